import { ApiError } from './api/errors';
import { type Baseline, moveBaseline } from './contact/baseline';
import { contactSequencesFrom } from './contact/contactSequences';
import { type ContactDraft, type Draft, isBlocked, readDraft } from './contact/draft';
import type { AccountLists } from './contact/fieldView';
import type { Problem } from './contact/problem';
import { rebase } from './contact/rebase';
import { findRefusals } from './refusals';
import {
  type ContactApi,
  type Job,
  SaveError,
  type SaveOutcome,
  type SaveRequest,
  type SentUpdate,
} from './saveOutcome';
import { addsSequences } from './saveProof';
import { readSequences, send } from './sendUpdate';

export {
  type ContactApi,
  SaveError,
  type SaveOutcome,
  type SaveRequest,
  type SentUpdate,
} from './saveOutcome';

/**
 * Validates, re-reads, rebases, sends, verifies: two round trips, three when tags come and go or sequences are added.
 * Sends nothing twice that may have been processed. Throws what the API throws, and `SaveError` when something was sent
 * and the outcome is not as it should be.
 */
export async function saveContact(
  api: ContactApi,
  request: SaveRequest,
  signal?: AbortSignal,
): Promise<SaveOutcome> {
  for (;;) {
    try {
      return await saveOnce(api, request, signal);
    } catch (error) {
      // While an update waits others may change the contact: what was read before is old.
      if (api.mayStartOver?.(error) !== true) throw error;
    }
  }
}

async function saveOnce(
  api: ContactApi,
  request: SaveRequest,
  signal: AbortSignal | undefined,
): Promise<SaveOutcome> {
  const { baseline, text } = request;
  const draft = readDraft(baseline, text, request.lists);
  if (draft.kind === 'broken' || isBlocked(draft)) return { kind: 'invalid', problems: problemsOf(draft) };
  if (draft.changes.length === 0) return { kind: 'unchanged' };
  const { current, lists } = await readNow(api, request, draft, signal);
  const rebased = rebase(baseline.text, text, current.text, lists);
  if (rebased.conflicts.length > 0) {
    return { kind: 'conflict', theirs: current.text, conflicts: rebased.conflicts };
  }
  const remaining = readDraft(current, rebased.text, lists);
  if (remaining.kind === 'broken' || isBlocked(remaining)) {
    return { kind: 'invalid', problems: problemsOf(remaining) };
  }
  const asked = request.inDoubt === true ? draft.readings : remaining.readings;
  const job = { ...request, lists, current, rebased: rebased.text, draft: remaining, asked };
  try {
    return withSent(await send(api, job, signal), job);
  } catch (error) {
    if (error instanceof SaveError) error.sent = sentBy(job);
    return rejected(job, error);
  }
}

/** The contact as it is now, and its sequences when some are to be added: one that it is in is not sent again. */
async function readNow(
  api: ContactApi,
  { id, baseline, lists }: SaveRequest,
  draft: ContactDraft,
  signal: AbortSignal | undefined,
): Promise<{ current: Baseline; lists: AccountLists }> {
  const [contact, items] = await Promise.all([
    api.loadContact(id, signal),
    addsSequences(draft) ? readSequences(api, id, signal) : undefined,
  ]);
  const current = moveBaseline(baseline, contact);
  if (items === undefined) return { current, lists };
  const contactSequences = contactSequencesFrom({ kind: 'loaded', items }, lists.sequences);
  return { current, lists: { ...lists, contactSequences } };
}

function withSent(outcome: SaveOutcome, job: Job): SaveOutcome {
  const isSent = outcome.kind === 'saved' || outcome.kind === 'partly';
  return isSent && job.draft.update.put !== undefined ? { ...outcome, sent: sentBy(job) } : outcome;
}

function sentBy({ current, rebased, draft }: Job): SentUpdate {
  return { before: current.text, asked: rebased, changes: draft.changes, update: draft.update };
}

/** Throws `error` again when it names no value. */
function rejected({ draft, lists }: Job, error: unknown): SaveOutcome {
  if (!(error instanceof ApiError) || error.fieldProblems.length === 0) throw error;
  return { kind: 'rejected', problems: findRefusals(error, draft.readings, lists), error };
}

function problemsOf(draft: Draft): readonly Problem[] {
  if (draft.kind === 'contact') return draft.problems.filter(({ severity }) => severity === 'error');
  return [{ field: undefined, slot: '', severity: 'error', message: draft.message, path: [] }];
}
