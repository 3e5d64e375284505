import type { FieldMessage } from '../../core/fields/fieldView';
import type { LocalRow } from './localRows';

interface RowMessages {
  /** By the number of the row. */
  readonly atRow: ReadonlyMap<number, readonly FieldMessage[]>;
  /** What belongs to no row on the screen: a removed key, the whole field. */
  readonly elsewhere: readonly FieldMessage[];
}

/** A message's slot is a row's key; of rows with the same key the last one is meant, the one that is too many. */
export function placeMessages(rows: readonly LocalRow[], messages: readonly FieldMessage[]): RowMessages {
  const numbers = new Map(
    rows
      .filter(({ row }) => row.key !== '' || row.text !== '')
      .map(({ number, row }): [string, number] => [row.key, number]),
  );
  const atRow = new Map<number, FieldMessage[]>();
  const elsewhere: FieldMessage[] = [];
  for (const message of messages) {
    const number = numbers.get(message.slot);
    if (number === undefined) elsewhere.push(message);
    else atRow.set(number, [...(atRow.get(number) ?? []), message]);
  }
  return { atRow, elsewhere };
}
