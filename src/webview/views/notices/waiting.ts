import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { WaitView } from '../../../protocol/messages';
import type { Page } from '../../page';
import { waitingText } from '../../waitingText';
import { icon } from '../icon';

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
