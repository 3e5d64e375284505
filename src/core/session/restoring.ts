import { restoredOrigin } from './origin';
import { findOutCutOff, type Reloaded, reportRemoteChanges } from './remoteChanges';

/** A session, as far as restored text needs it. */
interface Restorable extends Reloaded {
  load(): Promise<void>;
  lookAgain(): Promise<void>;
  background(task: Promise<unknown>): void;
}

/** Gives restored text what it was made from. True when it is unsaved text that was restored. */
export async function giveOrigin(session: Restorable, text: string, isDirty: boolean): Promise<boolean> {
  const { state } = session;
  const { ports } = state;
  if (state.isOpen) return false;
  if (state.latest !== undefined) {
    state.begin(text);
    return false;
  }
  const isRead = text !== '' || isDirty;
  if (state.content.kind !== 'unloaded' || !isRead) return false;
  const kept = await ports.backup.read();
  if (kept === undefined) {
    await session.load();
    return state.isOriginLost;
  }
  state.takeLatest(kept.latest);
  state.unconfirmedSaves = kept.unconfirmedSaves;
  const now = ports.text.read() ?? text;
  state.open(now, restoredOrigin(now, kept, ports.lists.of()));
  // Views do not wait for the network.
  session.background(session.lookAgain());
  return true;
}

/** Finds out what became of a save that was cut off, or what others did meanwhile. */
export async function lookAgain(session: Restorable): Promise<void> {
  const { backup } = session.state.ports;
  if (!(await backup.wasSaving())) await reportRemoteChanges(session);
  else if (await findOutCutOff(session)) await backup.clearSaving();
}
