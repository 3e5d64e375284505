import * as vscode from 'vscode';
import type { Environments } from '../startup/environments';
import type { Log } from '../startup/log';
import { accountCommands } from './accountCommands';
import { Connections } from './connections';
import { KeyMenus } from './keyMenus';
import { KeyPrompts } from './keyPrompts';
import { KeyStore } from './keyStore';
import { Lists } from './lists';
import { CANCEL_LOADING_COMMAND, LoadingProgress } from './loadingProgress';

interface Needs {
  readonly context: vscode.ExtensionContext;
  readonly environments: Environments;
  readonly log: Log;
  readonly startSandbox: () => Promise<unknown>;
  /** Asks for a contact and opens it. */
  readonly openContact: () => Promise<unknown>;
}

/** The accounts behind the environments: their keys, their API, and the lists that their fields pick from. */
export function createAccount({ context, environments, log, startSandbox, openContact }: Needs) {
  const keys = new KeyStore(context.secrets);
  const loading = new LoadingProgress();
  const connections = new Connections(environments, keys, startSandbox, log, loading.waits);
  const lists = new Lists(connections);
  const keyPrompts = new KeyPrompts(environments, keys, connections, lists);
  const cancel = vscode.commands.registerCommand(CANCEL_LOADING_COMMAND, () => {
    loading.cancel();
  });
  return {
    ...{ keys, loading, connections, lists, keyPrompts },
    commands: accountCommands({ environments, connections, keys, keyPrompts, openContact }),
    disposables: [
      ...[loading, connections, lists, keyPrompts, cancel],
      new KeyMenus(environments, keys, keyPrompts),
    ],
  };
}
