import * as l10n from '@vscode/l10n';
import type { ContactDocument } from '../../text/contactDocument';
import type { Field, FieldName, FieldReading, RowHead, SlotMessage, Wanted } from '../field';
import { FIELD_NAMES } from '../fieldNames';
import type { AccountLists, FieldEdit } from '../fieldView';
import { isJsonObject } from '../../text/json';
import { readEntries, readWantedObject, withCleared, writeEntries } from '../kinds/entries';
import { type Loaded, type Slot, type SlotChanges, slotOf, type Slots } from '../slots';
import {
  type DefinitionIndex,
  indexOfDefinitions,
  type KnownField,
  sameForSomeType,
} from './definitionIndex';
import { textsOf } from './shape';
import { type CustomFieldKind, type Edited, error, isBlank } from './customFieldKind';

const [KEY] = FIELD_NAMES.customFields.keys;

/**
 * The account's own fields, each a slot by its key and a row of the form. The text keeps the shape that the API gave;
 * values are compared by what they mean, and only the update takes the written form. A key that is missing from the
 * text is not sent; `null` clears it.
 */
export function customFieldsField(name: FieldName): Field {
  return {
    ...name,
    writeOnly: false,
    same: (slot, a, b, lists) => sameAt(kindAt(slot, lists), a, b),
    readLoaded,
    readWanted,
    write: writeFields,
    pathOf: (_document, slot) => (slot === '' ? [KEY] : [KEY, slot]),
    clearedAs: slotOf(null),
    rows: rowHeads,
    edit: editRow,
    check: (slot, value, loaded, lists) => checkValue(slot, value, loaded, indexOf(lists)),
    listWithout: (slot, lists) =>
      indexOf(lists).loaded && !indexOf(lists).fields.has(slot) ? 'customFields' : undefined,
    contribute: (changes, _reading, lists) => ({
      body: {
        [KEY]: Object.fromEntries(
          [...changes].map(([slot, value]) => [
            slot,
            isBlank(value) ? null : kindAt(slot, lists).write(value),
          ]),
        ),
      },
    }),
    slotAt: ([, slot = '']) => slot,
    view: (reading, row, lists) => kindAt(row, lists).view(editedAt(reading, row)),
    note: (reading, row, lists) => noteText(kindAt(row, lists), editedAt(reading, row)),
    slotLabel: (slot, _value, lists) =>
      indexOf(lists).fields.get(slot)?.definition.name ?? l10n.t('{0}: {1}', name.label(), slot),
    showSlot: (slot, value, lists) => showValue(slot, value, lists),
    was: ({ loaded }, row, lists) => showValue(row, loaded.slots.get(row), lists),
    whyNotTaken: (slot, sent, lists) => whyNotTaken(slot, sent, indexOf(lists)),
    mayBeSame: (slot, stored, sent, lists) =>
      !indexOf(lists).fields.has(slot) && !isBlank(stored) && !isBlank(sent) && sameForSomeType(stored, sent),
    whyUnsure: (slot, stored, sent, lists) =>
      indexOf(lists).fields.has(slot) || isBlank(stored) || isBlank(sent)
        ? undefined
        : l10n.t(
            'Without the definition of the field nobody can tell whether the API holds what was sent. Refresh the lists and compare.',
          ),
  };
}

function indexOf({ customFields }: AccountLists): DefinitionIndex {
  return indexOfDefinitions(customFields);
}

function kindAt(slot: string, lists: AccountLists): CustomFieldKind {
  return indexOf(lists).kindAt(slot);
}

function editedAt({ wanted, loaded }: FieldReading, row: string): Edited {
  return { now: wanted.get(row), loaded: loaded.slots.get(row) };
}

function sameAt(kind: CustomFieldKind, a: Slot | undefined, b: Slot | undefined): boolean {
  if (isBlank(a) || isBlank(b)) return isBlank(a) && isBlank(b);
  return a.source === b.source || kind.same(a, b);
}

function showValue(slot: string, value: Slot | undefined, lists: AccountLists): string {
  return isBlank(value) ? '' : kindAt(slot, lists).show(value);
}

function readLoaded(document: ContactDocument, before?: Loaded): Loaded {
  const known = isJsonObject(document.members.get(KEY)?.value);
  if (known) return { document, slots: readEntries(document, KEY), known };
  return { document, slots: before?.slots ?? new Map(), known: before?.known ?? false };
}

