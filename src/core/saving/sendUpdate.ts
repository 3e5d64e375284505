import * as l10n from '@vscode/l10n';
import type { ApiErrorKind } from '../api/errorFacts';
import { ApiError } from '../api/errors';
import { moveBaseline } from '../changes/baseline';
import type { SaveResult } from '../fields/fieldView';
import { rebase } from '../changes/rebase';
import type { UpdateBody } from '../fields/update';
import { lookForArrival, mayComeLate } from './lookForArrival';
import { sequencesAfter } from './readSequences';
import { type Job, SaveError, type SaveOutcome, type SavingApi } from './saveOutcome';
import { isWhole, prove, sentByRemoval, sentByUpdate } from './saveProof';

/** Sends what passed every check, and proves what became of it. */
export async function send(api: SavingApi, job: Job, signal: AbortSignal | undefined): Promise<SaveOutcome> {
  const { put, tagRemoval } = job.draft.update;
  if (put === undefined) return nothingSent(job);
  const answer = await sendUpdate(api, job, put, signal);
  if (tagRemoval === undefined) return saved(api, job, await proof(api, job, answer));
  try {
    const removed = await api.changeTags(job.id, tagRemoval, signal);
    return await saved(api, job, await proof(api, job, removed));
  } catch (error) {
    if (error instanceof SaveError) throw error;
    return partlySaved(api, job, answer, error);
  }
}

/** Others have made the same changes meanwhile, or a save in doubt had arrived. */
function nothingSent({ baseline, current, lists, asked }: Job): SaveOutcome {
  const { contactSequences } = lists;
  const sequences = contactSequences.kind === 'loaded' ? contactSequences.items : undefined;
  const result = prove(asked, baseline, { contact: current.text, sequences }, lists);
  return { kind: 'saved', baseline: current, result };
}

async function sendUpdate(
  api: SavingApi,
  job: Job,
  put: UpdateBody,
  signal: AbortSignal | undefined,
): Promise<string> {
  try {
    return await api.updateContact(job.id, put, signal);
  } catch (error) {
    if (error instanceof ApiError && error.sent === 'maybe') return findOut(api, job, error);
    throw error;
  }
}

/** Answers that do not say for sure that nothing was written. */
const answered: ReadonlySet<ApiErrorKind> = new Set(['refusedByApi', 'webPage', 'redirected']);

/** The connection broke in mid-flight: only another look can tell whether the update arrived. */
async function findOut(api: SavingApi, job: Job, cause: ApiError): Promise<string> {
  const { result, found, atMs } = await lookForArrival(api, job, sentByUpdate(job.draft), cause).catch(() => {
    throw new SaveError(unreadMessage(), 'unknown', cause);
  });
  if (result.taken.length > 0) return found.contact;
  if (result.notTaken.length === 0) throw new SaveError(uncheckableMessage(), 'unknown', cause);
  // An answer tells more of why than a broken connection does.
  if (answered.has(cause.kind)) throw cause;
  if (mayComeLate(cause)) throw new SaveError(notYetMessage(atMs), 'notYet', cause);
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

/** The whole contact after the last call: its answer, or what another read gives when the answer leaves things out. */
async function proof(api: SavingApi, job: Job, answer: string): Promise<string> {
  if (isWhole(answer, job.id)) return answer;
  return readAgain(api, job, (cause) => {
    const message = l10n.t(
      'The API accepted the change, but the contact could not be read again to prove it. Your edits are still here. Save again to check: what has arrived is not sent twice.',
    );
    return new SaveError(message, 'accepted', cause);
  });
}

/** After something was sent a cancelled save still has to find out what became of it: no signal. */
async function readAgain(api: SavingApi, job: Job, failure: (cause: unknown) => SaveError): Promise<string> {
  try {
    return await api.loadContact(job.id);
  } catch (error) {
    throw failure(error);
  }
}

async function partlySaved(api: SavingApi, job: Job, answer: string, error: unknown): Promise<SaveOutcome> {
  const lost = error instanceof ApiError && error.sent === 'maybe' ? error : undefined;
  const sent = sentByUpdate(job.draft);
  const now = await readAfterRemoval(api, job, answer, lost);
  if (now === undefined) {
    const result = prove(sent, job.baseline, { contact: undefined, sequences: undefined }, job.lists);
    return { kind: 'partly', baseline: job.current, text: job.rebased, result, error, inDoubt: true };
  }
  const whole = await saved(api, job, now);
  if (lost !== undefined && whole.result.notTaken.length === 0) return whole;
  const { text } = rebase(job.current.text, job.rebased, now, job.lists);
  const found = { contact: now, sequences: whole.result.sequences };
  const result = prove(sent, job.baseline, found, job.lists);
  const partly = { kind: 'partly', baseline: whole.baseline, text, error } as const;
  return lost !== undefined && mayComeLate(lost)
    ? { ...partly, inDoubt: true, result: withLateRemoval(result, job) }
    : { ...partly, inDoubt: false, result };
}

/** The contact after a removal of tags that failed, or whose answer was lost; undefined when it cannot be read. */
async function readAfterRemoval(
  api: SavingApi,
  job: Job,
  answer: string,
  lost: ApiError | undefined,
): Promise<string | undefined> {
  if (lost === undefined && isWhole(answer, job.id)) return answer;
  if (lost === undefined) return api.loadContact(job.id).catch(() => undefined);
  const look = await lookForArrival(api, job, sentByRemoval(job.draft), lost).catch(() => undefined);
  return look?.found.contact;
}

/** The removal is neither done nor refused: it may still arrive, and an undo has to know of it. */
function withLateRemoval(result: SaveResult, { draft, baseline, lists }: Job): SaveResult {
  const nothing = { contact: undefined, sequences: undefined };
  const reason = l10n.t('It had not arrived when the contact was last read.');
  const late = prove(sentByRemoval(draft), baseline, nothing, lists).unchecked;
  return { ...result, unchecked: [...result.unchecked, ...late.map((piece) => ({ ...piece, reason }))] };
}

async function saved(
  api: SavingApi,
  job: Job,
  now: string,
): Promise<Extract<SaveOutcome, { kind: 'saved' }>> {
  const found = { contact: now, sequences: await sequencesAfter(api, job) };
  return {
    kind: 'saved',
    baseline: moveBaseline(job.current, now),
    result: prove(job.asked, job.baseline, found, job.lists),
  };
}
