import type { AccountLists, ListName } from '../fields/fieldView';
import type { ReadableContact } from './change';

/** Something of the account that a text names by its id, or by its key, and that the loaded list does not have. */
export interface UnknownItem {
  readonly list: ListName;
  readonly id: string;
}

export function findUnknownItems({ readings }: ReadableContact, lists: AccountLists): UnknownItem[] {
  return readings.flatMap(({ field, wanted }) =>
    [...wanted.keys()].flatMap((id) => {
      const list = field.listWithout?.(id, lists);
      return list === undefined ? [] : { list, id };
    }),
  );
}
