import { type Change, isSameFieldSlot, type Conflict } from './change';

/**
 * Open conflicts with what the text holds by now: "mine" is what keeping it would keep. Without a known origin a slot
 * that is no change is as theirs, else as it was loaded.
 */
export function conflictsNow(
  conflicts: readonly Conflict[],
  changes: readonly Change[],
  isOriginLost: boolean,
): Conflict[] {
  return conflicts.map((conflict) => {
    if (conflict.isWhole === true) return conflict;
    const change = changes.find((one) => isSameFieldSlot(one, conflict));
    const unchanged = isOriginLost ? conflict.theirs : conflict.base;
    return { ...conflict, mine: change === undefined ? unchanged : change.after };
  });
}
