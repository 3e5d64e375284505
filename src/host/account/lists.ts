import * as vscode from 'vscode';
import type { ContactApi } from '../../core/api/contactApi';
import { contactSequencesFrom } from '../../core/fields/contactSequences';
import type {
  AccountLists,
  DefinitionsState,
  ListItem,
  ListName,
  ListState,
} from '../../core/fields/fieldView';
import type { UnknownItem } from '../../core/changes/unknownItems';
import { Disposable } from '../disposable';
import { contactKey, type ContactReference } from '../reference/contactUri';
import type { Connections } from './connections';
import { errorLine, describeError } from '../errors/describeError';

type EnvironmentLists = Omit<AccountLists, 'contactSequences'>;

const LOADING = { kind: 'loading' } as const;
const NOTHING_YET: EnvironmentLists = {
  tags: LOADING,
  portfolios: LOADING,
  sequences: LOADING,
  customFields: LOADING,
};

const READERS: {
  readonly [List in ListName]: (api: ContactApi) => Promise<EnvironmentLists[List]>;
} = {
  tags: async (api) => loaded(await api.listTags()),
  portfolios: async (api) => loaded(await api.listPortfolios()),
  sequences: async (api) => loaded(await api.listSequences()),
  customFields: async (api) => ({ kind: 'loaded', definitions: await api.listCustomFields() }),
};
const LIST_NAMES = ['tags', 'portfolios', 'sequences', 'customFields'] as const;

/** Lists, and the answer that what they say of the contact's sequences was made of. */
interface Composed {
  readonly lists: AccountLists;
  readonly answer: ListState;
}

/**
 * The lists that fields pick from, loaded once for each environment, after a form is there to use them, and for each
 * contact the sequences that it is in.
 */
export class Lists extends Disposable {
  private readonly known = new Map<string, EnvironmentLists>();
  private readonly sequences = new Map<string, ListState>();
  private readonly composed = new Map<string, Composed>();
  /** How often a load was begun, by environment and list, and by contact: what an older one brings later is old, and dropped. */
  private readonly generations = new Map<string, number>();
  private readonly missed = new Set<string>();
  /** Environments whose API does not know the calls for portfolios. */
  private readonly withoutPortfolioCalls = new Set<string>();
  private readonly changed = this.own(new vscode.EventEmitter<string>());
  /** Tells the environment's name. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly connections: Connections) {
    super();
  }

  /** Whether somebody has asked for the lists of an environment. */
  knows(environment: string): boolean {
    return this.known.has(environment);
  }

  /** What is known now; starts loading what is not. The same object until something changes. */
  of(reference: ContactReference): AccountLists {
    const { environment } = reference;
    const key = contactKey(reference);
    const isFirst = !this.known.has(environment);
    const lists = this.known.get(environment) ?? NOTHING_YET;
    if (isFirst) {
      this.known.set(environment, lists);
      void this.loadAll(environment, LIST_NAMES);
    }
    const isNew = !this.sequences.has(key);
    const contactSequences = this.sequences.get(key) ?? LOADING;
    if (isNew) {
      this.sequences.set(key, contactSequences);
      void this.loadSequences(reference);
    }
    return this.compose(reference, lists, contactSequences);
  }

  /** The environment's API has said that it does not know the calls for portfolios. */
  lackPortfolioCalls(environment: string): void {
    this.withoutPortfolioCalls.add(environment);
    this.changed.fire(environment);
  }

  /**
   * Loads them again; what was there stays until the new ones have come, and when they do not come. Gives the errors
   * of those that could not be loaded.
   */
  async refresh(reference: ContactReference): Promise<readonly unknown[]> {
    const errors = await Promise.all([
      this.loadAll(reference.environment, LIST_NAMES),
      this.loadSequences(reference),
    ]);
    return errors.flat();
  }

  /** What could not be loaded is asked for again; to be called when the person opens a contact. */
  async retryFailed(reference: ContactReference): Promise<void> {
    const sequences = this.sequences.get(contactKey(reference));
    await Promise.all([
      this.retryEnvironment(reference.environment),
      sequences !== undefined && hasFailed(sequences) ? this.loadSequences(reference) : undefined,
    ]);
  }

  /** The contact is read again, so its sequences are, too. */
  async followReload(reference: ContactReference): Promise<void> {
    await Promise.all([this.retryEnvironment(reference.environment), this.loadSequences(reference)]);
  }

  /** A tag was made. Gives the error, if the list could not be read again. */
  async refreshTags(environment: string): Promise<readonly unknown[]> {
    return await this.load(environment, 'tags');
  }

