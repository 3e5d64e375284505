import { baselineDocument, formatAnswer, withText } from './baseline';
import { areSameIn, type ContactDocument, readSound, sourceIn, sourceOf } from '../text/contactDocument';
import { addMember, copyMembers, setMember } from '../text/contactText';
import { type Field, sameFor } from '../fields/field';
import { FIELD_ROWS, fieldOfKey, FIELDS } from '../fields/fields';
import type { AccountLists } from '../fields/fieldView';
import { isUnreadable, requireReadable } from './mistakes';
import { diffSlots, type Loaded, type Slot, type SlotChanges } from '../fields/slots';
import type { Conflict, Rebased, Baseline } from './change';

interface Resolved {
  readonly baseline: Baseline;
  readonly text: string;
}

interface Sides {
  readonly base: ContactDocument;
  readonly mine: ContactDocument;
  readonly theirs: ContactDocument;
}

/**
 * Theirs plus my changes to base. Mine equal to theirs is no change; where both changed one slot to different values
 * the text keeps mine and the conflict is told. Read-only values are theirs. Throws when a text is broken JSON:
 * then nothing may be moved, or the next diff would undo what others did.
 */
export function rebase(base: string, mine: string, theirs: string, lists: AccountLists): Rebased {
  const formatted = formatAnswer(theirs);
  if (formatted === base) return { text: mine, conflicts: [] };
  if (mine === base) return { text: formatted, conflicts: [] };
  const sides = { base: readSound(base), mine: readSound(mine), theirs: readSound(formatted) };
  const conflicts: Conflict[] = [];
  let text = carryForeignKeys(sides);
  for (const field of FIELD_ROWS) {
    const rebased = rebaseField(field, sides, text, lists);
    text = rebased.text;
    conflicts.push(...rebased.conflicts);
  }
  return { text, conflicts };
}

/**
 * Settles one conflict; sends nothing. Either way the baseline takes their value, so that it is no conflict any more;
 * with 'theirs' the text takes it too. `theirs` is the text that the conflict was found in. Throws `UnreadableFieldError` when
 * taking theirs would lose something.
 */
export function resolveConflict(
  baseline: Baseline,
  theirs: string,
  text: string,
  { field: id, slot, isWhole }: Pick<Conflict, 'field' | 'slot' | 'isWhole'>,
  take: 'mine' | 'theirs',
  lists: AccountLists,
): Resolved {
  const field = FIELDS[id];
  const their = readSound(theirs);
  if (isWhole === true) return resolveWhole(field, baseline, their, text, take);
  const before = baselineDocument(baseline);
  const loaded = field.readLoaded(before);
  const taken = new Map([[slot, field.readLoaded(their, loaded).slots.get(slot)]]);
  const moved = withText(baseline, field.write(before, loaded.slots, taken, lists));
  if (take === 'mine') return { baseline: moved, text };
  const mine = readSound(text);
  const wanted = field.readWanted(mine, loaded, lists);
  requireReadable(field, wanted, mine);
  return { baseline: moved, text: field.write(mine, wanted.slots, taken, lists) };
}

/** With 'mine' the keys that are as they were loaded follow theirs: else ids would undo what others did beside my names. */
function resolveWhole(
  field: Field,
  baseline: Baseline,
  theirs: ContactDocument,
  text: string,
  take: 'mine' | 'theirs',
): Resolved {
  const before = baselineDocument(baseline);
  const mine = readSound(text);
  const isTaken = (key: string): boolean => take === 'theirs' || !isTouched(key, before, mine);
  return {
    baseline: withText(baseline, copyMembers(baseline.text, theirs, field.keys)),
    text: copyMembers(text, theirs, field.keys.filter(isTaken)),
  };
}

