import type { ActiveContact } from '../contact/activeContact';
import type { ReadonlyDocuments } from '../contact/readonlyDocuments';
import type { ContactOpener } from '../open/contactOpener';
import type { CommandTable } from '../startup/commandTable';
import type { Environments } from '../startup/environments';
import type { LazyTreeView } from '../startup/lazyTreeView';
import type { Log } from '../startup/log';
import { sandboxPort } from '../startup/settings';
import { followSandboxPort } from './followPort';
import type { SandboxItem } from './item';
import { sandboxCommands } from './sandboxCommands';
import { SandboxHost } from './sandboxHost';
import { SandboxTree } from './tree';
import { SandboxWatch } from './watch';
import { webhookCommands } from './webhookCommands';
import { WebhookDrafts } from './webhookDrafts';

interface Needs {
  readonly environments: Environments;
  readonly log: Log;
  readonly sandboxView: LazyTreeView<SandboxItem>;
  readonly active: ActiveContact;
  readonly opener: ContactOpener;
  readonly readonlyDocuments: ReadonlyDocuments;
  readonly reportError: (error: unknown) => void;
}

/** The account on this machine: running it, and looking into it. */
export function createSandbox(needs: Needs) {
  const { environments, log, sandboxView, active, opener, readonlyDocuments, reportError } = needs;
  const sandbox = new SandboxHost(log);
  const watch = new SandboxWatch(sandbox);
  const sandboxTree = new SandboxTree(watch, sandboxView);
  const drafts = new WebhookDrafts();
  return {
    sandboxTree,
    commands: {
      ...sandboxCommands({ environments, opener, sandbox, watch, readonlyDocuments }),
      ...webhookCommands({ active, sandbox, readonlyDocuments, drafts }),
    } satisfies Partial<CommandTable>,
    startSandbox: () => sandbox.start(),
    sandboxControl: () => sandbox.controlOf(sandboxPort()),
    disposables: [sandbox, watch, sandboxTree, drafts, followSandboxPort(reportError)],
  };
}
