import type { FieldReading, Wanted } from '../field';
import { type ContactDocument, type Member, membersOf } from '../../text/contactDocument';
import { objectSource, replaceValue, setMember } from '../../text/contactText';
import { textOf } from './textField';
import { isJsonObject } from '../../text/json';
import { isEmpty, type Loaded, memberSlot, sameValue, type SlotChanges, type Slots } from '../slots';

const entriesOf = new WeakMap<Member, Slots>();

/** An object's entries as slots; of a repeated key the last one counts. Read once for each document. */
export function readEntries({ text, members }: ContactDocument, key: string): Slots {
  const member = members.get(key);
  if (member === undefined) return new Map();
  const known = entriesOf.get(member);
  if (known !== undefined) return known;
  const entries = new Map(membersOf(member.node, text).map((entry) => [entry.key, memberSlot(entry)]));
  entriesOf.set(member, entries);
  return entries;
}

/**
 * What a text asks for where an object or `null` stands, which is what `slotsOf` reads. A key that is missing stays as
 * loaded, and so does an odd value that was loaded as it is; any other is an error with this `message`.
 */
export function readWantedObject(
  document: ContactDocument,
  loaded: Loaded,
  key: string,
  slotsOf: (isNull: boolean) => Slots,
  message: string,
): Wanted {
  const member = document.members.get(key);
  if (member === undefined) return { slots: loaded.slots, problems: [] };
  if (member.value === null || isJsonObject(member.value)) {
    return { slots: slotsOf(member.value === null), problems: [] };
  }
  const asLoaded = loaded.document.members.get(key);
  if (asLoaded !== undefined && sameValue(memberSlot(asLoaded), memberSlot(member))) {
    return { slots: loaded.slots, problems: [] };
  }
  return { slots: loaded.slots, problems: [{ slot: '', severity: 'error', message, path: [key] }] };
}

/** Sets entries in place and adds new ones at the end; the object is laid out again only when a key comes or goes. */
export function writeEntries(document: ContactDocument, key: string, changes: SlotChanges): string {
  const member = document.members.get(key);
  const entries = member === undefined ? [] : membersOf(member.node, document.text);
  const present = new Set(entries.map((entry) => entry.key));
  const inPlace = [...changes].every(([slot, value]) => value !== undefined && present.has(slot));
  if (inPlace) {
    return entries
      .filter((entry) => changes.has(entry.key))
      .toReversed()
      .reduce(
        (text, entry) => replaceValue(text, entry, changes.get(entry.key)?.source ?? entry.source),
        document.text,
      );
  }
  const kept = entries
    .filter((entry) => !changes.has(entry.key) || changes.get(entry.key) !== undefined)
    .map((entry) => ({ keySource: entry.keySource, source: changes.get(entry.key)?.source ?? entry.source }));
  const added = [...changes].flatMap(([slot, value]) =>
    value === undefined || present.has(slot)
      ? []
      : [{ keySource: JSON.stringify(slot), source: value.source }],
  );
  return setMember(document, key, objectSource([...kept, ...added]));
}

/**
 * `null` for the whole object clears every slot, and a key that an object lacks stays as loaded: where the text is to
 * have an object again, the slots that `null` cleared are to be named in it.
 */
export function withCleared(
  document: ContactDocument,
  key: string,
  wanted: Slots,
  changes: SlotChanges,
): SlotChanges {
  const isCleared = document.members.get(key)?.value === null;
  return isCleared ? new Map([...wanted, ...changes]) : changes;
}

/** Whether a text says by itself what is wanted there: with the key left out, or no object there, it is what was loaded. */
export function saysEntries({ members }: ContactDocument, key: string): boolean {
  const member = members.get(key);
  return member !== undefined && (member.value === null || isJsonObject(member.value));
}

/** The loaded values of what changed, such as `crmId: 123; source: ads`. */
export function wasEntries({ loaded, changes }: FieldReading, labelOf: (slot: string) => string): string {
  return [...changes.keys()]
    .filter((slot) => !isEmpty(loaded.slots.get(slot)))
    .map((slot) => `${labelOf(slot)}: ${textOf(loaded.slots.get(slot))}`)
    .join('; ');
}
