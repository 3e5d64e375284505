import { likelyName } from '../text/invisibleDifference';
import type { ListState } from './fieldView';
import { isContactId } from '../identity/idPattern';

/** One of the account's lists, made ready for looking up thousands of names. */
export interface ListIndex {
  readonly loaded: boolean;
  nameOf(id: string): string | undefined;
  /** Every id that bears exactly this name; an account may have two tags of one name. */
  idsOf(name: string): readonly string[];
  /** A name that was likely meant by one that is not there. */
  lookAlikeOf(name: string): string | undefined;
}

const indexes = new WeakMap<ListState, ListIndex>();

/** Ids are UUIDs: upper and lower case mean the same one. */
export function canonicalId(id: string): string {
  return id.trim().toLowerCase();
}

/** Whether a list is there and does not have this id. What is half typed is no id yet. */
export function lacksId(list: ListState, id: string): boolean {
  const index = indexOfList(list);
  return index.loaded && index.nameOf(id) === undefined && isContactId(id);
}

/** Made once for each list that the host hands in. */
export function indexOfList(list: ListState): ListIndex {
  const known = indexes.get(list);
  if (known !== undefined) return known;
  const index = makeIndex(list);
  indexes.set(list, index);
  return index;
}

function makeIndex(list: ListState): ListIndex {
  const names = new Map<string, string>();
  const ids = new Map<string, string[]>();
  for (const item of list.kind === 'loaded' ? list.items : []) {
    const id = canonicalId(item.id);
    names.set(id, item.name);
    const sameName = ids.get(item.name);
    if (sameName === undefined) ids.set(item.name, [id]);
    else sameName.push(id);
  }
  return {
    loaded: list.kind === 'loaded',
    nameOf: (id) => names.get(id),
    idsOf: (name) => ids.get(name) ?? [],
    lookAlikeOf: (name) => likelyName(ids.keys(), name),
  };
}
