import { baselineDocument } from './baseline';
import { readSound } from '../text/contactDocument';
import { FIELDS } from '../fields/fields';
import type { AccountLists } from '../fields/fieldView';
import { requireReadable } from './mistakes';
import type { FieldSlot, Baseline } from './change';

interface Target {
  readonly baseline: Baseline;
  readonly text: string;
}

/** `text` with these slots as `source` has them; both stand on the baseline. Throws when one is broken JSON. */
export function withSlots(
  { baseline, text }: Target,
  source: string,
  fieldSlots: readonly FieldSlot[],
  lists: AccountLists,
): string {
  const there = readSound(source);
  return fieldSlots.reduce((before, { field: id, slot }) => {
    const field = FIELDS[id];
    const loaded = field.readLoaded(baselineDocument(baseline));
    const document = readSound(before);
    const { slots: wanted } = field.readWanted(document, loaded, lists);
    const taken = new Map([[slot, field.readWanted(there, loaded, lists).slots.get(slot)]]);
    return field.write(document, wanted, taken, lists);
  }, text);
}

/** `withSlots` for a text that a person may be writing in. Throws `UnreadableFieldError` where that would lose something. */
export function restoreSlots(
  target: Target,
  source: string,
  fieldSlots: readonly FieldSlot[],
  lists: AccountLists,
): string {
  const document = readSound(target.text);
  for (const field of new Set(fieldSlots.map(({ field: id }) => FIELDS[id]))) {
    const loaded = field.readLoaded(baselineDocument(target.baseline));
    requireReadable(field, field.readWanted(document, loaded, lists), document);
  }
  return withSlots(target, source, fieldSlots, lists);
}
