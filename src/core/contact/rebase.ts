import { type Baseline, baselineDocument, formatAnswer, withText } from './baseline';
import { type ContactDocument, readSound } from './contactDocument';
import { setMember } from './contactText';
import { type Field, sameFor } from './field';
import { FIELD_ROWS, fieldOfKey, FIELDS } from './fields';
import type { AccountLists, FieldId } from './fieldView';
import type { Json } from './json';
import { diffSlots, type Loaded, type Slot, type SlotChanges } from './slots';

/** The same slot was changed here and elsewhere, to different values. Undefined: not on the contact. */
export interface Conflict {
  readonly field: FieldId;
  readonly slot: string;
  readonly base: Json | undefined;
  readonly mine: Json | undefined;
  readonly theirs: Json | undefined;
}

export interface Rebased {
  readonly text: string;
  readonly conflicts: readonly Conflict[];
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
 * with 'theirs' the text takes it too. `theirs` is the text that the conflict was found in.
 */
export function settle(
  baseline: Baseline,
  theirs: string,
  text: string,
  { field: id, slot }: Pick<Conflict, 'field' | 'slot'>,
  take: 'mine' | 'theirs',
  lists: AccountLists,
): { readonly baseline: Baseline; readonly text: string } {
  const field = FIELDS[id];
  const loaded = field.readLoaded(baselineDocument(baseline));
  const taken = new Map([[slot, field.readLoaded(readSound(theirs), loaded).slots.get(slot)]]);
  return {
    baseline: withText(baseline, field.write(baselineDocument(baseline), taken, lists)),
    text: take === 'mine' ? text : field.write(readSound(text), taken, lists),
  };
}

function rebaseField(field: Field, sides: Sides, text: string, lists: AccountLists): Rebased {
  if (field.keys.every((key) => sourceIn(sides.base, key) === sourceIn(sides.theirs, key))) {
    return { text: carryAsWritten(field, sides, text), conflicts: [] };
  }
  const loaded = field.readLoaded(sides.base);
  const theirs = field.readLoaded(sides.theirs, loaded);
  const mine = diffSlots(
    loaded.slots,
    field.readWanted(sides.mine, loaded, lists).slots,
    sameFor(field, lists),
  );
  const { carried, conflicts } = mergeSlots(field, { loaded, theirs, mine }, lists);
  return { text: carried.size === 0 ? text : field.write(readSound(text), carried, lists), conflicts };
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
    if (field.same(slot, their, value, lists) || (isTheirs && field.locks(slot))) continue;
    carried.set(slot, value);
    if (isTheirs) {
      conflicts.push({ field: field.id, slot, base: base?.value, mine: value?.value, theirs: their?.value });
    }
  }
  return { carried, conflicts };
}

/** Nobody else touched the field: it stays as it is written here, half-typed rows and all. */
function carryAsWritten(field: Field, { mine, theirs }: Sides, text: string): string {
  return field.keys.reduce((carried, key) => {
    const source = sourceIn(mine, key);
    const isCarried = source === undefined || source === sourceIn(theirs, key);
    return isCarried ? carried : setMember(readSound(carried), key, source);
  }, text);
}

/** Keys that the person added and that belong to no field: a mistake to be shown, not one to be swallowed. */
function carryForeignKeys({ base, mine, theirs }: Sides): string {
  return [...mine.members.values()]
    .filter(({ key }) => fieldOfKey(key) === undefined && !base.members.has(key) && !theirs.members.has(key))
    .reduce((text, { key, source }) => setMember(readSound(text), key, source), theirs.text);
}

function sourceIn({ members }: ContactDocument, key: string): string | undefined {
  return members.get(key)?.source;
}
