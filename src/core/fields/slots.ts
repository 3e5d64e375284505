import { type ContactDocument, exactValue, type Member } from '../text/contactDocument';
import { type Json, sameJson } from '../text/json';

/**
 * A field is made of slots, the slots of it that change by themselves: '' for a plain value, a key for metadata,
 * UTM and custom fields, an id for tags, portfolios and sequences. Diff, rebase, verification and conflicts are one
 * algorithm over slots. A slot that is missing from the map is not on the contact.
 */
export interface Slot {
  readonly value: Json;
  /** The value as it is written, so that `1.50` survives being moved from text to text. */
  readonly source: string;
}

export type Slots = ReadonlyMap<string, Slot>;

/** Undefined takes the slot away. */
export type SlotChanges = ReadonlyMap<string, Slot | undefined>;

/** What the API gave for a field. */
export interface Loaded {
  readonly document: ContactDocument;
  readonly slots: Slots;
  /** False for a detail that came as `null`: unknown, which is not the same as empty. */
  readonly known: boolean;
}

export type SameSlot = (stored: Slot | undefined, wanted: Slot | undefined) => boolean;

/** As `SameSlot`, for a field whose slots are not all alike. */
export type SameAt = (slot: string, stored: Slot | undefined, wanted: Slot | undefined) => boolean;

export function slotOf(value: Json, source = JSON.stringify(value)): Slot {
  return { value, source };
}

export function memberSlot({ value, source }: Member): Slot {
  return { value, source };
}

/** For text `""`, `null` and absence mean the same. */
export function isEmpty(slot: Slot | undefined): boolean {
  return slot === undefined || slot.value === null || slot.value === '';
}

export function sameText(a: Slot | undefined, b: Slot | undefined): boolean {
  return (isEmpty(a) && isEmpty(b)) || sameValue(a, b);
}

export function sameValue(a: Slot | undefined, b: Slot | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.source === b.source || (sameJson(a.value, b.value) && sameJson(exactOf(a), exactOf(b)));
}

/** A value that tells numbers apart which JavaScript reads as one and the same. */
export function exactOf({ value, source }: Slot): Json {
  return typeof value === 'string' ? value : exactValue(source);
}

export function samePresence(a: Slot | undefined, b: Slot | undefined): boolean {
  return (a === undefined) === (b === undefined);
}

/** The slots in which `after` differs from `before`, with what `after` has there. */
export function diffSlots(before: Slots, after: Slots, same: SameAt): Map<string, Slot | undefined> {
  const changes = new Map<string, Slot | undefined>();
  for (const [slot, value] of after) {
    if (!same(slot, before.get(slot), value)) changes.set(slot, value);
  }
  for (const [slot, value] of before) {
    if (!after.has(slot) && !same(slot, value, undefined)) changes.set(slot, undefined);
  }
  return changes;
}
