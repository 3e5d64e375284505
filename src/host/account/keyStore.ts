import * as vscode from 'vscode';
import { originOf } from '../../core/api/baseUrl';
import { SANDBOX_KEY } from '../../sandbox/account/identity';
import { MissingKeyError } from '../errors/missingKeyError';
import { SecretStorageError } from '../errors/secretStorageError';
import { checkedBaseUrl } from './checkedBaseUrl';
import { RememberedKeys, type StoredKey } from './rememberedKeys';
import { type Environment, isLocalSandbox } from '../startup/environments';

/**
 * One key for each environment, in SecretStorage, together with the origin that it was given for. Where that storage
 * fails, a key that was read or given since VS Code began is used from memory.
 */
export class KeyStore {
  private readonly keys: RememberedKeys;

  constructor(private readonly secrets: vscode.SecretStorage) {
    this.keys = new RememberedKeys(secrets);
  }

  /** A key was stored or forgotten, maybe in another window. */
  get onDidChange(): vscode.Event<unknown> {
    return this.secrets.onDidChange;
  }

  /**
   * Throws a MissingKeyError when there is no key, or when the environment's address has moved to another origin, and a
   * SecretStorageError when nobody can tell.
   */
  async read(environment: Environment): Promise<string> {
    const origin = originOf(checkedBaseUrl(environment));
    const isSandbox = isLocalSandbox({ name: environment.name, baseUrl: origin });
    const stored = await this.find(environment).catch((error: unknown) => {
      if (!isSandbox) throw error;
      return undefined;
    });
    if (stored?.origin === origin) return stored.key;
    if (isSandbox) return SANDBOX_KEY;
    throw new MissingKeyError(
      stored === undefined
        ? vscode.l10n.t('There is no API key for the environment "{0}" yet.', environment.name)
        : vscode.l10n.t(
            'The API key of "{0}" was set for {1}, and the environment now points to {2}. Set the key again if you trust that address.',
            environment.name,
            stored.origin,
            origin,
          ),
      environment.name,
    );
  }

  /** The origin that the environment's key was given for, when the environment points to another one by now. */
  async movedFrom(environment: Environment): Promise<string | undefined> {
    const stored = await this.find(environment).catch(() => undefined);
    return stored?.origin === originOf(checkedBaseUrl(environment)) ? undefined : stored?.origin;
  }

  async has(environment: Environment): Promise<boolean> {
    try {
      await this.read(environment);
      return true;
    } catch {
      return false;
    }
  }

  /** False when the secret storage did not take it: then it is used until VS Code ends. */
  async store(environment: Environment, key: string): Promise<boolean> {
    const origin = originOf(checkedBaseUrl(environment));
    return await this.keys.store(secretName(environment), { key, origin });
  }

  /** Throws a SecretStorageError when the storage may have it yet. */
  async clear(environment: Environment): Promise<void> {
    try {
      await this.keys.forget(secretName(environment));
    } catch (error) {
      throw new SecretStorageError(error, environment.name);
    }
  }

  private async find(environment: Environment): Promise<StoredKey | undefined> {
    try {
      return await this.keys.find(secretName(environment));
    } catch (error) {
      throw new SecretStorageError(error, environment.name);
    }
  }
}

function secretName(environment: Environment): string {
  return `wts.key.${environment.name}`;
}
