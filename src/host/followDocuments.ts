import * as vscode from 'vscode';
import type { TextCause } from '../core/session/textHistory';
import type { ContactProblems } from './contact/contactProblems';
import { UnknownItemRefresh } from './contact/expectedItems';
import { CONTACT_SCHEME } from './reference/contactUri';
import type { Services } from './services';

export interface FollowingParts {
  readonly services: Services;
  readonly problems: ContactProblems;
  readonly tell: (error: unknown) => void;
}

type TakeDocument = (document: vscode.TextDocument) => void;

/** Tells sessions what VS Code tells of their documents, and problems and lists what sessions tell. */
export function followDocuments(parts: FollowingParts): { dispose(): unknown }[] {
  const expected = new UnknownItemRefresh(parts.services, parts.tell);
  return [expected, ...followTexts(parts, expected), ...followSessions(parts, expected)];
}

function followTexts({ services, problems, tell }: FollowingParts, expected: UnknownItemRefresh) {
  const { sessions, restoredTexts } = services;
  const open = ofContact((document) => {
    readAsUtf8(document).catch(tell);
    restoredTexts.adopt(document).then(() => {
      problems.check(document);
    }, tell);
  });
  const change = ({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void => {
    const session = sessions.at(document.uri);
    if (contentChanges.length > 0)
      session.core.changed(document.getText(), causeOf(reason), document.isDirty);
    else session.core.dirtyChanged();
    readAsUtf8(document).catch(tell);
    // A document can be open before VS Code says that it has unsaved text.
    if (document.isDirty) restoredTexts.adopt(document).catch(tell);
    expected.noteTyping(session);
  };
  const save = ofContact(({ uri }) => {
    sessions.at(uri).core.written().catch(tell);
  });
  const close = ofContact(({ uri }) => {
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

function followSessions({ services, problems }: FollowingParts, expected: UnknownItemRefresh) {
  const { sessions, documents, lists } = services;
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
