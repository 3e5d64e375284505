import * as l10n from '@vscode/l10n';
import type { FieldMessage, FieldView, FormView } from '../../protocol/messages';
import type { Page } from '../page';
import type { RowMemory } from './rowMemory';

// A date that is typed in part has no text that the browser would give: it cannot be sent, and must not be lost either.

/** A date is typed in part, or whole again. */
export function setPart(page: Page, field: FieldView, isPart: boolean): void {
  const memory = page.memory(field);
  const value = page.valueOf(field);
  if ((memory.valueBehindPart !== undefined) === isPart || !('text' in value)) return;
  page.touch(field);
  memory.valueBehindPart = isPart ? value.text : undefined;
  page.draw();
}

/** Empties the inputs that hold a part; the draw shows what the contact holds. */
export function dropParts(page: Page): void {
  for (const input of page.root.querySelectorAll('input')) if (input.validity.badInput) input.value = '';
  page.memories.dropParts();
  page.draw();
}

/** The contact has another value where a date was typed in part: that is shown now. */
export function dropOutdatedParts(page: Page, { fields }: FormView): void {
  if (!page.memories.hasPart) return;
  for (const field of fields) {
    const value = page.valueOf(field);
    if ('text' in value) page.memory(field).keepPartOf(value.text);
  }
}

export function partMessages({ valueBehindPart }: RowMemory): FieldMessage[] {
  if (valueBehindPart === undefined) return [];
  const message = l10n.t('This is not complete, so it cannot be sent. Complete it or clear it.');
  return [{ slot: '', severity: 'error', message }];
}
