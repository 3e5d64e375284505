import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as l10n from '@vscode/l10n';
import type { RowsValue } from '../../core/fields/fieldView';
import { icon } from '../views/icon';
import type { FieldFrame } from './fieldFrame';
import { drawRow, focusRow } from './rowInputs';
import { placeMessages } from './rowMessages';

/** Rows of key and value. A blank row is this page's own until something is typed in it. */
export function drawRows(value: RowsValue, frame: FieldFrame): TemplateResult {
  const { page, field, id } = frame;
  const rows = page.memory(field).rows;
  rows.follow(value.rows);
  const { atRow } = placeMessages(rows.all, frame.messages);
  const add = () => {
    const number = rows.add();
    page.draw();
    focusRow(frame, number, 'key');
  };
  return html`<div class="rows">
    ${rows.all.length === 0 ? html`<p class="none">${l10n.t('None')}</p>` : undefined}
    ${repeat(
      rows.all,
      ({ number }) => number,
      (row, index) => drawRow(row, index, { ...frame, rows, add, messages: atRow.get(row.number) ?? [] }),
    )}
    ${
      page.isEditable
        ? html`<button class="button secondary" type="button" id="${id}-add" @click=${add}>
            ${icon('add')} ${l10n.t('Add row')}
          </button>`
        : undefined
    }
  </div>`;
}
