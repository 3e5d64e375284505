import * as l10n from '@vscode/l10n';
import { ApiError } from '../api/errors/errors';
import type { SaveCall } from '../fields/update';
import { SaveError } from './saveOutcome';

/**
 * The API said in its body that it does not know the calls for portfolios, which are documented. From then on the
 * update carries the whole list of portfolios, which a person sees before they send it.
 */
export class MissingPortfolioCallsError extends SaveError {
  constructor(cause: ApiError) {
    super(
      l10n.t(
        'The API of this account does not know the calls that change portfolios one by one. Save again to send the whole list in the update instead: whether that replaces or only adds is not known. Preview Request shows it.',
      ),
      'no',
      cause,
      l10n.t('The portfolios are not saved'),
    );
  }
}

/** Only a body with 404 says so: another 401 is about the key, and one on a path of the web server about nothing. */
export function withoutRoute({ purpose }: SaveCall, error: unknown): unknown {
  if (!(error instanceof ApiError) || !error.isUnknownRoute) return error;
  if (purpose === 'leaveSequence') return new SaveError(noWayOut(), 'no', error, noWayOutTitle());
  const isPortfolio = purpose === 'joinPortfolio' || purpose === 'leavePortfolio';
  return isPortfolio ? new MissingPortfolioCallsError(error) : error;
}

function noWayOutTitle(): string {
  return l10n.t('The sequence is not left');
}

function noWayOut(): string {
  return l10n.t(
    'The API of this account does not know the call that takes a contact out of a sequence. Take it out in WTS Chat, and put the field back here.',
  );
}
