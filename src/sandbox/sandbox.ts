import { once } from 'node:events';
import type { Server } from 'node:http';
import { askAbout } from './about';
import { SandboxControl } from './control/sandboxControl';
import type { FaultOrder } from './faultOnDemand/faultOrder';
import { SANDBOX_KEY } from './identity';
import type { StoredContact } from './contact';
import type { JournalEntry } from './journal';
import { createSandboxServer } from './server';
import { accountSeed } from './seed';
import { SandboxState } from './state';
import { completeSwitches, type SandboxSwitches } from './switches';

// This file is a bundle of its own: whoever loads it finds here what belongs to a running sandbox.
export { DEFAULT_SANDBOX_PORT, SAMPLE_CONTACT_ID, SANDBOX_KEY } from './identity';
export { ControlProblem } from './control/controlProblem';
export { SandboxControl } from './control/sandboxControl';
export { faultKinds, faultTable } from './faultOnDemand/faultTable';
export type { StoredContact } from './contact';
export type { ContactRow, ControlState } from './control/controlState';
export type { FaultOrder } from './faultOnDemand/faultOrder';
export type { ActiveFault } from './faultOnDemand/faultSwitchboard';
export type { FaultDescription, FaultKind, FaultParameter, FaultValues } from './faultOnDemand/faultTable';
export type { JournalEntry, JournalRecord, JournalRow } from './journal';
export type { KeptBody } from './keptBody';
export type { SandboxSwitches } from './switches';

export interface SandboxOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly switches?: Partial<SandboxSwitches>;
  /** Faults that are on from the start, and again after a reset. */
  readonly faults?: readonly FaultOrder[];
}

/**
 * A local WTS account. A reused one belongs to another start, perhaps in another process: closing it here does
 * nothing, and the hooks for tests (`contact`, `requests`) throw; `control` works for every one.
 */
export interface Sandbox {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly key: string;
  readonly reused: boolean;
  readonly control: SandboxControl;
  /** Ends open connections too. */
  close(): Promise<void>;
  /** Back to how it was started, with an empty journal. Of one's own it is done when this returns. */
  reset(): Promise<void>;
  /** A copy of the stored contact, with what the API never shows. */
  contact(id: string): StoredContact | undefined;
  /** The requests since the start or the last reset, oldest first; the latest thousand. */
  requests(): readonly JournalEntry[];
}

export type SandboxPortProblem = 'taken' | 'otherSwitches' | 'otherOptions' | 'unusable';

/** The sandbox cannot have the port that was asked for. */
export class SandboxPortError extends Error {
  constructor(
    readonly port: number,
    readonly problem: SandboxPortProblem,
    cause?: unknown,
  ) {
    super(`${explain(port, problem)} ${NEXT_STEP}`, { cause });
    this.name = 'SandboxPortError';
  }
}

const NEXT_STEP =
  'Choose another port: with the setting wts.sandbox.port, or with --port on the command line.';

function explain(port: number, problem: SandboxPortProblem): string {
  switch (problem) {
    case 'taken':
      return `The sandbox cannot start: port ${port} is used by another program.`;
    case 'otherSwitches':
      return `A sandbox with other switches is already running on port ${port}. Stop it first.`;
    case 'otherOptions':
      return `A sandbox is already running on port ${port}, and it cannot take over faults of another start. Stop it first.`;
    case 'unusable':
      return `The sandbox cannot start: this machine does not let it use port ${port}.`;
  }
}

/**
 * Starts the sandbox on 127.0.0.1, or takes the one that already runs on this port.
 * Throws a SandboxPortError when it cannot have the port.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port, switches, faults = [] } = options;
  const state = new SandboxState({ switches: completeSwitches(switches), content: accountSeed(), faults });
  const server = createSandboxServer(state);
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    if (!isPortTaken(error)) throw new SandboxPortError(port, 'unusable', error);
    return reuse(options);
  }
  return ownSandbox(server, state);
}

function ownSandbox(server: Server, state: SandboxState): Sandbox {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    ...addressOf(port),
    reused: false,
    close: () => close(server),
    reset: () => {
      state.reset();
      return Promise.resolve();
    },
    contact: (id) => structuredClone(state.account.find(id)),
    requests: () => state.journal.entries(),
  };
}

async function reuse({ port, switches, faults }: SandboxOptions): Promise<Sandbox> {
  const about = await askAbout(port);
  if (about === undefined) throw new SandboxPortError(port, 'taken');
  if (faults !== undefined) throw new SandboxPortError(port, 'otherOptions');
  if (switches !== undefined && about.switches !== JSON.stringify(completeSwitches(switches))) {
    throw new SandboxPortError(port, 'otherSwitches');
  }
  const shared = addressOf(port);
  const refuse = (): never => {
    throw new Error(`The sandbox on port ${port} was started elsewhere. Look into it with its control.`);
  };
  return {
    ...shared,
    reused: true,
    close: () => Promise.resolve(),
    reset: () => shared.control.reset(),
    contact: refuse,
    requests: refuse,
  };
}

function addressOf(port: number): Pick<Sandbox, 'url' | 'port' | 'key' | 'control'> {
  return { url: `http://127.0.0.1:${port}`, port, key: SANDBOX_KEY, control: new SandboxControl(port) };
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
