import type { SandboxSwitches, StoredContact } from '../../publicApi';
import type { ActiveFault } from '../../faults/faultSwitchboard';
import type { StartedWith } from '../../state/startedWith';
import type { SandboxState } from '../../state/state';
import type { Subscription } from '../../account/subscription';

/** What a sandbox tells of itself; small, however much it holds. */
export interface ControlState {
  /** Another one after any change of anything. */
  readonly revision: number;
  /** Another one after any change of any contact or subscription. */
  readonly contactsRevision: number;
  /** Another one after any change of the log of webhooks. */
  readonly deliveriesRevision: number;
  readonly switches: SandboxSwitches;
  readonly startedWith: StartedWith;
  readonly faults: readonly ActiveFault[];
  readonly counts: {
    readonly contacts: number;
    readonly tags: number;
    readonly portfolios: number;
    readonly sequences: number;
    readonly customFields: number;
    readonly deliveries: number;
  };
  /** Of the account. */
  readonly subscriptions: readonly Subscription[];
  /** URLs that the sandbox was started with; posted to besides the subscriptions. */
  readonly webhooks: readonly string[];
  /** Where the account is kept, and why the last change is not there; null when it is not kept. */
  readonly persistence: { readonly file: string; readonly problem: string | null } | null;
  /** Whether the account is as a reset would make it. */
  readonly isFirst: boolean;
  /** The requests that are kept have the ids from `firstId` to `lastId`; there are none when `size` is 0. */
  readonly journal: { readonly firstId: number; readonly lastId: number; readonly size: number };
}

export type ContactRow = Pick<StoredContact, 'id' | 'name' | 'phoneNumber' | 'phoneNumberFormatted'>;

export function describeState(state: SandboxState): ControlState {
  const { account, journal, kept } = state;
  return {
    revision: state.revision.number,
    contactsRevision: state.contactsRevision,
    deliveriesRevision: state.deliveriesRevision,
    switches: state.switches,
    startedWith: state.startedWith,
    faults: state.faults.active(),
    counts: {
      contacts: account.contacts().length,
      tags: account.tags.length,
      portfolios: account.portfolios.length,
      sequences: account.sequences.length,
      customFields: account.customFields.length,
      deliveries: state.deliveries.count,
    },
    subscriptions: account.subscriptions(),
    webhooks: state.webhooks,
    persistence: kept === undefined ? null : { file: kept.path, problem: kept.problem ?? null },
    isFirst: state.isFirst,
    journal: { firstId: journal.lastId - journal.size + 1, lastId: journal.lastId, size: journal.size },
  };
}

export function contactRows(state: SandboxState, most: number): ContactRow[] {
  return state.account
    .contacts()
    .slice(0, most)
    .map(({ id, name, phoneNumber, phoneNumberFormatted }) => {
      return { id, name, phoneNumber, phoneNumberFormatted };
    });
}
