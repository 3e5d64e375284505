import type { AccountLists, FieldView } from '../../core/fields/fieldView';
import type { Json } from '../../core/text/json';
import { keyOf, labelOf, type NamedField } from './contactRows';

/** A value as an agent reads it, and may write it again. */
export function shownValue(named: NamedField, lists: AccountLists): Json {
  if (named.kind === 'detail') return named.detail.text;
  if (named.row.id === 'sequences' && lists.contactSequences.kind !== 'loaded')
    return 'unknown: the sequences of this contact could not be read';
  if (named.row.id === 'pictureUrl') return 'unknown: the API never shows it';
  const value = rowValue(named.row);
  if (named.kind === 'row') return value;
  const entries: [string, Json][] = value !== null && typeof value === 'object' ? Object.entries(value) : [];
  return new Map(entries).get(named.key) ?? null;
}

function rowValue({ value }: FieldView): Json {
  if ('text' in value) return value.text === '' ? null : value.text;
  switch (value.kind) {
    case 'choice':
      return value.selected === '' ? null : value.selected;
    case 'options':
      return [...value.selected];
    case 'picked':
      return value.picked.map(({ id, name }) => name ?? id);
    case 'rows':
      return Object.fromEntries(value.rows.map(({ key, text }) => [key, text]));
    case 'record':
      return Object.fromEntries(value.entries.map(({ key, text }) => [key, text === '' ? null : text]));
  }
}

/** What a row takes, in words. */
function describeType({ value, technical }: FieldView): string {
  const words: Readonly<Record<FieldView['value']['kind'], string>> = {
    text: 'a text',
    longText: 'a text of any length',
    email: 'an e-mail address',
    phone: 'a phone number such as +55 11 99999-0000',
    url: 'a web address',
    integer: 'a whole number',
    decimal: 'a number',
    date: 'a date such as 2026-03-01',
    time: 'a time such as 14:30',
    dateTime: 'a date and time such as 2026-03-01T14:30, local, without a zone',
    json: 'any JSON',
    options: 'a list of options by name, or {"add": [...], "remove": [...]}',
    choice: 'one of its options',
    picked: 'a list of names or IDs, or {"add": [...], "remove": [...]}',
    rows: 'an object of key -> text, null to remove a key',
    record: 'an object of key -> text, null to empty one',
  };
  const type = technical.split(' · ').at(1);
  return type === undefined ? words[value.kind] : `${words[value.kind]} (${type})`;
}

/** What an agent is told of a field that it wrote wrong. */
export function describeTakes(named: Exclude<NamedField, { kind: 'detail' }>, problem?: string) {
  const options = optionsOf(named.row);
  return {
    field: labelOf(named),
    key: keyOf(named),
    ...(problem !== undefined && { problem }),
    takes: describeType(named.row),
    ...(options && { options }),
  };
}

/** The values that a row can take, where these are few; undefined where any will do. */
function optionsOf({ value }: FieldView): string[] | undefined {
  if (value.kind === 'record') return value.entries.filter(({ editable }) => editable).map(({ key }) => key);
  if (value.kind !== 'choice' && value.kind !== 'options') return undefined;
  return value.options.map((option) => option.value).filter((option) => option !== '');
}