  /** What a save has found out about the sequences that the contact is in. */
  takeSequences(reference: ContactReference, items: readonly ListItem[]): void {
    const key = contactKey(reference);
    this.begin(key);
    this.sequences.set(key, { kind: 'loaded', items });
    this.changed.fire(reference.environment);
  }

  /** What a loaded list does not know may be newer than the list: it is loaded once more for each such id or key. */
  async reloadForUnknown(environment: string, unknown: readonly UnknownItem[]): Promise<void> {
    const keyOf = ({ list, id }: UnknownItem): string => `${environment}/${list}/${id}`;
    const fresh = unknown.filter((item) => !this.missed.has(keyOf(item)));
    fresh.forEach((item) => this.missed.add(keyOf(item)));
    await this.loadAll(environment, new Set(fresh.map(({ list }) => list)));
  }

  /** Forgets an environment whose key or address has changed. */
  forget(environment: string): void {
    const isOfIt = (key: string): boolean => key.startsWith(`${environment}/`);
    this.known.delete(environment);
    this.withoutPortfolioCalls.delete(environment);
    LIST_NAMES.forEach((list) => this.begin(`${environment}/${list}`));
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

  /** Only what failed: the others are good. */
  private async retryEnvironment(environment: string): Promise<void> {
    const lists = this.known.get(environment);
    if (lists === undefined) return;
    await this.loadAll(
      environment,
      LIST_NAMES.filter((list) => hasFailed(lists[list])),
    );
  }

  private begin(key: string): number {
    const generation = (this.generations.get(key) ?? 0) + 1;
    this.generations.set(key, generation);
    return generation;
  }

  private async loadAll(environment: string, lists: Iterable<ListName>): Promise<readonly unknown[]> {
    return (await Promise.all([...lists].map((list) => this.load(environment, list)))).flat();
  }

  /** Each list is told as soon as it is there. Gives the error, if any. */
  private async load(environment: string, list: ListName): Promise<readonly unknown[]> {
    const key = `${environment}/${list}`;
    const generation = this.begin(key);
    const [result] = await Promise.allSettled([
      this.connections.use<ListState | DefinitionsState>(environment, READERS[list]),
    ]);
    if (this.generations.get(key) !== generation) return [];
    const lists = this.known.get(environment) ?? NOTHING_YET;
    this.known.set(environment, { ...lists, [list]: stateAfter(lists[list], result) });
    this.changed.fire(environment);
    return errorsOf(result);
  }

  private async loadSequences(reference: ContactReference): Promise<readonly unknown[]> {
    const key = contactKey(reference);
    const generation = this.begin(key);
    const [result] = await Promise.allSettled([
      this.connections.use(reference.environment, async (api) =>
        loaded(await api.listSequencesOf(reference.id)),
      ),
    ]);
    if (this.generations.get(key) !== generation) return [];
    this.sequences.set(key, stateAfter(this.sequences.get(key) ?? LOADING, result));
    this.changed.fire(reference.environment);
    return errorsOf(result);
  }

  /** Readers index lists by identity: the same parts must stay the same object. */
  private compose(reference: ContactReference, lists: EnvironmentLists, answer: ListState): AccountLists {
    const key = contactKey(reference);
    const lacksPortfolioCalls = this.withoutPortfolioCalls.has(reference.environment);
    const last = this.composed.get(key);
    const isSame =
      last?.answer === answer &&
      last.lists.lacksPortfolioCalls === lacksPortfolioCalls &&
      last.lists.tags === lists.tags &&
      last.lists.portfolios === lists.portfolios &&
      last.lists.sequences === lists.sequences &&
      last.lists.customFields === lists.customFields;
    if (isSame) return last.lists;
    const contactSequences = contactSequencesFrom(answer, lists.sequences);
    const composed = { ...lists, contactSequences, lacksPortfolioCalls };
    this.composed.set(key, { lists: composed, answer });
    return composed;
  }
}

function loaded(items: readonly ListItem[]): ListState {
  return { kind: 'loaded', items };
}

function hasFailed(state: ListState | DefinitionsState): boolean {
  return state.kind !== 'loading' && state.failure !== undefined;
}

/** A list that was there stays when a newer one does not come. */
function stateAfter<State extends ListState | DefinitionsState>(
  before: State,
  result: PromiseSettledResult<State>,
): State | Extract<ListState, { kind: 'failed' }> {
  if (result.status === 'fulfilled') return result.value;
  const notice = describeError(result.reason);
  const failure = { message: errorLine({ ...notice, reference: '' }), reference: notice.reference };
  return before.kind === 'loaded' ? { ...before, failure } : { kind: 'failed', failure };
}

function errorsOf(result: PromiseSettledResult<unknown>): readonly unknown[] {
  return result.status === 'rejected' ? [result.reason] : [];
}
