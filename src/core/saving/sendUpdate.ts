import * as l10n from '@vscode/l10n';
import type { ApiErrorKind } from '../api/errors/errorFacts';
import { ApiError } from '../api/errors/errors';
import { moveBaseline } from '../changes/baseline';
import { missingDetails } from '../changes/missingDetails';
import { callsOf, sentBy, planOf } from '../changes/saveCalls';
import type { SaveCall } from '../fields/update';
import { confirmUpdate, type Look } from './confirmUpdate';
import { withoutRoute } from './missingRoute';
import { type Job, SaveError, type SaveOutcome } from './saveOutcome';
import { callTitle } from '../changes/callTitle';
import { isWhole, prove, foundAfter, type Found } from './saveProof';
import type { SavingApi } from '../api/savingApi';
import { withSlots } from '../changes/slotChanges';
import { rebase } from '../changes/rebase';
import { FIELDS } from '../fields/fields';
import type { SavedCall, SaveResult } from '../fields/fieldView';

/** Sends what passed every check, call by call, and proves what became of it. The first call that fails is the last. */
export async function send(api: SavingApi, job: Job, signal: AbortSignal | undefined): Promise<SaveOutcome> {
  const calls = callsOf(job.parsed.update);
  if (calls.length === 0) return nothingSent(job);
  let answer = '';
  for (const [index, call] of calls.entries()) {
    try {
      answer = await sendCall(api, job.id, call, signal);
    } catch (caught) {
      const error = withoutRoute(call, caught);
      if (index === 0) answer = await confirmFirstCall(api, job, call, error);
      else {
        const end = await partlySaved(api, job, { calls, index, answer, error });
        if (typeof end !== 'string') return end;
        answer = end;
      }
    }
  }
  return await saved(api, job, await proof(api, job, answer), calls);
}

/** Others have made the same changes meanwhile, or an unconfirmed save had arrived. */
function nothingSent({ baseline, current, lists, asked }: Job): SaveOutcome {
  const { contactSequences } = lists;
  const sequences = contactSequences.kind === 'loaded' ? contactSequences.items : undefined;
  const result = prove(asked, baseline, { contact: current.text, sequences }, lists);
  return { kind: 'saved', baseline: current, result };
}

/** The contact after the call, as far as its answer gives it: those about memberships give none. */
async function sendCall(
  api: SavingApi,
  id: string,
  call: SaveCall,
  signal: AbortSignal | undefined,
): Promise<string> {
  if (call.purpose === 'update') return await api.updateContact(id, call.body, signal);
  if (call.purpose === 'tagRemoval') return await api.changeTags(id, call.body, signal);
  await api.changeMembership(id, call, signal);
  return '';
}

/** Answers that do not say for sure that nothing was written. */
const answered: ReadonlySet<ApiErrorKind> = new Set(['apiError', 'webPage', 'redirected']);

/** The first call broke in mid-flight: only another look can tell whether its change arrived. Throws when it has not. */
async function confirmFirstCall(api: SavingApi, job: Job, call: SaveCall, cause: unknown): Promise<string> {
  if (!(cause instanceof ApiError) || cause.sent !== 'maybe') throw cause;
  const { result, found, atMs } = await confirmUpdate(api, job, sentBy(job.parsed, [call]), cause).catch(
    () => {
      throw new SaveError(unreadMessage(), 'unknown', cause);
    },
  );
  if (result.taken.length > 0) return found.contact;
  if (result.notTaken.length === 0) throw new SaveError(uncheckableMessage(), 'unknown', cause);
  // An answer tells more of why than a broken connection does.
  if (answered.has(cause.kind)) throw cause;
  if (cause.mayStillApply) throw new SaveError(notYetMessage(atMs), 'notYet', cause);
  const message = l10n.t(
    'No usable answer came to the save and the change was not saved. Your edits are still here. Save again.',
  );
  throw new SaveError(message, 'no', cause);
}

function unreadMessage(): string {
  return l10n.t(
    'No usable answer came to the save and the contact could not be read again, so nobody knows whether the change arrived. Your edits are still here. Save again when the connection is back: what has arrived is not sent twice.',
  );
}

function uncheckableMessage(): string {
  return l10n.t(
    'No usable answer came to the save, and what was sent cannot be checked, so nobody knows whether it arrived. Your edits are still here. Save again to send it once more.',
  );
}

function notYetMessage(atMs: number): string {
  return l10n.t(
    'No usable answer came to the save, and the change had not arrived when the contact was last read ({time}). It may still arrive. Your edits are still here. Save again in a moment: what has arrived by then is not sent twice.',
    { time: new Date(atMs).toTimeString().slice(0, 8) },
  );
}

/**
 * The whole contact after the last call: its answer, or what another read gives when the answer leaves things out. After
 * something was sent a cancelled save still has to find out what became of it: no signal.
 */
async function proof(api: SavingApi, job: Job, answer: string): Promise<string> {
  if (isWhole(answer, job.id)) return answer;
  try {
    return await api.loadContact(job.id);
  } catch (cause) {
    const message = l10n.t(
      'The API accepted the change, but the contact could not be read again to prove it. Your edits are still here. Save again to check: what has arrived is not sent twice.',
    );
    throw new SaveError(message, 'accepted', cause);
  }
}

async function saved(
  api: SavingApi,
  job: Job,
  now: string,
  calls: readonly SaveCall[],
): Promise<SaveOutcome> {
  const result = prove(job.asked, job.baseline, await foundAfter(api, job, now), job.lists);
  return {
    kind: 'saved',
    baseline: moveBaseline(job.current, now),
    result: { ...result, ...savedCalls(calls, calls.length) },
  };
}

/** A call that failed after others had succeeded. */
interface CallFailure {
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
async function partlySaved(
  api: SavingApi,
  job: Job,
  failure: CallFailure,
): Promise<Extract<SaveOutcome, { kind: 'partly' }> | string> {
  const { calls, index, answer, error } = failure;
  const [done, failed] = [calls.slice(0, index), calls.slice(index, index + 1)];
  const lost = error instanceof ApiError && error.sent === 'maybe' ? error : undefined;
  const look = await lookAfter(api, job, failure, lost);
  if (look !== undefined && isThere(look)) return look.found.contact;
  const isLate = look === undefined || (lost !== undefined && lost.mayStillApply);
  const isUnconfirmed = lost === undefined ? look === undefined : isLate;
  // What the call before has answered is proof of it, though nobody could look again.
  const seen = look?.found.contact;
  const contact = seen !== undefined && tellsRemovals(job, seen) ? seen : wholeOnly(answer, job);
  const found = look?.found ?? { contact, sequences: undefined };
  const proven = prove(sentBy(job.parsed, done), job.baseline, found, job.lists);
  const late = isUnconfirmed && look !== undefined ? lateChanges(job, failed) : [];
  return {
    kind: 'partly',
    baseline: contact === undefined ? job.current : moveBaseline(job.current, contact),
    text: contact === undefined ? job.rebased : textLeft(job, proven, contact),
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

/** Beside a contact that leaves a detail out, what is still to be removed there would seem to be gone. */
function tellsRemovals({ current, parsed }: Job, contact: string): boolean {
  return missingDetails(current, moveBaseline(current, contact), parsed.changes).length === 0;
}

function wholeOnly(answer: string, { id }: Job): string | undefined {
  return isWhole(answer, id) ? answer : undefined;
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

/** What became of each call of a save of several, of which `done` have succeeded. */
function savedCalls(
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
