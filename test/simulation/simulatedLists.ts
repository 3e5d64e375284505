import type { SavingApi } from '../../src/core/api/savingApi';
import type { AccountLists, ListName } from '../../src/core/fields/fieldView';
import type { ListsPort } from '../../src/core/session/ports';
import { CONTACT_ID, lists, unloadedLists } from '../unit/builders';
import type { Clock } from './clock';
import type { Random } from './random';
import { PORTFOLIOS, SEQUENCES } from './simulatedAccount';

const LOADED: AccountLists = lists({
  portfolios: { kind: 'loaded', items: PORTFOLIOS },
  sequences: { kind: 'loaded', items: SEQUENCES },
});
const FAILED = unloadedLists();
const LOADING = { kind: 'loading' } as const;
const NOTHING_YET: AccountLists = {
  tags: LOADING,
  portfolios: LOADING,
  sequences: LOADING,
  customFields: LOADING,
  contactSequences: LOADING,
};
const NAMES: readonly ListName[] = ['tags', 'portfolios', 'sequences', 'customFields'];

/** The account's lists, as the extension knows them: loaded when they are asked for, and again with the contact where they could not be. */
export class SimulatedLists {
  now = NOTHING_YET;
  private isAsked = false;
  /** What an older load of the contact's sequences brings later is old. */
  private load = 0;

  constructor(
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly watch: { changed(): void; fails(error: unknown): void },
  ) {}

  /** A run of the extension begins. */
  start(): void {
    this.now = NOTHING_YET;
    this.isAsked = false;
  }

  port(api: SavingApi, isThere: () => boolean, breaks: boolean): ListsPort {
    const change = (changed: Partial<AccountLists>): void => {
      if (!isThere()) return;
      this.now = { ...this.now, ...changed };
      this.watch.changed();
    };
    const readSequences = async (): Promise<void> => {
      const load = (this.load += 1);
      try {
        const items = await api.listSequencesOf(CONTACT_ID);
        if (load === this.load) change({ contactSequences: { kind: 'loaded', items } });
      } catch (error) {
        this.watch.fails(error);
        if (load === this.load && this.now.contactSequences.kind !== 'loaded')
          change({ contactSequences: FAILED.contactSequences });
      }
    };
    const readLists = (): void => {
      void readSequences();
      for (const name of NAMES.filter((name) => this.now[name].kind !== 'loaded')) {
        const isBroken = breaks && this.random.chance(0.1);
        this.clock.after(this.random.below(600), () => {
          if (this.now[name].kind !== 'loaded') change({ [name]: (isBroken ? FAILED : LOADED)[name] });
        });
      }
    };
    return {
      of: () => {
        if (!this.isAsked && isThere()) {
          this.isAsked = true;
          readLists();
        }
        return this.now;
      },
      takeSequences: (items) => {
        this.load += 1;
        change({ contactSequences: { kind: 'loaded', items } });
      },
      lackPortfolioCalls: () => {
        change({ lacksPortfolioCalls: true });
      },
      followReload: readLists,
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
