import * as vscode from 'vscode';
import { SAMPLE_CONTACT_ID } from '../sandbox/identity';
import type { CommandTable } from './commandTable';
import type { ContactDocuments } from './contactDocuments';
import { type Environments, SANDBOX_ENVIRONMENT } from './environments';
import { type KeyPrompts, pickEnvironment } from './keyPrompts';
import type { Lists } from './lists';
import type { Log } from './log';
import { showJson } from './nextSteps';
import type { Opening } from './opening';
import { requestCommands, type RequestCommandParts } from './requestCommands';
import type { SandboxHost } from './sandboxHost';

export interface CommandParts extends RequestCommandParts {
  readonly documents: ContactDocuments;
  readonly environments: Environments;
  readonly keyPrompts: KeyPrompts;
  readonly lists: Lists;
  readonly log: Log;
  readonly opening: Opening;
  readonly sandbox: SandboxHost;
}

/** What each command does. Errors are thrown; whoever runs a command reports them. */
export function createCommands(parts: CommandParts): CommandTable {
  return {
    ...contactCommands(parts),
    ...requestCommands(parts),
    ...accountCommands(parts),
    ...sandboxCommands(parts),
  };
}

type ContactCommands = Pick<
  CommandTable,
  'openContact' | 'saveContact' | 'reloadContact' | 'showAsJson' | 'refreshLists' | 'showLog'
>;

function contactCommands({ active, documents, lists, log, opening, saving }: CommandParts): ContactCommands {
  return {
    openContact: (argument) => opening.open(argument),
    saveContact: async () => {
      await saving.save(active.require());
    },
    reloadContact: async () => {
      await saving.reload(active.require());
    },
    showAsJson: async () => {
      await showJson(active.require(), documents);
    },
    refreshLists: async () => {
      await lists.refresh(active.require().reference);
    },
    showLog: () => {
      log.show();
      return Promise.resolve();
    },
  };
}

type AccountCommands = Pick<
  CommandTable,
  'setApiKey' | 'clearApiKey' | 'checkConnection' | 'switchEnvironment'
>;

function accountCommands({ environments, keyPrompts, opening }: CommandParts): AccountCommands {
  return {
    setApiKey: async (argument) => {
      const named = readEnvironmentName(argument);
      const environment =
        named === undefined ? await keyPrompts.chooseEnvironment() : environments.find(named);
      if (environment === undefined || !(await keyPrompts.ask(environment))) return;
      if (named !== undefined) return;
      await environments.activate(environment.name);
      await opening.open(undefined);
    },
    clearApiKey: () => keyPrompts.clear(),
    checkConnection: () => keyPrompts.checkConnection(),
    switchEnvironment: async () => {
      const title = vscode.l10n.t('Open contacts from which environment?');
      const picked = await pickEnvironment(environments.all(), environments.active(), title);
      if (picked !== undefined) await environments.activate(picked.name);
    },
  };
}

type SandboxCommands = Pick<CommandTable, 'trySandbox' | 'startSandbox' | 'stopSandbox' | 'resetSandbox'>;

function sandboxCommands({ environments, opening, sandbox }: CommandParts): SandboxCommands {
  return {
    trySandbox: async () => {
      await sandbox.start();
      await environments.activate(SANDBOX_ENVIRONMENT);
      await opening.open({ id: SAMPLE_CONTACT_ID, environment: SANDBOX_ENVIRONMENT });
    },
    startSandbox: async () => {
      const { url, key } = await sandbox.start();
      const copy = vscode.l10n.t('Copy Address and Key');
      const text = vscode.l10n.t('The sandbox runs at {0}. Its key is {1}.', url, key);
      void vscode.window.showInformationMessage(text, copy).then(async (picked) => {
        if (picked === copy)
          await vscode.env.clipboard.writeText(`WTS_BASE_URL=${url}\nWTS_API_KEY=${key}\n`);
      });
    },
    stopSandbox: () => sandbox.stop(),
    resetSandbox: () => sandbox.reset(),
  };
}

/** The environment that a contact's form asked the key for. */
function readEnvironmentName(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('environment' in argument)) return undefined;
  return typeof argument.environment === 'string' ? argument.environment : undefined;
}
