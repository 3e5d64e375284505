import * as l10n from '@vscode/l10n';
import { getLocation, type Location } from 'jsonc-parser';
import type { AccountLists, CustomFieldDefinition, ListId, ListItem } from '../fields/fieldView';

/** What may stand at a place of a contact's text. `insert` is JSON and takes the place of the given range. */
interface Suggestion {
  readonly label: string;
  readonly detail: string;
  readonly insert: string;
  readonly offset: number;
  readonly length: number;
}

type Place = (index: Location, lists: AccountLists) => readonly Entry[];
type Entry = Pick<Suggestion, 'label' | 'detail' | 'insert'>;

/** Which list knows the entries of a key, and what is written of an item. */
const LIST_KEYS = new Map<string, { readonly list: ListId; readonly write: 'id' | 'name' }>([
  ['tagIds', { list: 'tags', write: 'id' }],
  ['tagNames', { list: 'tags', write: 'name' }],
  ['portfolioIds', { list: 'portfolios', write: 'id' }],
  ['portfolioNames', { list: 'portfolios', write: 'name' }],
  ['sequenceIds', { list: 'sequences', write: 'id' }],
  ['leaveSequenceIds', { list: 'sequences', write: 'id' }],
]);

/** The account's own names, keys and options for the place at `offset`; the fixed keys come from the JSON schema. */
export function suggestAt(text: string, offset: number, lists: AccountLists): Suggestion[] {
  const location = getLocation(text, offset);
  const node = location.previousNode;
  const touches = node !== undefined && node.offset <= offset && offset <= node.offset + node.length;
  const range = touches ? { offset: node.offset, length: node.length } : { offset, length: 0 };
  return placeOf(location)(location, lists).map((entry) => ({ ...entry, ...range }));
}

/** What the account knows of the value or key at `offset`, in plain text; undefined when nothing. */
export function explainAt(text: string, offset: number, lists: AccountLists): string | undefined {
  const location = getLocation(text, offset);
  const [key, inner] = location.path;
  if (key === 'customFields' && typeof inner === 'string') {
    const definition = definitionsOf(lists).find((candidate) => candidate.key === inner);
    return definition === undefined ? undefined : describeDefinition(definition);
  }
  const known = LIST_KEYS.get(String(key));
  const value: unknown = location.previousNode?.value;
  if (known === undefined || typeof value !== 'string') return undefined;
  const item = itemsOf(lists, known.list).find((candidate) => sameText(candidate[known.write], value));
  return item === undefined ? undefined : `${item.name} · ${item.id}`;
}

function placeOf({ path, isAtPropertyKey }: Location): Place {
  const [key, inner] = path;
  if (LIST_KEYS.has(String(key)) && typeof inner === 'number') return suggestItems;
  if (key !== 'customFields' || path.length < 2) return () => [];
  return isAtPropertyKey ? suggestKeys : suggestOptions;
}

function suggestItems({ path }: Location, lists: AccountLists): Entry[] {
  const known = LIST_KEYS.get(String(path[0]));
  if (known === undefined) return [];
  return itemsOf(lists, known.list).map((item) => ({
    label: item.name,
    detail: item.id,
    insert: JSON.stringify(item[known.write]),
  }));
}

function suggestKeys(_location: Location, lists: AccountLists): Entry[] {
  return definitionsOf(lists).map(({ key, name, type }) => ({
    label: name,
    detail: `${key} · ${type}`,
    insert: JSON.stringify(key),
  }));
}

function suggestOptions({ path }: Location, lists: AccountLists): Entry[] {
  const definition = definitionsOf(lists).find(({ key }) => key === path[1]);
  if (definition === undefined) return [];
  if (definition.type.toUpperCase() === 'BOOLEAN') {
    return ['true', 'false'].map((word) => ({ label: word, detail: definition.name, insert: word }));
  }
  return definition.options.map(({ id, name }) => ({
    label: name,
    detail: id,
    insert: JSON.stringify(name),
  }));
}

function describeDefinition({ name, key, type, required, options }: CustomFieldDefinition): string {
  const lines = [
    name,
    `${key} · ${type}`,
    ...(required ? [l10n.t('Required')] : []),
    ...(options.length > 0 ? [l10n.t('Options: {0}', options.map((option) => option.name).join(', '))] : []),
  ];
  return lines.join('\n');
}

function itemsOf(lists: AccountLists, list: ListId): readonly ListItem[] {
  const state = lists[list];
  return state.kind === 'loaded' ? state.items : [];
}

function definitionsOf({ customFields }: AccountLists): readonly CustomFieldDefinition[] {
  return customFields.kind === 'loaded' ? customFields.definitions : [];
}

function sameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
