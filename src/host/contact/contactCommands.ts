import * as vscode from 'vscode';
import type { Lists } from '../account/lists';
import { describeError, errorLine, UserFacingError } from '../errors/describeError';
import { isCancellation } from '../errors/report';
import { readContact } from '../reference/contactArgument';
import type { CommandTable } from '../startup/commandTable';
import type { ActiveContact } from './activeContact';
import type { ContactDocuments } from './contactDocuments';
import type { ContactSession } from './contactSession';
import type { ContactSessions } from './contactSessions';

interface Needs {
  readonly active: ActiveContact;
  readonly documents: ContactDocuments;
  readonly lists: Lists;
  readonly sessions: ContactSessions;
}

/** What is done with a contact that is open: the one that is named, else the active one. */
export function contactCommands({ active, documents, lists, sessions }: Needs) {
  const openContact = (argument: unknown): ContactSession => {
    const reference = readContact(argument);
    return (reference && sessions.find(reference)) ?? active.require();
  };
  return {
    saveContact: async (argument) => {
      await openContact(argument).core.save();
    },
    saveContactText: async () => {
      await active.requireInText().core.save();
    },
    reloadContact: async () => {
      await active.require().core.reload();
    },
    showAsJson: async (argument) => {
      await showJson(openContact(argument), documents);
    },
    refreshLists: async () => {
      const { reference } = active.require();
      const errors = await lists.refresh(reference);
      if (errors.length > 0) throw refreshError(errors[0], reference.environment);
    },
  } satisfies Partial<CommandTable>;
}

/** The contact's text beside its form; at the first problem when there is one. */
async function showJson(session: ContactSession, documents: ContactDocuments): Promise<void> {
  const document = await vscode.workspace.openTextDocument(documents.uriOf(session));
  const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
  const [problem] = vscode.languages.getDiagnostics(document.uri);
  if (problem === undefined) return;
  editor.selection = new vscode.Selection(problem.range.start, problem.range.start);
  editor.revealRange(problem.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The form says it, too, and may be scrolled elsewhere. */
function refreshError(error: unknown, environment: string): Error {
  if (isCancellation(error)) return new vscode.CancellationError();
  const notice = describeError(error);
  return new UserFacingError(
    {
      title: vscode.l10n.t('Not all lists could be refreshed'),
      detail: errorLine({ ...notice, reference: '' }),
      reference: notice.reference,
      nextSteps: ['retry', ...notice.nextSteps.filter((step) => step !== 'retry')],
    },
    environment,
  );
}
