import * as vscode from 'vscode';
import { SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../../sandbox/account/identity';
import type { FaultKind } from '../../sandbox/publicApi';
import type { SandboxControl } from '../../sandbox/sandbox';
import type { CommandTable } from '../startup/commandTable';
import { type Environments, SANDBOX_ENVIRONMENT, sandboxUrl } from '../startup/environments';
import type { ContactOpener } from '../open/contactOpener';
import { requireSandbox } from './requireSandbox';
import { lineShows } from './argument';
import { askForFault, pickStandardFault } from './faultPick';
import type { SandboxHost } from './sandboxHost';
import { mayLose } from './mayLose';
import { sandboxRemarks } from './remarks';
import type { SandboxWatch } from './watch';
import { sandboxPort } from '../startup/settings';
import { sayInStatusBar } from '../startup/statusBar';

interface Needs {
  readonly environments: Environments;
  readonly opener: ContactOpener;
  readonly sandbox: SandboxHost;
  readonly watch: SandboxWatch;
  /** The open contacts of the sandbox that have no unsaved edits are read again. */
  readonly reloadClean: () => Promise<unknown>;
}

/** The account on this machine: running it, and looking into it. */
export function sandboxCommands(needs: Needs) {
  return { ...runningCommands(needs), ...seedCommands(needs), ...faultCommands(needs) };
}

function runningCommands({ environments, opener, reloadClean, sandbox, watch }: Needs) {
  return {
    trySandbox: async () => {
      await sandbox.start();
      await environments.activate(SANDBOX_ENVIRONMENT);
      await revealView();
      await opener.open({ id: SAMPLE_CONTACT_ID, environment: SANDBOX_ENVIRONMENT });
    },
    startSandbox: async () => {
      const started = await sandbox.start();
      const { url, key } = started;
      await revealView();
      const copy = vscode.l10n.t('Copy Address and Key');
      const text = [
        vscode.l10n.t('The sandbox runs at {0}. Its key is {1}.', url, key),
        ...(await sandboxRemarks(started, sandbox)),
      ];
      void vscode.window.showInformationMessage(text.join(' '), copy).then(async (picked) => {
        if (picked === copy) await copyEnv(url);
      });
    },
    stopSandbox: async () => {
      if (!(await mayStop(sandbox))) return;
      if (await sandbox.stop()) sayInStatusBar(vscode.l10n.t('WTS: The sandbox has stopped.'));
    },
    resetSandbox: async () => {
      const control = await requireSandbox(sandbox);
      if (!(await mayLose(control, vscode.l10n.t('Reset'), sandbox))) return;
      await control.reset();
      await reloadClean();
      sayInStatusBar(vscode.l10n.t('WTS: The sandbox holds its first contacts again.'));
    },
    copySandboxEnv: async () => {
      await copyEnv(sandboxUrl(sandboxPort()));
      sayInStatusBar(vscode.l10n.t('The address and the key are on the clipboard, as lines of a .env file.'));
    },
    refreshSandbox: () => {
      watch.lookAgain();
      return Promise.resolve();
    },
  } satisfies Partial<CommandTable>;
}

/** One that keeps its account forgets nothing when it stops. */
async function mayStop(sandbox: SandboxHost): Promise<boolean> {
  const control = await sandbox.controlOf(sandboxPort());
  const state = await control.state().catch(() => undefined);
  if (state === undefined || state.persistence !== null) return true;
  return await mayLose(control, vscode.l10n.t('Stop'), sandbox);
}

/** Where the requests are told; the focus stays where the person is. */
async function revealView(): Promise<void> {
  await vscode.commands.executeCommand('wts.sandbox.focus', { preserveFocus: true });
}

function seedCommands({ sandbox }: Needs) {
  return {
    exportSandbox: async () => {
      const content = await (await requireSandbox(sandbox)).export();
      const document = await vscode.workspace.openTextDocument({ content, language: 'json' });
      await vscode.window.showTextDocument(document);
    },
    importSandbox: async () => {
      const control = await requireSandbox(sandbox);
      const title = vscode.l10n.t('Fill the sandbox from which seed file?');
      const [file] = (await vscode.window.showOpenDialog({ title, filters: { JSON: ['json'] } })) ?? [];
      if (file === undefined || !(await mayLose(control, vscode.l10n.t('Replace'), sandbox))) return;
      await control.import(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
      sayInStatusBar(vscode.l10n.t('WTS: The sandbox holds the contacts of the file.'));
    },
  } satisfies Partial<CommandTable>;
}

function faultCommands({ sandbox }: Needs) {
  return {
    switchOnSandboxFault: async (argument) => {
      const control = await requireSandbox(sandbox);
      const { faultTable } = await import('../../sandbox/sandbox');
      const order = await pickStandardFault(faultTable, lineShows.fault(argument));
      if (order !== undefined) await control.switchOn(order);
    },
    configureSandboxFault: async (argument) => {
      const control = await requireSandbox(sandbox);
      const { faultTable } = await import('../../sandbox/sandbox');
      const order = await askForFault(faultTable, lineShows.fault(argument));
      if (order === undefined) return;
      await switchOff(control, order.kind);
      await control.switchOn(order);
    },
    switchOffSandboxFault: async (argument) => {
      await switchOff(await requireSandbox(sandbox), lineShows.fault(argument));
    },
  } satisfies Partial<CommandTable>;
}

/** All that are on when no kind is wanted. */
async function switchOff(control: SandboxControl, wanted: FaultKind | undefined): Promise<void> {
  const { faults } = await control.state();
  const off = faults.filter(({ kind }) => wanted === undefined || kind === wanted);
  await Promise.all(off.map(({ id }) => control.switchOff(id)));
}

async function copyEnv(url: string): Promise<void> {
  const { envSnippet } = await import('../../sandbox/sandbox');
  await vscode.env.clipboard.writeText(envSnippet({ url, key: SANDBOX_KEY }));
}
