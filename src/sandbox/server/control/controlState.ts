import type { ContactRow, ControlState } from '../../client/controlApi';
import type { SandboxState } from '../../state/state';

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
