import { html, type TemplateResult } from 'lit';
import * as l10n from '@vscode/l10n';
import type { ShownValue } from '../../protocol/messages';
import { drawFact } from '../views/fact';
import { matchesFilter } from '../views/filter';
import type { FieldFrame } from './fieldFrame';

/** Values that the form shows and does not edit. */
export function drawShown({ lines }: ShownValue, { page, field }: FieldFrame): TemplateResult {
  const fieldMatches = matchesFilter(page.filter, field.label);
  const shown = lines.filter(({ label }) => fieldMatches || matchesFilter(page.filter, label));
  if (shown.length === 0) return html`<p class="none">${l10n.t('None')}</p>`;
  return html`<dl class="facts">${shown.map(({ label, text }) => drawFact(label, text))}</dl>`;
}
