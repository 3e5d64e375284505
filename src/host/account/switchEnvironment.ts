import * as vscode from 'vscode';
import { SANDBOX_ENVIRONMENT, type Environments } from '../startup/environments';
import { addEnvironment } from './addEnvironment';
import type { KeyPrompts } from './keyPrompts';
import type { KeyStore } from './keyStore';
import { type EnvironmentItem, environmentItems } from './pickEnvironment';

interface Needs {
  readonly environments: Environments;
  readonly keys: KeyStore;
  readonly keyPrompts: KeyPrompts;
}

type Item = vscode.QuickPickItem & Partial<EnvironmentItem>;

/** Asks where contacts are opened from, now on and in this workspace; a new environment can be added there. */
export async function switchEnvironment({ environments, keys, keyPrompts }: Needs): Promise<void> {
  const add: Item = { label: `$(add) ${vscode.l10n.t('Add Environment...')}`, alwaysShow: true };
  const items: Item[] = [
    ...environmentItems(environments.all(), environments.active(), await namesWithKey(environments, keys)),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    add,
  ];
  const title = vscode.l10n.t('Open contacts from which environment?');
  const picked = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  if (picked === undefined) return;
  const environment = picked === add ? await addEnvironment(environments) : picked.environment;
  if (environment === undefined) return;
  await environments.activate(environment.name);
  if (picked === add) await keyPrompts.ensure(environment);
}

/** The sandbox's is built in. */
async function namesWithKey(environments: Environments, keys: KeyStore): Promise<string[]> {
  const asked = environments.all().filter(({ name }) => name !== SANDBOX_ENVIRONMENT);
  const found = await Promise.all(
    asked.map(async (environment) => ((await keys.has(environment)) ? [environment.name] : [])),
  );
  return found.flat();
}