function rebaseField(field: Field, sides: Sides, text: string, lists: AccountLists): Rebased {
  if (areSameIn(field.keys, sides.base, sides.theirs)) {
    return { text: carryAsWritten(field, sides, text), conflicts: [] };
  }
  const loaded = field.readLoaded(sides.base);
  const wanted = field.readWanted(sides.mine, loaded, lists);
  const touched = field.keys.filter((key) => isTouched(key, sides.base, sides.mine));
  if (isUnreadable(wanted, sides.mine, touched)) {
    return { text: carryAsWritten(field, sides, text), conflicts: [wholeConflict(field, sides, touched)] };
  }
  const theirs = field.readLoaded(sides.theirs, loaded);
  const mine = diffSlots(loaded.slots, wanted.slots, sameFor(field, lists));
  const { carried, conflicts } = mergeSlots(field, { loaded, theirs, mine }, lists);
  if (carried.size === 0) return { text, conflicts };
  const { slots: there } = field.readLoaded(sides.theirs);
  return { text: field.write(readSound(text), there, carried, lists), conflicts };
}

/** The values are those of the keys that I wrote; a field that has more than one key needs their names. */
function wholeConflict(field: Field, { base, mine, theirs }: Sides, touched: readonly string[]): Conflict {
  const written = (document: ContactDocument): string =>
    touched
      .flatMap((key) => sourcesIn(document, key).map((source) => ({ key, source })))
      .map(({ key, source }) => (field.keys.length > 1 ? `${key}: ${onOneLine(source)}` : onOneLine(source)))
      .join(', ');
  const values = { base: written(base), mine: written(mine), theirs: written(theirs) };
  return { field: field.id, slot: '', ...values, isWhole: true };
}

/** Line breaks in JSON stand between its parts, never inside of a text. */
function onOneLine(source: string): string {
  return source.replace(/\n\s*/g, ' ');
}

function mergeSlots(
  field: Field,
  { loaded, theirs, mine }: { loaded: Loaded; theirs: Loaded; mine: SlotChanges },
  lists: AccountLists,
): { carried: SlotChanges; conflicts: Conflict[] } {
  const carried = new Map<string, Slot | undefined>();
  const conflicts: Conflict[] = [];
  for (const [slot, value] of mine) {
    const base = loaded.slots.get(slot);
    const their = theirs.slots.get(slot);
    const isTheirs = !field.same(slot, base, their, lists);
    if (field.same(slot, their, value, lists) || (isTheirs && field.locks?.(slot) === true)) continue;
    carried.set(slot, value);
    if (isTheirs) {
      conflicts.push({ field: field.id, slot, base: base?.value, mine: value?.value, theirs: their?.value });
    }
  }
  return { carried, conflicts };
}

/** What I touched of the field stays as it is written here, half-typed rows and all. */
function carryAsWritten(field: Field, { base, mine }: Sides, text: string): string {
  return field.keys
    .filter((key) => isTouched(key, base, mine))
    .reduce((carried, key) => {
      const [source, ...repeated] = sourcesIn(mine, key);
      if (source === undefined) return carried;
      return repeated.reduce(
        (repeating, next) => addMember(readSound(repeating), key, next),
        setMember(readSound(carried), key, source),
      );
    }, text);
}

/** Keys that the person added and that belong to no field: a mistake to be shown, not one to be swallowed. */
function carryForeignKeys({ base, mine, theirs }: Sides): string {
  return [...mine.members.values()]
    .filter(({ key }) => fieldOfKey(key) === undefined && !base.members.has(key) && !theirs.members.has(key))
    .reduce((text, { key, source }) => setMember(readSound(text), key, source), theirs.text);
}

function isTouched(key: string, base: ContactDocument, mine: ContactDocument): boolean {
  const [source, ...repeated] = sourcesIn(mine, key);
  return source !== sourceIn(base, key) || repeated.length > 0;
}

/** More than one where the key repeats. */
function sourcesIn({ root, text }: ContactDocument, key: string): string[] {
  return (root.children ?? []).flatMap(({ children: [keyNode, value] = [] }) =>
    keyNode?.value === key && value !== undefined ? [sourceOf(value, text)] : [],
  );
}
