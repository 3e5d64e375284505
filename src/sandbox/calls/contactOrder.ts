import type { Json, StoredContact } from '../publicApi';
import { isSameWord } from '../reading/choice';
import type { PageOrder } from '../reading/page';
import type { Remarks } from '../answers/remarks/remarks';

const ORDERS = ['createdAt', 'updatedAt', 'name'] as const;
const DIRECTIONS = ['ASCENDING', 'DESCENDING'] as const;

/** What else the real API orders by is not known, nor its default: here, the newest first. */
export function readOrder(input: (name: string) => Json | undefined, remarks: Remarks): PageOrder {
  const read = <Choice extends string>(
    what: string,
    choices: readonly [Choice, ...Choice[]],
    none: Choice,
  ) => {
    const written = input(what) ?? null;
    const choice = choices.find((known) => isSameWord(known, written));
    if (choice === undefined && written !== null) {
      remarks.note('unknownOrder', { what, choices: choices.join(', ') });
    }
    return choice ?? none;
  };
  return {
    orderBy: read('orderBy', ORDERS, 'createdAt'),
    orderDirection: read('orderDirection', DIRECTIONS, 'DESCENDING'),
  };
}

/** `newestFirst` is as large as the account, and most calls want it as it is. */
export function sorted(
  newestFirst: readonly StoredContact[],
  { orderBy, orderDirection }: PageOrder,
): readonly StoredContact[] {
  const key = ORDERS.find((known) => known === orderBy) ?? 'createdAt';
  const isAscending = orderDirection === 'ASCENDING';
  if (key === 'createdAt') return isAscending ? newestFirst.toReversed() : newestFirst;
  const ascending = newestFirst.toSorted((a, b) => compare(a[key] ?? '', b[key] ?? ''));
  return isAscending ? ascending : ascending.toReversed();
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
