import * as vscode from 'vscode';
import type { JournalRow } from '../../sandbox/client/controlApi';
import type { SandboxControl } from '../../sandbox/sandbox';

/** Asks before what somebody wrote to the sandbox would be gone; false when they want it kept for now. */
export async function mayLose(control: SandboxControl, go: string): Promise<boolean> {
  const question = await whatIsLost(control);
  if (question === undefined) return true;
  const exportFirst = vscode.l10n.t('Export First');
  const picked = await vscode.window.showWarningMessage(question, { modal: true }, go, exportFirst);
  if (picked === exportFirst) await vscode.commands.executeCommand('wts.exportSandbox');
  return picked === go;
}

async function whatIsLost(control: SandboxControl): Promise<string | undefined> {
  const { persistence } = await control.state();
  if (persistence !== null)
    return vscode.l10n.t('The sandbox keeps its contacts in {0}. Replace them?', persistence.file);
  const writes = (await control.journal()).filter(isWrite).length;
  if (writes === 0) return undefined;
  return writes === 1
    ? vscode.l10n.t('The sandbox forgets the write that it took. Go on?')
    : vscode.l10n.t('The sandbox forgets the {0} writes that it took. Go on?', writes);
}

function isWrite({ method, path, status }: JournalRow): boolean {
  return status === 200 && ['POST', 'PUT', 'DELETE'].includes(method) && !path.endsWith('/filter');
}
