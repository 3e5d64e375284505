import * as l10n from '@vscode/l10n';
import type { ContactDocument } from '../../text/contactDocument';
import { listSource, removeMember, setMember } from '../../text/contactText';
import { type Field, type FieldName, type FieldReading, ownRow, type Wanted, wrongEdit } from '../field';
import type { AccountLists, FieldEdit, PickedItem, PickedValue } from '../fieldView';
import { canonicalId, indexOfList, lacksId } from '../listIndex';
import { sameJson } from '../../text/json';
import type { SlotProblem, TextPath } from '../problem';
import { type Loaded, type Slot, type SlotChanges, slotOf, type Slots } from '../slots';
import { showPresence } from './pickedField';
import { textsOf } from './pickedNames';

const KEY = 'sequenceIds';

/**
 * The sequences to put the contact into, by id; those that it is in stand in a list of their own. The API is not known
 * to let a contact leave one, and may start one anew that is sent again, so only those to add are ever sent.
 */
export function sequencesField(name: FieldName): Field {
  return {
    ...name,
    keys: [KEY],
    writeOnly: true,
    same: (slot, a, b, lists) => isThere(slot, a, lists) === isThere(slot, b, lists),
    readLoaded,
    readWanted,
    write: (document, _wanted, changes) => writeIds(document, changes),
    pathOf: pathOfId,
    rows: ownRow,
    edit: editIds,
    check: (slot, value, _loaded, lists) =>
      value !== undefined && isUnknown(slot, lists)
        ? [{ severity: 'warning', message: unknownId(slot) }]
        : [],
    listWithout: (slot, lists) => (isUnknown(slot, lists) ? 'sequences' : undefined),
    contribute: (changes) => ({ body: { sequenceIds: [...changes.keys()] } }),
    slotAt: ([, index = ''], { body }) => (index === '' ? '' : (body.sequenceIds?.[Number(index)] ?? '')),
    view: viewSequences,
    slotLabel: (slot, _value, lists) => l10n.t('{0}: {1}', name.label(), nameOf(slot, lists) ?? slot),
    showSlot: (_slot, value) => showPresence(value),
    was: (_reading, _row, lists) =>
      itemsIn(lists)
        .map((item) => item.name)
        .join(', '),
    whyNotTaken: () =>
      l10n.t('The sequence may be disabled, or may have ended for this contact. Look it up in WTS Chat.'),
    whyNoUndo: () =>
      l10n.t('The API knows no way to leave a sequence. Take the contact out of it in WTS Chat.'),
  };
}

function itemsIn({
  contactSequences,
}: AccountLists): readonly { readonly id: string; readonly name: string }[] {
  return contactSequences.kind === 'loaded' ? contactSequences.items : [];
}

function isThere(slot: string, value: Slot | undefined, lists: AccountLists): boolean {
  return value !== undefined || isIn(slot, lists);
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
  const ids = textsOf(document.members.get(KEY));
  return { document, slots: slotsOf(ids ?? []), known: ids !== undefined };
}

function readWanted(document: ContactDocument, loaded: Loaded, lists: AccountLists): Wanted {
  const member = document.members.get(KEY);
  const asLoaded = loaded.document.members.get(KEY);
  if (member === undefined || sameJson(member.value, asLoaded?.value ?? null)) {
    return { slots: loaded.slots, problems: [] };
  }
  const ids = textsOf(member);
  if (ids === undefined || !Array.isArray(member.value) || ids.length < member.value.length) {
    const message = l10n.t('This must be a list of texts in double quotes.');
    return { slots: loaded.slots, problems: [{ slot: '', severity: 'error', message, path: [KEY] }] };
  }
  const slots = new Map([...loaded.slots, ...slotsOf(ids)]);
  return {
    slots,
    problems: [...slots.keys()]
      .filter((slot) => isIn(slot, lists))
      .map((slot) => alreadyIn(slot, pathOfId(document, slot))),
  };
}

function alreadyIn(slot: string, path: TextPath): SlotProblem {
  const message = l10n.t('The contact is in this sequence already, so it is not sent again.');
  return { slot, severity: 'warning', message, path };
}

function slotsOf(ids: readonly string[]): Slots {
  return new Map(ids.map((id) => [canonicalId(id), slotOf(null)]));
}

function writeIds(document: ContactDocument, changes: SlotChanges): string {
  const ids = new Set((textsOf(document.members.get(KEY)) ?? []).map(canonicalId));
  for (const [slot, value] of changes) {
    if (value === undefined) ids.delete(slot);
    else ids.add(slot);
  }
  return setIds(document, [...ids]);
}

function setIds(document: ContactDocument, ids: readonly string[]): string {
  return ids.length === 0 ? removeMember(document, KEY) : setMember(document, KEY, listSource(ids));
}

function pathOfId({ members }: ContactDocument, slot: string): TextPath {
  const index = textsOf(members.get(KEY))?.findIndex((id) => canonicalId(id) === slot) ?? -1;
  return index < 0 ? [KEY] : [KEY, index];
}

function editIds(
  { document, field }: FieldReading,
  _row: string,
  edit: FieldEdit,
  lists: AccountLists,
): string {
  if (edit.kind !== 'picked') throw wrongEdit(field, edit);
  const ids = new Set(edit.ids.map(canonicalId));
  return setIds(
    document,
    [...ids].filter((id) => !isIn(id, lists)),
  );
}

function viewSequences({ wanted }: FieldReading, _row: string, lists: AccountLists): PickedValue {
  const there = itemsIn(lists).map(({ id, name }): PickedItem => ({
    id: canonicalId(id),
    name,
    fixed: true,
  }));
  const added = [...wanted.keys()]
    .filter((slot) => !isIn(slot, lists))
    .map((slot): PickedItem => ({ id: slot, name: nameOf(slot, lists), fixed: false }));
  return { kind: 'picked', list: 'sequences', picked: [...there, ...added] };
}
