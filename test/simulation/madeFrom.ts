import type { Typed } from './simulatedPage';
import {
  includesValue,
  PLAIN_SLOTS,
  sameSlot as same,
  slotValues,
  type SlotValue,
  type SlotValues,
} from './slotValues';

/** A text, and what it was made from. */
export interface Known {
  readonly text: string;
  /** What the text was made from, piece by piece. */
  made: Map<string, string | undefined>;
  /** What the text had when the API gave the same: it may be made from that, of which no event tells. */
  readonly met: Map<string, string | undefined>;
  /** Pieces that no person has typed or asked for: VS Code has read them, or the extension has brought them. */
  readonly brought: ReadonlySet<string>;
  /** VS Code has called it clean: what nobody knows of it is no edit. */
  wasClean?: boolean;
  /** It is made from an answer that left the tags out: none that is taken away is known to be there. */
  readonly hasOpenTags?: boolean;
  /** What VS Code had read when a save was under way: with that the person gave up their edits, whatever the save brings. */
  readonly read?: SlotValues | undefined;
}

/** Which pieces of `text` nobody has typed, after a change of the text before that a person has made or not. */
export function broughtPieces(before: Known | undefined, text: string, isTyped: boolean): Set<string> {
  const [was, shown] = [slotValues(before?.text ?? ''), slotValues(text)];
  const brought = new Set(before?.brought);
  for (const slot of PLAIN_SLOTS) {
    if (shown !== undefined && same(slot, was?.get(slot), shown.get(slot))) continue;
    if (isTyped || shown === undefined) brought.delete(slot);
    else brought.add(slot);
  }
  return brought;
}

/** What a text asks for. */
export function editsOf({ text, made }: Known): SlotValue[] {
  const shown = slotValues(text);
  const slots = shown === undefined ? [] : [...new Set([...shown.keys(), ...made.keys()])];
  return slots
    .filter((slot) => !same(slot, shown?.get(slot), made.get(slot)))
    .map((slot) => ({ slot, value: shown?.get(slot) }));
}

/** A value that somebody wrote. */
export interface AuthoredValue extends SlotValue {
  /** What stood there, and what that was made from, or may be: it had what the API gave. */
  readonly over: readonly (string | undefined)[];
  readonly isTyped: boolean;
}

/**
 * What stands there now and did not before somebody wrote. Over what of it was `unseen` nobody wrote: there the page
 * showed another value.
 */
export function authoredIn(
  before: Known | undefined,
  text: string,
  isTyped: boolean,
  unseen: ReadonlyMap<string, string | undefined>,
): AuthoredValue[] {
  const [was, shown] = [slotValues(before?.text ?? ''), slotValues(text)];
  if (shown === undefined || before === undefined) return [];
  return [...new Set([...shown.keys(), ...(was?.keys() ?? [])])]
    .filter((slot) => was?.get(slot) !== shown.get(slot))
    .map((slot) => {
      const met = before.met.has(slot) ? [before.met.get(slot)] : [];
      const there = [was?.get(slot), before.made.get(slot), ...met];
      const over = unseen.has(slot) ? [unseen.get(slot)] : there;
      return { slot, value: shown.get(slot), over, isTyped };
    });
}

/** Whether a value was written over this one. */
export function wroteOver(
  authored: readonly AuthoredValue[],
  { slot, value }: SlotValue,
  now: string | undefined,
): boolean {
  return authored.some(
    (one) => includesValue([one], slot, value) && one.over.some((over) => same(slot, over, now)),
  );
}

/** Stands for a value that nobody knows: the backup of the text was lost. */
export const UNKNOWN = '?';

/** Where the text has what the API gave, or what the extension `held` to be stored, nothing is unknown any more. */
export function learn(
  known: Pick<Known, 'made' | 'text'> | undefined,
  given: SlotValues,
  held: string | undefined,
): void {
  const shown = slotValues(known?.text ?? '');
  // Of a text that is no JSON right now that shows later.
  if (known === undefined || shown === undefined) return;
  const versions = [given, slotValues(held ?? '') ?? given];
  for (const version of versions) {
    for (const [slot, value] of known.made) {
      const isAsGiven = shown.get(slot) === version.get(slot) || isLeftOut(slot, shown);
      if (value === UNKNOWN && isAsGiven) known.made.set(slot, version.get(slot));
    }
  }
}

/** All of a text was saved, or VS Code calls it clean: what nobody knows of it is no edit, but an older version. */
export function learnSaved(known: Known | undefined): void {
  const shown = slotValues(known?.text ?? '');
  if (known === undefined || shown === undefined) return;
  for (const [slot, value] of known.made) if (value === UNKNOWN) known.made.set(slot, shown.get(slot));
}

/** A key of these that is left out of the JSON stays as it is, and shows as that. */
function isLeftOut(slot: string, shown: SlotValues): boolean {
  return !shown.has(slot) && /^(custom|utm):/.test(slot);
}

export const nothingKnown = (slots: Iterable<string>): Map<string, string | undefined> =>
  new Map(Array.from(slots, (slot) => [slot, UNKNOWN]));

/** Nobody knows any more what these were made from, but for one. */
export function forgetMade(states: readonly Known[], known: Known | undefined): void {
  const names = states.flatMap(({ text, made }) => [...(slotValues(text)?.keys() ?? []), ...made.keys()]);
  for (const state of states) if (state !== known) state.made = nothingKnown(names);
}

