import * as vscode from 'vscode';
import { Disposable } from '../disposable';
import type { Environment, Environments } from '../startup/environments';
import type { KeyStore } from './keyStore';
import { UserFacingError } from '../errors/describeError';

/** What a task was given when it began. */
interface Grant {
  readonly environment: Environment;
  readonly key: string;
  /** Whether it is a save. */
  readonly writes: boolean;
}

/** Sees to it that nothing goes on with an address, a key or a leave to write that the person has taken back. */
export class Revocations extends Disposable {
  private readonly running = new Map<AbortController, Grant>();

  constructor(
    private readonly environments: Environments,
    private readonly keys: KeyStore,
  ) {
    super();
    const look = (): void => {
      this.running.forEach((grant, controller) => void this.end(grant, controller));
    };
    this.own(environments.onDidChange(look));
    this.own(keys.onDidChange(look));
  }

  /** Runs a task; the signal's reason is the UserFacingError that says what was taken back. */
  async during<Result>(grant: Grant, task: (ended: AbortSignal) => Promise<Result>): Promise<Result> {
    const controller = new AbortController();
    this.running.set(controller, grant);
    try {
      return await task(controller.signal);
    } finally {
      this.running.delete(controller);
    }
  }

  /** Throws a UserFacingError when something was taken back. */
  async check(grant: Grant): Promise<void> {
    const title = await this.findRevoked(grant);
    if (title === undefined) return;
    const detail = grant.writes
      ? vscode.l10n.t('The save was stopped before it sent anything more. Your edits are still here.')
      : vscode.l10n.t('The request was stopped before it was sent again.');
    throw new UserFacingError({ title, detail, reference: '', nextSteps: ['retry', 'openSettings'] });
  }

  private async end(grant: Grant, controller: AbortController): Promise<void> {
    try {
      await this.check(grant);
    } catch (error) {
      controller.abort(error);
    }
  }

  private async findRevoked({ environment, key, writes }: Grant): Promise<string | undefined> {
    const { name, baseUrl } = environment;
    const now = this.environments.find(name);
    if (now === undefined) return vscode.l10n.t('The environment "{0}" was removed from the settings', name);
    if (now.baseUrl !== baseUrl) return vscode.l10n.t('The address of "{0}" was changed', name);
    if (writes && now.readOnly) return vscode.l10n.t('The environment "{0}" was made read-only', name);
    const keyNow = await this.keys.read(now).catch(() => undefined);
    return keyNow === key ? undefined : vscode.l10n.t('The API key of "{0}" was cleared or replaced', name);
  }
}
