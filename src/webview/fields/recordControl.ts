import { html, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { live } from 'lit/directives/live.js';
import * as l10n from '@vscode/l10n';
import type { RecordEntry, RecordValue } from '../../core/fields/fieldView';
import { drawMessages } from '../views/messages';
import { matchesFilter } from '../views/groups/filter';
import { hasError, type FieldFrame } from './fieldFrame';
import { asTyped, hasLines, withLineEnds } from './lineEnds';

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
  const messages = frame.messages.filter(({ slot }) => slot === entry.key);
  return html`<div class=${classMap({ entry: true, changed: entry.changed })} data-slot=${entry.key}>
    <label class="label" for=${id}>
      ${entry.label} ${entry.editable ? undefined : html`<span class="aside">${l10n.t('read-only')}</span>`}
      ${entry.changed ? html`<span class="aside mark">${l10n.t('changed')}</span>` : undefined}
    </label>
    ${drawInput(entry, id, frame, hasError(messages))} ${drawMessages(`${id}-messages`, messages)}
  </div>`;
}

/** One line, or as many as the text has: an input of one line would drop the line breaks. */
function drawInput(
  { key, text, editable }: RecordEntry,
  id: string,
  { page, field, id: fieldId }: FieldFrame,
  isInvalid: boolean,
): TemplateResult {
  const isReadOnly = !editable || !page.isEditable;
  const describedBy = `${id}-messages ${fieldId}-help`;
  if (hasLines(text)) {
    return html`<textarea
      class="input area"
      dir="auto"
      id=${id}
      rows="3"
      spellcheck="false"
      .value=${live(asTyped(text))}
      ?readonly=${isReadOnly}
      aria-describedby=${describedBy}
      aria-invalid=${isInvalid}
      @input=${({ target }: InputEvent) => {
        if (target instanceof HTMLTextAreaElement)
          page.type(field, { kind: 'entry', key, text: withLineEnds(text, target.value) });
      }}
    ></textarea>`;
  }
  return html`<input
    class="input"
    dir="auto"
    id=${id}
    type="text"
    autocomplete="off"
    spellcheck="false"
    .value=${live(text)}
    ?readonly=${isReadOnly}
    aria-describedby=${describedBy}
    aria-invalid=${isInvalid}
    @input=${({ target }: InputEvent) => {
      if (target instanceof HTMLInputElement) page.type(field, { kind: 'entry', key, text: target.value });
    }}
  />`;
}
