import { baselineDocument } from '../changes/baseline';
import { readSound } from '../text/contactDocument';
import { FIELDS } from '../fields/fields';
import type { AccountLists } from '../fields/fieldView';
import { withSlots } from '../changes/slotChanges';
import { type Change, isAmong, type FieldSlot, type Baseline } from '../changes/change';
import type { UnconfirmedSave } from './saveOutcome';

/**
 * The baseline's text, where what an unconfirmed save asked for counts as loaded if the API holds it `now`: nobody else
 * changed that. Only where it is still `wanted`: an edit that was taken back must not come again as the opposite one.
 */
export function withArrived(
  baseline: Baseline,
  unconfirmedSaves: readonly UnconfirmedSave[],
  wanted: readonly Change[],
  now: string,
  lists: AccountLists,
): string {
  return unconfirmedSaves.reduce((text, unconfirmed) => {
    const fieldSlots = arrivedSlots(baseline, unconfirmed, now, lists);
    // Sets merge, so that they are never in conflict, and ids that move would leave their names behind.
    const kept = fieldSlots.filter(
      (fieldSlot) => FIELDS[fieldSlot.field].keys.length === 1 && isAmong(fieldSlot, wanted),
    );
    return withSlots({ baseline, text }, now, kept, lists);
  }, baseline.text);
}

/** What of an unconfirmed save the API holds `now`. */
export function arrivedSlots(
  baseline: Baseline,
  { asked, changes }: UnconfirmedSave,
  now: string,
  lists: AccountLists,
): readonly FieldSlot[] {
  const [wanted, stored] = [readSound(asked), readSound(now)];
  return changes.filter(({ field: id, slot }) => {
    const field = FIELDS[id];
    if (field.writeOnly) return false;
    const loaded = field.readLoaded(baselineDocument(baseline));
    const there = field.readLoaded(stored, loaded).slots.get(slot);
    return field.same(slot, there, field.readWanted(wanted, loaded, lists).slots.get(slot), lists);
  });
}
