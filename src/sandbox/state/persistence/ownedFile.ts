import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { callControl } from '../../client/controlClient';
import { hasCode } from './errorCode';
import { writeAtomically } from './atomicWrite';

/** Another sandbox has the file. */
export class FileOwnedError extends Error {
  override readonly name = 'FileOwnedError';
}

/** What stands in a lock file. */
interface Lock {
  readonly pid: number;
  /** Where the owner answers with the mark. */
  readonly port: number;
  readonly mark: string;
}

const PATIENCE_MS = 2000;

/**
 * Makes this process the only owner of a file, by a lock file beside it. Process ids and ports come back after a crash
 * or a restart of the machine, so a lock counts only while its owner answers for its mark. Throws, naming the process,
 * when another sandbox has the file. Gives the way to give up the ownership.
 */
export async function ownFile(path: string): Promise<() => Promise<void>> {
  const file = `${path}.lock`;
  const { port, mark, fallSilent } = await answerForMark();
  try {
    await aloneWith(path, async () => {
      const lock = await readLock(file);
      if (lock !== undefined) await refuseIfOwned(path, file, lock);
      await writeAtomically(file, `${process.pid} ${port} ${mark}`);
    });
  } catch (error) {
    await fallSilent();
    throw error;
  }
  return async () => {
    try {
      // Nobody takes the lock over as long as its mark is answered for.
      if ((await readLock(file))?.mark === mark) await rm(file, { force: true });
    } finally {
      await fallSilent();
    }
  };
}

async function answerForMark(): Promise<Pick<Lock, 'port' | 'mark'> & { fallSilent: () => Promise<void> }> {
  const mark = randomUUID();
  const server = createServer((_, response) => response.end(mark)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const fallSilent = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { port: typeof address === 'object' && address !== null ? address.port : 0, mark, fallSilent };
}

/**
 * Between looking at a stale lock and taking it over, another process could do the same: only one at a time may. Who
 * comes second at that moment is refused.
 */
async function aloneWith(path: string, task: () => Promise<void>): Promise<void> {
  const turn = `${path}.lock.turn`;
  try {
    await writeFile(turn, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    throw new FileOwnedError(
      `Another sandbox is just taking ${path}. Try again; if this comes back, delete ${turn}, which one that was killed left behind.`,
      { cause: error },
    );
  }
  await task().finally(() => rm(turn, { force: true }));
}

/** Undefined when there is none, or one that no sandbox has written. */
async function readLock(file: string): Promise<Lock | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return '';
    throw error;
  });
  const [, pid, port, mark] = /^(\d+) (\d{1,5}) ([\da-f-]{36})$/.exec(text) ?? [];
  return mark === undefined ? undefined : { pid: Number(pid), port: Number(port), mark };
}

async function refuseIfOwned(path: string, file: string, { pid, port, mark }: Lock): Promise<void> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await callControl(port, '/', { signal }).catch(() => undefined);
  if (answer?.text === mark) {
    throw new FileOwnedError(
      `The process ${pid} keeps its sandbox in ${path}. Stop that sandbox, or choose another file.`,
    );
  }
  if (signal.aborted) {
    throw new Error(
      `The process ${pid} may keep its sandbox in ${path}, but it does not answer. Stop it; if it is no sandbox (any more), delete ${file}.`,
    );
  }
}
