import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactSession } from '../contact/contactSession';
import type { ContactSessions } from '../contact/contactSessions';
import type { ReadonlyDocuments } from '../contact/readonlyDocuments';
import type { ContactOpener } from '../open/contactOpener';
import type { Environments } from '../startup/environments';
import type { SaveHistory } from '../storage/saveHistory';
import { showSaveRequests } from './saveDifference';
import { SaveUndo } from './saveUndo';
import { undoCommands } from './undoCommands';

interface Needs {
  readonly documents: ContactDocuments;
  readonly environments: Environments;
  readonly history: SaveHistory;
  readonly opener: ContactOpener;
  readonly readonlyDocuments: ReadonlyDocuments;
  readonly sessions: ContactSessions;
}

/** Looking at saves of the past, and opening their inverse. */
export function createUndo({ documents, environments, history, opener, readonlyDocuments, sessions }: Needs) {
  const undo = new SaveUndo(documents, environments, opener, sessions);
  return {
    undoSave: async ({ reference }: ContactSession) => undo.open(await history.latestOf(reference)),
    showSaveRequest: async ({ reference }: ContactSession) =>
      showSaveRequests(await history.latestOf(reference), readonlyDocuments),
    commands: undoCommands(history, readonlyDocuments, undo),
  };
}
