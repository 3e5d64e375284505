import * as vscode from 'vscode';
import { SAMPLE_CONTACT_ID } from '../../src/sandbox/sandbox';
import { freePort } from '../support/processes/freePort';
import { type Account, closeEverything, documentOf, testDoor, useAccount } from './account';

/** The contact that the agents of the tests work on. */
export const id = SAMPLE_CONTACT_ID;

/** As a model in VS Code's chat calls a tool. */
export async function call(name: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

/** Sets one of our settings for the user. */
export async function set(key: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('wts').update(key, value, vscode.ConfigurationTarget.Global);
}

/** Of the contact. */
export async function session() {
  return (await (await testDoor()).runtime()).sessions.at(documentOf().uri);
}

/** An account for a `describe`, as it was at first and in the environment "sandbox" before each test, as are the settings after it. */
export function useAgentAccount(): Account {
  const account = useAccount();
  before(async () => {
    // Where a person's own sandbox would be, none is.
    await set('sandbox.port', await freePort());
    await set('environment', 'sandbox');
  });
  beforeEach(async () => {
    await account.sandbox.reset();
    account.front.requests.length = 0;
  });
  afterEach(async () => {
    await closeEverything();
    for (const key of ['agents.environments', 'agents.enabled']) await set(key, undefined);
    await set('environment', 'sandbox');
    await set('environments', { sandbox: { baseUrl: account.front.url } });
  });
  after(() => set('sandbox.port', undefined));
  return account;
}
