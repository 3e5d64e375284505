import * as l10n from '@vscode/l10n';
import { ApiError } from '../api/errors/errors';
import { moveBaseline } from '../changes/baseline';
import { planOf, sentBy } from '../changes/saveCalls';
import { withSlots } from '../changes/slotChanges';
import { rebase } from '../changes/rebase';
import { FIELDS } from '../fields/fields';
import type { SaveResult } from '../fields/fieldView';
import type { SaveCall } from '../fields/update';
import { type Look, confirmUpdate, mayStillApply } from './confirmUpdate';
import { foundAfter } from './readSequences';
import type { Job, SaveOutcome, SavingApi } from './saveOutcome';
import { savedCalls } from './savedCalls';
import { type Found, isWhole, prove } from './saveProof';

/** A call that failed after others had succeeded. */
export interface CallFailure {
  readonly calls: readonly SaveCall[];
  readonly index: number;
  /** What the call before has answered. */
  readonly answer: string;
  readonly error: unknown;
}

/**
 * What the save comes to: the calls before are saved, and all from the failed one on stay unsaved. Where its change
 * turns out to be there all the same, the contact with it, and the save may go on.
 */
export async function partlySaved(
  api: SavingApi,
  job: Job,
  failure: CallFailure,
): Promise<Extract<SaveOutcome, { kind: 'partly' }> | string> {
  const { calls, index, error } = failure;
  const [done, failed] = [calls.slice(0, index), calls.slice(index, index + 1)];
  const lost = error instanceof ApiError && error.sent === 'maybe' ? error : undefined;
  const look = await lookAfter(api, job, failure, lost);
  if (look !== undefined && isThere(look)) return look.found.contact;
  const isLate = look === undefined || (lost !== undefined && mayStillApply(lost));
  const isUnconfirmed = lost === undefined ? look === undefined : isLate;
  const found = look?.found ?? NOTHING;
  const proven = prove(sentBy(job.parsed, done), job.baseline, found, job.lists);
  const late = isUnconfirmed && look !== undefined ? lateChanges(job, failed) : [];
  return {
    kind: 'partly',
    baseline: look === undefined ? job.current : moveBaseline(job.current, look.found.contact),
    text: look === undefined ? job.rebased : textLeft(job, proven, look.found.contact),
    error,
    isUnconfirmed,
    attempted: planOf([...done, ...failed]),
    result: {
      ...proven,
      unchecked: [...proven.unchecked, ...late],
      ...savedCalls(calls, index, error, isUnconfirmed),
    },
  };
}

const NOTHING: Found = { contact: undefined, sequences: undefined };

function isThere({ result }: Pick<Look, 'result'>): boolean {
  return result.notTaken.length === 0 && result.taken.length > 0;
}

/** The contact after the call that failed; undefined when it cannot be read. */
async function lookAfter(
  api: SavingApi,
  job: Job,
  { calls, index, answer }: CallFailure,
  lost: ApiError | undefined,
): Promise<Pick<Look, 'found' | 'result'> | undefined> {
  const change = sentBy(job.parsed, calls.slice(index, index + 1));
  try {
    if (lost !== undefined) return await confirmUpdate(api, job, change, lost);
    const contact = isWhole(answer, job.id) ? answer : await api.loadContact(job.id);
    const found = await foundAfter(api, job, contact);
    return { found, result: prove(change, job.baseline, found, job.lists) };
  } catch {
    return undefined;
  }
}

/** What is still to be saved: what the API never gives back, such as a sequence that was left, would be sent again. */
function textLeft({ current, rebased, lists }: Job, { taken, unchecked }: SaveResult, now: string): string {
  const { text } = rebase(current.text, rebased, now, lists);
  const over = [...taken, ...unchecked].filter(({ field }) => FIELDS[field].writeOnly);
  const baseline = moveBaseline(current, now);
  return over.length === 0 ? text : withSlots({ baseline, text }, baseline.text, over, lists);
}

/** Neither done nor refused: it may still arrive, and an undo has to know of it. */
function lateChanges({ parsed, baseline, lists }: Job, failed: readonly SaveCall[]) {
  const reason = l10n.t('It had not arrived when the contact was last read.');
  return prove(sentBy(parsed, failed), baseline, NOTHING, lists).unchecked.map((fieldSlot) => ({
    ...fieldSlot,
    reason,
  }));
}
