import * as vscode from 'vscode';
import { HintError } from '../../errors/describeError';
import type { JournalRecord } from '../../../sandbox/client/controlApi';
import type { SandboxControl } from '../../../sandbox/sandbox';
import type { ReadonlyDocuments } from '../../contact/readonlyDocuments';
import type { CommandTable } from '../../startup/commandTable';
import { SANDBOX_ENVIRONMENT, sandboxUrl } from '../../startup/environments';
import { sayInStatusBar } from '../../startup/statusBar';
import { lineShows } from '../argument';
import { curlForBash, sendAgain } from './requestAgain';
import type { RequestFilter } from './requestFilter';
import { contactInPath, requestLabel } from './requestLabel';
import { requestText } from './requestTexts';
import { requireSandbox } from '../requireSandbox';
import type { SandboxHost } from '../sandboxHost';

interface Needs {
  readonly filter: RequestFilter;
  readonly sandbox: SandboxHost;
  readonly readonlyDocuments: ReadonlyDocuments;
}

/** Requests that the sandbox got: which of them are shown, and what can be done with one. */
export function requestCommands({ filter, sandbox, readonlyDocuments }: Needs) {
  return {
    showSandboxRequest: async (argument) => {
      const found = await find(sandbox, argument);
      if (found === undefined) return;
      const { control, record } = found;
      // Its number tells the editor's menu which request it is: see `requestIn`.
      const name = `${requestLabel(record)} #${record.id}`;
      await readonlyDocuments.show(name, requestText(record, sandboxUrl(control.port)), 'wts-request');
    },
    resendSandboxRequest: async (argument) => {
      const found = await find(sandbox, argument);
      if (found !== undefined) await sendAgain(found.record, found.control.port);
    },
    copySandboxRequest: async (argument) => {
      const found = await find(sandbox, argument);
      if (found === undefined) return;
      await vscode.env.clipboard.writeText(curlForBash(found.record, found.control.port));
      sayInStatusBar(vscode.l10n.t("WTS: Copied as cURL for bash, with the sandbox's key."));
    },
    openSandboxRequestContact: async (argument) => {
      const found = await find(sandbox, argument);
      if (found !== undefined) await openContactOf(found.record);
    },
    clearSandboxRequests: async () => {
      await (await requireSandbox(sandbox)).clearJournal();
    },
    showEditorRequests: () => filter.showOwn(true),
    hideEditorRequests: () => filter.showOwn(false),
    showSandboxRemarksOnly: () => filter.showOnlyRemarks(true),
    showAllSandboxRequests: () => filter.showOnlyRemarks(false),
  } satisfies Partial<CommandTable>;
}

interface Found {
  readonly control: SandboxControl;
  readonly record: JournalRecord;
}

/** Undefined when no request is meant. */
async function find(sandbox: SandboxHost, argument: unknown): Promise<Found | undefined> {
  const id = lineShows.request(argument);
  if (id === undefined) return undefined;
  const control = await requireSandbox(sandbox);
  const record = await control.record(id);
  if (record !== undefined) return { control, record };
  throw new HintError(vscode.l10n.t('The sandbox does not keep this request any more.'));
}

async function openContactOf({ path }: JournalRecord): Promise<void> {
  const id = contactInPath(path);
  if (id === undefined) throw new HintError(vscode.l10n.t('The path of this request names no contact.'));
  // As the command that it is: an error is told with its next steps.
  await vscode.commands.executeCommand('wts.openContact', { id, environment: SANDBOX_ENVIRONMENT });
}
