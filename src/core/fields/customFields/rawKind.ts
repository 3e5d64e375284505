import * as l10n from '@vscode/l10n';
import { isBroken, readDocument } from '../../text/contactDocument';
import type { SlotMessage } from '../field';
import { type Json, parseJson, sameJson } from '../../text/json';
import { exactOf, type Slot, slotOf } from '../slots';
import {
  checkNumbers,
  type CustomFieldKind,
  error,
  isBlank,
  isEditedRaw,
  unfitEdit,
} from './customFieldKind';
import { shapeOf } from './shape';

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
