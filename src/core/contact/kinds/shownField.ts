import * as l10n from '@vscode/l10n';
import type { ContactDocument } from '../contactDocument';
import { setMember } from '../contactText';
import {
  type Field,
  type FieldConduct,
  type FieldName,
  type FieldStorage,
  type Wanted,
  wrongEdit,
} from '../field';
import type { ShownValue } from '../fieldView';
import { isJsonObject } from '../json';
import { type Loaded, memberSlot, type Slot, sameValue } from '../slots';
import { readEntries, writeEntries } from './entries';
import { textOf } from './textField';

/** A field that the form shows and does not edit: every slot is locked, so nothing of it is ever sent. */
export function shownField(
  row: FieldName &
    Omit<FieldStorage, 'editable' | 'locks'> &
    Pick<FieldConduct, 'view' | 'slotLabel' | 'showSlot'>,
): Field {
  return {
    ...row,
    editable: false,
    edit: (_reading, edit) => {
      throw wrongEdit(row, edit);
    },
    check: () => [],
    contribute: () => ({ body: {} }),
    slotAt: () => '',
    locks: () => true,
    note: () => undefined,
    was: () => '',
    findSent: (_slots, slot) => slot,
  };
}

/** The lines of a picked set that cannot be edited. */
export function shownSet(row: Field): Field {
  return shownField({
    ...row,
    view: (reading, lists) => {
      const value = row.view(reading, lists);
      const picked = value.kind === 'picked' ? value.picked : [];
      return {
        kind: 'shown',
        lines: picked.map(({ id, name }) => ({ label: name ?? id, text: name === undefined ? '' : id })),
      };
    },
  });
}

/** Ids that the API takes and never gives back; an empty list is not sent. */
export function shownWriteOnlySet(key: string, name: FieldName): Field {
  return shownField({
    ...name,
    keys: [key],
    writeOnly: true,
    same: sameEntry,
    readLoaded: (document) => ({ document, slots: readWhole(document, key), known: true }),
    readWanted: (document, loaded) => ({
      slots: document.members.has(key) ? readWhole(document, key) : loaded.slots,
      problems: [],
    }),
    write: (document, changes) => setMember(document, key, changes.get('')?.source ?? '[]'),
    pathOf: () => [key],
    view: () => ({ kind: 'shown', lines: [] }),
    slotLabel: () => name.label(),
    showSlot: (_slot, value) => showEntry(value),
  });
}

/** Values by key, of any shape (custom fields). */
export function shownEntries(key: string, name: FieldName): Field {
  return shownField({
    ...name,
    keys: [key],
    writeOnly: false,
    same: sameEntry,
    readLoaded: (document, before) => readLoadedEntries(document, key, before),
    readWanted: (document, loaded) => readWantedEntries(document, key, loaded),
    write: (document, changes) => writeEntries(document, key, changes),
    pathOf: (_document, slot) => [key, slot],
    view: ({ wanted }): ShownValue => ({
      kind: 'shown',
      lines: [...wanted].map(([slot, value]) => ({ label: slot, text: showEntry(value) })),
    }),
    slotLabel: (slot) => l10n.t('{0}: {1}', name.label(), slot),
    showSlot: (_slot, value) => showEntry(value),
  });
}

function readWhole({ members }: ContactDocument, key: string): Map<string, Slot> {
  const member = members.get(key);
  return new Map(member === undefined || isBlank(member) ? [] : [['', memberSlot(member)]]);
}

function readLoadedEntries(document: ContactDocument, key: string, before: Loaded | undefined): Loaded {
  const known = isJsonObject(document.members.get(key)?.value);
  if (known) return { document, slots: readEntries(document, key), known };
  return { document, slots: before?.slots ?? new Map(), known: before?.known ?? false };
}

function readWantedEntries(document: ContactDocument, key: string, loaded: Loaded): Wanted {
  const member = document.members.get(key);
  const isUnknown = member?.value === null && !loaded.known;
  if (member === undefined || isUnknown) return { slots: loaded.slots, problems: [] };
  return { slots: readEntries(document, key), problems: [] };
}

/** The API leaves an empty custom field out, or gives an empty list. */
function isBlank(slot: Slot | undefined): boolean {
  if (slot === undefined) return true;
  return slot.value === null || slot.value === '' || (Array.isArray(slot.value) && slot.value.length === 0);
}

function sameEntry(a: Slot | undefined, b: Slot | undefined): boolean {
  return (isBlank(a) && isBlank(b)) || sameValue(a, b);
}

function showEntry(slot: Slot | undefined): string {
  if (!Array.isArray(slot?.value)) return textOf(slot);
  return slot.value.map((item) => textOf({ value: item, source: JSON.stringify(item) })).join(', ');
}
