import * as vscode from 'vscode';
import type { Lists } from '../account/lists';
import { describeError, errorLine, UserFacingError } from '../errors/describeError';
import { withoutLinks } from '../errors/escapeUntrusted';
import { isCancellation } from '../errors/report';
import { readContact } from '../reference/contactArgument';
import { readContactUri } from '../reference/contactUri';
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
      const session = active.requireInText();
      await session.core.settle();
      const uri = documents.uriOf(session);
      const problem = firstError(session, uri);
      if (problem === undefined) await session.core.save();
      else void tellProblem(uri, problem);
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

interface TextProblem {
  readonly message: string;
  readonly range: vscode.Range;
}

/** What stands first in the text and keeps it from being sent. */
function firstError({ state }: ContactSession, uri: vscode.Uri): TextProblem | undefined {
  const { parsed } = state;
  // The JSON language server tells of it later.
  if (parsed?.kind === 'broken') {
    const { message, line } = parsed;
    return { message, range: new vscode.Range(line - 1, 0, line - 1, 0) };
  }
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ severity, source }) => severity === vscode.DiagnosticSeverity.Error && source === 'WTS')
    .sort((a, b) => a.range.start.compareTo(b.range.start))[0];
}

/** For who saves from the text, whatever the form beside it shows. */
async function tellProblem(uri: vscode.Uri, { message, range }: TextProblem): Promise<void> {
  const [problem, form] = [vscode.l10n.t('Show Problem'), vscode.l10n.t('Show Form')];
  const text = vscode.l10n.t('Not sent. Line {0}: {1}', range.start.line + 1, message);
  const picked = await vscode.window.showWarningMessage(withoutLinks(text), problem, form);
  if (picked === problem) await vscode.window.showTextDocument(uri, { selection: range });
  if (picked === form) await vscode.commands.executeCommand('wts.openInTab', readContactUri(uri));
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
