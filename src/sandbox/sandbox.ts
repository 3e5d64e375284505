import { once } from 'node:events';
import type { Server } from 'node:http';
import { askAbout } from './client/about';
import { SandboxControl } from './server/control/sandboxControl';
import { hasCode } from './state/persistence/errorCode';
import { SANDBOX_KEY } from './account/identity';
import type { JournalEntry } from './client/controlApi';
import { answerRequests, createSandboxServer } from './server/server';
import type { Sandbox as PublicSandbox } from './publicApi';
import { SandboxPortError } from './state/portError';
import { leaveSecret } from './state/sandboxSecret';
import type { SandboxOptions } from './state/sandboxOptions';
import { readState } from './state/readState';
import type { SandboxState } from './state/state';
import { completeSwitches } from './account/switches';

// This file is a bundle of its own: whoever loads it finds here what belongs to a running sandbox.
export { DEFAULT_SANDBOX_PORT, SAMPLE_CONTACT_ID, SANDBOX_KEY } from './account/identity';
export { SandboxPortError } from './state/portError';
export { keepingText, type KeepingNotice } from './state/persistence/keepingNotice';
export { startedWith } from './state/startedWith';
export { NoAnswerError } from './client/controlClient';
export { SandboxControl } from './server/control/sandboxControl';
export { faultKinds, faultTable } from './faults/faultTable';
export { readLoopbackUrl } from './account/subscription';
export { envSnippet } from './client/envSnippet';

/**
 * Connections that wait to be taken, as many as the system allows. Node asks for 511: with more at once, as a test run
 * opens them, Linux answers the rest with SYN cookies and resets some of them.
 */
const MAX_WAITING = 4096;

/**
 * A local WTS account. A reused one belongs to another start, perhaps in another process: closing it here does
 * nothing, and the hooks for tests (`contact`, `requests`) throw; `control` works for every one.
 */
export interface Sandbox extends PublicSandbox {
  /** The file that keeps its account, when what stands there counts and the seed only at the next reset. */
  readonly continues: string | undefined;
  readonly control: SandboxControl;
  requests(): readonly JournalEntry[];
}

/**
 * Starts the sandbox on 127.0.0.1, or takes the one that already runs on this port. In a test of an integration:
 *
 *     const seed = { contacts: [{ name: 'Ana', tagNames: ['VIP'] }] };
 *     const sandbox = await startSandbox({ port: 0, seed, faults: [{ kind: 'tooManyRequests', times: 1 }] });
 *     // … run the integration against sandbox.url with sandbox.key …
 *     assert.deepEqual(sandbox.requests().flatMap(({ ignored }) => ignored), []);
 *     await sandbox.close();
 *
 * Throws a SandboxPortError when it cannot have the port, and says what is wrong with the options.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const server = createSandboxServer();
  try {
    server.listen({ port: options.port, host: '127.0.0.1', backlog: MAX_WAITING });
    await once(server, 'listening');
  } catch (error) {
    if (!hasCode(error, 'EADDRINUSE')) throw new SandboxPortError(options.port, 'unusable', error);
    return reuse(options);
  }
  if (options.keepsAlive === false) letProcessEnd(server);
  // After the port: a start that finds a sandbox there has no use for the files, and may not have them.
  const reading = readState(options);
  answerRequests(server, reading);
  try {
    return await ownSandbox(server, await reading);
  } catch (error) {
    await closeServer(server);
    throw error;
  }
}

/** Who waits for an answer in the same process keeps it alive; idle connections do not. */
function letProcessEnd(server: Server): void {
  server.unref();
  server.on('connection', (socket) => socket.unref());
}

async function ownSandbox(server: Server, state: SandboxState): Promise<Sandbox> {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const removeSecret = await leaveSecret(port, state.secret);
  let closing: Promise<void> | undefined;
  return {
    ...addressOf(port),
    reused: false,
    continues:
      state.startedWith.seed !== null && state.kept?.content !== undefined ? state.kept.path : undefined,
    close: () => (closing ??= removeSecret().then(() => close(server, state))),
    reset: () => {
      state.reset();
      return Promise.resolve();
    },
    contact: (id) => structuredClone(state.account.find(id)),
    requests: () => state.journal.entries(),
  };
}

async function reuse(options: SandboxOptions): Promise<Sandbox> {
  const { port } = options;
  const about = await askAbout(port);
  if (about === undefined) throw new SandboxPortError(port, 'taken');
  if (options.takesRunning !== true) refuseOthers(options, about.switches);
  const shared = addressOf(port);
  const refuse = (): never => {
    throw new Error(`The sandbox on port ${port} was started elsewhere. Look into it with its control.`);
  };
  return {
    ...shared,
    reused: true,
    continues: undefined,
    close: () => Promise.resolve(),
    reset: () => shared.control.reset(),
    contact: refuse,
    requests: refuse,
  };
}

/** What was asked for must be what runs. */
function refuseOthers(options: SandboxOptions, running: string): void {
  const { port, switches, seed, persist, webhooks, faults, allowedOrigins, allowedHosts } = options;
  const others = [seed, persist, webhooks, faults, allowedOrigins, allowedHosts];
  if (others.some((option) => option !== undefined)) throw new SandboxPortError(port, 'otherOptions');
  if (switches !== undefined && running !== JSON.stringify(completeSwitches(switches))) {
    throw new SandboxPortError(port, 'otherSwitches');
  }
}

function addressOf(port: number): Pick<Sandbox, 'url' | 'port' | 'key' | 'control'> {
  return { url: `http://127.0.0.1:${port}`, port, key: SANDBOX_KEY, control: new SandboxControl(port) };
}

async function close(server: Server, state: SandboxState): Promise<void> {
  await closeServer(server);
  state.deliveries.clear();
  await state.kept?.close();
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
