import * as l10n from '@vscode/l10n';
import { type ContactDocument, readSound } from '../../text/contactDocument';
import { listSource, setMember } from '../../text/contactText';
import {
  type Contribution,
  everySlot,
  type Field,
  type FieldName,
  type FieldReading,
  ownRow,
  type SlotMessage,
  wrongEdit,
} from '../field';
import type { KeyHolding } from '../fieldNames';
import type { AccountLists, FieldEdit, ListId, ListState, PickedItem, PickedValue } from '../fieldView';
import { canonicalId, indexOfList, lacksId } from '../listIndex';
import type { TextPath } from '../problem';
import { type Loaded, samePresence, type Slot, type SlotChanges, slotOf, type Slots } from '../slots';
import {
  nameInSlot,
  nameInValue,
  nameSlot,
  pairsOf,
  type PickedKeys,
  PickedReader,
  textsOf,
} from './pickedNames';
import type { Sending } from './pickedSending';

interface PickedOptions extends FieldName {
  readonly list: ListId;
  readonly keys: readonly [ids: KeyHolding<'list'>, names: KeyHolding<'list'>];
  /** What the update carries. */
  readonly sending: Sending;
  /** Says that the account's list does not have an id. */
  readonly unknown: (id: string) => string;
}

/** A set of things of the account, by id. Each is a slot that is there or not; its value is its name, if known. */
export function pickedField({ list, sending, unknown, ...name }: PickedOptions): Field {
  const [ids, names] = name.keys;
  const keys: PickedKeys = { ids, names };
  const nameOf = (slot: string, value: Slot | undefined, lists: AccountLists): string | undefined =>
    nameInSlot(slot) ?? indexOfList(lists[list]).nameOf(slot) ?? nameInValue(value);
  return {
    ...name,
    writeOnly: false,
    same: everySlot(samePresence),
    readLoaded: (document, before) => readLoadedSet(document, keys, before),
    readWanted: (document, loaded, lists) =>
      new PickedReader(loaded, indexOfList(lists[list]), keys).read(document),
    write: (document, wanted, changes, lists) =>
      writeLists(document, keys, withChanges(wanted, changes), (slot, value) => nameOf(slot, value, lists)),
    pathOf: (document, slot) => pathInSet(document, keys, slot),
    rows: ownRow,
    edit: (reading, _row, edit, lists) =>
      editSet(reading, keys, edit, (slot, value) => nameOf(slot, value, lists)),
    check: (slot, value, loaded, lists) => {
      const obstacle = sending.checkSlot?.(slot, lists) ?? '';
      if (obstacle !== '') return [{ severity: 'error', message: obstacle }];
      return isAdded(value, loaded) ? doubtsOf(slot, lists[list], unknown) : [];
    },
    listWithout: (slot, lists) => (lacksId(lists[list], slot) ? list : undefined),
    checkTogether: sending.check,
    contribute: (changes, { wanted }, lists) => sending.contribute(changes, wanted, lists),
    slotAt: ([key = '', index = ''], contribution) => sentSlot(contribution, keys, key, index),
    view: (reading, _row, lists) => viewSet(reading, list, (slot, value) => nameOf(slot, value, lists)),
    slotLabel: (slot, value, lists) => l10n.t('{0}: {1}', name.label(), nameOf(slot, value, lists) ?? slot),
    itemName: (slot, value, lists) => nameOf(slot, value, lists) ?? slot,
    showSlot: (_slot, value) => showPresence(value),
    was: ({ loaded }, _row, lists) =>
      [...loaded.slots].map(([slot, value]) => nameOf(slot, value, lists) ?? slot).join(', '),
    whyNotTaken: (slot, sent, lists) =>
      sent === undefined ? sending.whyStillThere(lists) : whyNotThere(isSingle(slot, lists[list])),
    whyChanged: (slot, stored, lists) =>
      stored === undefined && isSingle(slot, lists[list]) ? singleEnd() : '',
    findSent: (slots, slot) => {
      const wanted = nameInSlot(slot);
      if (wanted === undefined) return slot;
      return [...slots].find(([, value]) => value.value === wanted)?.[0] ?? slot;
    },
  };
}

function readLoadedSet(document: ContactDocument, keys: PickedKeys, before: Loaded | undefined): Loaded {
  const pairs = pairsOf(document, keys);
  if (pairs !== undefined) return { document, slots: pairs, known: true };
  return { document, slots: before?.slots ?? new Map(), known: before?.known ?? false };
}

type NameOf = (slot: string, value: Slot | undefined) => string | undefined;

