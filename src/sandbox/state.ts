import { Account, type AccountContent, type ContactChange } from './account';
import { FaultSwitchboard } from './faultOnDemand/faultSwitchboard';
import type { FaultOrder } from './faultOnDemand/faultOrder';
import { Journal, type JournalRecord, type JournalRow } from './journal';
import type { KeptAccount } from './persistence/keptAccount';
import { Revision } from './revision';
import type { SandboxSwitches } from './switches';

/** What a sandbox begins with, and comes back to when it is reset. */
export interface Beginning {
  readonly switches: SandboxSwitches;
  readonly content: AccountContent;
  readonly faults: readonly FaultOrder[];
}

/** What a running sandbox knows. */
export class SandboxState {
  readonly revision = new Revision();
  readonly journal = new Journal();
  readonly faults = new FaultSwitchboard();
  #account: Account;
  #contactsRevision = 1;

  constructor(
    private readonly beginning: Beginning,
    /** Where the account is kept; undefined when it is not. */
    readonly kept: KeptAccount | undefined,
    private readonly onRequest: (row: JournalRow) => void,
  ) {
    this.#account = new Account(kept?.content ?? beginning.content);
    this.#switchOnFaults();
  }

  get switches(): SandboxSwitches {
    return this.beginning.switches;
  }

  get account(): Account {
    return this.#account;
  }

  /** Another one after any change of any contact. */
  get contactsRevision(): number {
    return this.#contactsRevision;
  }

  /** Back to the beginning, with an empty journal. */
  reset(): void {
    this.journal.clear();
    this.#switchOnFaults();
    this.replaceAccount(this.beginning.content);
  }

  replaceAccount(content: AccountContent): void {
    this.#account = new Account(content);
    this.#contactsChanged();
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

  /** Has to follow each call that may have written contacts. */
  takeChanges(): ContactChange[] {
    const changes = this.#account.takeChanges();
    if (changes.length > 0) this.#contactsChanged();
    return changes;
  }

  #contactsChanged(): void {
    this.#contactsRevision += 1;
    this.kept?.changed(() => this.#account.content());
    this.revision.bump();
  }

  #switchOnFaults(): void {
    this.faults.switchAllOff();
    for (const order of this.beginning.faults) this.faults.switchOn(order);
  }
}
