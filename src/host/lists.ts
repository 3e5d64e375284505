import * as vscode from 'vscode';
import type { ContactApi } from '../core/api/contactApi';
import { contactSequencesFrom } from '../core/contact/contactSequences';
import type { AccountLists, DefinitionsState, ListItem, ListState } from '../core/contact/fieldView';
import { contactKey, type ContactReference } from './contactUri';
import type { Connections } from './connections';
import { storyLine, storyOf } from './story';

type EnvironmentLists = Omit<AccountLists, 'contactSequences'>;

const LOADING = { kind: 'loading' } as const;
const NOTHING_YET: EnvironmentLists = {
  tags: LOADING,
  portfolios: LOADING,
  sequences: LOADING,
  customFields: LOADING,
};

/** Lists, and the answer that what they say of the contact's sequences was made of. */
interface Composed {
  readonly lists: AccountLists;
  readonly answer: ListState;
}

/** Ids that a contact holds, by the list that should know them. */
export type HeldIds = Readonly<Record<'tags' | 'portfolios', readonly string[]>>;

/**
 * The lists that fields pick from, loaded once for each environment, after a form is there to use them, and for each
 * contact the sequences that it is in.
 */
export class Lists implements vscode.Disposable {
  private readonly known = new Map<string, EnvironmentLists>();
  private readonly sequences = new Map<string, ListState>();
  private readonly composed = new Map<string, Composed>();
  /** How often a load was begun, by environment and by contact: what an older one brings later is old, and dropped. */
  private readonly generations = new Map<string, number>();
  private readonly missed = new Set<string>();
  private readonly changed = new vscode.EventEmitter<string>();
  /** Tells the environment's name. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly connections: Connections) {}

  /** What is known now; starts loading what is not. The same object until something changes. */
  of(reference: ContactReference): AccountLists {
    const { environment } = reference;
    const key = contactKey(reference);
    const isFirst = !this.known.has(environment);
    const lists = this.known.get(environment) ?? NOTHING_YET;
    if (isFirst) {
      this.known.set(environment, lists);
      void this.loadEnvironment(environment);
    }
    const isNew = !this.sequences.has(key);
    const contactSequences = this.sequences.get(key) ?? LOADING;
    if (isNew) {
      this.sequences.set(key, contactSequences);
      void this.loadSequences(reference);
    }
    return this.compose(key, lists, contactSequences);
  }

  /** Loads them again; what was there stays until the new ones have come. */
  async refresh(reference: ContactReference): Promise<void> {
    await Promise.all([this.loadEnvironment(reference.environment), this.loadSequences(reference)]);
  }

  /** What could not be loaded is asked for again; to be called when the person opens a contact. */
  async retryFailed(reference: ContactReference): Promise<void> {
    const hasFailed = this.sequences.get(contactKey(reference))?.kind === 'failed';
    await Promise.all([
      this.retryEnvironment(reference.environment),
      hasFailed ? this.loadSequences(reference) : undefined,
    ]);
  }

  /** The contact is read again, so its sequences are, too. */
  async followReload(reference: ContactReference): Promise<void> {
    await Promise.all([this.retryEnvironment(reference.environment), this.loadSequences(reference)]);
  }

  /** What a save has found out about the sequences that the contact is in. */
  takeSequences(reference: ContactReference, items: readonly ListItem[]): void {
    const key = contactKey(reference);
    this.begin(key);
    this.sequences.set(key, { kind: 'loaded', items });
    this.changed.fire(reference.environment);
  }

  /** An id that a loaded list does not know may be newer than the list: it is loaded once more for each such id. */
  async expect(environment: string, held: HeldIds): Promise<void> {
    const lists = this.known.get(environment);
    if (lists === undefined) return;
    const unknown = (['tags', 'portfolios'] as const).flatMap((list) => {
      const state = lists[list];
      if (state.kind !== 'loaded') return [];
      const ids = new Set(state.items.map(({ id }) => id.toLowerCase()));
      return held[list]
        .filter((id) => !ids.has(id.toLowerCase()))
        .map((id) => `${environment}/${list}/${id}`);
    });
    const fresh = unknown.filter((id) => !this.missed.has(id));
    fresh.forEach((id) => this.missed.add(id));
    if (fresh.length > 0) await this.loadEnvironment(environment);
  }

