import Module from 'node:module';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';

export interface Activation {
  /** `require` of the main file. */
  readonly load: number;
  /** `activate()` until what it returns has settled. */
  readonly register: number;
  /** Milliseconds spent in each kind of call of VS Code's API on the way, and in `require('vscode')`. */
  readonly calls: Readonly<Record<string, CallTimes>>;
  /** What stays on the heap (and outside it) after a collection. */
  readonly bytes: number;
}

export interface CallTimes {
  readonly count: number;
  readonly milliseconds: number;
}

type Load = (request: string, ...more: unknown[]) => unknown;
type Callable = (...parameters: unknown[]) => unknown;

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

class CallClock {
  readonly calls: Record<string, CallTimes> = {};

  time<T>(name: string, call: () => T): T {
    const started = performance.now();
    const result = call();
    const { count, milliseconds } = this.calls[name] ?? { count: 0, milliseconds: 0 };
    this.calls[name] = { count: count + 1, milliseconds: milliseconds + performance.now() - started };
    return result;
  }

  /** The functions of one namespace of VS Code's API, each with the clock beside it. */
  watch(name: string, namespace: object): object {
    return new Proxy(namespace, {
      get: (target, key): unknown => {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function' || typeof key !== 'string') return value;
        return (...parameters: unknown[]): unknown =>
          this.time(`${name}.${key}`, () => Reflect.apply(value as Callable, target, parameters));
      },
    });
  }

  watchAll(api: object): object {
    const watched = new Map(
      ['commands', 'window', 'workspace', 'lm', 'l10n'].map((name) => [
        name,
        this.watch(name, Reflect.get(api, name) as object),
      ]),
    );
    return new Proxy(api, {
      get: (target, key): unknown => watched.get(String(key)) ?? Reflect.get(target, key),
    });
  }
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
  const clock = new CallClock();
  let [load, register] = [0, 0];
  const timed = async (activate: Callable, parameters: unknown[]): Promise<unknown> => {
    const started = performance.now();
    const result = await activate(...parameters);
    register = performance.now() - started;
    return result;
  };
  const loadMain = (take: () => unknown): unknown => {
    const started = performance.now();
    const main = take() as { activate: Callable };
    load = performance.now() - started;
    node._load = original;
    return { ...main, activate: (...parameters: unknown[]) => timed(main.activate, parameters) };
  };
  node._load = function intercept(this: unknown, request, ...more) {
    const take = () => original.call(this, request, ...more);
    if (request === 'vscode') return clock.watchAll(clock.time("require('vscode')", take) as object);
    return request.startsWith(extension.extensionPath) ? loadMain(take) : take();
  };
  const before = await usedBytes();
  await extension.activate();
  const bytes = (await usedBytes()) - before;
  if (load === 0) throw new Error('VS Code loaded the extension by another way: measure anew.');
  return { load, register, calls: clock.calls, bytes };
}
