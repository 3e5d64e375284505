import { type ContactDocument, isBroken, readDocument, readSound } from '../text/contactDocument';
import { copyMembers } from '../text/contactText';
import { sameJson } from '../text/json';
import type { Field } from '../fields/field';
import { FIELDS } from '../fields/fields';
import type { AccountLists } from '../fields/fieldView';
import { baselineDocument } from './baseline';
import type { Baseline, FieldSlot } from './change';
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
    .filter((key) => document.members.get(key)?.source === before.members.get(key)?.source);
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
 * Names beside ids stay as they were loaded for each text that still holds those: beside ids that alone were edited they
 * would else look like names that somebody wrote. So does all of a detail that the API left out: `null` beside a list
 * would remove it.
 */
export function keepingNames(
  text: string,
  loaded: Baseline,
  fieldSlots: readonly FieldSlot[],
): (holder: string) => string {
  const document = baselineDocument(loaded);
  const fields = fieldsOf(fieldSlots);
  const leftOut = fields.filter((field) => !field.writeOnly && !field.readLoaded(document).known);
  const names = fields.filter((field) => !leftOut.includes(field)).flatMap(({ keys }) => keys.slice(1));
  const made = new Map<string, string>();
  return (holder) => {
    const kept = [...keysOf(leftOut), ...heldAsIn(document, holder, names)];
    const known = made.get(kept.join()) ?? copyMembers(text, document, kept);
    made.set(kept.join(), known);
    return known;
  };
}

/** Those of `keys` that a text has as they are in `document`; all of one that cannot be read. */
function heldAsIn(document: ContactDocument, text: string, keys: readonly string[]): readonly string[] {
  if (keys.length === 0) return keys;
  const holder = readDocument(text);
  if (isBroken(holder)) return keys;
  return keys.filter((key) => sameJson(holder.members.get(key)?.value, document.members.get(key)?.value));
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
