import type { DeliveryRow } from '../../../sandbox/publicApi';

type Outcome = Pick<DeliveryRow, 'id' | 'state'>;

/** The latest webhook that has failed since `before`; both newest first. What had failed before anybody looked is no news. */
export function newlyFailed<Row extends Outcome>(
  before: readonly Row[] | undefined,
  now: readonly Row[],
): Row | undefined {
  if (before === undefined) return undefined;
  const known = new Set(before.filter(isFailed).map(({ id }) => id));
  return now.find((row) => isFailed(row) && !known.has(row.id));
}

function isFailed({ state }: Outcome): boolean {
  return state === 'failed';
}
