import type * as vscode from 'vscode';
import { ApiError } from '../../core/api/errors';
import { type ContactCard, readContactCard } from '../../core/show/contactCard';
import { SharedWork } from './sharedWork';
import { ShortMemory } from './shortMemory';
import { contactKey, type ContactReference } from '../reference/contactUri';
import type { Connections } from '../account/connections';
import type { KeyPrompts } from '../account/keyPrompts';
import type { KeyStore } from '../account/keyStore';
import type { ContactSessions } from '../contact/contactSessions';
import type { Environments } from '../startup/environments';
import { isCancellation } from '../errors/report';
import { storyOf } from '../errors/story';

export type CardState =
  | { readonly kind: 'card'; readonly card: ContactCard }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'failed'; readonly title: string }
  /** Nothing to tell: there is no key, or nobody waits any more. */
  | { readonly kind: 'silent' };

const KEPT_MS = 60_000;
const MOST_KEPT = 50;
const SILENT: CardState = { kind: 'silent' };

export interface CardParts {
  readonly connections: Connections;
  readonly environments: Environments;
  readonly keyPrompts: KeyPrompts;
  readonly keys: KeyStore;
  readonly sessions: ContactSessions;
}

/** Contacts for hovers: read once, kept for a minute, forgotten when a key or an address changes. Never asks for a key. */
export class ContactCards implements vscode.Disposable {
  private readonly kept = new ShortMemory<SharedWork<CardState>>(MOST_KEPT, KEPT_MS);
  private readonly owned: vscode.Disposable[];

  constructor(private readonly parts: CardParts) {
    const forget = (): void => {
      this.kept.clear();
    };
    this.owned = [
      parts.environments.onDidChange(forget),
      parts.keyPrompts.onDidChange(forget),
      parts.sessions.onDidChange(({ reference }) => {
        this.kept.forget(contactKey(reference));
      }),
    ];
  }

  async read(reference: ContactReference, token: vscode.CancellationToken): Promise<CardState> {
    const open = this.parts.sessions.find(reference)?.baseline;
    if (open !== undefined) return stateOf(open.text);
    const environment = this.parts.environments.find(reference.environment);
    if (environment === undefined || !(await this.parts.keys.has(environment))) return SILENT;
    const load = this.loadOf(reference);
    const leaving = token.onCancellationRequested(load.join());
    const state = await load.result;
    leaving.dispose();
    // A failure may be over by the next time.
    if (state.kind === 'failed') this.forget(reference, load);
    return state;
  }

  dispose(): void {
    this.owned.forEach((item) => {
      item.dispose();
    });
    this.kept.clear();
  }

  /** Several rests of the mouse on one id wait for one load. */
  private loadOf(reference: ContactReference): SharedWork<CardState> {
    const key = contactKey(reference);
    const known = this.kept.get(key);
    if (known?.isEnded === false) return known;
    const load = new SharedWork((signal) => this.load(reference, signal));
    this.kept.keep(key, load);
    return load;
  }

  /** Unless there is a later one already. */
  private forget(reference: ContactReference, load: SharedWork<CardState>): void {
    const key = contactKey(reference);
    if (this.kept.get(key) === load) this.kept.forget(key);
  }

  private async load({ environment, id }: ContactReference, signal: AbortSignal): Promise<CardState> {
    try {
      return stateOf(await this.parts.connections.ask(environment, (api) => api.loadContact(id, signal)));
    } catch (error) {
      if (isCancellation(error)) return SILENT;
      if (error instanceof ApiError && error.kind === 'contactNotFound') return { kind: 'notFound' };
      return { kind: 'failed', title: storyOf(error).title };
    }
  }
}

function stateOf(text: string): CardState {
  const card = readContactCard(JSON.parse(text));
  return card === undefined ? SILENT : { kind: 'card', card };
}
