import * as vscode from 'vscode';
import type { Environment } from '../startup/environments';
import { userSetting } from '../startup/settings';

/** Asks whether to send to an account that is live, where the setting wants that; undefined where nobody is asked. */
export function confirmSave({ name, production }: Environment): Promise<boolean> | undefined {
  return production && userSetting('confirmProductionSave') === true ? ask(name) : undefined;
}

async function ask(name: string): Promise<boolean> {
  const save = vscode.l10n.t('Save to {0}', name);
  const question = vscode.l10n.t('Send the changes to "{0}"? Its contacts are live.', name);
  return (await vscode.window.showWarningMessage(question, { modal: true }, save)) === save;
}
