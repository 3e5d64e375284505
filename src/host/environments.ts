import * as vscode from 'vscode';
import { isLoopback } from '../core/api/baseUrl';
import { isJsonObject } from '../core/contact/json';

/** A place where the API answers. `baseUrl` is as the person wrote it; `connections.ts` checks it before use. */
export interface Environment {
  readonly name: string;
  readonly baseUrl: string;
  readonly readOnly: boolean;
  readonly production: boolean;
}

/** An environment that the settings do not have, or whose address no key may be sent to. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

export const SANDBOX_ENVIRONMENT = 'sandbox';

const ACTIVE_KEY = 'wts.environment';
const LONGEST_TIMEOUT_S = 3600;
const NAME = /^[a-z][a-z0-9-]*$/;

/**
 * The environments of the settings, over the built-in two. Only the user's settings count: a workspace that could
 * set a URL could have the key sent there.
 */
export class Environments implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Another environment is active, or one of them changed. */
  readonly onDidChange = this.changed.event;
  private readonly listener: vscode.Disposable;

  constructor(private readonly workspaceState: vscode.Memento) {
    this.listener = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('wts')) this.changed.fire();
    });
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }

  all(): readonly Environment[] {
    const configured = userSetting('environments');
    const entries: Record<string, unknown> = isJsonObject(configured) ? configured : {};
    const builtIn: Record<string, unknown> = {
      production: { baseUrl: 'https://api.wts.chat' },
      [SANDBOX_ENVIRONMENT]: { baseUrl: sandboxUrl(sandboxPort()) },
    };
    return Array.from(new Set([...Object.keys(builtIn), ...Object.keys(entries)]))
      .filter((name) => NAME.test(name))
      .map((name) => readEnvironment(name, builtIn[name], entries[name]));
  }

  find(name: string): Environment | undefined {
    return this.all().find((environment) => environment.name === name);
  }

  /** As `find`; a contact that is open may outlive its environment, and is treated as a live one. */
  named(name: string): Environment {
    return this.find(name) ?? { name, baseUrl: '', readOnly: false, production: true };
  }

  /** The workspace's choice, else the setting's, else production. */
  active(): Environment {
    const chosen = this.workspaceState.get<unknown>(ACTIVE_KEY) ?? userSetting('environment');
    const all = this.all();
    const found = all.find(({ name }) => name === chosen) ?? all[0];
    if (found === undefined) throw new Error('The built-in environments are missing.');
    return found;
  }

  async activate(name: string): Promise<void> {
    await this.workspaceState.update(ACTIVE_KEY, name);
    this.changed.fire();
  }
}

export function sandboxPort(): number {
  const port = userSetting('sandbox.port');
  return typeof port === 'number' ? port : 0;
}

export function sandboxUrl(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** How long a request may take, with its answer. A timer that is longer than this one goes off at once. */
export function requestTimeoutMs(): number {
  const seconds = userSetting('requestTimeout');
  return typeof seconds === 'number' ? Math.min(Math.max(seconds, 1), LONGEST_TIMEOUT_S) * 1000 : 30_000;
}

/** What the user's settings or the manifest say; a workspace has no say. */
export function userSetting(key: string): unknown {
  const found = vscode.workspace.getConfiguration('wts').inspect<unknown>(key);
  return found?.globalValue ?? found?.defaultValue;
}

function readEnvironment(name: string, builtIn: unknown, configured: unknown): Environment {
  const parts = {
    ...(isJsonObject(builtIn) ? builtIn : {}),
    ...(isJsonObject(configured) ? configured : {}),
  };
  const baseUrl = typeof parts['baseUrl'] === 'string' ? parts['baseUrl'] : '';
  return {
    name,
    baseUrl,
    readOnly: parts['readOnly'] === true,
    production: parts['production'] === undefined ? !isOnThisMachine(baseUrl) : parts['production'] !== false,
  };
}

function isOnThisMachine(baseUrl: string): boolean {
  const trimmed = baseUrl.trim();
  return URL.canParse(trimmed) && isLoopback(new URL(trimmed).hostname);
}
