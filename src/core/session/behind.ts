import { baselineDocument } from '../changes/baseline';
import { sameFor } from '../fields/field';
import { FIELD_ROWS } from '../fields/fields';
import type { AccountLists } from '../fields/fieldView';
import { diffSlots } from '../fields/slots';
import type { FieldSlot, Baseline } from '../changes/change';

/**
 * Whether `latest` has a field's value that `base` has not. Dates and what else nobody edits move with everything and
 * tell nothing, write-only fields never come back, and pieces in conflict are told by themselves.
 */
export function isBehind(
  base: Baseline,
  latest: Baseline,
  told: readonly FieldSlot[],
  lists: AccountLists,
): boolean {
  if (base.text === latest.text) return false;
  const [before, now] = [baselineDocument(base), baselineDocument(latest)];
  return FIELD_ROWS.some((field) => {
    if (field.writeOnly) return false;
    if (field.keys.every((key) => before.members.get(key)?.source === now.members.get(key)?.source)) {
      return false;
    }
    const loaded = field.readLoaded(before);
    const differences = diffSlots(loaded.slots, field.readLoaded(now, loaded).slots, sameFor(field, lists));
    return [...differences.keys()].some(
      (slot) =>
        !told.some(
          (fieldSlot) => fieldSlot.field === field.id && (fieldSlot.slot === slot || fieldSlot.slot === ''),
        ),
    );
  });
}
