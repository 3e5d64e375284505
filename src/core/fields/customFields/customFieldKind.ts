import * as l10n from '@vscode/l10n';
import { isBroken, readDocument } from '../../text/contactDocument';
import type { SlotMessage } from '../field';
import { type Json, parseJson, sameJson } from '../../text/json';
import { exactOf, type Slot, slotOf, sameValue } from '../slots';
import { shapeOf } from './shape';
import type { FieldEdit, FieldValue } from '../fieldView';

/** For a type that nobody knows and a value of an unexpected shape: its JSON, sent as it stands. */
export const rawKind: CustomFieldKind = {
  same: sameRaw,
  view: ({ now }) => ({ kind: 'json', text: rawText(now) }),
  edit: (edit) => {
    if (edit.kind !== 'text') throw unfitEdit(edit);
    return readRaw(edit.text);
  },
  write: ({ value }) => value,
  check: checkRaw,
  show: rawText,
};

function sameRaw(a: Slot, b: Slot): boolean {
  return (
    sameJson(unwrapped(a.value), unwrapped(b.value)) && sameJson(unwrapped(exactOf(a)), unwrapped(exactOf(b)))
  );
}

/** A list of one is its item: the API gives in a list what was written bare. */
export function unwrapped(value: Json): Json {
  const [item, ...rest] = Array.isArray(value) ? value : [];
  return item === undefined || rest.length > 0 ? value : item;
}

/**
 * What a person reads and edits. A text that is no JSON stands without quotes, so that what is half typed stays as it
 * is typed: it is held in the document as a text, which keeps the document whole.
 */
function rawText(slot: Slot | undefined): string {
  if (isBlank(slot)) return '';
  return typeof slot.value === 'string' && parse(slot.value) === undefined
    ? slot.value
    : outdented(slot.source);
}

function readRaw(text: string): Slot | undefined {
  if (text.trim() === '') return undefined;
  const value = parse(text);
  return value === undefined ? slotOf(text) : { value, source: indented(text.trim()) };
}

/** How deep the value of a custom field stands in the document. */
const INDENT = '    ';

function indented(text: string): string {
  return text.replaceAll('\n', `\n${INDENT}`);
}

/** The opposite of `indented`; a text that is laid out in another way stays as it is. */
function outdented(source: string): string {
  const lines = source.split('\n');
  const isIndented = lines.every((line, index) => index === 0 || line.startsWith(INDENT));
  return isIndented ? source.replaceAll(`\n${INDENT}`, '\n') : source;
}

/** JSON that can stand in a document; nothing for what is nested too deeply there. */
function parse(text: string): Json | undefined {
  if (parseJson(text) === undefined) return undefined;
  const document = readDocument(`{"value":${text}}`);
  return isBroken(document) ? undefined : document.members.get('value')?.value;
}

function checkRaw(slot: Slot, loaded: Slot | undefined): readonly SlotMessage[] {
  const isText = typeof slot.value === 'string' && parse(slot.value) === undefined;
  if (!isText || slot === loaded) return checkNumbers(slot);
  const wasText = !isBlank(loaded) && shapeOf(loaded)?.leaf === 'string';
  return wasText || !/^\s*[[{"]/.test(slot.value)
    ? []
    : error(l10n.t('This is not valid JSON. Close what is open, or write a text in double quotes.'));
}

/** What is wrong with a text that stands where JSON was loaded, which `reads` does not read. */
export function checkHalfTyped(
  slot: Slot,
  loaded: Slot | undefined,
  reads: (slot: Slot) => boolean,
): readonly SlotMessage[] {
  const isText = typeof slot.value === 'string';
  return isText && isEditedRaw({ now: slot, loaded }, reads) ? checkRaw(slot, loaded) : [];
}

/** The slots of a value while it is edited: as the text has it, and as it was loaded. */
export interface Edited {
  /** Undefined: blank. */
  readonly now: Slot | undefined;
  readonly loaded: Slot | undefined;
}

/** How the values of one custom field are read, compared, shown, edited and sent. No value here is blank but where said. */
export interface CustomFieldKind {
  /** Whether the two are one value, in whatever shapes. */
  same(a: Slot, b: Slot): boolean;
  /** A standing explanation; undefined for a field that explains itself. */
  help?(): string | undefined;
  view(edited: Edited): FieldValue;
  /** The value after an edit, in the shape that it had; undefined when it was emptied. */
  edit(edit: FieldEdit, edited: Edited): Slot | undefined;
  /** The plain documented form, as the update takes it. */
  write(slot: Slot): Json;
  check(slot: Slot, loaded: Slot | undefined): readonly SlotMessage[];
  /** What will be sent, where that differs from what the input shows. */
  note?(slot: Slot): string | undefined;
  /** Why the API may have dropped a value, where more is known than that it did. */
  whyNotTaken?(slot: Slot): string | undefined;
  show(slot: Slot): string;
}

/** The API leaves an empty custom field out, or gives an empty list. */
export function isBlank(slot: Slot | undefined): slot is undefined {
  return slot === undefined || isBlankValue(slot.value);
}

function isBlankValue(value: Json): boolean {
  if (!Array.isArray(value)) return value === null || value === '';
  return value.every((item) => item === null || item === '');
}

/**
 * Whether a value is edited as JSON: it has no shape that its kind reads, or was loaded so and is now a text, which may
 * be JSON that is half typed.
 */
export function isEditedRaw({ now, loaded }: Edited, reads: (slot: Slot) => boolean): boolean {
  if (!isBlank(now) && !reads(now)) return true;
  const wasRaw = !isBlank(loaded) && !reads(loaded);
  return wasRaw && (isBlank(now) || typeof now.value === 'string');
}

/** An edit that a custom field does not take: the form and the text are not of one mind. */
export function unfitEdit(edit: FieldEdit): Error {
  return new Error(`This custom field takes no edit of the kind ${edit.kind}.`);
}

export function error(message: string): readonly SlotMessage[] {
  return [{ severity: 'error', message }];
}

/** An update holds JavaScript's numbers: a longer, larger or smaller one would arrive as another, or as `null`. */
export function checkNumbers(slot: Slot): readonly SlotMessage[] {
  return sameValue(slot, slotOf(slot.value))
    ? []
    : error(
        l10n.t(
          'This holds a number that cannot be sent whole: it has too many digits, or is too large or too small. Write it as a text in quotes.',
        ),
      );
}

/** A type whose values are one text each, however they are wrapped. */
export interface ScalarType {
  /** One writing for all writings of a value; undefined when the text is none. */
  canonical(text: string): string | undefined;
  /** A standing explanation; left out for a type that explains itself. */
  help?(): string;
  /** `canonical` is undefined for a text that is no value of the type, and for none. */
  view(text: string, canonical: string | undefined): FieldValue;
  write(canonical: string, text: string): Json;
  show(canonical: string): string;
  /** What is wrong with a text; '' when nothing is. */
  problem(text: string, canonical: string | undefined): string;
  /** What will be sent, where that differs from what is seen. */
  note?(text: string, canonical: string): string | undefined;
  /** Why the API may have dropped a text, where more is known than that it did. */
  whyNotTaken?(text: string): string | undefined;
  /** A value written as `model` is (`2006/03/01`); as it was typed when left out. */
  like?(canonical: string, model: string): string;
}
