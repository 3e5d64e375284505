import * as l10n from '@vscode/l10n';
import { ApiError } from './api/errors';
import { type Baseline, baselineDocument, createBaseline, moveBaseline } from './contact/baseline';
import { isBroken, readDocument } from './contact/contactDocument';
import { type ContactDraft, type Draft, isBlocked, readDraft } from './contact/draft';
import type { FieldReading } from './contact/field';
import { FIELDS } from './contact/fields';
import type { AccountLists, SaveResult } from './contact/fieldView';
import type { Problem } from './contact/problem';
import { type Conflict, rebase } from './contact/rebase';
import type { TagsBody, UpdateBody } from './contact/update';
import { verifySave } from './contact/verify';

/** The three calls that a save makes. Bodies come back as they were received, so that numbers survive. */
export interface ContactApi {
  loadContact(id: string, signal?: AbortSignal): Promise<string>;
  /** '' when the answer was empty. */
  updateContact(id: string, body: UpdateBody, signal?: AbortSignal): Promise<string>;
  /** '' when the answer was empty. */
  changeTags(id: string, body: TagsBody, signal?: AbortSignal): Promise<string>;
}

export interface SaveRequest {
  readonly id: string;
  readonly baseline: Baseline;
  readonly text: string;
  readonly lists: AccountLists;
}

export type SaveOutcome =
  /** Nothing was sent: the text has errors, and these are they. */
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  /** Nothing was requested: the text asks for nothing. */
  | { readonly kind: 'unchanged' }
  /** Nothing was sent: others changed the same slots. `theirs` is the contact as it is now. */
  | { readonly kind: 'conflict'; readonly theirs: string; readonly conflicts: readonly Conflict[] }
  /** The baseline's text is the contact as the API holds it now, and the document's text from here on. */
  | { readonly kind: 'saved'; readonly baseline: Baseline; readonly result: SaveResult }
  /** The update was taken and the removal of tags failed: `text` still asks for it. */
  | {
      readonly kind: 'partly';
      readonly baseline: Baseline;
      readonly text: string;
      readonly result: SaveResult;
      readonly error: unknown;
    };

/** A save that broke off after something was sent. The message says what is known and what to do. */
export class SaveError extends Error {
  constructor(
    message: string,
    readonly arrived: 'no' | 'unknown' | 'accepted',
    cause: unknown,
  ) {
    super(message, { cause });
    this.name = 'SaveError';
  }
}

/** A save that has passed every check. `current` is the contact as re-read, and what `draft` is measured against. */
interface Job extends SaveRequest {
  readonly current: Baseline;
  readonly rebased: string;
  readonly draft: ContactDraft;
}

/**
 * Validates, re-reads, rebases, sends, verifies: two round trips, three when tags come and go. Sends nothing twice.
 * Throws what the API throws, and `SaveError` when something was sent and the outcome is not as it should be.
 */
export async function saveContact(
  api: ContactApi,
  request: SaveRequest,
  signal?: AbortSignal,
): Promise<SaveOutcome> {
  const { id, baseline, text, lists } = request;
  const draft = readDraft(baseline, text, lists);
  if (draft.kind === 'broken' || isBlocked(draft)) return { kind: 'invalid', problems: problemsOf(draft) };
  if (draft.changes.length === 0) return { kind: 'unchanged' };
  const current = moveBaseline(baseline, await api.loadContact(id, signal));
  const rebased = rebase(baseline.text, text, current.text, lists);
  if (rebased.conflicts.length > 0) {
    return { kind: 'conflict', theirs: current.text, conflicts: rebased.conflicts };
  }
  const remaining = readDraft(current, rebased.text, lists);
  if (remaining.kind === 'broken' || isBlocked(remaining)) {
    return { kind: 'invalid', problems: problemsOf(remaining) };
  }
  return send(api, { ...request, current, rebased: rebased.text, draft: remaining }, signal);
}

async function send(api: ContactApi, job: Job, signal: AbortSignal | undefined): Promise<SaveOutcome> {
  const { put, tagRemoval } = job.draft.update;
  if (put === undefined)
    return { kind: 'saved', baseline: job.current, result: prove(job, [], job.current.text) };
  const answer = await sendUpdate(api, job, put, signal);
  if (tagRemoval === undefined) return saved(job, await proof(api, job, answer));
  try {
    const removed = await api.changeTags(job.id, tagRemoval, signal);
    return saved(job, await proof(api, job, removed));
  } catch (error) {
    if (error instanceof SaveError) throw error;
    return partlySaved(api, job, answer, error);
  }
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

/** The connection broke in mid-flight: only another look can tell whether the update arrived. */
async function findOut(api: ContactApi, job: Job, cause: ApiError): Promise<string> {
  const now = await readAgain(api, job, () => {
    const message = l10n.t(
      'The connection broke while saving and the contact could not be read again, so nobody knows whether the change arrived. Your edits are still here. Save again when the connection is back: what has arrived is not sent twice.',
    );
    return new SaveError(message, 'unknown', cause);
  });
  const { taken, notTaken } = prove(job, sentByUpdate(job.draft), now);
  if (taken.length > 0) return now;
  const isKnown = notTaken.length > 0;
  const message = isKnown
    ? l10n.t(
        'The connection broke while saving and the change was not saved. Your edits are still here. Save again.',
      )
    : l10n.t(
        'The connection broke while saving, and the API never shows what was sent, so nobody knows whether it arrived. Your edits are still here. Save again to send it once more.',
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
  if (now === undefined) {
    const result = prove(job, sentByUpdate(job.draft), undefined);
    return { kind: 'partly', baseline: job.current, text: job.rebased, result, error };
  }
  const whole = saved(job, now);
  if (isLost && whole.result.notTaken.length === 0) return whole;
  const { text } = rebase(job.current.text, job.rebased, now, job.lists);
  return {
    kind: 'partly',
    baseline: whole.baseline,
    text,
    result: prove(job, sentByUpdate(job.draft), now),
    error,
  };
}

function saved(job: Job, now: string): Extract<SaveOutcome, { kind: 'saved' }> {
  return {
    kind: 'saved',
    baseline: moveBaseline(job.current, now),
    result: prove(job, job.draft.readings, now),
  };
}

function prove(job: Job, sent: readonly FieldReading[], now: string | undefined): SaveResult {
  const answer = now === undefined ? undefined : baselineDocument(createBaseline(now));
  return verifySave({ sent, before: baselineDocument(job.baseline), answer }, job.lists);
}

/** What the update carries when the removal of tags goes its own way. */
function sentByUpdate({ readings, update }: ContactDraft): readonly FieldReading[] {
  if (update.tagRemoval === undefined) return readings;
  return readings.map((reading) => {
    if (reading.field !== FIELDS.tags) return reading;
    return { ...reading, changes: new Map([...reading.changes].filter(([, value]) => value !== undefined)) };
  });
}

/** A detail that the answer leaves out is `null` there, which would look like a loss. */
function isWhole(answer: string, id: string): boolean {
  const document = readDocument(answer);
  if (isBroken(document) || document.members.get('id')?.value !== id) return false;
  const details = [...FIELDS.tags.keys, ...FIELDS.customFields.keys, ...FIELDS.portfolios.keys];
  return details.every((key) => (document.members.get(key)?.value ?? null) !== null);
}

function problemsOf(draft: Draft): readonly Problem[] {
  if (draft.kind === 'contact') return draft.problems.filter(({ severity }) => severity === 'error');
  return [{ field: undefined, slot: '', severity: 'error', message: draft.message, path: [] }];
}
