import * as vscode from 'vscode';
import type { ContactApi } from '../core/api/contactApi';
import type { AccountLists, ListItem, ListState } from '../core/contact/fieldView';
import type { Connections } from './connections';
import { storyLine, storyOf } from './story';

const LOADING: ListState = { kind: 'loading' };

/** The lists that fields pick from, loaded once for each environment, after a form is there to use them. */
export class Lists implements vscode.Disposable {
  private readonly known = new Map<string, AccountLists>();
  private readonly changed = new vscode.EventEmitter<string>();
  /** Tells the environment's name. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly connections: Connections) {}

  /** What is known now; starts loading when nothing is. */
  of(environment: string): AccountLists {
    const known = this.known.get(environment);
    if (known !== undefined) return known;
    const first: AccountLists = { tags: LOADING, portfolios: LOADING, sequences: LOADING };
    this.known.set(environment, first);
    void this.load(environment);
    return first;
  }

  /** Loads them again; what was there stays until the new ones have come. */
  async refresh(environment: string): Promise<void> {
    await this.load(environment);
  }

  /** Forgets an environment whose key or address has changed. */
  forget(environment: string): void {
    this.known.delete(environment);
    this.changed.fire(environment);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async load(environment: string): Promise<void> {
    const list = async (read: (api: ContactApi) => Promise<ListItem[]>): Promise<ListState> => {
      try {
        return { kind: 'loaded', items: await this.connections.use(environment, read) };
      } catch (error) {
        return { kind: 'failed', message: storyLine(storyOf(error)) };
      }
    };
    const [tags, portfolios, sequences] = await Promise.all([
      list((api) => api.listTags()),
      list((api) => api.listPortfolios()),
      list((api) => api.listSequences()),
    ]);
    this.known.set(environment, { tags, portfolios, sequences });
    this.changed.fire(environment);
  }
}
