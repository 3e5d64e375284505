import Module from 'node:module';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';

export interface Activation {
  /** `require` of the main file, and `activate()` until what it returns has settled. */
  readonly milliseconds: number;
  /** What stays on the heap (and outside it) after a collection. */
  readonly bytes: number;
}

type Load = (request: string, ...more: unknown[]) => unknown;
type Activate = (...parameters: unknown[]) => unknown;

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

/** What one collection lets go of may be what holds the rest: VS Code's own start leaves 12 MB to the second one. */
async function usedBytes(): Promise<number> {
  collectGarbage();
  await setImmediate();
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/**
 * Activates an extension as VS Code does and times only what is the extension's own: VS Code loads main files
 * through node's `Module._load`, so that is where the clock stands.
 */
export async function measureActivation(extensionId: string): Promise<Activation> {
  const extension = vscode.extensions.getExtension(extensionId);
  if (extension === undefined || extension.isActive)
    throw new Error(`${extensionId} is missing or active already.`);
  const node = Module as unknown as { _load: Load };
  const original = node._load;
  let milliseconds = 0;
  const timed = async (activate: Activate, parameters: unknown[]): Promise<unknown> => {
    const started = performance.now();
    const result = await activate(...parameters);
    milliseconds += performance.now() - started;
    return result;
  };
  node._load = function load(this: unknown, request, ...more) {
    if (!request.startsWith(extension.extensionPath)) return original.call(this, request, ...more);
    node._load = original;
    const started = performance.now();
    const main = original.call(this, request, ...more) as { activate: Activate };
    milliseconds += performance.now() - started;
    return { ...main, activate: (...parameters: unknown[]) => timed(main.activate, parameters) };
  };
  const before = await usedBytes();
  await extension.activate();
  const bytes = (await usedBytes()) - before;
  if (milliseconds === 0) throw new Error('VS Code loaded the extension by another way: measure anew.');
  return { milliseconds, bytes };
}
