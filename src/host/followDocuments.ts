import * as vscode from 'vscode';
import type { ContactProblems } from './contact/contactProblems';
import type { ContactSession } from './contact/contactSession';
import { CONTACT_SCHEME } from './reference/contactUri';
import { ExpectedItems } from './contact/expectedItems';
import type { Services } from './services';

export interface FollowingParts {
  readonly services: Services;
  readonly problems: ContactProblems;
  readonly tell: (error: unknown) => void;
}

type TakeDocument = (document: vscode.TextDocument) => void;

/** Everything that happens because a contact's document was opened, changed, saved or closed. */
export function followDocuments(parts: FollowingParts): { dispose(): unknown }[] {
  const note = (document: vscode.TextDocument): void => {
    parts.problems.check(document);
    parts.services.keeper.note(document).catch(parts.tell);
  };
  const expected = new ExpectedItems(parts.services, parts.tell);
  return [
    expected,
    ...followTexts(parts, note, expected),
    ...followSaves(parts),
    ...followSessions(parts, note, expected),
  ];
}

function followTexts(
  { services, problems, tell }: FollowingParts,
  note: TakeDocument,
  expected: ExpectedItems,
) {
  const { sessions, conflicts, texts, pages, keeper, reloading, runningSaves } = services;
  const open = ofContact((document) => {
    readAsUtf8(document).catch(tell);
    keeper.adopt(document).then(() => {
      note(document);
    }, tell);
  });
  const change = (event: vscode.TextDocumentChangeEvent): void => {
    const { document } = event;
    const session = sessions.at(document.uri);
    if (event.contentChanges.length > 0) texts.noteChange(session, event).catch(tell);
    readAsUtf8(document).catch(tell);
    if (session.originLost && session.save.conflicts === undefined) conflicts.findLostOrigin(session);
    if (isReverted(event, session)) reloading.revert(session).catch(tell);
    // A document can be open before VS Code says that it has unsaved text.
    if (document.isDirty) keeper.adopt(document).catch(tell);
    // Who takes all changes back does not want them sent when the wait is over.
    if (document.getText() === session.baseline?.text) {
      runningSaves.cancel(session);
      session.letGo();
    }
    note(document);
    expected.noteTyping(session);
    pages.forEach((page) => {
      if (page.shown === session) page.draw();
    });
  };
  const close = ofContact((document) => {
    problems.clear(document.uri);
    runningSaves.cancel(sessions.at(document.uri));
    sessions.sweep(sessions.at(document.uri));
  });
  vscode.workspace.textDocuments.forEach(open);
  return [
    vscode.workspace.onDidOpenTextDocument(open),
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document.uri.scheme === CONTACT_SCHEME) change(event);
    }),
    vscode.workspace.onDidCloseTextDocument(close),
  ];
}

/** VS Code's own Revert File knows nothing of what others changed: what it reads keeps the old values in conflict. */
function isReverted(
  { document, contentChanges, reason }: vscode.TextDocumentChangeEvent,
  { baseline, save }: ContactSession,
): boolean {
  const isRead = contentChanges.length > 0 && reason === undefined && !document.isDirty;
  return isRead && save.conflicts !== undefined && document.getText() === baseline?.text;
}

/** A workspace's settings can have contacts read in an old encoding: each accent would look like an edit. */
async function readAsUtf8({ uri, encoding, isDirty }: vscode.TextDocument): Promise<void> {
  if (encoding !== 'utf8' && !isDirty) await vscode.workspace.openTextDocument(uri, { encoding: 'utf8' });
}

function followSaves({ services, tell }: FollowingParts) {
  return [
    vscode.workspace.onDidSaveTextDocument(
      ofContact((document) => {
        services.saving.followSave(document).catch(tell);
      }),
    ),
  ];
}

function followSessions({ services, problems }: FollowingParts, note: TakeDocument, expected: ExpectedItems) {
  const { sessions, conflicts, documents, lists } = services;
  return [
    sessions.onDidChange((session) => {
      if (session.originLost && session.baseline !== undefined && session.save.conflicts === undefined) {
        conflicts.findLostOrigin(session);
      }
      const document = documents.find(session.reference);
      if (document !== undefined) note(document);
      expected.look(session);
    }),
    sessions.onDidEnd((reference) => {
      lists.forgetContact(reference);
    }),
    lists.onDidChange(() => {
      sessions.all().forEach((session) => {
        const document = documents.find(session.reference);
        if (document !== undefined) problems.check(document);
        expected.look(session);
      });
    }),
  ];
}

function ofContact(take: TakeDocument): TakeDocument {
  return (document) => {
    if (document.uri.scheme === CONTACT_SCHEME) take(document);
  };
}
