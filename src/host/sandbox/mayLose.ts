import * as vscode from 'vscode';
import type { JournalRow } from '../../sandbox/client/controlApi';
import type { SandboxControl } from '../../sandbox/sandbox';
import type { SandboxHost } from './sandboxHost';

/** Asks before what somebody wrote to the sandbox would be gone; false when they want it kept for now. */
export async function mayLose(
  control: SandboxControl,
  go: string,
  sandbox: Pick<SandboxHost, 'isOwnFile'>,
): Promise<boolean> {
  const question = await whatIsLost(control, sandbox);
  if (question === undefined) return true;
  const exportFirst = vscode.l10n.t('Export First');
  const picked = await vscode.window.showWarningMessage(question, { modal: true }, go, exportFirst);
  if (picked === exportFirst) await vscode.commands.executeCommand('wts.exportSandbox');
  return picked === go;
}

/** Nothing where the account is as it began. What it has kept from before is not among the requests. */
async function whatIsLost(
  control: SandboxControl,
  host: Pick<SandboxHost, 'isOwnFile'>,
): Promise<string | undefined> {
  const { isFirst, persistence } = await control.state();
  if (isFirst) return undefined;
  if (persistence !== null && !(await host.isOwnFile(persistence.file)))
    return vscode.l10n.t('The sandbox keeps its contacts in {0}. Replace them?', persistence.file);
  const writes = (await control.journal()).filter(isWrite).length;
  if (persistence !== null || writes === 0)
    return vscode.l10n.t('The sandbox forgets what was written to it. Go on?');
  return writes === 1
    ? vscode.l10n.t('The sandbox forgets the write that it took. Go on?')
    : vscode.l10n.t('The sandbox forgets the {0} writes that it took. Go on?', writes);
}

function isWrite({ method, path, status }: JournalRow): boolean {
  return status === 200 && ['POST', 'PUT', 'DELETE'].includes(method) && !path.endsWith('/filter');
}