function readWanted(document: ContactDocument, loaded: Loaded): Wanted {
  return readWantedObject(
    document,
    loaded,
    KEY,
    (isNull) =>
      isNull ? allCleared(loaded.slots) : new Map([...loaded.slots, ...readEntries(document, KEY)]),
    l10n.t('This must be an object of keys and values, or null.'),
  );
}

function allCleared(slots: Slots): Slots {
  return new Map([...slots.keys()].map((slot) => [slot, slotOf(null)]));
}

/** One row for each definition, then one for each key that has none. */
function rowHeads({ wanted }: FieldReading, lists: AccountLists): readonly RowHead[] {
  const { fields, loaded } = indexOf(lists);
  const foreign = [...wanted.keys()].filter((key) => !fields.has(key));
  const section = loaded ? l10n.t('Without a definition') : '';
  return [
    ...[...fields.values()].map(definedRow),
    ...foreign.map((key): RowHead => ({
      slot: key,
      label: key,
      section,
      hidden: false,
      required: false,
      technical: key,
      help: undefined,
    })),
  ];
}

function definedRow({ definition, kind }: KnownField): RowHead {
  const { key, name, group, visible, required, type } = definition;
  return {
    slot: key,
    label: name,
    section: group,
    hidden: !visible,
    required,
    technical: `${key} · ${type}`,
    help: kind.help?.(),
  };
}

/** What will be sent: a number that is written in another way, or a text where JSON is expected. */
function noteText(kind: CustomFieldKind, edited: Edited): string | undefined {
  if (isBlank(edited.now)) return undefined;
  const note = kind.note?.(edited.now);
  if (note !== undefined) return note;
  const shown = kind.view(edited);
  const isText = shown.kind === 'json' && shown.text === edited.now.value;
  return isText ? l10n.t('Will be sent as a text: it is not JSON.') : undefined;
}

/** A value that means what was loaded is written as it was loaded; an emptied one that was not loaded goes away. */
function editRow(reading: FieldReading, row: string, edit: FieldEdit, lists: AccountLists): string {
  const kind = kindAt(row, lists);
  const { document, wanted } = reading;
  const standing = editedAt(reading, row);
  const { loaded: before } = standing;
  const edited = kind.edit(edit, standing);
  const viewOf = (now: Slot | undefined): string => JSON.stringify(kind.view({ now, loaded: before }));
  const isTypedAsLoaded = sameAt(kind, edited, before) && viewOf(edited) === viewOf(before);
  const next = isTypedAsLoaded ? before : (edited ?? (before && slotOf(null)));
  return writeFields(document, wanted, new Map([[row, next]]));
}

function writeFields(document: ContactDocument, wanted: Slots, changes: SlotChanges): string {
  return writeEntries(document, KEY, withCleared(document, KEY, wanted, changes));
}

function checkValue(
  slot: string,
  value: Slot | undefined,
  loaded: Slot | undefined,
  index: DefinitionIndex,
): readonly SlotMessage[] {
  const definition = index.fields.get(slot)?.definition;
  if (definition?.required === true && isSpace(value)) {
    return error(l10n.t('{0} is required: it cannot be emptied.', definition.name));
  }
  if (isBlank(value)) return [];
  const found = index.kindAt(slot).check(value, loaded);
  if (definition !== undefined || !index.loaded || !isBlank(loaded)) return found;
  const message = l10n.t(
    'This account has no custom field with the key "{0}", so the API will drop it. Check the key, or refresh the lists.',
    slot,
  );
  return [...found, { severity: 'warning', message }];
}

/** Whether nothing can be read in a value: a required field is not filled with it. */
function isSpace(value: Slot | undefined): boolean {
  return isBlank(value) || textsOf(value)?.every((text) => text.trim() === '') === true;
}

function whyNotTaken(slot: string, sent: Slot | undefined, index: DefinitionIndex): string | undefined {
  if (index.loaded && !index.fields.has(slot)) {
    return l10n.t('The account has no custom field with this key. The API drops such a value.');
  }
  if (isBlank(sent)) return undefined;
  return (
    index.kindAt(slot).whyNotTaken?.(sent) ??
    l10n.t('The API drops a value of a type that the field does not have. Refresh the lists and compare.')
  );
}
