import type * as vscode from 'vscode';
import { ApiError } from '../../core/api/errors/errors';
import { findByPhones } from '../../core/api/findContacts';
import type { Mention } from '../../core/identity/mentions';
import { phoneForms } from '../../core/identity/phones/phoneForms';
import { type ContactCard, readContactCard } from '../../core/show/contactCard';
import { Disposable } from '../disposable';
import { TtlCache } from './ttlCache';
import { contactKey } from '../reference/contactUri';
import type { Connections } from '../account/connections';
import type { KeyPrompts } from '../account/keyPrompts';
import type { KeyStore } from '../account/keyStore';
import type { ContactSessions } from '../contact/contactSessions';
import type { Environments } from '../startup/environments';
import { isCancellation } from '../errors/report';
import { describeError } from '../errors/describeError';
import { RefCountedTask } from './refCountedTask';

export type CardState =
  | { readonly kind: 'card'; readonly card: ContactCard }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'failed'; readonly title: string }
  /** Nothing to tell: there is no key, or nobody waits any more. */
  | { readonly kind: 'silent' };

/** The contact that has an ID or a phone. */
export type WantedCard = Pick<Mention, 'kind' | 'value'> & { readonly environment: string };

const KEPT_MS = 60_000;

const MOST_KEPT = 50;

const SILENT: CardState = { kind: 'silent' };

interface Needs {
  readonly connections: Connections;
  readonly environments: Environments;
  readonly keyPrompts: KeyPrompts;
  readonly keys: KeyStore;
  readonly sessions: ContactSessions;
}

/** Contacts for hovers: read once, kept for a minute, forgotten when a key or an address changes. Never asks for a key. */
export class ContactCards extends Disposable {
  private readonly kept = new TtlCache<RefCountedTask<CardState>>(MOST_KEPT, KEPT_MS);

  constructor(private readonly needs: Needs) {
    super();
    const forget = (): void => {
      this.kept.clear();
    };
    this.own(needs.environments.onDidChange(forget));
    this.own(needs.keyPrompts.onDidChange(forget));
    this.own(
      needs.sessions.onDidChange(({ reference }) => {
        this.kept.forget(contactKey(reference));
      }),
    );
  }

  async read(wanted: WantedCard, token: vscode.CancellationToken): Promise<CardState> {
    const open = this.openState(wanted);
    if (open !== undefined) return open;
    const environment = this.needs.environments.find(wanted.environment);
    if (environment === undefined || !(await this.needs.keys.has(environment))) return SILENT;
    const load = this.loadOf(wanted);
    const leaving = token.onCancellationRequested(load.join());
    const state = await load.result;
    leaving.dispose();
    // A failure may be over by the next time.
    if (state.kind === 'failed') this.forget(wanted, load);
    // What was found by its phone may be open, and newer there.
    const id = state.kind === 'card' ? state.card.id : undefined;
    return (id === undefined ? undefined : this.openState({ ...wanted, kind: 'id', value: id })) ?? state;
  }

  override dispose(): void {
    super.dispose();
    this.kept.clear();
  }

  private openState({ environment, kind, value }: WantedCard): CardState | undefined {
    const baseline =
      kind === 'id' ? this.needs.sessions.find({ environment, id: value })?.baseline : undefined;
    return baseline && stateOf(baseline.text);
  }

  /** Several rests of the mouse on one contact wait for one load. */
  private loadOf(wanted: WantedCard): RefCountedTask<CardState> {
    const key = keyOf(wanted);
    const known = this.kept.get(key);
    if (known?.isEnded === false) return known;
    const load = new RefCountedTask((signal) => this.load(wanted, signal));
    this.kept.keep(key, load);
    return load;
  }

  /** Unless there is a later one already. */
  private forget(wanted: WantedCard, load: RefCountedTask<CardState>): void {
    const key = keyOf(wanted);
    if (this.kept.get(key) === load) this.kept.forget(key);
  }

  private async load({ environment, kind, value }: WantedCard, signal: AbortSignal): Promise<CardState> {
    try {
      return await this.needs.connections.ask(environment, async (api) => {
        if (kind === 'id') return stateOf(await api.loadContact(value, signal));
        const card = await findByPhones(api, phoneForms(value), signal);
        return card === undefined ? { kind: 'notFound' } : { kind: 'card', card };
      });
    } catch (error) {
      if (isCancellation(error)) return SILENT;
      if (error instanceof ApiError && error.kind === 'contactNotFound') return { kind: 'notFound' };
      return { kind: 'failed', title: describeError(error).title };
    }
  }
}

function keyOf({ environment, value }: WantedCard): string {
  return contactKey({ environment, id: value });
}

function stateOf(text: string): CardState {
  const card = readContactCard(JSON.parse(text));
  return card === undefined ? SILENT : { kind: 'card', card };
}
