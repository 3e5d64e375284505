import * as l10n from '@vscode/l10n';
import type { WaitView } from '../protocol/messages';
import { secondsUntil } from './countdown';

/** In sentences, with the seconds that are left. */
export function waitingText({ untilMs, reason }: WaitView): string {
  const reasons: Record<WaitView['reason'], string> = {
    tooManyRequests: l10n.t('The API asks to wait (too many requests).'),
    connectionRefused: l10n.t('Nothing answers at the address (connection refused).'),
    lookAgain: l10n.t('No usable answer came, and the change has not arrived yet.'),
  };
  return `${reasons[reason]} ${reason === 'lookAgain' ? looking(untilMs) : trying(untilMs)}`;
}

function trying(untilMs: number): string {
  const seconds = secondsUntil(untilMs);
  return seconds === 0 ? l10n.t('Trying again now.') : l10n.t('Trying again in {0} s.', seconds);
}

/** Nothing is sent again. */
function looking(untilMs: number): string {
  const seconds = secondsUntil(untilMs);
  return seconds === 0 ? l10n.t('Looking again now.') : l10n.t('Looking again in {0} s.', seconds);
}
