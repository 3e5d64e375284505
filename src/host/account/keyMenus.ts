import * as vscode from 'vscode';
import { Disposable } from '../disposable';
import { type Environments, SANDBOX_ENVIRONMENT } from '../startup/environments';
import type { KeyPrompts } from './keyPrompts';
import type { KeyStore } from './keyStore';

/** Lets the palette offer what needs a key once there is one, or the sandbox, which needs none, is active. */
export class KeyMenus extends Disposable {
  constructor(
    private readonly environments: Environments,
    private readonly keys: KeyStore,
    keyPrompts: KeyPrompts,
  ) {
    super();
    const follow = (): void => void this.follow();
    this.own(environments.onDidChange(follow));
    this.own(keyPrompts.onDidChange(follow));
    this.own(keys.onDidChange(follow));
    follow();
  }

  private async follow(): Promise<void> {
    const named = this.environments.all().filter(({ name }) => name !== SANDBOX_ENVIRONMENT);
    const looked = [this.environments.active(), ...named];
    const found = await Promise.all(looked.map((environment) => this.keys.has(environment)));
    await vscode.commands.executeCommand('setContext', 'wts.hasKey', found.includes(true));
  }
}
