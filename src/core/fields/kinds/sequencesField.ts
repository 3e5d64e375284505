import * as l10n from '@vscode/l10n';
import { type ContactDocument, readSound } from '../../text/contactDocument';
import { listSource, removeMember, setMember } from '../../text/contactText';
import {
  type Contribution,
  type Field,
  type FieldName,
  type FieldReading,
  ownRow,
  type SlotMessage,
  type Wanted,
  wrongEdit,
} from '../field';
import { FIELD_NAMES } from '../fieldNames';
import type { AccountLists, FieldEdit, PickedItem, PickedValue } from '../fieldView';
import { canonicalId, indexOfList, lacksId } from '../listIndex';
import { sameJson } from '../../text/json';
import type { SlotProblem, TextPath } from '../problem';
import { type Loaded, type Slot, type SlotChanges, slotOf, type Slots } from '../slots';
import { showPresence } from './pickedField';
import { textsOf } from './pickedNames';
import { isContactId } from '../../identity/idPattern';

const [JOIN] = FIELD_NAMES.sequences.keys;
/** Stands in the text alone: the API takes a contact out of a sequence by a call of its own. */
const LEAVE = 'leaveSequenceIds';
/** What a slot of an id in each key asks for: to be in the sequence, or not. */
const KEYS = [
  [JOIN, true],
  [LEAVE, false],
] as const;

/**
 * The sequences to put the contact into, and those to take it out of, by id; those that it is in stand in a list of
 * their own. A sequence that is sent a second time may start over, and others change the list too. So the text says
 * what is to be done, and not what is to be there.
 */
export function sequencesField(name: FieldName): Field {
  return {
    ...name,
    keys: [JOIN, LEAVE],
    writeOnly: true,
    same: isSame,
    readLoaded,
    readWanted,
    write: (document, wanted, changes) => writeSlots(document, wanted, changes),
    pathOf: pathOfId,
    rows: ownRow,
    edit: editIds,
    check: checkSlot,
    listWithout: (slot, lists) => (isUnknown(slot, lists) ? 'sequences' : undefined),
    contribute,
    slotAt: ([, index = ''], { body }) => (index === '' ? '' : (body.sequenceIds?.[Number(index)] ?? '')),
    view: viewSequences,
    slotLabel: (slot, _value, lists) => l10n.t('{0}: {1}', name.label(), nameOf(slot, lists) ?? slot),
    itemName: (slot, _value, lists) => nameOf(slot, lists) ?? slot,
    showSlot: (_slot, value) => showPresence(isLeaving(value) ? undefined : value),
    was: (_reading, _row, lists) =>
      itemsIn(lists)
        .map((item) => item.name)
        .join(', '),
    whyNotTaken: (_slot, sent) =>
      isLeaving(sent)
        ? l10n.t('WTS Chat answered that all is well, and the contact is in the sequence yet.')
        : l10n.t('The sequence may be disabled, or may have ended for this contact. Look it up in WTS Chat.'),
    opposite: (sent) => slotOf(sent === false),
  };
}

function isLeaving(value: Slot | undefined): boolean {
  return value?.value === false;
}

function contribute(changes: SlotChanges, _reading: unknown, lists: AccountLists): Contribution {
  const joins = [...changes].filter(([, value]) => !isLeaving(value)).map(([slot]) => slot);
  const leaves = [...changes].filter(([, value]) => isLeaving(value)).map(([slot]) => slot);
  return {
    body: joins.length === 0 ? {} : { sequenceIds: joins },
    memberships: leaves.map((id) => ({ purpose: 'leaveSequence', id, name: nameOf(id, lists) ?? id })),
  };
}

function checkSlot(
  slot: string,
  value: Slot | undefined,
  _loaded: Slot | undefined,
  lists: AccountLists,
): readonly SlotMessage[] {
  if (value === undefined) return [];
  if (isLeaving(value) && !isContactId(slot))
    return [{ severity: 'error', message: l10n.t('This is not the ID of a sequence.') }];
  if (isUnknown(slot, lists)) return [{ severity: 'warning', message: unknownId(slot) }];
  return isLeaving(value) || !isContactId(slot) ? [] : [{ severity: 'warning', message: realMessages() }];
}

function realMessages(): string {
  return l10n.t('Adding the contact to this sequence may send real messages to this person.');
}

function itemsIn({
  contactSequences,
}: AccountLists): readonly { readonly id: string; readonly name: string }[] {
  return contactSequences.kind === 'loaded' ? contactSequences.items : [];
}

/** Where nobody knows which sequences the contact is in, it may be in one that it is to leave. */
function isSame(slot: string, a: Slot | undefined, b: Slot | undefined, lists: AccountLists): boolean {
  const mayBeIn = lists.contactSequences.kind !== 'loaded';
  if (mayBeIn && (a === undefined || b === undefined) && (isLeaving(a) || isLeaving(b))) return false;
  return isThere(slot, a, lists) === isThere(slot, b, lists);
}

function isThere(slot: string, value: Slot | undefined, lists: AccountLists): boolean {
  return value === undefined ? isIn(slot, lists) : !isLeaving(value);
}

function isIn(slot: string, { contactSequences }: AccountLists): boolean {
  return indexOfList(contactSequences).nameOf(slot) !== undefined;
}

