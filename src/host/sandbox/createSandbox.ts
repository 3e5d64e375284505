import * as vscode from 'vscode';
import type { ActiveContact } from '../contact/activeContact';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactSessions } from '../contact/contactSessions';
import type { ReadonlyDocuments } from '../contact/readonlyDocuments';
import type { ContactOpener } from '../open/contactOpener';
import type { CommandTable } from '../startup/commandTable';
import { type Environments, SANDBOX_ENVIRONMENT } from '../startup/environments';
import type { LazyTreeView } from '../startup/lazyTreeView';
import { sayInStatusBar } from '../startup/statusBar';
import type { Log } from '../startup/log';
import { sandboxPort } from '../startup/settings';
import { FailedDeliveries } from './webhooks/failedDeliveries';
import { followSandboxPort } from './followPort';
import type { SandboxItem } from './item';
import { RequestFilter } from './requests/requestFilter';
import { requestCommands } from './requests/requestCommands';
import { sandboxCommands } from './sandboxCommands';
import { SandboxHost } from './sandboxHost';
import { SandboxTree } from './tree';
import { SandboxWatch } from './watch';
import { webhookCommands } from './webhooks/webhookCommands';
import { ReceiverPrompt } from './webhooks/receiverPrompt';
import { receiverCommands } from './webhooks/receiverCommands';
import { WebhookDrafts } from './webhooks/webhookDrafts';

interface Needs {
  readonly context: vscode.ExtensionContext;
  readonly environments: Environments;
  readonly log: Log;
  readonly sandboxView: LazyTreeView<SandboxItem>;
  readonly active: ActiveContact;
  readonly documents: ContactDocuments;
  readonly opener: ContactOpener;
  readonly sessions: ContactSessions;
  readonly readonlyDocuments: ReadonlyDocuments;
  readonly reportError: (error: unknown) => void;
}

/** The account on this machine: running it, and looking into it. */
export function createSandbox(needs: Needs) {
  const { environments, log, sandboxView, active, opener, readonlyDocuments, reportError } = needs;
  const reloadClean = () =>
    Promise.all(
      needs.sessions
        .all()
        .filter(({ reference }) => reference.environment === SANDBOX_ENVIRONMENT)
        .filter(({ reference }) => !needs.documents.isDirty(reference))
        .map((session) => session.core.reload()),
    );
  const sandbox = new SandboxHost(log, needs.context.globalStorageUri);
  const watch = new SandboxWatch(sandbox);
  const filter = new RequestFilter();
  const sandboxTree = new SandboxTree(watch, filter, sandboxView);
  const drafts = new WebhookDrafts();
  const prompt = new ReceiverPrompt(needs.context.globalState);
  const failedDeliveries = new FailedDeliveries(watch);
  return {
    sandboxTree,
    commands: {
      ...sandboxCommands({ environments, opener, reloadClean, sandbox, watch }),
      ...requestCommands({ filter, sandbox, readonlyDocuments }),
      ...receiverCommands(sandbox, prompt),
      ...webhookCommands({ active, sandbox, readonlyDocuments, drafts, prompt }),
    } satisfies Partial<CommandTable>,
    /** A contact of the sandbox was asked for while none ran, such as after a restart of VS Code. */
    startSandbox: async () => {
      await sandbox.start();
      sayInStatusBar(vscode.l10n.t('WTS: The sandbox has started.'));
    },
    sandboxControl: () => sandbox.controlOf(sandboxPort()),
    disposables: [
      sandbox,
      watch,
      filter,
      sandboxTree,
      drafts,
      failedDeliveries,
      followSandboxPort(reportError),
    ],
  };
}
