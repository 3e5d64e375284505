import type { FieldView } from '../core/fields/fieldView';
import { onceFor } from './onceFor';

/** Which row of the form: a field of the table, or one custom field of it. */
export type FieldPlace = Pick<FieldView, 'id' | 'slot'>;

/** One text for both parts. Ids hold no slash, so no two rows share it, whatever a key holds. */
export const fieldKey = onceFor(({ id, slot }: FieldPlace) => (slot === '' ? id : `${id}/${slot}`));

/** The DOM id of the row's input. A key may hold spaces and quotes, which lists of ids and selectors may not. */
export function domId({ id, slot }: FieldPlace): string {
  const escaped = slot.replace(/[^a-z0-9]/gi, (unit) => `_${unit.charCodeAt(0).toString(16)}_`);
  return slot === '' ? `field-${id}` : `field-${id}_${escaped}`;
}
