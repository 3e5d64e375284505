import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { WaitView } from '../../protocol/messages';
import { secondsUntil } from '../countdown';
import type { Page } from '../page';
import { icon } from './icon';

/** A save stands still: why, for how long, and the way out. It is read out once by the live region, not each second. */
export function drawWaiting(waiting: WaitView | undefined, page: Page): TemplateResult | undefined {
  if (waiting === undefined) return undefined;
  const cancel = () => {
    page.send({ type: 'cancelWait', document: page.document });
  };
  return html`<div class="waiting">
    ${icon('watch')}
    <p class="waiting-text" role="timer">${waitingText(waiting)}</p>
    <button class="button secondary" type="button" @click=${cancel}>${l10n.t('Cancel')}</button>
  </div>`;
}

/** In sentences, with the seconds that are left. */
export function waitingText({ untilMs, reason }: WaitView): string {
  const reasons: Record<WaitView['reason'], string> = {
    tooManyRequests: l10n.t('The API asks to wait (too many requests).'),
    refused: l10n.t('Nothing answers at the address (connection refused).'),
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
