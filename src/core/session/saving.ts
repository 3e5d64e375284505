import { findChanges, isWithoutEdits, parseContact } from '../changes/parsedContact';
import { moveBaseline } from '../changes/baseline';
import type { Wait } from '../api/retry/requestRetrier';
import { saveContact } from '../saving/save';
import { MissingPortfolioCallsError } from '../saving/missingRoute';
import { SaveError, type SaveOutcome } from '../saving/saveOutcome';
import { withFound } from '../saving/saveProof';
import { FIELDS } from '../fields/fields';
import { withSlots } from '../changes/slotChanges';
import type { ContactState } from './contactState';
import { keepingNames, withStored } from '../changes/savedText';
import type { Reason } from './reason';
import { type FieldSlot, isAmong } from '../changes/change';
import type { AccountLists } from '../fields/fieldView';
import type { SaveEnd } from './ports';
import type { Standing } from './standing';

type SavedOutcome = Extract<SaveOutcome, { kind: 'saved' | 'partly' }>;

/** What a save was asked to send. */
interface Asked extends Standing {
  /** Of the document, until then. */
  readonly closings: number;
}

const NOTHING: SaveEnd = { kind: 'nothing', after: 'next' };

/**
 * Saves the document's text as it stands, unless it was closed since: it had been so `closings` times when the save was asked
 * for. The text is taken with what it was made from; whatever happens to the document meanwhile, that pair stays together.
 */
export async function saveNow(state: ContactState, closings: number): Promise<SaveEnd> {
  const { document, ports } = state;
  // Nobody has asked for a save of what is typed in a document that was opened since.
  if (!isStillOpen(state, { closings })) return NOTHING;
  if (state.latest === undefined) return refuse(state, { kind: 'notLoaded' });
  const now = ports.text.read();
  if (now === undefined) return NOTHING;
  document.sync(now);
  try {
    // What a text of lost origin asks for shows beside a whole answer: the save looks for one.
    if (state.missingForOrigin.length > 0) await state.readAgain(state.latest);
  } catch (error) {
    return takeError(state, error);
  }
  const asked = { text: state.text, origin: document.requireOrigin(), closings };
  const refusal: Reason | undefined = ports.account.isReadOnly() ? { kind: 'readOnly' } : state.whyLost;
  if (refusal !== undefined) return refuse(state, refusal);
  const isAsStored = asked.text === state.latest.text;
  // After a save that nobody could confirm, this may not be what is stored: the save looks, and sends nothing.
  if (isAsStored && state.unconfirmedSaves.length === 0) return NOTHING;
  if (document.isToRead) {
    document.follow();
    return NOTHING;
  }
  if (!isAsStored && (await isDeclined(state, asked))) return refuse(state, { kind: 'declined' });
  // Nobody has confirmed what has come to stand there while the question was open.
  if (!isStillOpen(state, asked)) return NOTHING;
  if (state.text !== asked.text) return saveNow(state, closings);
  state.show({ busy: true });
  let outcome: SaveOutcome;
  try {
    outcome = await send(state, asked);
  } catch (error) {
    return takeError(state, error);
  }
  return takeOutcome(state, asked, outcome);
}

/** What has problems is told them instead of being asked about, and what has no edits sends nothing. */
async function isDeclined(state: ContactState, asked: Standing): Promise<boolean> {
  if (hasErrors(state, asked) || isWithoutEdits(state.parsed)) return false;
  const answer = state.ports.account.confirm?.();
  return answer !== undefined && !(await answer);
}

/** A mark outlives the window, until it is known what became of the save. Without it a save that is cut off is told less well. */
async function send(state: ContactState, { text, origin }: Standing): Promise<SaveOutcome> {
  const { account, backup, id, lists } = state.ports;
  await backup.markSaving().catch(() => undefined);
  const clear = (): Promise<void> => backup.clearSaving().catch(() => undefined);
  try {
    const request = {
      id,
      baseline: origin.baseline,
      text,
      get lists() {
        return lists.of();
      },
      unconfirmedSaves: state.unconfirmedSaves,
    };
    const showWait = (waiting: Wait | undefined): void => {
      if (state.status.busy) state.show({ busy: true, waiting });
    };
    const outcome = await account.save((api) => saveContact(api, request), showWait);
    // All that the text asked for is stored, or was sent and can never be seen.
    if (outcome.kind === 'saved' && outcome.result.notTaken.length === 0)
      await backup.noteSaved(text).catch(() => undefined);
    if (outcome.kind !== 'partly' || !outcome.isUnconfirmed) await clear();
    return outcome;
  } catch (error) {
    if (!(error instanceof SaveError) || error.arrived === 'no') await clear();
    throw error;
  }
}

function refuse(state: ContactState, reason: Reason): SaveEnd {
  state.show({ ...state.status, reason });
  return { kind: 'refused', reason, after: 'answered' };
}

function takeError(state: ContactState, error: unknown): SaveEnd {
  state.ports.note(error);
  noteMissingCalls(state, error);
  if (error instanceof SaveError && error.arrived !== 'no' && error.sent !== undefined) {
    state.unconfirmedSaves = [...state.unconfirmedSaves, error.sent];
    state.ports.record(error.sent);
  }
  const reason = { kind: 'failed', error } as const;
  state.show({ reason });
  const cause = error instanceof SaveError && error.arrived === 'no' ? error.cause : error;
  // Whoever ended the wait of a save wants nothing sent.
  const isCalledOff = state.ports.account.isCancellation(cause);
  return { kind: 'refused', reason, after: isCalledOff ? 'answered' : 'waits' };
}

