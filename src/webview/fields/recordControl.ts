import { html, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { live } from 'lit/directives/live.js';
import * as l10n from '@vscode/l10n';
import type { RecordEntry, RecordValue } from '../../protocol/messages';
import { drawMessages } from '../views/messages';
import { matchesFilter } from '../views/filter';
import { hasError, type FieldFrame } from './fieldFrame';
import { singleLine } from './lineEnds';

export function drawRecord({ entries }: RecordValue, frame: FieldFrame): TemplateResult {
  const { filter } = frame.page;
  const fieldMatches = matchesFilter(filter, frame.field.label);
  return html`<div class="record">
    ${entries.map((entry, index) => {
      const isShown = fieldMatches || matchesFilter(filter, entry.label, entry.key) || entry.changed;
      return isShown ? drawEntry(entry, `${frame.id}-${index}`, frame) : undefined;
    })}
  </div>`;
}

function drawEntry(entry: RecordEntry, id: string, frame: FieldFrame): TemplateResult {
  const { page, field } = frame;
  const messages = frame.messages.filter(({ slot }) => slot === entry.key);
  const type = ({ target }: InputEvent) => {
    if (target instanceof HTMLInputElement)
      page.type(field, { kind: 'entry', key: entry.key, text: target.value });
  };
  return html`<div class=${classMap({ entry: true, changed: entry.changed })} data-slot=${entry.key}>
    <label class="label" for=${id}>
      ${entry.label} ${entry.editable ? undefined : html`<span class="aside">${l10n.t('read-only')}</span>`}
      ${entry.changed ? html`<span class="aside mark">${l10n.t('changed')}</span>` : undefined}
    </label>
    <input
      class="input"
      id=${id}
      type="text"
      autocomplete="off"
      spellcheck="false"
      .value=${live(singleLine(entry.text))}
      ?readonly=${!entry.editable || !page.isEditable}
      aria-describedby="${id}-messages ${frame.id}-help"
      aria-invalid=${hasError(messages)}
      @input=${type}
    />
    ${drawMessages(`${id}-messages`, messages)}
  </div>`;
}
