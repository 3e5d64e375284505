import type { Json } from '../core/contact/json';
import type { Named } from './account';
import type { Inputs } from './inputs';

export const TAG_OPERATIONS = ['InsertIfNotExists', 'DeleteIfExists', 'ReplaceAll'] as const;
export type TagOperation = (typeof TAG_OPERATIONS)[number];

/** Names what was dropped and says why; the journal keeps the sentence. */
export type Drop = (what: string, why: string) => void;

export function dropInto(ignored: string[]): Drop {
  return (what, why) => {
    ignored.push(`${what} was dropped: ${why}.`);
  };
}

/**
 * The ids that a body picks from one of the account's lists, by id or by name; names do not count when ids are there.
 * What is in no list is dropped. Null when the body gives neither, undefined when it gives something else than a list.
 */
export function readPicked(
  body: Inputs<Json>,
  keys: { readonly ids: string; readonly names: string | undefined },
  list: readonly Named[],
  drop: Drop,
): string[] | null | undefined {
  const ids = body.get(keys.ids) ?? null;
  const names = keys.names === undefined ? null : (body.get(keys.names) ?? null);
  if (ids !== null) {
    if (names !== null) drop(keys.names ?? '', `${keys.ids} is there and wins`);
    return find(keys.ids, ids, (text) => list.find(({ id }) => id === text.toLowerCase()), drop);
  }
  if (names === null || keys.names === undefined) return null;
  return find(keys.names, names, (text) => list.find(({ name }) => name === text), drop);
}

export function applyTagOperation(
  current: readonly string[],
  picked: readonly string[],
  operation: TagOperation,
): string[] {
  switch (operation) {
    case 'InsertIfNotExists':
      return [...new Set([...current, ...picked])];
    case 'DeleteIfExists':
      return current.filter((id) => !picked.includes(id));
    case 'ReplaceAll':
      return [...picked];
  }
}

function find(
  key: string,
  values: Json,
  search: (text: string) => Named | undefined,
  drop: Drop,
): string[] | undefined {
  if (!Array.isArray(values)) {
    drop(key, 'it is not a list');
    return undefined;
  }
  const found = values.flatMap((value) => {
    const item = typeof value === 'string' ? search(value) : undefined;
    if (item === undefined) drop(`${JSON.stringify(value)} in ${key}`, 'the account has none like it');
    return item === undefined ? [] : [item.id];
  });
  return [...new Set(found)];
}
