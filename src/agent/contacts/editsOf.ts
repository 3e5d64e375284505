import { indexOfList } from '../../core/fields/listIndex';
import type { AccountLists, FieldEdit, FieldView, PickedValue, RowsValue } from '../../core/fields/fieldView';
import { isContactId } from '../../core/identity/idPattern';
import { isJsonObject, type Json, type JsonObject } from '../../core/text/json';
import { isLooselySame } from '../../core/text/looseName';
import { AgentError } from '../answers/agentError';
import { quoted } from '../answers/harmless';
import { typeOf } from '../toolInput';
import type { NamedField } from './contactRows';
import { entryOf } from './findField';
import { nearest } from './nearest';
import { inOtherLanguage } from './otherLanguage';
import { describeTakes } from './shownValue';

type EditedRow = Exclude<NamedField, { kind: 'detail' }>;

/** The edits that a person would make in the form for this value. Throws an AgentError that says what the field takes. */
export function editsOf(named: EditedRow, wanted: Json, lists: AccountLists): FieldEdit[] {
  const { row } = named;
  const { value } = row;
  if ('text' in value)
    return [{ kind: 'text', text: value.kind === 'json' ? jsonText(wanted) : textOf(row, wanted) }];
  switch (value.kind) {
    case 'choice':
      return [{ kind: 'choice', selected: chosen(row, value.options, wanted) }];
    case 'options': {
      const find = (name: string): string => chosen(row, value.options, name);
      return [{ kind: 'options', selected: selection(row, value.selected, wanted, find) }];
    }
    case 'picked':
      return [{ kind: 'picked', ids: pickedIds(row, value, wanted, lists) }];
    case 'rows':
      return [{ kind: 'rows', rows: withEntries(value, entriesOf(named, wanted)) }];
    case 'record':
      return entriesOf(named, wanted).map(([key, text]) => ({
        kind: 'entry',
        key: entryKey(row, key),
        text: text ?? '',
      }));
  }
}

function jsonText(wanted: Json): string {
  if (wanted === null) return '';
  return typeof wanted === 'string' ? wanted : JSON.stringify(wanted);
}

function wrongValue(row: FieldView, message: string): AgentError {
  return new AgentError(message, describeTakes({ kind: 'row', row }));
}

function textOf(row: FieldView, wanted: Json): string {
  if (wanted === null) return '';
  if (typeof wanted === 'string') return wanted;
  if (typeof wanted === 'number') return String(wanted);
  throw wrongValue(row, `This field does not take ${typeOf(wanted)}. What it takes stands below.`);
}

interface Option {
  readonly value: string;
  readonly label: string;
}

function chosen(row: FieldView, options: readonly Option[], wanted: Json): string {
  if (wanted === null || wanted === '') return '';
  if (typeof wanted === 'object')
    throw wrongValue(row, `This field takes one option, not ${typeOf(wanted)}.`);
  const name = String(wanted);
  const other = inOtherLanguage(name) ?? name;
  const found =
    options.find(({ value, label }) => value === name || label === name) ??
    options.find(({ value, label }) => isLooselySame(value, name) || isLooselySame(label, name)) ??
    options.find(({ label }) => isLooselySame(label, other));
  if (found !== undefined) return found.value;
  throw wrongValue(row, `${quoted(name)} is not an option of this field. Its options stand below.`);
}

/** A whole list of names, or what is to be added to those there and taken away. */
function selection(
  row: FieldView,
  before: readonly string[],
  wanted: Json,
  find: (name: string) => string,
): string[] {
  if (wanted === null) return [];
  if (!isJsonObject(wanted)) return namesIn(row, wanted).map(find);
  const stranger = Object.keys(wanted).find((key) => key !== 'add' && key !== 'remove');
  if (stranger !== undefined)
    throw wrongValue(row, `This field takes a list, or add and remove, not ${quoted(stranger)}.`);
  const removed = namesIn(row, wanted['remove'] ?? []).map(find);
  const added = namesIn(row, wanted['add'] ?? []).map(find);
  return [...new Set([...before, ...added])].filter((name) => !removed.includes(name));
}

function namesIn(row: FieldView, wanted: Json): string[] {
  const names = Array.isArray(wanted) ? wanted : [wanted];
  return names.map((name) => {
    if (typeof name === 'string') return name;
    throw wrongValue(row, `This field takes a list of names, and ${typeOf(name)} stands in it.`);
  });
}

function pickedIds(
  row: FieldView,
  { list, picked }: PickedValue,
  wanted: Json,
  lists: AccountLists,
): string[] {
  const state = lists[list];
  const items = state.kind === 'loaded' ? state.items : [];
  const idOf = (name: string): string => {
    const here = picked.filter((item) => item.name === name).map(({ id }) => id);
    const ids = here.length > 0 ? here : indexOfList(state).idsOf(name);
    const folded =
      ids.length > 0 ? ids : items.filter((item) => isLooselySame(item.name, name)).map(({ id }) => id);
    const [id, ...others] = folded;
    if (others.length > 0)
      throw new AgentError(
        `Several of this account's ${list} are called ${quoted(name)}. Give the ID of one.`,
        { ids: [...folded] },
      );
    if (id !== undefined) return id;
    if (isContactId(name)) return name.toLowerCase();
    throw new AgentError(
      `This account has no ${singular(list)} ${quoted(name)}. Near ones stand below; wts_describe_account lists all.`,
      {
        near: nearest(name, items, (item) => [item.name]).map((item) => item.name),
      },
    );
  };
  return [
    ...new Set(
      selection(
        row,
        picked.map(({ id }) => id),
        wanted,
        idOf,
      ),
    ),
  ];
}

function singular(list: PickedValue['list']): string {
  return list.replace(/s$/, '');
}

/** Key and text; undefined takes the key away. */
type Entry = readonly [key: string, text: string | undefined];

function entriesOf(named: EditedRow, wanted: Json): Entry[] {
  const given: JsonObject = named.kind === 'entry' ? { [named.key]: wanted } : objectOf(named.row, wanted);
  return Object.entries(given).map(([key, text]) => {
    if (text === null) return [key, undefined];
    if (typeof text === 'string') return [key, text];
    if (typeof text === 'number' || typeof text === 'boolean') return [key, String(text)];
    throw wrongValue(named.row, `${quoted(key)} takes a text, not ${typeOf(text)}.`);
  });
}

function objectOf(row: FieldView, wanted: Json): JsonObject {
  if (isJsonObject(wanted)) return wanted;
  throw wrongValue(row, `This field takes an object of key -> text, not ${typeOf(wanted)}.`);
}

function withEntries({ rows }: RowsValue, entries: readonly Entry[]): RowsValue['rows'] {
  return entries.reduce<RowsValue['rows']>((before, [key, text]) => {
    const others = before.filter((row) => row.key !== key);
    if (text === undefined) return others;
    const next = { key, text, isText: true };
    return others.length === before.length
      ? [...before, next]
      : before.map((row) => (row.key === key ? next : row));
  }, rows);
}

function entryKey(row: FieldView, key: string): string {
  const entry = row.value.kind === 'record' ? entryOf(row.value, key) : undefined;
  if (entry?.editable === true) return entry.key;
  throw wrongValue(
    row,
    entry === undefined ? `There is no ${quoted(key)} here.` : `${quoted(key)} is read-only.`,
  );
}
