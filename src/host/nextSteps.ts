import * as vscode from 'vscode';
import type { NextStep } from '../protocol/messages';
import type { CommandTable } from './startup/commandTable';
import type { ContactDocuments } from './contact/contactDocuments';
import type { ContactSession } from './contact/contactSession';
import type { Services } from './services';

/** What a next step was offered for. */
export interface StepSubject {
  readonly session: ContactSession | undefined;
  readonly environment: string | undefined;
}

/** Carries out a next step that an error offered. */
export async function takeNextStep(
  step: NextStep,
  { session, environment }: StepSubject,
  commands: CommandTable,
  services: Pick<Services, 'documents'>,
): Promise<unknown> {
  const steps: Record<NextStep, () => Promise<unknown>> = {
    setApiKey: () => commands.setApiKey(environment === undefined ? undefined : { environment }),
    retry: async () => {
      if (session !== undefined) await retry(session);
    },
    switchEnvironment: () => commands.switchEnvironment(undefined),
    openSettings: async () => vscode.commands.executeCommand('workbench.action.openSettings', 'wts.'),
    startSandbox: async () => {
      await commands.startSandbox(undefined);
      if (session !== undefined) await retry(session);
    },
    findContact: () => commands.findContact(undefined),
    showLog: () => commands.showLog(undefined),
    showJson: async () => {
      if (session !== undefined) await showJson(session, services.documents);
    },
  };
  return await steps[step]();
}

/** What "Retry" means depends on what failed: the load, or the save. */
async function retry({ baseline, core }: ContactSession): Promise<void> {
  if (baseline === undefined) await core.reload();
  else await core.save();
}

/** The contact's text beside its form; at the first problem when there is one. */
export async function showJson(session: ContactSession, documents: ContactDocuments): Promise<void> {
  const document = await vscode.workspace.openTextDocument(documents.uriOf(session));
  const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
  const [problem] = vscode.languages.getDiagnostics(document.uri);
  if (problem === undefined) return;
  editor.selection = new vscode.Selection(problem.range.start, problem.range.start);
  editor.revealRange(problem.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
