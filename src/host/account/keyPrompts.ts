import * as vscode from 'vscode';
import type { ContactApi } from '../../core/api/contactApi';
import { originOf } from '../../core/api/baseUrl';
import { ApiError } from '../../core/api/errors/errors';
import { Disposable } from '../disposable';
import { checkedBaseUrl } from './checkedBaseUrl';
import type { Connections } from './connections';
import { type Environment, type Environments, SANDBOX_ENVIRONMENT } from '../startup/environments';
import { askInBox } from '../errors/inputBox';
import { pickEnvironment } from './pickEnvironment';
import type { KeyStore } from './keyStore';
import type { Lists } from './lists';
import { UserFacingError, errorLine, describeError } from '../errors/describeError';
import { withoutLinks } from '../errors/escapeUntrusted';

/** n8n's convention: keys with these prefixes belong to other hosts of the same API. */
const FOREIGN_KEYS = [
  { prefix: 'staging_', host: 'https://api-staging.helena.run' },
  { prefix: 'test_', host: 'https://api-test.helena.run' },
];

/** Asking for, checking and forgetting API keys. */
export class KeyPrompts extends Disposable {
  private readonly changed = this.own(new vscode.EventEmitter<Environment>());
  /** A key was stored or forgotten. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly environments: Environments,
    private readonly keys: KeyStore,
    private readonly connections: Connections,
    private readonly lists: Lists,
  ) {
    super();
  }

  /** The environment whose key is to be set: the active one; with the sandbox active, which needs none, a choice. */
  async chooseEnvironment(): Promise<Environment | undefined> {
    const active = this.environments.active();
    if (active.name !== SANDBOX_ENVIRONMENT) return active;
    return await pickEnvironment(
      this.environments.all(),
      active,
      vscode.l10n.t('The sandbox needs no key. Set the API key of which environment?'),
    );
  }

  /** Stores a key that the API accepts, or that could not be checked. False when the person left the box. */
  async ask(environment: Environment): Promise<boolean> {
    // Before anybody types a secret: an address that no key may be sent to.
    checkedBaseUrl(environment);
    const movedFrom = await this.keys.movedFrom(environment);
    let unchecked: unknown;
    const answer = await askInBox({
      title: vscode.l10n.t('API Key for {0} ({1})', environment.name, environment.baseUrl),
      prompt: movedFrom === undefined ? whereKeysAreMade() : whyAgain(environment, movedFrom),
      placeholder: 'pn_…',
      password: true,
      check: async (text) => {
        const problem = keyProblem(trimKey(text));
        if (problem !== undefined) return problem;
        const failure = await this.tryKey(environment, trimKey(text));
        if (failure instanceof ApiError && failure.kind === 'unauthorized')
          return errorLine(describeError(failure));
        unchecked = failure;
        return undefined;
      },
    });
    if (answer === undefined) return false;
    const isKept = await this.keys.store(environment, trimKey(answer));
    this.lists.forget(environment.name);
    this.changed.fire(environment);
    if (unchecked !== undefined) this.tellUnchecked(unchecked);
    if (!isKept) tellUnkept();
    return true;
  }

  /** Asks only where there is no key that may be used. False when the person gave none. */
  async ensure(environment: Environment): Promise<boolean> {
    return (await this.keys.has(environment)) || (await this.ask(environment));
  }

  async clear(): Promise<void> {
    const environment = await this.chooseEnvironment();
    if (environment === undefined) return;
    const clear = vscode.l10n.t('Clear Key');
    const question = vscode.l10n.t('Forget the API key of the environment "{0}"?', environment.name);
    if ((await vscode.window.showWarningMessage(question, { modal: true }, clear)) !== clear) return;
    await this.keys.clear(environment);
    this.lists.forget(environment.name);
    this.changed.fire(environment);
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The API key of "{0}" is forgotten.', environment.name),
    );
  }

  /** Says which of URL, key or network is wrong, or that all is well, and what a key limited to modules does not reach. */
  async checkConnection(): Promise<void> {
    const { name } = this.environments.active();
    const refused = await this.connections.use(name, (api) => checkModules(api));
    const told =
      refused === undefined
        ? vscode.l10n.t('"{0}" answers, and takes the API key: contacts, lists and sequences.', name)
        : vscode.l10n.t(
            '"{0}" answers, and takes the API key for contacts and lists (core), but not for sequences and conversations (chat). {1}',
            name,
            errorLine(describeError(refused)),
          );
    void vscode.window.showInformationMessage(withoutLinks(told));
  }

  private async tryKey(environment: Environment, key: string): Promise<unknown> {
    try {
      await this.connections.check(environment, key);
      return undefined;
    } catch (error) {
      return error;
    }
  }

  private tellUnchecked(error: unknown): void {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The key is stored but could not be checked. {0}', errorLine(describeError(error))),
    );
  }
}

/** Throws when the key does not open contacts; gives the error of the module that it does not open. */
async function checkModules(api: ContactApi): Promise<unknown> {
  const chat = api.checkChat().then(
    () => undefined,
    (error: unknown) => error,
  );
  try {
    await api.checkKey();
  } catch (error) {
    if ((await chat) !== undefined) throw error;
    throw limitedKeyError();
  }
  return await chat;
}

function limitedKeyError(): UserFacingError {
  return new UserFacingError({
    title: vscode.l10n.t('The API key does not reach contacts'),
    detail: vscode.l10n.t(
      'WTS Chat takes the key for sequences and conversations (chat), but not for contacts (core): it is limited to modules. Give it "core" in WTS Chat, or set another key.',
    ),
    reference: '',
    nextSteps: ['setApiKey'],
  });
}

function tellUnkept(): void {
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      'The secret storage of VS Code did not take the key, so it is used until VS Code ends. Unlock the keyring of your system, or install one, then set the key again to keep it.',
    ),
  );
}

function whereKeysAreMade(): string {
  return vscode.l10n.t(
    'Made in WTS Chat under Ajustes › Integrações › Integração via API. Kept in the secret storage of VS Code, and sent to this address alone.',
  );
}

/** Somebody may have changed the settings to get the key. */
function whyAgain(environment: Environment, movedFrom: string): string {
  return vscode.l10n.t(
    'The address of "{0}" changed from {1} to {2}, and the key was given for {1} alone. Set it again only if you trust the new address; if you did not change it, press Escape and look into the setting wts.environments.',
    environment.name,
    movedFrom,
    originOf(checkedBaseUrl(environment)),
  );
}

function trimKey(text: string): string {
  return text
    .trim()
    .replace(/^["']|["']$/g, '')
    .replace(/^(authorization\s*:\s*)?bearer\s+/i, '')
    .trim();
}

function keyProblem(key: string): string | undefined {
  if (key === '') return vscode.l10n.t('Paste the API key, or press Escape to leave.');
  if (!/^[\x21-\x7e]+$/.test(key)) {
    return vscode.l10n.t('A key has no spaces, line breaks or accents. Copy it again from WTS Chat.');
  }
  const foreign = FOREIGN_KEYS.find(({ prefix }) => key.toLowerCase().startsWith(prefix));
  if (foreign === undefined) return undefined;
  return vscode.l10n.t(
    'Keys that start with "{0}" belong to another host. Add {1} to the setting wts.environments, switch to it, and set the key there without the prefix.',
    foreign.prefix,
    foreign.host,
  );
}
