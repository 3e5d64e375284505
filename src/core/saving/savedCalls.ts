import { callTitle } from '../changes/callTitle';
import type { SavedCall, SaveResult } from '../fields/fieldView';
import type { SaveCall } from '../fields/update';

/** What became of each call of a save of several, of which `done` have succeeded. */
export function savedCalls(
  calls: readonly SaveCall[],
  done: number,
  error?: unknown,
  isUnconfirmed = false,
): Pick<SaveResult, 'calls'> {
  if (calls.length < 2) return {};
  return {
    calls: calls.map((call, index): SavedCall => {
      const label = callTitle(call);
      if (index < done) return { label, outcome: 'done', reason: '' };
      if (index > done) return { label, outcome: 'notSent', reason: '' };
      const reason = error instanceof Error ? error.message : '';
      return { label, outcome: isUnconfirmed ? 'unknown' : 'failed', reason };
    }),
  };
}
