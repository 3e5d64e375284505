import * as l10n from '@vscode/l10n';
import type { ApiErrorKind } from '../api/errors/errorFacts';
import { ApiError } from '../api/errors/errors';
import { moveBaseline } from '../changes/baseline';
import { callsOf, sentBy } from '../changes/saveCalls';
import type { SaveCall } from '../fields/update';
import { confirmUpdate, mayStillApply } from './confirmUpdate';
import { foundAfter } from './readSequences';
import { withoutRoute } from './missingRoute';
import { partlySaved } from './partlySaved';
import { type Job, SaveError, type SaveOutcome, type SavingApi } from './saveOutcome';
import { savedCalls } from './savedCalls';
import { isWhole, prove } from './saveProof';

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
      if (index === 0) answer = await findOut(api, job, call, error);
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
async function findOut(api: SavingApi, job: Job, call: SaveCall, cause: unknown): Promise<string> {
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
  if (mayStillApply(cause)) throw new SaveError(notYetMessage(atMs), 'notYet', cause);
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
