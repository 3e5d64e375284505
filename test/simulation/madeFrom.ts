import { sameSlot as same, slotValues, type SlotValues } from './slotValues';

/** A text, and what it was made from. */
export interface Known {
  readonly text: string;
  /** What the text was made from, piece by piece. */
  made: Map<string, string | undefined>;
  /** What the text had when the API gave the same: it may be made from that, of which no event tells. */
  readonly met: Map<string, string | undefined>;
}

/** Where the text shows what the API gave, it is made from that. */
export function moveMade(made: Map<string, string | undefined>, text: string, given: SlotValues): void {
  const shown = slotValues(text);
  if (shown === undefined) return;
  for (const slot of new Set([...shown.keys(), ...made.keys(), ...given.keys()])) {
    if (shown.get(slot) === given.get(slot)) made.set(slot, given.get(slot));
  }
}

/** What an undo of a save brings is an edit of what the API gave last, also where the text had it before. */
export function moveUndone(
  made: Map<string, string | undefined>,
  before: Known | undefined,
  text: string,
  given: SlotValues,
): void {
  const [was, shown] = [slotValues(before?.text ?? ''), slotValues(text)];
  if (was === undefined || shown === undefined) return;
  for (const slot of new Set([...shown.keys(), ...given.keys()])) {
    const isEdit = !same(slot, was.get(slot), made.get(slot));
    if (!isEdit && !same(slot, shown.get(slot), given.get(slot))) made.set(slot, given.get(slot));
  }
}