function isUnknown(slot: string, lists: AccountLists): boolean {
  return lacksId(lists.sequences, slot) && !isIn(slot, lists);
}

function unknownId(id: string): string {
  return l10n.t(
    'No sequence of this account has the ID {0}. Check it; if the sequence is new, refresh the lists.',
    id,
  );
}

function nameOf(slot: string, { sequences, contactSequences }: AccountLists): string | undefined {
  return indexOfList(sequences).nameOf(slot) ?? indexOfList(contactSequences).nameOf(slot);
}

/** The API never gives them with a contact, so they are not known from there. */
function readLoaded(document: ContactDocument): Loaded {
  const ids = textsOf(document.members.get(JOIN));
  return { document, slots: slotsOf(ids ?? [], true), known: ids !== undefined };
}

function readWanted(document: ContactDocument, loaded: Loaded, lists: AccountLists): Wanted {
  const slots = new Map(loaded.slots);
  const problems: SlotProblem[] = [];
  for (const [key, isJoin] of KEYS) {
    const member = document.members.get(key);
    const asLoaded = loaded.document.members.get(key)?.value ?? null;
    if (member === undefined || sameJson(member.value, asLoaded)) continue;
    const ids = textsOf(member);
    if (ids === undefined || !Array.isArray(member.value) || ids.length < member.value.length) {
      const message = l10n.t('This must be a list of texts in double quotes.');
      return { slots: loaded.slots, problems: [{ slot: '', severity: 'error', message, path: [key] }] };
    }
    for (const [slot, value] of slotsOf(ids, isJoin)) {
      const problem = problemOf(slot, isJoin, slots, lists);
      if (problem !== undefined) problems.push({ ...problem, slot, path: pathInKey(document, key, slot) });
      slots.set(slot, value);
    }
  }
  return { slots, problems };
}

function problemOf(
  slot: string,
  isJoin: boolean,
  before: Slots,
  lists: AccountLists,
): SlotMessage | undefined {
  if (!isJoin && before.has(slot))
    return {
      severity: 'error',
      message: l10n.t('This sequence is to be added and left at once. Remove one.'),
    };
  if (isJoin && isIn(slot, lists)) return { severity: 'warning', message: alreadyIn() };
  const isOut = lists.contactSequences.kind === 'loaded' && !isIn(slot, lists);
  return !isJoin && isOut ? { severity: 'warning', message: alreadyOut() } : undefined;
}

function alreadyIn(): string {
  return l10n.t('The contact is in this sequence already, so it is not sent again.');
}

function alreadyOut(): string {
  return l10n.t('The contact is not in this sequence, so nothing is sent for it.');
}

function slotsOf(ids: readonly string[], isJoin: boolean): Slots {
  return new Map(ids.map((id) => [canonicalId(id), slotOf(isJoin)]));
}

function writeSlots(document: ContactDocument, _wanted: Slots, changes: SlotChanges): string {
  return KEYS.reduce((text, [key, isJoin]) => {
    const ids = new Set(idsIn(document, key));
    for (const [slot, value] of changes) {
      if (value === undefined || isLeaving(value) === isJoin) ids.delete(slot);
      else ids.add(slot);
    }
    return setIds(readSound(text), key, [...ids]);
  }, document.text);
}

function idsIn({ members }: ContactDocument, key: string): string[] {
  return (textsOf(members.get(key)) ?? []).map(canonicalId);
}

function setIds(document: ContactDocument, key: string, ids: readonly string[]): string {
  return ids.length === 0 ? removeMember(document, key) : setMember(document, key, listSource(ids));
}

function pathOfId(document: ContactDocument, slot: string): TextPath {
  const key = idsIn(document, LEAVE).includes(slot) ? LEAVE : JOIN;
  return pathInKey(document, key, slot);
}

function pathInKey(document: ContactDocument, key: string, slot: string): TextPath {
  const index = idsIn(document, key).indexOf(slot);
  return index < 0 ? [key] : [key, index];
}

/** What is not known to be there, and is to be left all the same, stays as the text has it. */
function editIds(
  { document, field }: FieldReading,
  _row: string,
  edit: FieldEdit,
  lists: AccountLists,
): string {
  if (edit.kind !== 'picked') throw wrongEdit(field, edit);
  const ids = new Set(edit.ids.map(canonicalId));
  const joins = [...ids].filter((id) => !isIn(id, lists));
  const leaves = itemsIn(lists)
    .map(({ id }) => canonicalId(id))
    .filter((id) => !ids.has(id));
  const unseen = idsIn(document, LEAVE).filter((id) => !isIn(id, lists) && !ids.has(id));
  return setIds(readSound(setIds(document, JOIN, joins)), LEAVE, [...leaves, ...unseen]);
}

function viewSequences({ wanted }: FieldReading, _row: string, lists: AccountLists): PickedValue {
  const there = itemsIn(lists)
    .map(({ id, name }): PickedItem => ({ id: canonicalId(id), name }))
    .filter(({ id }) => !isLeaving(wanted.get(id)));
  const added = [...wanted]
    .filter(([slot, value]) => !isLeaving(value) && !isIn(slot, lists))
    .map(([slot]): PickedItem => ({ id: slot, name: nameOf(slot, lists), added: true }));
  return { kind: 'picked', list: 'sequences', picked: [...there, ...added] };
}
