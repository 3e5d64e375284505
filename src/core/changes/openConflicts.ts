import type { AccountLists } from '../fields/fieldView';
import { rebase, resolveConflict } from './rebase';
import type { Conflict, Rebased, Baseline } from './change';

/** A text moved to another baseline, which keeps the old value of each slot in conflict. */
interface RebasedWithConflicts extends Rebased {
  readonly baseline: Baseline;
}

/**
 * `rebase` for whoever moves a text without sending it: where both sides changed the same slot, the old value stays in
 * the baseline, so that the next save finds the conflict again.
 */
export function rebaseKeepingConflicts(
  from: string,
  mine: string,
  theirs: Baseline,
  lists: AccountLists,
): RebasedWithConflicts {
  const { text, conflicts } = rebase(from, mine, theirs.text, lists);
  if (conflicts.length === 0) return { text, conflicts, baseline: theirs };
  const baseline = keepConflictsOpen({ from, mine, conflicts }, theirs, lists);
  return { text: rebase(from, mine, baseline.text, lists).text, conflicts, baseline };
}

export function keepConflictsOpen(
  {
    from,
    mine,
    conflicts,
  }: {
    readonly from: string;
    readonly mine: string;
    readonly conflicts: readonly Pick<Conflict, 'field' | 'slot' | 'isWhole'>[];
  },
  theirs: Baseline,
  lists: AccountLists,
): Baseline {
  return conflicts.reduce(
    (baseline, conflict) => resolveConflict(baseline, from, mine, conflict, 'mine', lists).baseline,
    theirs,
  );
}
