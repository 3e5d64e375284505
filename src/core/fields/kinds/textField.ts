import * as l10n from '@vscode/l10n';
import type { ContactDocument, Member } from '../../text/contactDocument';
import { removeMember, setMember } from '../../text/contactText';
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
import type { FieldEdit, TextValue } from '../fieldView';
import {
  isEmpty,
  type Loaded,
  memberSlot,
  type SameSlot,
  sameText,
  type Slot,
  slotOf,
  type Slots,
} from '../slots';
import type { UpdateBody } from '../update';
import { readEmail } from '../../identity/email';

type TextKey = KeyHolding<'text'>;

export interface TextOptions extends FieldName {
  readonly keys: readonly [TextKey];
  readonly kind: TextValue['kind'];
  readonly writeOnly?: boolean;
  readonly same?: SameSlot;
  readonly check?: (text: string) => readonly SlotMessage[];
  readonly note?: (text: string) => string | undefined;
  /** What is sent for a text that is not empty; the text itself unless told otherwise. */
  readonly toWire?: (text: string) => string;
  readonly show?: (text: string) => string;
}

/** A plain text under one key, with the one slot ''. `""` and `null` both mean cleared. */
export function textField({ kind, ...options }: TextOptions): Field {
  const [key] = options.keys;
  const writeOnly = options.writeOnly ?? false;
  const toWire = options.toWire ?? ((text: string) => text);
  const show = options.show ?? ((text: string) => text);
  return {
    ...options,
    writeOnly,
    same: everySlot(options.same ?? sameText),
    readLoaded: (document) => ({
      document,
      slots: readText(document.members.get(key), writeOnly),
      known: true,
    }),
    readWanted: (document, loaded) => ({
      slots: wantedText(document.members.get(key), loaded, writeOnly),
      problems: [],
    }),
    write: (document, _wanted, changes) => writeText(document, key, changes.get('')),
    pathOf: () => [key],
    ...(writeOnly ? {} : { clearedAs: slotOf(null) }),
    rows: ownRow,
    edit: (reading, _row, edit) => editText(reading, key, edit),
    check: (_slot, value) => checkText(value, options.check),
    contribute: (changes) => ({ body: textBody(key, textOf(changes.get('')), toWire) }),
    slotAt: () => '',
    view: ({ wanted }) => viewText(kind, textOf(wanted.get(''))),
    note: ({ wanted }) => options.note?.(textOf(wanted.get(''))),
    slotLabel: () => options.label(),
    showSlot: (_slot, value) => show(textOf(value)),
    was: ({ loaded }) => show(textOf(loaded.slots.get(''))),
    asSent: (value) => (isEmpty(value) ? value : slotOf(toWire(textOf(value)))),
    whyNoUndo: () => l10n.t('The API never shows it, so nobody knows what it was before.'),
  };
}

/** An input of one line would drop the line breaks. */
export function viewText(kind: TextValue['kind'], text: string): TextValue {
  return { kind: /[\r\n]/.test(text) ? 'longText' : kind, text };
}

/** A text as it is; any other value as its JSON. */
export function textOf(slot: Slot | undefined): string {
  if (slot === undefined || slot.value === null) return '';
  return typeof slot.value === 'string' ? slot.value : slot.source;
}

function readText(member: Member | undefined, writeOnly: boolean): Slots {
  if (member === undefined || (writeOnly && isEmpty(member))) return new Map();
  return new Map([['', memberSlot(member)]]);
}

function wantedText(member: Member | undefined, loaded: Loaded, writeOnly: boolean): Slots {
  const asLoaded = member === undefined || (writeOnly && isEmpty(member));
  return asLoaded ? loaded.slots : new Map([['', memberSlot(member)]]);
}

function writeText(document: ContactDocument, key: string, slot: Slot | undefined): string {
  return slot === undefined ? removeMember(document, key) : setMember(document, key, slot.source);
}

function editText({ document, field }: FieldReading, key: string, edit: FieldEdit): string {
  if (edit.kind !== 'text') throw wrongEdit(field, edit);
  if (edit.text !== '') return writeText(document, key, slotOf(edit.text));
  return writeText(document, key, field.writeOnly ? undefined : slotOf(null));
}

function checkText(slot: Slot | undefined, check: TextOptions['check']): readonly SlotMessage[] {
  if (slot === undefined || isEmpty(slot)) return [];
  if (typeof slot.value === 'string') return check?.(slot.value) ?? [];
  return [{ severity: 'error', message: l10n.t('This must be a text in double quotes, or null.') }];
}

function textBody(key: TextKey, text: string, toWire: (text: string) => string): Omit<UpdateBody, 'fields'> {
  return { [key]: text === '' ? null : toWire(text) };
}

/** The text keeps what was typed; the update takes the address alone. */
export function emailField(name: Omit<TextOptions, 'kind'>): Field {
  return textField({
    ...name,
    kind: 'email',
    same: sameEmail,
    check: checkEmail,
    note: (text) => {
      const { wire } = readEmail(text);
      return wire === undefined || wire === text ? undefined : l10n.t('Will be sent as {0}.', wire);
    },
    toWire: (text) => readEmail(text).wire ?? text,
  });
}

/** A typed address is the stored one when it is sent as that. */
function sameEmail(stored: Slot | undefined, wanted: Slot | undefined): boolean {
  if (sameText(stored, wanted)) return true;
  if (typeof stored?.value !== 'string' || typeof wanted?.value !== 'string') return false;
  return readEmail(wanted.value).wire === stored.value;
}

function checkEmail(text: string): readonly SlotMessage[] {
  const { problem, warning } = readEmail(text);
  if (problem !== undefined) return [{ severity: 'error', message: problem }];
  return warning === undefined ? [] : [{ severity: 'warning', message: warning }];
}
