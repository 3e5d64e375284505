import * as vscode from 'vscode';
import { type Remembered, remembering } from '../../src/core/identity/rememberedContacts';
import { testDoor } from './account';

const KEY_START = 'wts.contacts.';

/** What the extension has put into VS Code's global state for an environment. */
export async function rememberedIn(environment: string): Promise<Remembered> {
  const { globalState } = await testDoor();
  return remembering.read(globalState.get(KEY_START + environment));
}

/** Everything that the extension has put there for any environment. */
export async function allStored(): Promise<Record<string, unknown>> {
  const { globalState } = await testDoor();
  return Object.fromEntries(globalState.keys().map((key) => [key, globalState.get(key)]));
}

export async function forgetEverything(): Promise<void> {
  const { globalState } = await testDoor();
  for (const key of globalState.keys()) await globalState.update(key, undefined);
}

/** VS Code tells the extension of the setting before it answers. */
export async function rememberAs(mode: 'names' | 'ids' | 'off' | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('wts');
  await settings.update('recentContacts', mode, vscode.ConfigurationTarget.Global);
}