  /** Forgets an environment whose key or address has changed. */
  forget(environment: string): void {
    const isOfIt = (key: string): boolean => key.startsWith(`${environment}/`);
    this.known.delete(environment);
    this.begin(environment);
    for (const key of [...this.sequences.keys()].filter(isOfIt)) {
      this.begin(key);
      this.sequences.delete(key);
      this.composed.delete(key);
    }
    for (const id of [...this.missed].filter(isOfIt)) this.missed.delete(id);
    this.changed.fire(environment);
  }

  /** Nobody shows the contact any more; the next time its sequences may be others. */
  forgetContact(reference: ContactReference): void {
    const key = contactKey(reference);
    this.begin(key);
    this.sequences.delete(key);
    this.composed.delete(key);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async retryEnvironment(environment: string): Promise<void> {
    const lists = this.known.get(environment);
    const hasFailed = lists !== undefined && Object.values(lists).some(({ kind }) => kind === 'failed');
    if (hasFailed) await this.loadEnvironment(environment);
  }

  private begin(key: string): number {
    const generation = (this.generations.get(key) ?? 0) + 1;
    this.generations.set(key, generation);
    return generation;
  }

  /** Each list is told as soon as it is there. */
  private async loadEnvironment(environment: string): Promise<void> {
    const generation = this.begin(environment);
    const load = async <List extends keyof EnvironmentLists>(
      list: List,
      read: (api: ContactApi) => Promise<EnvironmentLists[List]>,
    ): Promise<void> => {
      const state = await this.connections.use(environment, read).catch(failed);
      if (this.generations.get(environment) !== generation) return;
      this.known.set(environment, { ...(this.known.get(environment) ?? NOTHING_YET), [list]: state });
      this.changed.fire(environment);
    };
    await Promise.all([
      load('tags', async (api) => loaded(await api.listTags())),
      load('portfolios', async (api) => loaded(await api.listPortfolios())),
      load('sequences', async (api) => loaded(await api.listSequences())),
      load('customFields', async (api) => defined(await api.listCustomFields())),
    ]);
  }

  private async loadSequences(reference: ContactReference): Promise<void> {
    const key = contactKey(reference);
    const generation = this.begin(key);
    const state = await this.connections
      .use(reference.environment, async (api) => loaded(await api.listSequencesOf(reference.id)))
      .catch(failed);
    if (this.generations.get(key) !== generation) return;
    this.sequences.set(key, state);
    this.changed.fire(reference.environment);
  }

  /** Readers index lists by identity: the same parts must stay the same object. */
  private compose(key: string, lists: EnvironmentLists, answer: ListState): AccountLists {
    const last = this.composed.get(key);
    const isSame =
      last?.answer === answer &&
      last.lists.tags === lists.tags &&
      last.lists.portfolios === lists.portfolios &&
      last.lists.sequences === lists.sequences &&
      last.lists.customFields === lists.customFields;
    if (isSame) return last.lists;
    const composed = { ...lists, contactSequences: contactSequencesFrom(answer, lists.sequences) };
    this.composed.set(key, { lists: composed, answer });
    return composed;
  }
}

function loaded(items: readonly ListItem[]): ListState {
  return { kind: 'loaded', items };
}

function defined(
  definitions: Extract<DefinitionsState, { kind: 'loaded' }>['definitions'],
): DefinitionsState {
  return { kind: 'loaded', definitions };
}

function failed(error: unknown): { kind: 'failed'; message: string } {
  return { kind: 'failed', message: storyLine(storyOf(error)) };
}
