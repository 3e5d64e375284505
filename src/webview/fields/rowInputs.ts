import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import * as l10n from '@vscode/l10n';
import type { RowValue } from '../../core/fields/fieldView';
import { icon } from '../views/icon';
import { drawMessages } from '../views/messages';
import { hasError, type FieldFrame } from './fieldFrame';
import { asTyped, singleLine, withLineEnds } from './lineEnds';
import type { LocalRow, LocalRows } from './localRows';

interface RowFrame extends FieldFrame {
  readonly rows: LocalRows;
  readonly add: () => void;
}

type Part = 'key' | 'value';

const partId = ({ id }: FieldFrame, number: number, part: Part) => `${id}-row${number}-${part}`;

export function focusRow(frame: FieldFrame, number: number, part: Part): void {
  document.getElementById(partId(frame, number, part))?.focus();
}

export function drawRow({ number, row }: LocalRow, index: number, frame: RowFrame): TemplateResult {
  return html`<div class="row" data-slot=${row.key}>
    ${drawKey(number, row, index, frame)} ${drawValue(number, row, index, frame)}
    ${frame.page.isEditable ? drawRemove(number, row, index, frame) : undefined}
    ${
      row.isText
        ? undefined
        : html`<p class="note">${l10n.t('This value is not text. It stays as it is until you edit it.')}</p>`
    }
    ${drawMessages(`${frame.id}-row${number}-messages`, frame.messages)}
  </div>`;
}

function drawKey(number: number, row: RowValue, index: number, frame: RowFrame): TemplateResult {
  return html`<input
    class="input key"
    dir="auto"
    id=${partId(frame, number, 'key')}
    type="text"
    autocomplete="off"
    spellcheck="false"
    placeholder=${l10n.t('Key')}
    aria-label=${l10n.t('Key of row {0}', index + 1)}
    aria-describedby="${frame.id}-row${number}-messages"
    aria-invalid=${hasError(frame.messages)}
    ?readonly=${!frame.page.isEditable}
    .value=${live(singleLine(row.key))}
    @input=${({ target }: InputEvent) => {
      if (target instanceof HTMLInputElement) change(frame, number, { key: target.value });
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (isPlainEnter(event)) focusRow(frame, number, 'value');
    }}
  />`;
}

function drawValue(number: number, row: RowValue, index: number, frame: RowFrame): TemplateResult {
  const label =
    row.key === '' ? l10n.t('Value of row {0}', index + 1) : l10n.t('Value of {key}', { key: row.key });
  return html`<textarea
    class="input value"
    dir="auto"
    id=${partId(frame, number, 'value')}
    rows="1"
    spellcheck="false"
    placeholder=${l10n.t('Value')}
    aria-label=${label}
    aria-describedby="${frame.id}-row${number}-messages"
    aria-invalid=${hasError(frame.messages)}
    ?readonly=${!frame.page.isEditable}
    .value=${live(asTyped(row.text))}
    @input=${({ target }: InputEvent) => {
      if (!(target instanceof HTMLTextAreaElement)) return;
      change(frame, number, { text: withLineEnds(row.text, target.value), isText: true });
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (isPlainEnter(event)) goOn(frame, index);
    }}
  ></textarea>`;
}

function drawRemove(number: number, row: RowValue, index: number, frame: RowFrame): TemplateResult {
  const label =
    row.key === '' ? l10n.t('Remove row {0}', index + 1) : l10n.t('Remove {key}', { key: row.key });
  return html`<button
    class="icon-button"
    type="button"
    id="${frame.id}-row${number}-remove"
    title=${label}
    aria-label=${label}
    @click=${() => {
      remove(frame, number, row);
    }}
  >
    ${icon('trash')}
  </button>`;
}

/** Enter goes on to the next input; Shift+Enter is a line break in the value. */
function isPlainEnter(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return false;
  event.preventDefault();
  return true;
}

function goOn(frame: RowFrame, index: number): void {
  const next = frame.rows.all[index + 1];
  if (next) focusRow(frame, next.number, 'key');
  else if (frame.page.isEditable) frame.add();
}

function change({ page, field, rows }: RowFrame, number: number, part: Partial<RowValue>): void {
  rows.change(number, part);
  page.type(field, { kind: 'rows', rows: rows.written });
}

function remove({ page, field, rows, id }: RowFrame, number: number, row: RowValue): void {
  const before = rows.written.length;
  const next = rows.remove(number);
  if (rows.written.length < before) page.choose(field, { kind: 'rows', rows: rows.written });
  else page.draw();
  document.getElementById(next === undefined ? `${id}-add` : `${id}-row${next}-remove`)?.focus();
  page.say(row.key === '' ? l10n.t('The row was removed.') : l10n.t('{key} was removed.', { key: row.key }));
}