/** The same of texts that were typed one over another: what is known of one is known of those after it. */
export function learnFrom(texts: readonly Known[], given: SlotValues): void {
  let before: Known['made'] = new Map();
  for (const { made, text } of texts) {
    for (const [slot, value] of made) {
      if (value === UNKNOWN && before.has(slot)) made.set(slot, before.get(slot));
    }
    learn({ made, text }, given, undefined);
    before = made;
  }
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

/**
 * What the extension brings is made from what it `held` to be stored, which the API may not have any more; and what was
 * no edit follows a version that the API has given, be it not the last: an answer may have been refused.
 */
export function moveFollowed(
  made: Map<string, string | undefined>,
  before: Known | undefined,
  text: string,
  { bodies, held }: { readonly bodies: readonly string[]; readonly held: string },
): void {
  const [was, shown, stored] = [slotValues(before?.text ?? ''), slotValues(text), slotValues(held)];
  if (was === undefined || shown === undefined) return;
  const versions = bodies.flatMap((body) => slotValues(body) ?? []);
  for (const slot of new Set([...shown.keys(), ...was.keys()])) {
    const value = shown.get(slot);
    if (same(slot, was.get(slot), value)) continue;
    const isIn = (version: SlotValues): boolean => same(slot, version.get(slot), value);
    const isEdit = !same(slot, was.get(slot), before?.made.get(slot));
    if ((stored !== undefined && isIn(stored)) || (!isEdit && versions.some(isIn))) made.set(slot, value);
  }
}

/** What a page showed when a person typed there. */
export interface SeenValue extends SlotValue {
  /** What the text that it showed was made from. */
  readonly made: string | undefined;
  /** That text: a save may have been folded into what it was made from since. */
  readonly known: Known | undefined;
  /** What was typed, where that is a text. */
  readonly typed: string | undefined;
}

/** What a page that shows `text` shows of what is typed over. */
export function seenIn(
  text: string,
  known: Known | undefined,
  given: SlotValues,
  { field, slot: typed, edit }: Pick<Typed, 'slot' | 'edit'> & { readonly field: string },
): SeenValue[] {
  const shown = slotValues(text) ?? new Map<string, string>();
  const written = edit.kind === 'text' ? JSON.stringify(edit.text) : undefined;
  const parts = [typed, ...partsOf(edit)].map((part) => `${field}:${part}`);
  return [...new Set([...shown.keys(), ...given.keys(), field, ...parts])]
    .filter((slot) => slot === field || slot.startsWith(`${field}:`))
    .map((slot) => ({
      slot,
      value: shown.get(slot),
      made: known?.made.get(slot),
      known,
      typed: slot === field ? written : undefined,
    }));
}

/** What an edit may add, which nothing shows before. */
function partsOf(edit: Typed['edit']): readonly string[] {
  if (edit.kind === 'picked') return edit.ids;
  if (edit.kind === 'rows') return edit.rows.map(({ key }) => key);
  return edit.kind === 'entry' ? [edit.key] : [];
}

/** What the page showed where this value was typed: edits of two pages may arrive in another order. */
function seenFor(seen: readonly SeenValue[], slot: string, value: string | undefined): SeenValue | undefined {
  const ofSlot = seen.filter((one) => one.slot === slot);
  return ofSlot.findLast((one) => isTypedAs(one, value)) ?? ofSlot.at(-1);
}

const isTypedAs = ({ slot, typed }: SeenValue, value: string | undefined): boolean =>
  typed !== undefined && same(slot, typed, value);

/**
 * Where another value stands by now that is no edit, what a person typed in a page is made from what the text that it
 * showed was. Who types what the text beneath was made from takes an edit back. Gives what the page showed of the pieces
 * of which another value stood there.
 */
export function moveSeen(
  made: Map<string, string | undefined>,
  before: Known | undefined,
  text: string,
  { seen, given }: { readonly seen: readonly SeenValue[]; readonly given: SlotValues },
): Map<string, string | undefined> {
  const unseen = new Map<string, string | undefined>();
  const [was, shown] = [slotValues(before?.text ?? ''), slotValues(text)];
  for (const slot of new Set([...(was?.keys() ?? []), ...(shown?.keys() ?? [])])) {
    const last = seenFor(seen, slot, shown?.get(slot));
    if (was?.get(slot) === shown?.get(slot) || last === undefined) continue;
    const isTakenBack = same(slot, shown?.get(slot), made.get(slot));
    // A page that has not heard of its own edit yet shows what was typed in it all the same.
    const isOwn = seen.some((one) => one.slot === slot && isTypedAs(one, was?.get(slot)));
    const isMovedOn = !isOwn && !same(slot, last.value, was?.get(slot));
    const isEdited = !same(slot, was?.get(slot), made.get(slot));
    if (isTakenBack || !isMovedOn || isEdited) continue;
    unseen.set(slot, last.value);
    const older = last.known?.made.get(slot);
    if (last.made === given.get(slot)) made.set(slot, last.made);
    else if (last.known !== undefined && older !== UNKNOWN) made.set(slot, older);
  }
  return unseen;
}
