import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const pending = new Set<() => void>();

function runPending(): void {
  for (const dispose of [...pending].reverse()) {
    pending.delete(dispose);
    try {
      dispose();
    } catch (error) {
      console.error('Cleaning up went wrong:', error);
    }
  }
}

/** Leaving by a signal would skip 'exit' listeners, and with them the children and folders that we made. */
function leaveOnSignals(): void {
  process.on('exit', runPending);
  process.on('SIGINT', () => process.exit(130));
  process.on('SIGTERM', () => process.exit(143));
  process.on('SIGHUP', () => process.exit(129));
}

/**
 * Runs `dispose` when this process ends, by a signal too. It must be synchronous.
 * @returns a function that runs it now instead.
 */
export function atExit(dispose: () => void): () => void {
  if (process.listenerCount('exit', runPending) === 0) leaveOnSignals();
  pending.add(dispose);
  return () => {
    if (pending.delete(dispose)) dispose();
  };
}

export interface TemporaryFolder {
  readonly path: string;
  remove(): void;
}

/** A new folder that is removed with this process at the latest. */
export function temporaryFolder(name: string): TemporaryFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), `wts-${name}-`)));
  return {
    path,
    remove: atExit(() => {
      rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }),
  };
}
