import * as l10n from '@vscode/l10n';
import { type ContactDocument, membersOf } from '../../text/contactDocument';
import { objectSource, setMember } from '../../text/contactText';
import {
  everySlot,
  type Field,
  type FieldName,
  type FieldReading,
  ownRow,
  type SlotMessage,
  wrongEdit,
} from '../field';
import type { KeyHolding } from '../fieldNames';
import type { FieldEdit, RowsValue, RowValue } from '../fieldView';
import { parseJson } from '../../text/json';
import { sameValue, type Slot, type SlotChanges, type Slots } from '../slots';
import { readEntries, readWantedObject, saysEntries, wasEntries, writeEntries } from './entries';
import { textOf } from './textField';

interface KeyValueOptions extends FieldName {
  readonly keys: readonly [KeyHolding<'texts'>];
}

/** Free keys with texts. A key that is missing or `null` is removed; an empty text is a value of its own. */
export function keyValueField(name: KeyValueOptions): Field {
  const [key] = name.keys;
  return {
    ...name,
    writeOnly: false,
    same: everySlot(sameValue),
    readLoaded: (document) => ({ document, slots: readRows(document, key), known: true }),
    readWanted: (document, loaded) =>
      readWantedObject(
        document,
        loaded,
        key,
        () => readRows(document, key),
        l10n.t('This must be an object of keys and texts, or null.'),
      ),
    write: (document, wanted, changes) =>
      writeEntries(document, key, saysEntries(document, key) ? changes : new Map([...wanted, ...changes])),
    pathOf: (_document, slot) => [key, slot],
    rows: ownRow,
    edit: ({ document, field }, _row, edit) => editRows(document, field, key, edit),
    check: checkRow,
    contribute: (changes) => ({ body: { [key]: patchOf(changes) } }),
    slotAt: ([, slot = '']) => slot,
    view: (reading) => viewRows(reading, key),
    slotLabel: (slot) => l10n.t('{0}: {1}', name.label(), slot),
    showSlot: (_slot, value) => textOf(value),
    was: (reading) => wasEntries(reading, (slot) => slot),
  };
}

function readRows(document: ContactDocument, key: string): Slots {
  return new Map([...readEntries(document, key)].filter(([, { value }]) => value !== null));
}

function checkRow(slot: string, value: Slot | undefined): readonly SlotMessage[] {
  if (value === undefined) return [];
  if (slot === '')
    return [{ severity: 'error', message: l10n.t('This row has no key. Give it one, or remove it.') }];
  if (typeof value.value === 'string') return [];
  return [
    { severity: 'error', message: l10n.t('The value of "{0}" must be a text in double quotes.', slot) },
  ];
}

function patchOf(changes: SlotChanges): Record<string, string | null> {
  return Object.fromEntries(
    [...changes].map(([slot, value]) => [slot, value === undefined ? null : textOf(value)]),
  );
}

function viewRows({ document, wanted }: FieldReading, key: string): RowsValue {
  const member = document.members.get(key);
  const rows =
    member === undefined || !saysEntries(document, key)
      ? [...wanted].map(([slot, value]) => ({ key: slot, ...value }))
      : membersOf(member.node, document.text).filter(({ value }) => value !== null);
  return {
    kind: 'rows',
    rows: rows.map((row) => ({ key: row.key, text: textOf(row), isText: typeof row.value === 'string' })),
  };
}

/**
 * Rows that did not change keep their writing. The form takes a row without key and value for one that is nothing yet, so
 * it says nothing of one that the text has.
 */
function editRows(document: ContactDocument, field: FieldName, key: string, edit: FieldEdit): string {
  if (edit.kind !== 'rows') throw wrongEdit(field, edit);
  const member = document.members.get(key);
  const entries = member === undefined ? [] : membersOf(member.node, document.text);
  const written = new Map(
    entries.map((entry) => [
      rowIdentity({ key: entry.key, text: textOf(entry), isText: typeof entry.value === 'string' }),
      entry,
    ]),
  );
  const rows = edit.rows
    .filter((row) => row.key !== '' || row.text !== '')
    .map(
      (row) =>
        written.get(rowIdentity(row)) ?? { keySource: JSON.stringify(row.key), source: sourceOfRow(row) },
    );
  const blank = entries.filter((entry) => entry.key === '' && entry.value === '');
  return setMember(document, key, objectSource([...rows, ...blank]));
}

function rowIdentity({ key, text, isText }: RowValue): string {
  return JSON.stringify([key, text, isText]);
}

/** A row that says of itself that it is no text brings the JSON that was loaded; anything else is a text. */
function sourceOfRow({ text, isText }: RowValue): string {
  return isText || parseJson(text) === undefined ? JSON.stringify(text) : text;
}
