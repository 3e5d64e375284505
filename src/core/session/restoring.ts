import { baselineDocument } from '../changes/baseline';
import { isWithoutEdits, parseContact } from '../changes/parsedContact';
import { FIELDS } from '../fields/fields';
import type { SaveResult } from '../fields/fieldView';
import { withSlots } from '../changes/slotChanges';
import { verifySave } from '../changes/verify';
import { ApiError } from '../api/errors/errors';
import { changesSequences, prove } from '../saving/saveProof';
import type { ContactState } from './contactState';
import { hasSameValues, lostOrigin } from './origin';
import type { Reason } from './reason';
import type { Standing } from './standing';
import type { Baseline, ReadableContact } from '../changes/change';

/** A session, as far as restored text needs it. */
interface Restorable {
  readonly state: ContactState;
  load(): Promise<void>;
  /** `then` comes before what was asked for meanwhile. */
  reload(then?: () => Promise<void>): Promise<void>;
  markClean(): Promise<void>;
  lookAgain(): Promise<void>;
  opened(text: string): void;
  background(task: Promise<unknown>): void;
}

/** Gives restored text what it was made from. True when it is unsaved text that was restored. */
export async function giveOrigin(session: Restorable, text: string, isDirty: boolean): Promise<boolean> {
  const { state } = session;
  const { ports } = state;
  if (state.document.isOpen) return false;
  if (state.latest !== undefined) {
    session.opened(text);
    session.background(followWithoutEdits(session));
    return false;
  }
  const isRead = text !== '' || isDirty;
  // VS Code has brought nothing back: what is kept is of a text that is gone.
  if (!isRead) session.background(ports.backup.drop());
  if (state.content.kind !== 'unloaded' || !isRead) return false;
  const kept = await ports.backup.read();
  if (kept === undefined) {
    // Beside what was kept of an unsaved text it may have been pasted: that is an edit, though it was saved once.
    if (await ports.backup.wasSaved(text).catch(() => false)) state.document.noteSaved(text);
    await session.load();
    return state.isOriginLost;
  }
  state.takeLatest(kept.latest);
  state.unconfirmedSaves = kept.unconfirmedSaves;
  const now = ports.text.read() ?? text;
  const isOther = state.written.isOfAnother(now, kept);
  const origin = isOther ? lostOrigin(kept.latest, now, ports.lists.of()) : kept.origin;
  state.document.open(now, origin);
  state.written.begin({ text: now, origin }, kept, ports.now());
  // Views do not wait for the network.
  session.background(session.lookAgain());
  return true;
}

/**
 * VS Code brings back as unsaved what it had written down before a save. Where all of that is stored nobody has to do
 * anything: the document shows what is stored, and is clean.
 */
export async function followWithoutEdits(session: Pick<Restorable, 'state' | 'markClean'>): Promise<void> {
  const { state } = session;
  const { document, ports, latest, text, origin } = state;
  // Word for word: what the account's lists tell to be no edit now may be one by what they tell next.
  const asks = (now: Standing): boolean =>
    now.origin.unsettled !== undefined ||
    !hasSameValues(now.text, now.origin.baseline) ||
    !isWithoutEdits(parseContact(now.origin.baseline, now.text, ports.lists.of()));
  if (!document.isOpen || !ports.text.isDirty() || latest === undefined || origin === undefined) return;
  if (asks({ text, origin })) return;
  await document.change((now) => {
    // The person may have typed in it meanwhile, or a reload or save have brought something newer.
    if (asks(now)) return now;
    const { latest: baseline = latest } = state;
    return { text: baseline.text, origin: { baseline } };
  });
  await session.markClean();
}

/** Finds out what became of a save that was cut off, or what others did meanwhile. */
export async function lookAgain(session: Restorable): Promise<void> {
  if (await session.state.ports.backup.wasSaving()) await resolveInterrupted(session);
  else await reportRemoteChanges(session);
  await followWithoutEdits(session);
}

