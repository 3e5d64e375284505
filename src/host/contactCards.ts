import type * as vscode from 'vscode';
import { ApiError } from '../core/api/errors';
import { type ContactCard, readContactCard } from '../core/contact/contactCard';
import { contactKey, type ContactReference } from './contactUri';
import type { Services } from './services';
import { isCancellation } from './report';
import { storyOf } from './story';

export type CardState =
  | { readonly kind: 'card'; readonly card: ContactCard }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'failed'; readonly title: string }
  /** Nothing to tell: there is no key, or nobody waits any more. */
  | { readonly kind: 'silent' };

interface Kept {
  readonly state: Promise<CardState>;
  readonly until: number;
}

const KEPT_MS = 60_000;
const MOST_KEPT = 50;
const SILENT: CardState = { kind: 'silent' };

type CardParts = Pick<Services, 'connections' | 'environments' | 'keyPrompts' | 'keys' | 'sessions'>;

/** Contacts for hovers: read once, kept for a minute, forgotten when a key or an address changes. Never asks for a key. */
export class ContactCards implements vscode.Disposable {
  /** The oldest first. */
  private readonly kept = new Map<string, Kept>();
  private readonly owned: vscode.Disposable[];

  constructor(private readonly parts: CardParts) {
    const forget = (): void => {
      this.kept.clear();
    };
    this.owned = [
      parts.environments.onDidChange(forget),
      parts.keyPrompts.onDidChange(forget),
      parts.sessions.onDidChange(({ reference }) => {
        this.kept.delete(contactKey(reference));
      }),
    ];
  }

  async read(reference: ContactReference, token: vscode.CancellationToken): Promise<CardState> {
    const open = this.parts.sessions.find(reference)?.baseline;
    if (open !== undefined) return stateOf(open.text);
    const environment = this.parts.environments.find(reference.environment);
    if (environment === undefined || !(await this.parts.keys.has(environment))) return SILENT;
    const key = contactKey(reference);
    const known = this.kept.get(key);
    if (known !== undefined && known.until > Date.now()) return await known.state;
    return await this.keep(key, this.load(reference, token));
  }

  dispose(): void {
    this.owned.forEach((item) => {
      item.dispose();
    });
    this.kept.clear();
  }

  /** A failure may be over by the next time and is not kept. */
  private async keep(key: string, state: Promise<CardState>): Promise<CardState> {
    const mine: Kept = { state, until: Date.now() + KEPT_MS };
    this.kept.delete(key);
    this.kept.set(key, mine);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    const { kind } = await state;
    if ((kind === 'failed' || kind === 'silent') && this.kept.get(key) === mine) this.kept.delete(key);
    return await state;
  }

  private async load(reference: ContactReference, token: vscode.CancellationToken): Promise<CardState> {
    const { environment, id } = reference;
    const controller = new AbortController();
    const cancelled = token.onCancellationRequested(() => {
      controller.abort();
      this.kept.delete(contactKey(reference));
    });
    try {
      return stateOf(
        await this.parts.connections.ask(environment, (api) => api.loadContact(id, controller.signal)),
      );
    } catch (error) {
      if (isCancellation(error)) return SILENT;
      if (error instanceof ApiError && error.kind === 'contactNotFound') return { kind: 'notFound' };
      return { kind: 'failed', title: storyOf(error).title };
    } finally {
      cancelled.dispose();
    }
  }
}

function stateOf(text: string): CardState {
  const card = readContactCard(JSON.parse(text));
  return card === undefined ? SILENT : { kind: 'card', card };
}
