import * as l10n from '@vscode/l10n';
import type { ContactDocument } from '../../text/contactDocument';
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
import type { FieldEdit, RecordValue } from '../fieldView';
import { isEmpty, type Loaded, sameText, type Slot, type SlotChanges, slotOf, type Slots } from '../slots';
import { readEntries, readWantedObject, wasEntries, withCleared, writeEntries } from './entries';
import { textOf } from './textField';

interface RecordOptions extends FieldName {
  readonly keys: readonly [KeyHolding<'texts'>];
  /** The keys that the API lets us write, with their labels. */
  readonly entries: () => ReadonlyMap<string, string>;
  /** The keys that it only shows; sent back as loaded, because a whole write would erase them. */
  readonly readOnly: () => ReadonlyMap<string, string>;
}

/** A fixed set of named texts. The API is not known to merge it, so all of it is sent when one changes. */
export function recordField({ entries, readOnly, ...name }: RecordOptions): Field {
  const [key] = name.keys;
  const labelOf = (slot: string): string => entries().get(slot) ?? readOnly().get(slot) ?? slot;
  const write = (document: ContactDocument, wanted: Slots, changes: SlotChanges): string => {
    const writable = new Map([...wanted].filter(([slot]) => entries().has(slot)));
    return writeEntries(document, key, withCleared(document, key, writable, changes));
  };
  return {
    ...name,
    writeOnly: false,
    locks: (slot) => !entries().has(slot),
    same: everySlot(sameText),
    readLoaded: (document) => ({ document, slots: readEntries(document, key), known: true }),
    readWanted: (document, loaded) =>
      readWantedObject(
        document,
        loaded,
        key,
        (isNull) => wantedEntries(document, loaded, key, entries(), isNull),
        l10n.t('This must be an object of texts, or null.'),
      ),
    write,
    pathOf: (_document, slot) => [key, slot],
    clearedAs: slotOf(null),
    rows: ownRow,
    edit: ({ document, field, wanted }, _row, edit) => write(document, wanted, editedEntry(field, edit)),
    check: (_slot, value) => checkEntry(value),
    contribute: (_changes, { loaded, wanted }) => ({
      body: {
        [key]: {
          ...Object.fromEntries([...entries().keys()].map((slot) => [slot, textOrNull(wanted.get(slot))])),
          ...Object.fromEntries(
            [...readOnly().keys()].flatMap((slot) =>
              isEmpty(loaded.slots.get(slot)) ? [] : [[slot, textOf(loaded.slots.get(slot))]],
            ),
          ),
        },
      },
    }),
    slotAt: ([, slot = '']) => slot,
    view: (reading) => viewRecord(reading, new Set(entries().keys()), new Set(readOnly().keys()), labelOf),
    slotLabel: (slot) => l10n.t('{0}: {1}', name.label(), labelOf(slot)),
    showSlot: (_slot, value) => textOf(value),
    was: (reading) => wasEntries(reading, labelOf),
  };
}

/** `null` clears what can be written and leaves the rest; a key that is missing stays as loaded. */
function wantedEntries(
  document: ContactDocument,
  { slots }: Loaded,
  key: string,
  writable: ReadonlyMap<string, string>,
  isNull: boolean,
): Slots {
  const cleared = [...slots.keys()].filter((slot) => writable.has(slot));
  const above = isNull ? cleared.map((slot) => [slot, slotOf(null)] as const) : readEntries(document, key);
  return new Map([...slots, ...above]);
}

function checkEntry(value: Slot | undefined): readonly SlotMessage[] {
  if (isEmpty(value) || typeof value?.value === 'string') return [];
  return [{ severity: 'error', message: l10n.t('This must be a text in double quotes, or null.') }];
}

function textOrNull(slot: Slot | undefined): string | null {
  return isEmpty(slot) ? null : textOf(slot);
}

function editedEntry(field: FieldName, edit: FieldEdit): SlotChanges {
  if (edit.kind !== 'entry') throw wrongEdit(field, edit);
  return new Map([[edit.key, slotOf(edit.text === '' ? null : edit.text)]]);
}

function viewRecord(
  { wanted, changes }: FieldReading,
  writable: ReadonlySet<string>,
  readOnly: ReadonlySet<string>,
  labelOf: (slot: string) => string,
): RecordValue {
  return {
    kind: 'record',
    entries: [...new Set([...writable, ...readOnly, ...wanted.keys()])].map((slot) => ({
      key: slot,
      label: labelOf(slot),
      text: textOf(wanted.get(slot)),
      editable: writable.has(slot),
      changed: changes.has(slot),
    })),
  };
}
