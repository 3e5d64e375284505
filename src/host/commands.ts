import * as vscode from 'vscode';
import type { ActiveContact } from './contact/activeContact';
import type { CommandTable } from './startup/commandTable';
import type { Connections } from './account/connections';
import { readContact, readEnvironmentName } from './reference/contactArgument';
import type { ContactDocuments } from './contact/contactDocuments';
import type { ContactSessions } from './contact/contactSessions';
import { environmentCommands, type EnvironmentCommandParts } from './open/environmentCommands';
import type { Environments } from './startup/environments';
import { findCommands } from './open/findCommands';
import { generateTypes } from './account/generateTypes';
import { type KeyPrompts, pickEnvironment } from './account/keyPrompts';
import type { KeyStore } from './account/keyStore';
import type { Lists } from './account/lists';
import type { Log } from './startup/log';
import { showJson, takeNextStep } from './nextSteps';
import type { ContactOpener } from './open/contactOpener';
import { rememberedCommands, type RememberedCommandParts } from './open/rememberedCommands';
import { isCancellation } from './errors/report';
import { sandboxCommands, type SandboxCommandParts } from './sandbox/sandboxCommands';
import { requestCommands, type RequestCommandParts } from './request/requestCommands';
import { webhookCommands, type WebhookCommandParts } from './sandbox/webhookCommands';
import { UserFacingError, errorLine, describeError } from './errors/describeError';
import { type UndoCommandParts, undoCommands } from './undo/undoCommands';

export interface CommandParts
  extends
    EnvironmentCommandParts,
    RememberedCommandParts,
    RequestCommandParts,
    SandboxCommandParts,
    UndoCommandParts,
    WebhookCommandParts {
  readonly active: ActiveContact;
  readonly connections: Connections;
  readonly documents: ContactDocuments;
  readonly environments: Environments;
  readonly keyPrompts: KeyPrompts;
  readonly keys: KeyStore;
  readonly lists: Lists;
  readonly log: Log;
  readonly opener: ContactOpener;
  readonly sessions: ContactSessions;
}

/** What each command does. Errors are thrown; whoever runs a command reports them. */
export function createCommands(parts: CommandParts): CommandTable {
  const commands: CommandTable = {
    ...contactCommands(parts),
    ...requestCommands(parts),
    ...undoCommands(parts),
    ...findCommands(parts, (step, environment) =>
      takeNextStep(step, { session: undefined, environment }, commands, parts),
    ),
    ...accountCommands(parts),
    ...sandboxCommands(parts),
    ...webhookCommands(parts),
    ...environmentCommands(parts),
    ...rememberedCommands(parts),
  };
  return commands;
}

type ContactCommands = Pick<
  CommandTable,
  | 'openContact'
  | 'saveContact'
  | 'saveContactText'
  | 'reloadContact'
  | 'showAsJson'
  | 'refreshLists'
  | 'showLog'
>;

function contactCommands({ active, documents, lists, log, opener, sessions }: CommandParts): ContactCommands {
  return {
    openContact: (argument) => opener.open(argument),
    saveContact: async (argument) => {
      const reference = readContact(argument);
      await ((reference && sessions.find(reference)) ?? active.require()).core.save();
    },
    saveContactText: async () => {
      await active.requireInText().core.save();
    },
    reloadContact: async () => {
      await active.require().core.reload();
    },
    showAsJson: async () => {
      await showJson(active.require(), documents);
    },
    refreshLists: async () => {
      const { reference } = active.require();
      const errors = await lists.refresh(reference);
      if (errors.length > 0) throw refreshError(errors[0], reference.environment);
    },
    showLog: () => {
      log.show();
      return Promise.resolve();
    },
  };
}

type AccountCommands = Pick<
  CommandTable,
  'setApiKey' | 'clearApiKey' | 'checkConnection' | 'switchEnvironment' | 'generateTypes'
>;

function accountCommands(parts: CommandParts): AccountCommands {
  const { environments, keyPrompts, opener } = parts;
  return {
    generateTypes: (argument) => generateTypes(argument, parts),
    setApiKey: async (argument) => {
      const named = readEnvironmentName(argument);
      const environment =
        named === undefined ? await keyPrompts.chooseEnvironment() : environments.find(named);
      if (environment === undefined || !(await keyPrompts.ask(environment))) return;
      if (named !== undefined) return;
      await environments.activate(environment.name);
      await opener.open(undefined);
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

/** The form says it, too, and may be scrolled elsewhere. */
function refreshError(error: unknown, environment: string): Error {
  if (isCancellation(error)) return new vscode.CancellationError();
  const notice = describeError(error);
  return new UserFacingError(
    {
      title: vscode.l10n.t('Not all lists could be refreshed'),
      detail: errorLine({ ...notice, reference: '' }),
      reference: notice.reference,
      nextSteps: ['retry', ...notice.nextSteps.filter((step) => step !== 'retry')],
    },
    environment,
  );
}
