import type * as vscode from 'vscode';
import type { Connections } from '../account/connections';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactSession } from '../contact/contactSession';
import type { ContactSessions } from '../contact/contactSessions';
import type { ContactTexts } from '../contact/contactTexts';
import type { Environments } from '../startup/environments';
import type { Lists } from '../account/lists';
import type { RunningSaves } from './runningSaves';
import type { SaveHistory } from '../storage/saveHistory';

/** The pages that show a contact, as far as a save needs them. */
export interface ShownPages {
  /** Settles when every page has sent what was typed. */
  flush(session: ContactSession): Promise<void>;
  focusProblems(session: ContactSession): void;
  /** Whether some page shows the contact right now, and with it what a save has to say. */
  isShown(session: ContactSession): boolean;
}

/** What everything works with that moves a session's baseline. */
export interface SavingParts {
  readonly connections: Connections;
  readonly documents: ContactDocuments;
  readonly environments: Environments;
  readonly sessions: ContactSessions;
  readonly lists: Lists;
  readonly texts: ContactTexts;
  readonly runningSaves: RunningSaves;
  readonly pages: ShownPages;
  readonly history: SaveHistory;
  /** Tells VS Code that a contact's stored text has changed. */
  readonly announce: (uri: vscode.Uri) => void;
  /** Logs an error whose story a form shows. */
  readonly note: (error: unknown) => void;
}

/** Before anybody takes the text: everything typed is in it, and no edit is under way. */
export async function finishTyping(
  session: ContactSession,
  { pages, documents }: Pick<SavingParts, 'pages' | 'documents'>,
): Promise<void> {
  await pages.flush(session);
  await documents.idle(documents.uriOf(session));
}

/** A document whose text is the baseline is clean: VS Code's save of it sends nothing. */
export async function saveClean(
  session: ContactSession,
  { documents }: Pick<SavingParts, 'documents'>,
): Promise<void> {
  await documents.saveIf(session.reference, (text) => text === session.baseline?.text);
}
