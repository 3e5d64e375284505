import * as l10n from '@vscode/l10n';
import type { ListItem, PickedItem, PickedValue } from '../../core/fields/fieldView';
import type { FieldFrame } from '../fields/fieldFrame';
import { listIndex } from './listIndex';

/** The picked ids of one field, and the ways to change them; each change is said in the live region. */
export interface PickedSet {
  readonly items: readonly PickedItem[];
  has(id: string): boolean;
  nameOf(item: PickedItem): string;
  itemOf(id: string): ListItem | undefined;
  add(ids: readonly string[]): void;
  remove(id: string): void;
}

export function pickedSet(
  { list, picked }: PickedValue,
  { page, field, id: frameId }: FieldFrame,
): PickedSet {
  const { byId } = listIndex(page.lists[list]);
  const ids = new Set(picked.map(({ id }) => id));
  const nameOf = ({ id, name }: PickedItem) => name ?? byId.get(id)?.name ?? id;
  const change = (wanted: readonly string[], sentence: string) => {
    page.choose(field, { kind: 'picked', ids: wanted });
    page.say(sentence);
  };
  return {
    items: picked,
    has: (id) => ids.has(id),
    nameOf,
    itemOf: (id) => byId.get(id),
    add(added) {
      const fresh = added.filter((id) => !ids.has(id));
      const names = fresh.map((id) => nameOf({ id, name: undefined })).join(', ');
      if (fresh.length === 0) page.say(l10n.t('Already there.'));
      else change([...ids, ...fresh], l10n.t('{names} added.', { names }));
      const chips = document.getElementById(`${frameId}-chips`);
      if (chips) chips.scrollTop = chips.scrollHeight;
    },
    remove(id) {
      const item = picked.find((candidate) => candidate.id === id);
      if (!item) return;
      change(
        [...ids].filter((other) => other !== id),
        l10n.t('{name} removed.', { name: nameOf(item) }),
      );
    },
  };
}
