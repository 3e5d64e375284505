import type { ListItem, ListState } from '../../core/fields/fieldView';
import { onceFor } from '../onceFor';

/** A list made ready for search: sorted by name, with names folded once instead of at each key. */
export interface ListIndex {
  readonly entries: readonly ListEntry[];
  readonly byId: ReadonlyMap<string, ListItem>;
}

export interface ListEntry {
  readonly item: ListItem;
  readonly folded: string;
  /** Another item has the same name: the id must tell them apart. */
  readonly isNamesake: boolean;
}

const empty: ListIndex = { entries: [], byId: new Map() };

/** Without case and accents: "Sao Paulo" finds "São Paulo". */
export const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export function listIndex(list: ListState | undefined): ListIndex {
  return list?.kind === 'loaded' ? indexOf(list.items) : empty;
}

export function nameInList(list: ListState | undefined, id: string): string | undefined {
  return listIndex(list).byId.get(id)?.name;
}

const indexOf = onceFor((items: readonly ListItem[]): ListIndex => {
  const { compare } = new Intl.Collator();
  const counts = new Map<string, number>();
  for (const { name } of items) counts.set(name, (counts.get(name) ?? 0) + 1);
  const entries = [...items]
    .sort((a, b) => compare(a.name, b.name))
    .map((item) => ({ item, folded: fold(item.name), isNamesake: (counts.get(item.name) ?? 0) > 1 }));
  return { entries, byId: new Map(items.map((item) => [item.id, item])) };
});

/** Names that start with the words come before names that hold them; no words give the whole list. */
export function findInList({ entries }: ListIndex, words: string): readonly ListEntry[] {
  const wanted = fold(words.trim());
  if (wanted === '') return entries;
  const starts: ListEntry[] = [];
  const holds: ListEntry[] = [];
  for (const entry of entries) {
    const at = entry.folded.indexOf(wanted);
    if (at === 0) starts.push(entry);
    else if (at > 0) holds.push(entry);
  }
  return [...starts, ...holds];
}
