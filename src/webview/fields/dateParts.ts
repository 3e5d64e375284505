import type { FieldView } from '../../protocol/messages';
import type { Page } from '../page';

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
