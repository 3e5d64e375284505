import * as l10n from '@vscode/l10n';
import { ApiError, type ApiErrorKind } from './api/errors';
import { moveBaseline } from './contact/baseline';
import { contactSequencesFrom } from './contact/contactSequences';
import type { ListItem } from './contact/fieldView';
import { rebase } from './contact/rebase';
import type { UpdateBody } from './contact/update';
import { type ContactApi, type Job, SaveError, type SaveOutcome } from './saveOutcome';
import { addsSequences, isWhole, prove, sentByUpdate } from './saveProof';

/** Sends what passed every check, and proves what became of it. */
export async function send(api: ContactApi, job: Job, signal: AbortSignal | undefined): Promise<SaveOutcome> {
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
  api: ContactApi,
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
async function findOut(api: ContactApi, job: Job, cause: ApiError): Promise<string> {
  const now = await readAgain(api, job, () => {
    const message = l10n.t(
      'No usable answer came to the save and the contact could not be read again, so nobody knows whether the change arrived. Your edits are still here. Save again when the connection is back: what has arrived is not sent twice.',
    );
    return new SaveError(message, 'unknown', cause);
  });
  const sequences = await sequencesAfter(api, job);
  const found = { contact: now, sequences };
  const { taken, notTaken } = prove(sentByUpdate(job.draft), job.baseline, found, job.lists);
  if (taken.length > 0) return now;
  const isKnown = notTaken.length > 0;
  // An answer tells more of why than a broken connection does.
  if (isKnown && answered.has(cause.kind)) throw cause;
  const message = isKnown
    ? l10n.t(
        'No usable answer came to the save and the change was not saved. Your edits are still here. Save again.',
      )
    : l10n.t(
        'No usable answer came to the save, and what was sent cannot be checked, so nobody knows whether it arrived. Your edits are still here. Save again to send it once more.',
      );
  throw new SaveError(message, isKnown ? 'no' : 'unknown', cause);
}

/** The whole contact after the last call: its answer, or what another read gives when the answer leaves things out. */
async function proof(api: ContactApi, job: Job, answer: string): Promise<string> {
  if (isWhole(answer, job.id)) return answer;
  return readAgain(api, job, (cause) => {
    const message = l10n.t(
      'The API accepted the change, but the contact could not be read again to prove it. Your edits are still here. Save again to check: what has arrived is not sent twice.',
    );
    return new SaveError(message, 'accepted', cause);
  });
}

/** After something was sent a cancelled save still has to find out what became of it: no signal. */
async function readAgain(api: ContactApi, job: Job, failure: (cause: unknown) => SaveError): Promise<string> {
  try {
    return await api.loadContact(job.id);
  } catch (error) {
    throw failure(error);
  }
}

async function partlySaved(api: ContactApi, job: Job, answer: string, error: unknown): Promise<SaveOutcome> {
  const isLost = error instanceof ApiError && error.sent === 'maybe';
  const now =
    isWhole(answer, job.id) && !isLost ? answer : await api.loadContact(job.id).catch(() => undefined);
  const sent = sentByUpdate(job.draft);
  if (now === undefined) {
    const result = prove(sent, job.baseline, { contact: undefined, sequences: undefined }, job.lists);
    return { kind: 'partly', baseline: job.current, text: job.rebased, result, error };
  }
  const whole = await saved(api, job, now);
  if (isLost && whole.result.notTaken.length === 0) return whole;
  const { text } = rebase(job.current.text, job.rebased, now, job.lists);
  const found = { contact: now, sequences: whole.result.sequences };
  const result = prove(sent, job.baseline, found, job.lists);
  return { kind: 'partly', baseline: whole.baseline, text, result, error };
}

async function saved(
  api: ContactApi,
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

/** No signal: see `readAgain`. Once the contact was not in all, an answer that names all is to be believed. */
async function sequencesAfter(
  api: ContactApi,
  { id, draft, lists }: Job,
): Promise<readonly ListItem[] | undefined> {
  const items = addsSequences(draft) ? await readSequences(api, id) : undefined;
  if (items === undefined || lists.contactSequences.kind === 'loaded') return items;
  const { kind } = contactSequencesFrom({ kind: 'loaded', items }, lists.sequences);
  return kind === 'loaded' ? items : undefined;
}

/** Undefined when the list cannot be read: what is sent is then not checked. */
export async function readSequences(
  api: ContactApi,
  id: string,
  signal?: AbortSignal,
): Promise<readonly ListItem[] | undefined> {
  try {
    return await api.listSequencesOf(id, signal);
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
