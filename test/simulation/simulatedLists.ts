import type { SavingApi } from '../../src/core/api/savingApi';
import type { AccountLists } from '../../src/core/fields/fieldView';
import type { ListsPort } from '../../src/core/session/ports';
import { CONTACT_ID, lists } from '../unit/builders';
import { PORTFOLIOS, SEQUENCES } from './simulatedAccount';

const LISTS: AccountLists = lists({
  portfolios: { kind: 'loaded', items: PORTFOLIOS },
  sequences: { kind: 'loaded', items: SEQUENCES },
});

/** The account's lists, as the extension knows them. */
export class SimulatedLists {
  now = LISTS;

  constructor(private readonly watch: { changed(): void; fails(error: unknown): void }) {}

  /** A run of the extension begins. */
  start(): void {
    this.now = LISTS;
  }

  port(api: SavingApi, isThere: () => boolean): ListsPort {
    const change = (changed: Partial<AccountLists>): void => {
      if (!isThere()) return;
      this.now = { ...this.now, ...changed };
      this.watch.changed();
    };
    const readSequences = async (): Promise<void> => {
      const items = await api.listSequencesOf(CONTACT_ID);
      change({ contactSequences: { kind: 'loaded', items } });
    };
    return {
      of: () => this.now,
      takeSequences: (items) => {
        change({ contactSequences: { kind: 'loaded', items } });
      },
      lackPortfolioCalls: () => {
        change({ lacksPortfolioCalls: true });
      },
      followReload: () => {
        readSequences().catch((error: unknown) => {
          this.watch.fails(error);
        });
      },
    };
  }

  /** Whether the person is told that a sequence needs no call: the contact is in it already, or is not. */
  isSaidOf(slot: string): boolean {
    const { contactSequences } = this.now;
    const [kind, id] = slot.split(':');
    if (contactSequences.kind !== 'loaded' || (kind !== 'sequence' && kind !== 'leave')) return false;
    return contactSequences.items.some((item) => item.id === id) === (kind === 'sequence');
  }
}
