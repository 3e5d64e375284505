import type { Backup } from './backup';
import { lostOrigin, type Origin, versionName } from './origin';
import { findOutCutOff, type Reloadable, reportRemoteChanges } from './remoteChanges';

/** A session, as far as restored text needs it. */
export interface Restorable extends Reloadable {
  load(): Promise<void>;
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
  state.open(now, originOf(session, now, kept));
  // Views do not wait for the network.
  session.background(lookAgain(session));
  return true;
}

/** After a crash VS Code may bring back a text from before what was kept with it. */
function originOf({ state }: Restorable, text: string, { origin, latest }: Backup): Origin {
  const name = versionName(text);
  const isOther = name !== undefined && name !== versionName(origin.baseline.text);
  return isOther && origin.unsettled === undefined
    ? lostOrigin(latest, text, state.ports.lists.of())
    : origin;
}

async function lookAgain(session: Restorable): Promise<void> {
  const { backup } = session.state.ports;
  if (!(await backup.wasSaving())) await reportRemoteChanges(session);
  else if (await findOutCutOff(session)) await backup.clearSaving();
}
