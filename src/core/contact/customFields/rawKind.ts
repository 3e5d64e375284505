import * as l10n from '@vscode/l10n';
import { isBroken, readDocument } from '../contactDocument';
import type { SlotMessage } from '../field';
import { type Json, parseJson, sameJson } from '../json';
import { viewText } from '../kinds/textField';
import { exactOf, type Slot, slotOf } from '../slots';
import {
  checkNumbers,
  type CustomFieldKind,
  error,
  isBlank,
  isEditedRaw,
  unfitEdit,
} from './customFieldKind';
import { dateType } from './dateTypes';
import { inShapeOf, shapeOf } from './shape';

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

/** While the definitions are not there: texts as texts, all else as JSON, and a list of one text is sent as its text. */
export const guessedKind: CustomFieldKind = {
  same: sameRaw,
  view: (edited) => {
    const text = guessedText(edited.now);
    if (text === undefined || isEditedRaw(edited, isGuessed)) return rawKind.view(edited);
    return viewText('text', text);
  },
  edit: (edit, edited) => {
    const { now, loaded } = edited;
    if (isEditedRaw(edited, isGuessed)) return rawKind.edit(edit, edited);
    if (edit.kind !== 'text') throw unfitEdit(edit);
    return edit.text === '' ? undefined : likeText(isBlank(now) ? loaded : now, edit.text);
  },
  write: ({ value }) => guessedWriting(value),
  check: (slot, loaded) => (isEditedRaw({ now: slot, loaded }, isGuessed) ? checkRaw(slot, loaded) : []),
  show: (slot) => guessedText(slot) ?? rawText(slot),
};

/** A list of one is its item: the API gives in a list what was written bare. */
function sameRaw(a: Slot, b: Slot): boolean {
  return (
    sameJson(unwrapped(a.value), unwrapped(b.value)) && sameJson(unwrapped(exactOf(a)), unwrapped(exactOf(b)))
  );
}

function unwrapped(value: Json): Json {
  const [item, ...rest] = Array.isArray(value) ? value : [];
  return item === undefined || rest.length > 0 ? value : item;
}

/** A list of one day with slashes is what the API gives for a DATE, and for nothing else; it drops the slashes. */
function guessedWriting(value: Json): Json {
  const item = unwrapped(value);
  const isListedDay = item !== value && typeof item === 'string' && item.includes('/');
  return (isListedDay ? dateType.canonical(item) : undefined) ?? item;
}

function guessedText(slot: Slot | undefined): string | undefined {
  if (isBlank(slot)) return '';
  const shape = shapeOf(slot);
  return shape?.leaf === 'string' ? shape.text : undefined;
}

function isGuessed(slot: Slot): boolean {
  return guessedText(slot) !== undefined;
}

function likeText(model: Slot | undefined, text: string): Slot {
  const shape = isBlank(model) ? undefined : shapeOf(model);
  if (model === undefined || shape?.leaf !== 'string') return slotOf(text);
  return inShapeOf(model, shape, text);
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
