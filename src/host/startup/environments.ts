import * as vscode from 'vscode';
import { isLoopback } from '../../core/api/baseUrl';
import { readWebApp } from '../../core/identity/webApp';
import { isEnvironmentName } from '../../core/identity/environmentName';
import { isJsonObject } from '../../core/text/json';
import { sandboxPort, userSetting } from './settings';

/** A place where the API answers. `baseUrl` is as the person wrote it; `checkedBaseUrl.ts` checks it before use. */
export interface Environment {
  readonly name: string;
  readonly baseUrl: string;
  readonly readOnly: boolean;
  readonly production: boolean;
  /** Where WTS Chat is used in the browser; '' when the settings do not say. */
  readonly webApp: string;
}

export const SANDBOX_ENVIRONMENT = 'sandbox';

const ACTIVE_KEY = 'wts.environment';

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
      .filter(isEnvironmentName)
      .map((name) => readEnvironment(name, builtIn[name], entries[name]));
  }

  find(name: string): Environment | undefined {
    return this.all().find((environment) => environment.name === name);
  }

  /** As `find`; a contact that is open may outlive its environment, and is treated as a live one. */
  named(name: string): Environment {
    return this.find(name) ?? { name, baseUrl: '', readOnly: false, production: true, webApp: '' };
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

/** The sandbox is known by its name and its place together: the settings can give the name to a live account. */
export function isLocalSandbox({ name, baseUrl }: Pick<Environment, 'name' | 'baseUrl'>): boolean {
  return name === SANDBOX_ENVIRONMENT && isOnThisMachine(baseUrl);
}

export function sandboxUrl(port: number): string {
  return `http://127.0.0.1:${port}`;
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
    webApp: typeof parts['webApp'] === 'string' ? (readWebApp(parts['webApp']) ?? '') : '',
    production: parts['production'] === undefined ? !isOnThisMachine(baseUrl) : parts['production'] !== false,
  };
}

function isOnThisMachine(baseUrl: string): boolean {
  const trimmed = baseUrl.trim();
  return URL.canParse(trimmed) && isLoopback(new URL(trimmed).hostname);
}
