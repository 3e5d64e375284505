import type * as vscode from 'vscode';
import type { NextStep } from '../../protocol/messages';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactSession } from '../contact/contactSession';
import type { ShownPages } from '../saving/shownPages';
import type { ContactReference } from '../reference/contactUri';
import type { Environments } from '../startup/environments';
import type { Connections } from '../account/connections';
import type { Lists } from '../account/lists';

/** The open contacts, as far as a page needs them. */
interface ShownContacts {
  readonly onDidChange: vscode.Event<ContactSession>;
  at(uri: vscode.Uri): ContactSession;
  find(reference: ContactReference): ContactSession | undefined;
  /** Keeps the session while a form shows it. */
  hold(session: ContactSession): vscode.Disposable;
}

/** What a page needs of the rest. */
export interface WebviewDeps {
  readonly extensionUri: vscode.Uri;
  readonly connections: Connections;
  readonly environments: Environments;
  readonly sessions: ShownContacts;
  readonly documents: ContactDocuments;
  readonly lists: Lists;
  readonly pages: ShownPages;
  /** Reports an error that no form shows. */
  readonly reportError: (error: unknown, session?: ContactSession) => void;
  /** Gives a document that VS Code restored the baseline that its text was made from. */
  readonly adoptRestored: (document: vscode.TextDocument) => Promise<void>;
  /** A tab shows the contact's form. */
  readonly noteForm: (session: ContactSession) => void;
  /** The sidebar's box. */
  readonly openFromBox: (text: string) => Promise<void>;
  readonly cancelLoading: () => void;
  readonly showTab: (session: ContactSession) => Promise<void>;
  /** In the sidebar, beside the one in a tab. */
  readonly showForm: (session: ContactSession) => void;
  readonly previewRequest: (session: ContactSession) => Promise<void>;
  readonly undoSave: (session: ContactSession) => Promise<void>;
  readonly showSaveRequest: (session: ContactSession) => Promise<void>;
  readonly trySandbox: () => Promise<unknown>;
  readonly takeStep: (step: NextStep, session: ContactSession | undefined) => Promise<unknown>;
}
