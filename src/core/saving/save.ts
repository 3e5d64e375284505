import { ApiError } from '../api/errors/errors';
import { moveBaseline } from '../changes/baseline';
import { contactSequencesFrom } from '../fields/contactSequences';
import { parseContact } from '../changes/parsedContact';
import type { AccountLists } from '../fields/fieldView';
import { refuseMissingDetails } from '../changes/missingDetails';
import type { Problem } from '../fields/problem';
import { rebase } from '../changes/rebase';
import { callsOf, planOf, sentBy } from '../changes/saveCalls';
import { withArrived } from './unconfirmedSaves';
import { placeApiFieldErrors } from './apiFieldErrors';
import { type Job, SaveError, type SaveOutcome, type SaveRequest, type SentUpdate } from './saveOutcome';
import { changesSequences, readSequences } from './saveProof';
import { send } from './sendUpdate';
import type { ReadableContact, ParsedContact, Baseline, FieldSlot } from '../changes/change';
import type { SavingApi } from '../api/savingApi';

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
  const { baseline, text, unconfirmedSaves = [] } = request;
  const parsed = parseContact(baseline, text, request.lists);
  if (parsed.kind === 'broken' || parsed.isBlocked) return { kind: 'invalid', problems: problemsOf(parsed) };
  // After a save that nobody could confirm only another look can tell what is stored, though the text asks for nothing.
  if (parsed.changes.length === 0 && unconfirmedSaves.length === 0) return { kind: 'unchanged' };
  const { current, lists } = await readNow(api, request, parsed, signal);
  refuseMissingDetails(baseline, current, parsed.changes);
  const base = withArrived(baseline, unconfirmedSaves, parsed.changes, current.text, lists);
  const rebased = rebase(base, text, current.text, lists);
  if (rebased.conflicts.length > 0) {
    return { kind: 'conflict', theirs: current.text, conflicts: rebased.conflicts };
  }
  const remaining = parseContact(current, rebased.text, lists);
  if (remaining.kind === 'broken' || remaining.isBlocked) {
    return { kind: 'invalid', problems: problemsOf(remaining) };
  }
  const asked = unconfirmedSaves.length > 0 ? parsed.readings : remaining.readings;
  const job = { ...request, lists, current, rebased: rebased.text, parsed: remaining, asked };
  try {
    return withSent(await send(api, job, signal), sentOf(api, job), job);
  } catch (error) {
    if (error instanceof SaveError) error.sent = sentBefore(error, sentOf(api, job), job);
    return rejected(job, error);
  }
}

/** The contact as it is now, and its sequences when some are to change: one that it is in is not sent again. */
async function readNow(
  api: SavingApi,
  request: SaveRequest,
  parsed: ReadableContact,
  signal: AbortSignal | undefined,
): Promise<{ current: Baseline; lists: AccountLists }> {
  const [contact, items] = await Promise.all([
    api.loadContact(request.id, signal),
    changesSequences(parsed) ? readSequences(api, request.id, signal) : undefined,
  ]);
  const current = moveBaseline(request.baseline, contact);
  // A reload may have read meanwhile what this could not.
  const { lists } = request;
  if (items === undefined) return { current, lists };
  const contactSequences = contactSequencesFrom({ kind: 'loaded', items }, lists.sequences);
  return { current, lists: { ...lists, contactSequences } };
}

function withSent(outcome: SaveOutcome, sent: SentUpdate, { parsed }: Job): SaveOutcome {
  if (outcome.kind === 'partly')
    return { ...outcome, sent: firstCalls(sent, callsOf(outcome.attempted).length, parsed) };
  return outcome.kind === 'saved' && callsOf(sent.update).length > 0 ? { ...outcome, sent } : outcome;
}

function sentOf({ baseUrl }: SavingApi, { current, rebased, parsed }: Job): SentUpdate {
  return { baseUrl, before: current.text, asked: rebased, changes: parsed.changes, update: parsed.update };
}

/** The calls after the first are sent when it was taken, and not before. */
function sentBefore({ arrived }: SaveError, sent: SentUpdate, { parsed }: Job): SentUpdate {
  return arrived === 'accepted' ? sent : firstCalls(sent, 1, parsed);
}

/** What was to follow these was never sent: where the API holds it all the same, others have written it. */
function firstCalls(sent: SentUpdate, count: number, parsed: ReadableContact): SentUpdate {
  const calls = callsOf(sent.update);
  const left = sentBy(parsed, calls.slice(count));
  const isLeft = ({ field, slot }: FieldSlot): boolean =>
    left.some((reading) => reading.field.id === field && reading.changes.has(slot));
  return {
    ...sent,
    update: planOf(calls.slice(0, count)),
    changes: sent.changes.filter((change) => !isLeft(change)),
  };
}

/** Throws `error` again when it names no value. */
function rejected({ parsed, lists }: Job, error: unknown): SaveOutcome {
  if (!(error instanceof ApiError) || error.fieldErrors.length === 0) throw error;
  return { kind: 'rejected', problems: placeApiFieldErrors(error, parsed.readings, lists), error };
}

function problemsOf(parsed: ParsedContact): readonly Problem[] {
  if (parsed.kind === 'contact') return parsed.problems.filter(({ severity }) => severity === 'error');
  return [{ field: undefined, slot: '', severity: 'error', message: parsed.message, path: [] }];
}
