import * as l10n from '@vscode/l10n';
import type { WaitView } from '../protocol/messages';
import { secondsUntil } from './countdown';

/** In sentences, with the seconds that are left. */
export function waitingText({ untilMs, reason }: WaitView): string {
  const why =
    reason === 'tooManyRequests'
      ? l10n.t('The API asks to wait (too many requests).')
      : l10n.t('Nothing answers at the address (connection refused).');
  const seconds = secondsUntil(untilMs);
  const when = seconds === 0 ? l10n.t('Trying again now.') : l10n.t('Trying again in {0} s.', seconds);
  return `${why} ${when}`;
}
