import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { Page } from '../../page';
import { icon } from '../icon';

/** The API's short error id, to be copied for support; nothing when there is none. */
export function drawReference(reference: string, page: Page): TemplateResult | undefined {
  if (reference === '') return undefined;
  const copy = () => {
    page.send({ type: 'copyReference', reference });
    page.say(l10n.t('The error ID was copied.'));
  };
  return html`<p class="reference">
    ${l10n.t('Error ID for support:')}
    <span class="reference-id">
      <code>${reference}</code>
      <button
        class="icon-button"
        type="button"
        title=${l10n.t('Copy error ID')}
        aria-label=${l10n.t('Copy error ID')}
        @click=${copy}
      >
        ${icon('copy')}
      </button>
    </span>
  </p>`;
}