function viewSet({ wanted, changes }: FieldReading, list: ListId, nameOf: NameOf): PickedValue {
  const picked = [...wanted].map(([slot, value]): PickedItem => ({
    id: slot,
    name: nameOf(slot, value),
    ...(changes.has(slot) ? { added: true } : {}),
  }));
  return { kind: 'picked', list, picked };
}

function withChanges(wanted: Slots, changes: SlotChanges): Slots {
  const slots = new Map(wanted);
  for (const [slot, value] of changes) {
    if (value === undefined) slots.delete(slot);
    else slots.set(slot, value);
  }
  return slots;
}

function editSet(
  { document, field, loaded, wanted }: FieldReading,
  keys: PickedKeys,
  edit: FieldEdit,
  nameOf: NameOf,
): string {
  if (edit.kind !== 'picked') throw wrongEdit(field, edit);
  const slots = edit.ids.map((id) => {
    const slot = nameInSlot(id) === undefined ? canonicalId(id) : id;
    return [slot, wanted.get(slot) ?? loaded.slots.get(slot) ?? slotOf(null)] as const;
  });
  const hadNames = textsOf(loaded.document.members.get(keys.names)) !== undefined;
  return writeLists(document, keys, new Map(slots), nameOf, hadNames);
}

/**
 * Names are kept in step with the ids where the text has names, and where something has nothing else. Beside that, an
 * id without a name stands for its own: a name alone would be taken for it. Else `null` says that not all have names:
 * a shorter list would say that somebody took names out.
 */
function writeLists(
  document: ContactDocument,
  keys: PickedKeys,
  slots: Slots,
  nameOf: NameOf,
  hadNames = false,
): string {
  const ids = [...slots.keys()].filter((slot) => nameInSlot(slot) === undefined);
  const isMixed = ids.length < slots.size;
  const names = [...slots].flatMap(([slot, value]) => nameOf(slot, value) ?? (isMixed ? slot : []));
  const isNamed = names.length === slots.size;
  const withIds = sameTexts(textsOf(document.members.get(keys.ids)), ids)
    ? document.text
    : setMember(document, keys.ids, listSource(ids));
  const current = textsOf(document.members.get(keys.names));
  const needsNames = current !== undefined || isMixed || (hadNames && isNamed);
  if (!needsNames || (isNamed && sameTexts(current, names))) return withIds;
  return setMember(readSound(withIds), keys.names, isNamed ? listSource(names) : 'null');
}

function sameTexts(a: readonly string[] | undefined, b: readonly string[]): boolean {
  return a?.length === b.length && a.every((text, index) => text === b[index]);
}

function pathInSet({ members }: ContactDocument, keys: PickedKeys, slot: string): TextPath {
  const name = nameInSlot(slot);
  const key = name === undefined ? keys.ids : keys.names;
  const index = textsOf(members.get(key))?.findIndex((text) =>
    name === undefined ? canonicalId(text) === slot : text === name,
  );
  return index === undefined || index < 0 ? [key] : [key, index];
}

function isAdded(value: Slot | undefined, loaded: Slot | undefined): boolean {
  return value !== undefined && loaded === undefined;
}

/** Not an error: the list may be older than what was added. */
function warning(message: string): readonly SlotMessage[] {
  return [{ severity: 'warning', message }];
}

/** What is told of one that is added. */
function doubtsOf(slot: string, list: ListState, unknown: (id: string) => string): readonly SlotMessage[] {
  if (lacksId(list, slot)) return warning(unknown(slot));
  return isSingle(slot, list) ? warning(singleNote()) : [];
}

function whyNotThere(single: boolean): string {
  return single
    ? singleEnd()
    : l10n.t('The account may no longer have it. Refresh the lists and choose again.');
}

function isSingle(slot: string, list: ListState): boolean {
  return list.kind === 'loaded' && list.items.some((item) => item.id === slot && item.isSingle === true);
}

function singleNote(): string {
  return l10n.t(
    'This portfolio gives a contact one attendant: it may take the contact out of another one, and may end by itself.',
  );
}

function singleEnd(): string {
  return l10n.t('A portfolio that gives a contact one attendant may exclude another, and ends by itself.');
}

/** Whether something of a set is there, as people read it. */
export function showPresence(value: Slot | undefined): string {
  return value === undefined ? l10n.t('not on the contact') : l10n.t('on the contact');
}

function sentSlot({ body }: Contribution, keys: PickedKeys, key: string, index: string): string {
  if (index === '') return '';
  if (key === keys.names) return nameSlot(body[keys.names]?.[Number(index)] ?? '');
  return body[keys.ids]?.[Number(index)] ?? '';
}
