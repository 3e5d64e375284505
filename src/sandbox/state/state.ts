import type { FaultOrder, SandboxSwitches } from '../publicApi';
import { Account, type AccountContent } from '../account/account';
import type { AllowedCallers } from './allowedCallers';
import { FaultSwitchboard } from '../faults/faultSwitchboard';
import { Journal } from './journal';
import type { PersistedAccount } from './persistence/persistedAccount';
import { writeSeed } from '../seedFile/readSeed';
import type { JournalRecord, JournalRow, StartedWith } from '../client/controlApi';
import { Deliveries } from '../webhooks/deliveries';
import { WebhookSender } from '../webhooks/webhookSender';

/** What a sandbox begins with, and comes back to when it is reset. */
interface Beginning {
  readonly switches: SandboxSwitches;
  readonly content: AccountContent;
  readonly faults: readonly FaultOrder[];
  /** URLs that are posted to besides the subscriptions of the account. */
  readonly webhooks: readonly string[];
  readonly callers: AllowedCallers;
  readonly startedWith: StartedWith;
  /** What it proves with that it is this sandbox. */
  readonly secret: string;
}

/** What a running sandbox knows. */
export class SandboxState {
  readonly revision = new Revision();
  readonly journal = new Journal();
  readonly faults = new FaultSwitchboard();
  readonly deliveries = new Deliveries(() => {
    this.#deliveriesRevision += 1;
    this.revision.bump();
  });
  readonly webhookSender = new WebhookSender(this);
  #account: Account;
  #seenWrites = 0;
  #accountRevision = 1;
  #deliveriesRevision = 1;
  #isFirst: boolean;

  constructor(
    private readonly beginning: Beginning,
    /** What the account holds now. */
    current: AccountContent,
    /** Where the account is kept; undefined when it is not. */
    readonly kept: PersistedAccount | undefined,
    private readonly onRequest: (row: JournalRow) => void,
  ) {
    this.#account = new Account(current);
    const { content } = this.beginning;
    this.#isFirst = current === content || writeSeed(current) === writeSeed(content);
    this.#switchOnFaults();
  }

  get switches(): SandboxSwitches {
    return this.beginning.switches;
  }

  get webhooks(): readonly string[] {
    return this.beginning.webhooks;
  }

  get startedWith(): StartedWith {
    return this.beginning.startedWith;
  }

  get secret(): string {
    return this.beginning.secret;
  }

  get callers(): AllowedCallers {
    return this.beginning.callers;
  }

  get account(): Account {
    return this.#account;
  }

  /** Whether a reset would change nothing of the account. */
  get isFirst(): boolean {
    return this.#isFirst;
  }

  /** Another one after any change of any contact or subscription. */
  get contactsRevision(): number {
    return this.#accountRevision;
  }

  /** Another one after any change of the log of webhooks. */
  get deliveriesRevision(): number {
    return this.#deliveriesRevision;
  }

  /** Back to the beginning, with an empty journal and no webhooks on their way. */
  reset(): void {
    this.journal.clear();
    this.deliveries.clear();
    this.#switchOnFaults();
    this.replaceAccount(this.beginning.content);
    this.#isFirst = true;
  }

  replaceAccount(content: AccountContent): void {
    this.#account = new Account(content);
    this.#seenWrites = 0;
    this.#isFirst = false;
    this.#accountChanged();
  }

  clearJournal(): void {
    this.journal.clear();
    this.revision.bump();
  }

  changeFaults<Result>(change: (faults: FaultSwitchboard) => Result): Result {
    const result = change(this.faults);
    this.revision.bump();
    return result;
  }

  record(request: Omit<JournalRecord, 'id'>): void {
    this.onRequest(this.journal.add(request));
    this.revision.bump();
  }

  /** Has to follow each call that may have written to the account. */
  takeChanges(): void {
    if (this.#account.writes === this.#seenWrites) return;
    this.#seenWrites = this.#account.writes;
    this.#isFirst = false;
    for (const change of this.#account.takeChanges()) this.webhookSender.announce(change);
    this.#accountChanged();
  }

  #accountChanged(): void {
    this.#accountRevision += 1;
    this.kept?.changed(() => this.#account.content());
    this.revision.bump();
  }

  #switchOnFaults(): void {
    this.faults.switchAllOff();
    for (const order of this.beginning.faults) this.faults.switchOn(order);
  }
}

/** Counts what changes in a sandbox, and wakes who waits for the next change. */
class Revision {
  #number = 1;
  readonly #waiting = new Set<() => void>();

  get number(): number {
    return this.#number;
  }

  bump(): void {
    this.#number += 1;
    const woken = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of woken) wake();
  }

  /** Settles as soon as the number is another than `seen`, and when the signal aborts. */
  async otherThan(seen: number, signal: AbortSignal): Promise<void> {
    if (this.#number !== seen || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
