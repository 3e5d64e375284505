import { type ContactDocument, isBroken, readDocument, readSound, sourceIn } from '../text/contactDocument';
import { copyMembers, listSource, setMember } from '../text/contactText';
import { sameJson } from '../text/json';
import type { Field, FieldReading } from '../fields/field';
import { FIELDS } from '../fields/fields';
import { nameInValue, textsOf } from '../fields/kinds/pickedNames';
import { canonicalId } from '../fields/listIndex';
import type { Slots } from '../fields/slots';
import type { AccountLists } from '../fields/fieldView';
import { baselineDocument } from './baseline';
import type { Baseline, FieldSlot } from './change';
import { readField } from './readField';
import { withSlots } from './slotChanges';

/** The text with these pieces as they are stored, so that they are what it asks for beyond that. */
export function withStored(
  { text, from, stored }: { readonly text: string; readonly from: Baseline; readonly stored: Baseline },
  fieldSlots: readonly FieldSlot[],
  lists: AccountLists,
): string {
  const [document, before] = [readSound(text), baselineDocument(from)];
  // Who edits ids alone leaves names behind that say something else: they must not count as edits.
  const untouched = fieldSlots
    .flatMap(({ field }) => FIELDS[field].keys)
    .filter((key) => sourceIn(document, key) === sourceIn(before, key));
  const moved = withSlots({ baseline: stored, text }, stored.text, fieldSlots, lists);
  return copyMembers(moved, document, untouched);
}

/** Where a set is the one in `source`, it has that one's names, too: without the account's list nobody else can tell them. */
export function withNamesIn(text: string, source: string, fieldSlots: readonly FieldSlot[]): string {
  const [document, asked] = [readSound(text), readSound(source)];
  const fields = fieldsOf(fieldSlots).filter(({ keys: [ids = '', names] }) => {
    const wanted = itemsOf(asked, ids);
    return names !== undefined && wanted !== undefined && sameJson(itemsOf(document, ids), wanted);
  });
  return copyMembers(text, asked, keysOf(fields));
}

/**
 * Gives what each text counts as made from when `text` was saved over `loaded`. One that asks for the sets that were
 * saved asks for nothing more by its names, so it has its own; another keeps the loaded ones if it holds those: beside
 * ids that alone were edited they would else look like names that somebody wrote. All of a detail that the API left out
 * stays so: `null` beside a list would remove it.
 */
export function keepingNames(
  text: string,
  loaded: Baseline,
  fieldSlots: readonly FieldSlot[],
  lists: AccountLists,
): (holder: string) => string {
  const [document, saved] = [baselineDocument(loaded), readSound(text)];
  const fields = fieldsOf(fieldSlots);
  const leftOut = fields.filter((field) => !field.writeOnly && !field.readLoaded(document).known);
  const sets = fields.filter((field) => field.keys.length > 1 && !leftOut.includes(field));
  const asLoaded = copyMembers(text, document, keysOf(leftOut));
  const made = new Map<string, string>();
  const make = (held: ContactDocument): string => {
    const readings = sets.map((field) => readField(field, loaded, held, lists).reading);
    const asking = readings.filter((reading) => isSaved(reading, saved));
    const others = readings.filter((reading) => !asking.includes(reading));
    const names = namesOf(others.map(({ field }) => field));
    const kept = names.filter((key) => sourceIn(held, key) === sourceIn(document, key));
    return asking.reduce(
      (made, reading) => withOwnNames(made, held, reading),
      copyMembers(asLoaded, document, kept),
    );
  };
  return (holder) => {
    const read = sets.length === 0 ? document : readDocument(holder);
    // What a text that is no JSON right now asks for nobody can tell.
    const held = isBroken(read) ? document : read;
    const key = JSON.stringify(keysOf(sets).map((name) => sourceIn(held, name)));
    const known = made.get(key) ?? make(held);
    made.set(key, known);
    return known;
  };
}

/** Whether a text asks for the set that was saved. */
function isSaved({ field, wanted }: FieldReading, saved: ContactDocument): boolean {
  if (field.writeOnly) return false;
  const { slots } = field.readLoaded(saved);
  return wanted.size === slots.size && [...wanted.keys()].every((slot) => slots.has(slot));
}

/**
 * The text with the names that stand in another of the same set, in the order of its ids as far as they are known: who
 * edits ids alone leaves names in their places that are those of others.
 */
function withOwnNames(text: string, held: ContactDocument, { field, wanted }: FieldReading): string {
  const {
    keys: [ids = '', names = ''],
  } = field;
  const [inText, inHeld] = [itemsOf(readSound(text), ids), itemsOf(held, ids) ?? null];
  const isSame = inText !== undefined && sameJson(inText, inHeld);
  const named = copyMembers(text, held, isSame ? [ids, names] : [names]);
  const document = readSound(named);
  const ordered = inOrderOf(wanted, textsOf(document.members.get(ids)), textsOf(document.members.get(names)));
  return ordered === undefined ? named : setMember(document, names, listSource(ordered));
}

/** Undefined where they do not belong together, or stand so already. */
function inOrderOf(
  wanted: Slots,
  ids: readonly string[] = [],
  names: readonly string[] = [],
): string[] | undefined {
  if (ids.length !== names.length) return undefined;
  const rest = [...names];
  const own = ids.map((id) => {
    const index = rest.indexOf(nameInValue(wanted.get(canonicalId(id))) ?? '');
    return index < 0 ? undefined : rest.splice(index, 1)[0];
  });
  const ordered = own.map((name) => name ?? rest.shift() ?? '');
  return sameJson(ordered, [...names]) ? undefined : ordered;
}

function namesOf(sets: readonly Field[]): readonly string[] {
  return sets.flatMap(({ keys }) => keys.slice(1));
}

function fieldsOf(fieldSlots: readonly FieldSlot[]): readonly Field[] {
  return [...new Set(fieldSlots.map(({ field }) => FIELDS[field]))];
}

function keysOf(fields: readonly Field[]): readonly string[] {
  return fields.flatMap(({ keys }) => keys);
}

/** What a list holds, in no order. */
function itemsOf({ members }: ContactDocument, key: string): string[] | undefined {
  const value = members.get(key)?.value;
  return Array.isArray(value) ? value.map(String).sort() : undefined;
}
