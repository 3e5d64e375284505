import { ApiError } from '../api/errors';
import { type Baseline, moveBaseline } from '../changes/baseline';
import { contactSequencesFrom } from '../fields/contactSequences';
import { type ContactDraft, type Draft, isBlocked, readDraft } from '../changes/draft';
import type { AccountLists } from '../fields/fieldView';
import { refuseMissingDetails } from '../changes/missingDetails';
import type { Problem } from '../fields/problem';
import { rebase } from '../changes/rebase';
import { callsOf, planOf } from '../changes/saveCalls';
import { withArrived } from './doubts';
import { findRefusals } from './refusals';
import {
  type Job,
  SaveError,
  type SaveOutcome,
  type SaveRequest,
  type SavingApi,
  type SentUpdate,
} from './saveOutcome';
import { changesSequences } from './saveProof';
import { readSequences } from './readSequences';
import { send } from './sendUpdate';

/**
 * Validates, re-reads, rebases, sends, verifies: two round trips, and more when tags come and go, portfolios change or sequences are added or left.
 * Sends nothing twice that may have been processed. Throws what the API throws, and `SaveError` when something was sent
 * and the outcome is not as it should be.
 */
export async function saveContact(
  api: SavingApi,
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
  api: SavingApi,
  request: SaveRequest,
  signal: AbortSignal | undefined,
): Promise<SaveOutcome> {
  const { baseline, text, doubts = [] } = request;
  const draft = readDraft(baseline, text, request.lists);
  if (draft.kind === 'broken' || isBlocked(draft)) return { kind: 'invalid', problems: problemsOf(draft) };
  if (draft.changes.length === 0) return { kind: 'unchanged' };
  const { current, lists } = await readNow(api, request, draft, signal);
  refuseMissingDetails(baseline, current, draft.changes);
  const base = withArrived(baseline, doubts, draft.changes, current.text, lists);
  const rebased = rebase(base, text, current.text, lists);
  if (rebased.conflicts.length > 0) {
    return { kind: 'conflict', theirs: current.text, conflicts: rebased.conflicts };
  }
  const remaining = readDraft(current, rebased.text, lists);
  if (remaining.kind === 'broken' || isBlocked(remaining)) {
    return { kind: 'invalid', problems: problemsOf(remaining) };
  }
  const asked = doubts.length > 0 ? draft.readings : remaining.readings;
  const job = { ...request, lists, current, rebased: rebased.text, draft: remaining, asked };
  try {
    return withSent(await send(api, job, signal), sentOf(api, job));
  } catch (error) {
    if (error instanceof SaveError) error.sent = sentBefore(error, sentOf(api, job));
    return rejected(job, error);
  }
}

/** The contact as it is now, and its sequences when some are to change: one that it is in is not sent again. */
async function readNow(
  api: SavingApi,
  { id, baseline, lists }: SaveRequest,
  draft: ContactDraft,
  signal: AbortSignal | undefined,
): Promise<{ current: Baseline; lists: AccountLists }> {
  const [contact, items] = await Promise.all([
    api.loadContact(id, signal),
    changesSequences(draft) ? readSequences(api, id, signal) : undefined,
  ]);
  const current = moveBaseline(baseline, contact);
  if (items === undefined) return { current, lists };
  const contactSequences = contactSequencesFrom({ kind: 'loaded', items }, lists.sequences);
  return { current, lists: { ...lists, contactSequences } };
}

function withSent(outcome: SaveOutcome, sent: SentUpdate): SaveOutcome {
  if (outcome.kind === 'partly') return { ...outcome, sent: { ...sent, update: outcome.attempted } };
  return outcome.kind === 'saved' && callsOf(sent.update).length > 0 ? { ...outcome, sent } : outcome;
}

function sentOf({ baseUrl }: SavingApi, { current, rebased, draft }: Job): SentUpdate {
  return { baseUrl, before: current.text, asked: rebased, changes: draft.changes, update: draft.update };
}

/** The calls after the first are sent when it was taken, and not before. */
function sentBefore({ arrived }: SaveError, sent: SentUpdate): SentUpdate {
  return arrived === 'accepted' ? sent : { ...sent, update: planOf(callsOf(sent.update).slice(0, 1)) };
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
