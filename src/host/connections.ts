import { ApiError } from '../core/api/errors';
import { type ContactApi, createContactApi } from '../core/api/contactApi';
import { checkedBaseUrl } from './checkedBaseUrl';
import { type Environment, type Environments, SANDBOX_ENVIRONMENT, SettingsError } from './environments';
import type { KeyStore } from './keyStore';
import type { Log } from './log';
import type { SandboxHost } from './sandboxHost';
import * as vscode from 'vscode';

/** The API of an environment, with its key. */
export class Connections {
  constructor(
    private readonly environments: Environments,
    private readonly keys: KeyStore,
    private readonly sandbox: SandboxHost,
    private readonly log: Log,
  ) {}

  /**
   * Runs a task with the environment's API. In the environment "sandbox" a refused connection starts the sandbox and
   * the task runs once more: a request that was refused has done nothing.
   */
  async use<Result>(name: string, task: (api: ContactApi) => Promise<Result>): Promise<Result> {
    try {
      return await this.ask(name, task);
    } catch (error) {
      const refused = error instanceof ApiError && error.kind === 'refused';
      if (!refused || name !== SANDBOX_ENVIRONMENT) throw error;
      await this.sandbox.start();
      return await this.ask(name, task);
    }
  }

  /** Like `use`, for what nobody asked for in so many words: a sandbox that does not run is not started. */
  async ask<Result>(name: string, task: (api: ContactApi) => Promise<Result>): Promise<Result> {
    const environment = this.environment(name);
    return await task(this.connect(environment, await this.keys.read(environment)));
  }

  /** Tries a key with one call, before it is stored. */
  async check(environment: Environment, key: string, signal?: AbortSignal): Promise<void> {
    await this.connect(environment, key).checkKey(signal);
  }

  environment(name: string): Environment {
    const environment = this.environments.find(name);
    if (environment !== undefined) return environment;
    throw new SettingsError(
      vscode.l10n.t(
        'There is no environment "{0}". Add it to the setting wts.environments, or switch.',
        name,
      ),
    );
  }

  private connect(environment: Environment, key: string): ContactApi {
    return createContactApi({
      baseUrl: checkedBaseUrl(environment),
      key,
      environment: environment.name,
      onRequest: ({ method, path, status, ms, shortId, errorKind }) => {
        const outcome = [status?.toString(), errorKind, shortId].filter(
          (part) => part !== undefined && part !== '',
        );
        this.log.info(`${environment.name} ${method} ${path} ${outcome.join(' ')} ${Math.round(ms)} ms`);
      },
    });
  }
}