/**
 * Unsaved edits have come back after a restart. The contact is read once more, and views say what others changed
 * meanwhile; or that nobody did. Never throws: the edits are there, whatever the network does.
 */
async function reportRemoteChanges(session: Restorable): Promise<void> {
  const { state } = session;
  const { ports, origin: before } = state;
  if (before === undefined || state.isOriginLost) return;
  try {
    await session.reload();
  } catch (error) {
    const isCancelled = error instanceof ApiError && error.kind === 'cancelled';
    if (!isCancelled) state.show({ ...state.status, reason: { kind: 'meanwhileUnknown', error } });
    return;
  }
  const { origin } = state;
  if (origin === undefined) return;
  // Pieces in conflict have their old value in both: they are told by themselves.
  const result = verifySave(
    { sent: [], before: baselineDocument(before.baseline), answer: baselineDocument(origin.baseline) },
    ports.lists.of(),
  );
  const isQuiet = result.changedElsewhere.length === 0;
  // A conflict says that there was a change, and edits that others have made, too, are none any more.
  if (isQuiet && (state.conflicts.length > 0 || state.text === state.latest?.text)) return;
  state.show({ ...state.status, result: { ...result, isRestored: true } });
}

/**
 * A save was under way when VS Code ended; restored text alone cannot tell what has arrived. Reads the contact and tells:
 * what has arrived is no edit any more.
 */
async function resolveInterrupted(session: Restorable): Promise<void> {
  const { state } = session;
  const { ports, text: asked, parsed } = state;
  const before = state.origin?.baseline;
  if (before === undefined || parsed === undefined) return;
  if (parsed.kind === 'contact')
    state.unconfirmedSaves = [...state.unconfirmedSaves, { asked, changes: parsed.changes }];
  try {
    await session.reload(async () => {
      if (parsed.kind === 'contact' && parsed.changes.length > 0) await tellArrived(state, parsed, before);
      await ports.backup.clearSaving().catch((error: unknown) => {
        ports.note(error);
      });
    });
  } catch (error) {
    state.show({ ...state.status, reason: { kind: 'interruptedUnread', error } });
  }
}

async function tellArrived(state: ContactState, parsed: ReadableContact, before: Baseline): Promise<void> {
  const { latest, ports } = state;
  if (latest === undefined) return;
  const found = { contact: latest.text, sequences: await readSequences(state, parsed) };
  const result = prove(parsed.readings, before, found, ports.lists.of());
  const reason = state.conflicts.length === 0 ? reasonOf(result) : undefined;
  await dropArrived(state, result.taken);
  state.show({ reason, result: shownResult(result) });
}

async function readSequences({ ports }: ContactState, parsed: ReadableContact) {
  const sequences = changesSequences(parsed) ? await ports.account.readSequences() : undefined;
  if (sequences !== undefined) ports.lists.takeSequences(sequences);
  return sequences;
}

/** What the API takes and never gives back a reload cannot find to be there already. */
async function dropArrived(state: ContactState, taken: SaveResult['taken']): Promise<void> {
  const arrived = taken.filter(({ field }) => FIELDS[field].writeOnly);
  if (arrived.length === 0) return;
  await state.document.change((now) => {
    const { baseline } = now.origin;
    const target = { baseline, text: now.text };
    const text = withSlots(target, baseline.text, arrived, state.ports.lists.of());
    return { text, origin: now.origin };
  });
}

/** What did not arrive was never refused: it is told as a reason, not as "not taken". */
function shownResult(result: SaveResult): SaveResult | undefined {
  return result.taken.length === 0 ? undefined : { ...result, notTaken: [], unchecked: [] };
}

function reasonOf({ taken, notTaken, unchecked }: SaveResult): Reason | undefined {
  if (notTaken.length === 0 && unchecked.length === 0) return undefined;
  if (taken.length > 0) return { kind: 'interrupted', arrived: 'partly' };
  return { kind: 'interrupted', arrived: notTaken.length > 0 ? 'no' : 'unknown' };
}
