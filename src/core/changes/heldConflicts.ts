import { type Baseline } from './baseline';
import type { AccountLists } from '../fields/fieldView';
import { type Conflict, rebase, type Rebased, settle } from './rebase';

/** A text moved to another baseline, which keeps the old value of each piece in conflict. */
export interface Held extends Rebased {
  readonly baseline: Baseline;
}

/**
 * `rebase` for whoever moves a text without sending it: where both sides changed the same piece, the old value stays in
 * the baseline, so that the next save finds the conflict again.
 */
export function rebaseHeld(from: string, mine: string, theirs: Baseline, lists: AccountLists): Held {
  const { text, conflicts } = rebase(from, mine, theirs.text, lists);
  if (conflicts.length === 0) return { text, conflicts, baseline: theirs };
  const baseline = holdConflicts({ from, mine, conflicts }, theirs, lists);
  return { text: rebase(from, mine, baseline.text, lists).text, conflicts, baseline };
}

export function holdConflicts(
  {
    from,
    mine,
    conflicts,
  }: { readonly from: string; readonly mine: string; readonly conflicts: readonly Conflict[] },
  theirs: Baseline,
  lists: AccountLists,
): Baseline {
  return conflicts.reduce(
    (baseline, conflict) => settle(baseline, from, mine, conflict, 'mine', lists).baseline,
    theirs,
  );
}
