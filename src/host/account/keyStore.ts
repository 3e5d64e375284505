import * as vscode from 'vscode';
import { isLoopback, originOf } from '../../core/api/baseUrl';
import { parseJson } from '../../core/text/json';
import { SANDBOX_KEY } from '../../sandbox/account/identity';
import { MissingKeyError } from '../errors/missingKeyError';
import { checkedBaseUrl } from './checkedBaseUrl';
import { type Environment, SANDBOX_ENVIRONMENT } from '../startup/environments';

/** One key for each environment, in SecretStorage, together with the origin that it was given for. */
export class KeyStore {
  constructor(private readonly secrets: vscode.SecretStorage) {}

  /** A key was stored or forgotten, maybe in another window. */
  get onDidChange(): vscode.Event<unknown> {
    return this.secrets.onDidChange;
  }

  /** Throws a MissingKeyError when there is no key, or when the environment's address has moved to another origin. */
  async read(environment: Environment): Promise<string> {
    const origin = originOf(checkedBaseUrl(environment));
    const stored = readStored(await this.secrets.get(secretName(environment)));
    if (stored?.origin === origin) return stored.key;
    if (environment.name === SANDBOX_ENVIRONMENT && isLoopback(new URL(origin).hostname)) return SANDBOX_KEY;
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
    const stored = readStored(await this.secrets.get(secretName(environment)));
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

  async store(environment: Environment, key: string): Promise<void> {
    const origin = originOf(checkedBaseUrl(environment));
    await this.secrets.store(secretName(environment), JSON.stringify({ key, origin }));
  }

  async clear(environment: Environment): Promise<void> {
    await this.secrets.delete(secretName(environment));
  }
}

function secretName(environment: Environment): string {
  return `wts.key.${environment.name}`;
}

function readStored(text: string | undefined): { key: string; origin: string } | undefined {
  if (text === undefined) return undefined;
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || !('key' in value) || !('origin' in value))
    return undefined;
  const { key, origin } = value;
  return typeof key === 'string' && typeof origin === 'string' ? { key, origin } : undefined;
}
