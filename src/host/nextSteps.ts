import * as vscode from 'vscode';
import type { NextStep } from '../protocol/messages';
import type { ContactSession } from './contact/contactSession';
import type { CommandTable } from './startup/commandTable';

const WALKTHROUGH = 'wts-contact-editor.wts-contact-editor#firstContact';

/** Carries out a next step that an error offered, for a contact and its environment. */
export async function takeNextStep(
  step: NextStep,
  commands: CommandTable,
  session: ContactSession | undefined,
  environment: string | undefined,
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
    showWalkthrough: async () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH),
    showJson: async () => {
      if (session !== undefined) await commands.showAsJson(session.reference);
    },
  };
  return await steps[step]();
}

/** What "Retry" means depends on what failed: the load, or the save. */
async function retry({ baseline, core }: ContactSession): Promise<void> {
  if (baseline === undefined) await core.reload();
  else await core.save();
}
