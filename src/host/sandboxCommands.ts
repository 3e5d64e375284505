import * as vscode from 'vscode';
import { SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../sandbox/identity';
import type { FaultKind, JournalRecord, SandboxControl } from '../sandbox/sandbox';
import type { CommandTable } from './commandTable';
import { type Environments, SANDBOX_ENVIRONMENT, sandboxPort } from './environments';
import type { Opening } from './opening';
import { FAULT_KINDS } from './sandboxFaultNames';
import { askForFault } from './sandboxFaultPick';
import type { SandboxHost } from './sandboxHost';
import type { SandboxWatch } from './sandboxWatch';
import type { ShownTexts } from './shownTexts';
import { sayInStatusBar } from './statusBar';

export interface SandboxCommandParts {
  readonly environments: Environments;
  readonly opening: Opening;
  readonly sandbox: SandboxHost;
  readonly sandboxWatch: SandboxWatch;
  readonly shownTexts: ShownTexts;
}

type SandboxCommands = Pick<
  CommandTable,
  | 'trySandbox'
  | 'startSandbox'
  | 'stopSandbox'
  | 'resetSandbox'
  | 'copySandboxEnv'
  | 'showSandboxRequest'
  | 'clearSandboxRequests'
  | 'switchOnSandboxFault'
  | 'switchOffSandboxFault'
  | 'refreshSandbox'
>;

/** The account on this machine: running it, and looking into it. */
export function sandboxCommands(parts: SandboxCommandParts): SandboxCommands {
  return { ...runningCommands(parts), ...lookingCommands(parts), ...faultCommands(parts) };
}

type RunningCommands = Pick<
  SandboxCommands,
  'trySandbox' | 'startSandbox' | 'stopSandbox' | 'resetSandbox' | 'copySandboxEnv' | 'refreshSandbox'
>;

function runningCommands({
  environments,
  opening,
  sandbox,
  sandboxWatch,
}: SandboxCommandParts): RunningCommands {
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
        if (picked === copy) await copyEnv(url);
      });
    },
    stopSandbox: async () => {
      if (await sandbox.stop()) sayInStatusBar(vscode.l10n.t('WTS: The sandbox has stopped.'));
    },
    resetSandbox: async () => {
      await (await controlOf(sandbox)).reset();
      sayInStatusBar(vscode.l10n.t('WTS: The sandbox holds its first contacts again.'));
    },
    copySandboxEnv: async () => {
      await copyEnv(`http://127.0.0.1:${sandboxPort()}`);
      sayInStatusBar(vscode.l10n.t('The address and the key are on the clipboard, as lines of a .env file.'));
    },
    refreshSandbox: () => {
      sandboxWatch.lookAgain();
      return Promise.resolve();
    },
  };
}

type LookingCommands = Pick<SandboxCommands, 'showSandboxRequest' | 'clearSandboxRequests'>;

function lookingCommands({ sandbox, shownTexts }: SandboxCommandParts): LookingCommands {
  return {
    showSandboxRequest: async (argument) => {
      const id = readRequestId(argument);
      if (id === undefined) return;
      const record = await (await controlOf(sandbox)).record(id);
      if (record === undefined) {
        throw new Error(vscode.l10n.t('The sandbox does not keep this request any more.'));
      }
      await shownTexts.show(`${record.method} ${lastSegment(record.path)} ${record.id}.json`, textOf(record));
    },
    clearSandboxRequests: async () => {
      await (await controlOf(sandbox)).clearJournal();
    },
  };
}

type FaultCommands = Pick<SandboxCommands, 'switchOnSandboxFault' | 'switchOffSandboxFault'>;

function faultCommands({ sandbox }: SandboxCommandParts): FaultCommands {
  return {
    switchOnSandboxFault: async (argument) => {
      const control = await controlOf(sandbox);
      const { faultTable } = await import('../sandbox/sandbox');
      const order = await askForFault(faultTable, readFaultKind(argument));
      if (order !== undefined) await control.switchOn(order);
    },
    switchOffSandboxFault: async (argument) => {
      const control = await controlOf(sandbox);
      const wanted = readFaultKind(argument);
      const { faults } = await control.state();
      const off = faults.filter(({ kind }) => wanted === undefined || kind === wanted);
      await Promise.all(off.map(({ id }) => control.switchOff(id)));
    },
  };
}

/** Throws when none runs. */
async function controlOf(sandbox: SandboxHost): Promise<SandboxControl> {
  const control = await sandbox.controlOf(sandboxPort());
  try {
    await control.state();
    return control;
  } catch (error) {
    throw new Error(vscode.l10n.t('No sandbox answers on port {0}. Start it first.', control.port), {
      cause: error,
    });
  }
}

async function copyEnv(url: string): Promise<void> {
  await vscode.env.clipboard.writeText(`WTS_BASE_URL=${url}\nWTS_API_KEY=${SANDBOX_KEY}\n`);
}

/** The request and its answer as one text of JSON. */
function textOf({ sent, answer, ...request }: JournalRecord): string {
  return `${JSON.stringify({ ...request, sent: bodyOf(sent), answer: bodyOf(answer) }, null, 2)}\n`;
}

function bodyOf(kept: JournalRecord['sent']): unknown {
  if (kept === undefined) return null;
  if (kept.isCut) return vscode.l10n.t('{0} … (cut: {1} bytes in all)', kept.text, kept.bytes);
  try {
    return JSON.parse(kept.text) as unknown;
  } catch {
    return kept.text;
  }
}

function lastSegment(path: string): string {
  return path.split('/').filter(Boolean).at(-1) ?? '';
}

/** Commands get the line of the tree that they were called on; anything else means no line. */
function readRequestId(argument: unknown): number | undefined {
  if (!isRecord(argument) || !isRecord(argument['request'])) return undefined;
  const { id } = argument['request'];
  return typeof id === 'number' ? id : undefined;
}

function readFaultKind(argument: unknown): FaultKind | undefined {
  const kind = isRecord(argument) ? argument['fault'] : undefined;
  return FAULT_KINDS.find((known) => known === kind);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
