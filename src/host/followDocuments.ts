import * as vscode from 'vscode';
import type { TextCause } from '../core/session/textHistory';
import type { Lists } from './account/lists';
import type { ContactDocuments } from './contact/contactDocuments';
import type { ContactProblems } from './contact/contactProblems';
import type { ContactSessions } from './contact/contactSessions';
import { contactText } from './contact/contactText';
import { UnknownItemRefresh } from './contact/expectedItems';
import type { Owned } from './disposable';
import { CONTACT_SCHEME } from './reference/contactUri';

interface Needs {
  readonly documents: ContactDocuments;
  readonly lists: Lists;
  readonly problems: ContactProblems;
  readonly sessions: ContactSessions;
  readonly adoptRestored: (document: vscode.TextDocument) => Promise<void>;
  readonly reportError: (error: unknown) => void;
}

type TakeDocument = (document: vscode.TextDocument) => void;

/** Tells sessions what VS Code tells of their documents, and problems and lists what sessions tell. */
export function followDocuments(needs: Needs): Owned[] {
  const expected = new UnknownItemRefresh(needs, needs.reportError);
  return [expected, ...followTexts(needs, expected), ...followSessions(needs, expected)];
}

function followTexts(
  { sessions, problems, adoptRestored, reportError }: Needs,
  expected: UnknownItemRefresh,
): Owned[] {
  const open = ofContact((document) => {
    readAsUtf8(document).catch(reportError);
    adoptRestored(document).then(() => {
      problems.check(document);
    }, reportError);
  });
  const change = ({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void => {
    const session = sessions.at(document.uri);
    if (contentChanges.length === 0) session.core.dirtyChanged(document.isDirty);
    else {
      const text = contactText(document);
      // Other line ends are a change of the content to VS Code, and none to us.
      if (text !== session.state.text) session.core.changed(text, causeOf(reason), document.isDirty);
    }
    readAsUtf8(document).catch(reportError);
    // A document can be open before VS Code says that it has unsaved text.
    if (document.isDirty) adoptRestored(document).catch(reportError);
    expected.noteTyping(session);
  };
  const save = ofContact(({ uri }) => {
    sessions.at(uri).core.written().catch(reportError);
  });
  const close = ofContact(({ uri, isClosed }) => {
    // So VS Code tells of another language mode, too; nothing else of the document changes with that.
    if (!isClosed) return;
    const session = sessions.at(uri);
    problems.clear(uri);
    session.core.closed();
    sessions.sweep(session);
  });
  vscode.workspace.textDocuments.forEach(open);
  return [
    vscode.workspace.onDidOpenTextDocument(open),
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document.uri.scheme === CONTACT_SCHEME) change(event);
    }),
    vscode.workspace.onDidSaveTextDocument(save),
    vscode.workspace.onDidCloseTextDocument(close),
  ];
}

function causeOf(reason: vscode.TextDocumentChangeReason | undefined): TextCause {
  switch (reason) {
    case vscode.TextDocumentChangeReason.Undo:
      return 'undo';
    case vscode.TextDocumentChangeReason.Redo:
      return 'redo';
    case undefined:
      return 'edit';
  }
}

/** A workspace's settings can have contacts read in an old encoding: each accent would look like an edit. */
async function readAsUtf8({ uri, encoding, isDirty }: vscode.TextDocument): Promise<void> {
  if (encoding !== 'utf8' && !isDirty) await vscode.workspace.openTextDocument(uri, { encoding: 'utf8' });
}

function followSessions(
  { sessions, documents, lists, problems }: Needs,
  expected: UnknownItemRefresh,
): Owned[] {
  const check = (session: Parameters<typeof expected.look>[0]): void => {
    const document = documents.find(session.reference);
    if (document !== undefined) problems.check(document);
    expected.look(session);
  };
  return [
    sessions.onDidChange(check),
    sessions.onDidEnd((reference) => {
      lists.forgetContact(reference);
    }),
    lists.onDidChange(() => {
      sessions.all().forEach(check);
    }),
  ];
}

function ofContact(take: TakeDocument): TakeDocument {
  return (document) => {
    if (document.uri.scheme === CONTACT_SCHEME) take(document);
  };
}
