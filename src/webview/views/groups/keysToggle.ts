import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { Page } from '../../page';

/** Keys and types come on hover; this shows them to those who use no mouse, and all at once. */
export function drawKeysToggle(page: Page): TemplateResult {
  const toggle = () => {
    page.showsKeys = !page.showsKeys;
    page.draw();
  };
  return html`<button class="link" type="button" aria-pressed=${page.showsKeys} @click=${toggle}>
    ${l10n.t('Show keys and types')}
  </button>`;
}
