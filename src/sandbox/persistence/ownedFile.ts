import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';

/** The locks that this process holds: its own id in a lock file says nothing else. */
const held = new Set<string>();

/** Gives up the ownership. */
export type Release = () => Promise<void>;

/**
 * Makes this process the only owner of a file, by a lock file beside it. A lock whose process has ended counts for
 * nothing. Throws, naming the process, when another one has it.
 */
export async function ownFile(path: string): Promise<Release> {
  const lock = `${path}.lock`;
  if (held.has(lock)) throw inUse(path, process.pid);
  const mark = `${process.pid} ${randomUUID()}`;
  held.add(lock);
  try {
    await createLock(path, lock, mark);
  } catch (error) {
    held.delete(lock);
    throw error;
  }
  return async () => {
    await rm(lock, { force: true });
    held.delete(lock);
  };
}

async function createLock(path: string, lock: string, mark: string): Promise<void> {
  const isCreated = await writeNew(lock, mark);
  if (isCreated) return;
  const owner = Number.parseInt(await readFile(lock, 'utf8'), 10);
  if (isRunning(owner)) throw inUse(path, owner);
  await rm(lock, { force: true });
  await writeNew(lock, mark);
  // Of two that take over at the same time, one finds the mark of the other.
  if ((await readFile(lock, 'utf8')) !== mark) throw inUse(path, undefined);
}

async function writeNew(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function inUse(path: string, pid: number | undefined): Error {
  const owner = pid === undefined ? 'Another process' : `The process ${pid}`;
  return new Error(`${owner} keeps its sandbox in ${path}. Stop that sandbox, or choose another file.`);
}
