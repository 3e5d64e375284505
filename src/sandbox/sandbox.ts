import { once } from 'node:events';
import type { Server } from 'node:http';
import { askAbout } from './about';
import { SANDBOX_KEY } from './identity';
import type { StoredContact } from './contact';
import type { JournalEntry } from './journal';
import { createSandboxServer, SandboxState } from './server';
import { completeSwitches, type SandboxSwitches } from './switches';

// This file is a bundle of its own: whoever loads it finds here what belongs to a running sandbox.
export { DEFAULT_SANDBOX_PORT, SAMPLE_CONTACT_ID, SANDBOX_KEY } from './identity';
export type { StoredContact } from './contact';
export type { JournalEntry } from './journal';
export type { SandboxSwitches } from './switches';

export interface SandboxOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly switches?: Partial<SandboxSwitches>;
}

/**
 * A local WTS account. A reused one belongs to another start, perhaps in another process: closing it here does
 * nothing, and reset and the test hooks (`contact`, `requests`) throw.
 */
export interface Sandbox {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly key: string;
  readonly reused: boolean;
  /** Ends open connections too. */
  close(): Promise<void>;
  /** Back to the seed and an empty journal. */
  reset(): void;
  /** A copy of the stored contact, with what the API never shows. */
  contact(id: string): StoredContact | undefined;
  /** The requests since the start or the last reset, oldest first; the latest thousand. */
  requests(): readonly JournalEntry[];
}

export type SandboxPortProblem = 'taken' | 'otherSwitches' | 'unusable';

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
    case 'unusable':
      return `The sandbox cannot start: this machine does not let it use port ${port}.`;
  }
}

/**
 * Starts the sandbox on 127.0.0.1, or takes the one that already runs on this port.
 * Throws a SandboxPortError when it cannot have the port.
 */
export async function startSandbox({ port, switches }: SandboxOptions): Promise<Sandbox> {
  const state = new SandboxState(completeSwitches(switches));
  const server = createSandboxServer(state);
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    if (!isPortTaken(error)) throw new SandboxPortError(port, 'unusable', error);
    return reuse(port, switches && completeSwitches(switches));
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
    },
    contact: (id) => structuredClone(state.account.find(id)),
    requests: () => state.journal.entries(),
  };
}

async function reuse(port: number, switches: SandboxSwitches | undefined): Promise<Sandbox> {
  const about = await askAbout(port);
  if (about === undefined) throw new SandboxPortError(port, 'taken');
  if (switches !== undefined && about.switches !== JSON.stringify(switches)) {
    throw new SandboxPortError(port, 'otherSwitches');
  }
  const refuse = (): never => {
    throw new Error(`The sandbox on port ${port} was started elsewhere. Reset it, or look into it, there.`);
  };
  return {
    ...addressOf(port),
    reused: true,
    close: () => Promise.resolve(),
    reset: refuse,
    contact: refuse,
    requests: refuse,
  };
}

function addressOf(port: number): Pick<Sandbox, 'url' | 'port' | 'key'> {
  return { url: `http://127.0.0.1:${port}`, port, key: SANDBOX_KEY };
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
