import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';

/** A label and a value; an empty value says that it is empty. */
export function drawFact(label: string, value: string): TemplateResult {
  return html`<div class="fact">
    <dt>${label}</dt>
    <dd>${value === '' ? html`<span class="none">${l10n.t('Empty')}</span>` : html`<bdi>${value}</bdi>`}</dd>
  </div>`;
}
