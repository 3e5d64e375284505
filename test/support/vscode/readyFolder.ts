import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../projectRoot';

/** Big things that tests fetch once per clone; git-ignored. */
const store = join(projectRoot, '.vscode-test');

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Removes what interrupted runs left; folders of runs that are still at work stay. */
async function removeLeftovers(name: string): Promise<void> {
  const prefix = `${name}.partial-`;
  const leftovers = (await readdir(store))
    .filter((entry) => entry.startsWith(prefix))
    .filter((entry) => !isRunning(Number(entry.slice(prefix.length))));
  await Promise.all(leftovers.map((entry) => rm(join(store, entry), { recursive: true, force: true })));
}

/**
 * The folder `.vscode-test/<name>`, filled on first use. `fill` works in a folder of its own that takes the name
 * only when it is complete, so an interrupted run leaves nothing that looks ready.
 */
export async function readyFolder(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const ready = join(store, name);
  if (existsSync(ready)) return ready;
  await mkdir(store, { recursive: true });
  await removeLeftovers(name);
  const partial = join(store, `${name}.partial-${process.pid}`);
  await mkdir(partial);
  try {
    await fill(partial);
    await rename(partial, ready);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Another run was faster: its folder is as good as ours.
    if (!existsSync(ready)) throw error;
  }
  return ready;
}