async function takeOutcome(state: ContactState, asked: Asked, outcome: SaveOutcome): Promise<SaveEnd> {
  switch (outcome.kind) {
    case 'invalid': {
      const messages = outcome.problems.map(({ message }) => message);
      // The form shows the text's own problems; one that only what others changed has brought is told here.
      const reason = { kind: 'invalid', messages, isShown: hasErrors(state, asked) } as const;
      state.show(reason.isShown ? {} : { reason });
      // Nothing was requested for a text that is an old one by now.
      return { kind: 'refused', reason, after: 'next' };
    }
    case 'rejected': {
      const reason = { kind: 'failed', error: outcome.error } as const;
      state.show({ reason, rejected: outcome.problems });
      return { kind: 'refused', reason, after: 'waits' };
    }
    case 'conflict':
      state.takeLatest(moveBaseline(state.latest ?? asked.origin.baseline, outcome.theirs));
      state.show({});
      // The form asks for a choice, and to save then.
      return { kind: 'refused', reason: { kind: 'conflict' }, after: 'answered' };
    case 'unchanged': {
      const own = new Set([asked.origin.baseline.text]);
      await rebaseFrom(state, asked, { own, baseOf: () => asked.text }, {});
      return NOTHING;
    }
    case 'saved':
    case 'partly':
      return takeSaved(state, asked, outcome);
  }
}

async function takeSaved(state: ContactState, asked: Asked, outcome: SavedOutcome): Promise<SaveEnd> {
  const { baseline, result, sent } = outcome;
  const { lists } = state.ports;
  const { baseline: from } = asked.origin;
  const left = leftSlots(asked, outcome, lists.of());
  const unsaved = [...left, ...result.notTaken];
  const changes = findChanges(from, asked.text, lists.of());
  const saved = changes.filter((change) => !isAmong(change, unsaved));
  const stored = { text: asked.text, from, stored: baseline };
  const named = keepingNames(withStored(stored, unsaved, lists.of()), from, changes, lists.of());
  const own = new Set<string>();
  const textOf = (text: string): string => {
    const made = named(text);
    own.add(made);
    return made;
  };
  state.takeLatest(baseline);
  if (isStillOpen(state, asked)) state.foldSaved(saved, asked.text, { from: asked.origin, textOf });
  state.unconfirmedSaves =
    outcome.kind === 'partly' && outcome.isUnconfirmed && sent !== undefined ? [sent] : [];
  if (result.sequences !== undefined) lists.takeSequences(result.sequences);
  if (sent !== undefined) state.ports.record(sent, { result, text: baseline.text });
  if (outcome.kind === 'partly') noteMissingCalls(state, outcome.error);
  const reason: Reason | undefined =
    outcome.kind === 'partly'
      ? { kind: 'partly', error: outcome.error, isUnconfirmed: outcome.isUnconfirmed }
      : undefined;
  // What the API did not take the document gives up, until an undo leads back to it.
  const base = withStored(stored, left, lists.of());
  const baseOf = (now: Standing): string => withoutTypedOver(base, asked, result.notTaken, now, lists.of());
  await rebaseFrom(state, asked, { baseOf, own }, { result, asked: asked.text, reason });
  return reason === undefined
    ? { kind: 'saved', after: 'next' }
    : { kind: 'refused', reason, after: 'waits' };
}

/** The document that was saved is open; one that was opened after it shows what was stored, and has edits of its own. */
function isStillOpen({ document }: ContactState, { closings }: Pick<Asked, 'closings'>): boolean {
  return document.closings === closings;
}

function noteMissingCalls(state: ContactState, error: unknown): void {
  if (error instanceof MissingPortfolioCallsError) state.ports.lists.lackPortfolioCalls();
}

/**
 * The document follows; a text that is still measured against what was asked for, one of `own`, measured against `baseOf`.
 * Views are told `status` when it is about to: until then it would look like an older version.
 */
async function rebaseFrom(
  state: ContactState,
  asked: Asked,
  { own, baseOf }: { readonly own: ReadonlySet<string>; readonly baseOf: (now: Standing) => string },
  status: Parameters<ContactState['show']>[0],
): Promise<void> {
  const rebased = state.document.rebase((now) => {
    const { baseline } = now.origin;
    return isStillOpen(state, asked) && own.has(baseline.text)
      ? { ...baseline, text: baseOf(now) }
      : baseline;
  });
  state.show(status);
  await rebased;
}

/** What was typed over what the API did not take is an edit of what was loaded: that was never stored. */
function withoutTypedOver(
  base: string,
  { origin: { baseline } }: Standing,
  notTaken: readonly FieldSlot[],
  now: Standing,
  lists: AccountLists,
): string {
  const changes = findChanges({ ...baseline, text: base }, now.text, lists);
  // Sets merge, so that they are never in conflict.
  const over = changes.filter(
    (change) => isAmong(change, notTaken) && FIELDS[change.field].keys.length === 1,
  );
  return withSlots({ baseline, text: base }, baseline.text, over, lists);
}

/**
 * What a save leaves among the unsaved changes, by the sequences that are known by then: a contact that was put into one
 * meanwhile has yet to leave it.
 */
function leftSlots(asked: Standing, outcome: SavedOutcome, lists: AccountLists): readonly FieldSlot[] {
  const { taken, notTaken, unchecked, sequences } = outcome.result;
  const found = withFound(lists, sequences);
  if (outcome.kind === 'partly') return findChanges(outcome.baseline, outcome.text, found);
  return findChanges(asked.origin.baseline, asked.text, found).filter(
    (change) => FIELDS[change.field].writeOnly && !isAmong(change, [...taken, ...notTaken, ...unchecked]),
  );
}

function hasErrors(state: ContactState, { text, origin }: Standing): boolean {
  const parsed = parseContact(origin.baseline, text, state.ports.lists.of());
  return parsed.kind === 'broken' || parsed.isBlocked;
}
