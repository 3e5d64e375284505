import type { JsonObject, StoredContact } from '../publicApi';
import type { Portfolio } from '../account/account';
import type { Call } from './call';
import { derivedId, type Membership, showMember } from './memberships';

/** A contact in a portfolio. Of SINGLE ones nobody knows what else they do: a switch. */
export const portfolioMembership: Membership<Portfolio> = {
  rows: ({ account }) => account.portfolios,
  notFound: { text: 'Carteira não encontrada', route: 'GET /core/v1/portfolio' },
  idsOf: (contact) => contact.portfolioIds,
  write: (contact, ids) => {
    contact.portfolioIds = ids;
  },
  add: (call, portfolio, contact) => {
    if (portfolio.type !== 'SINGLE') return;
    if (call.switches.singlePortfolios === 'exclusive') leaveOthers(call, portfolio, contact);
    if (call.switches.singlePortfolios === 'expiring')
      call.account.expiring.add(keyOf(contact, portfolio.id));
  },
  show: (portfolio, contact): JsonObject => ({
    id: derivedId(portfolio.id, contact.id),
    createdAt: contact.updatedAt,
    updatedAt: contact.updatedAt,
    portfolioId: portfolio.id,
    contactId: contact.id,
    active: true,
    contactDetails: showMember(contact),
  }),
};

function leaveOthers({ account, remarks }: Call, { id }: Portfolio, contact: StoredContact): void {
  const others = account.portfolios.filter(
    (one) => one.type === 'SINGLE' && one.id !== id && contact.portfolioIds.includes(one.id),
  );
  contact.portfolioIds = contact.portfolioIds.filter((one) => !others.some((other) => other.id === one));
  for (const { name } of others) remarks.note('leftPortfolio', { name });
}

/** Ends the memberships that were read once since they began, where the switch says that they end. */
export function endExpiring({ account }: Call, contact: StoredContact): void {
  if (account.expiring.size === 0) return;
  const staying = contact.portfolioIds.filter((id) => !account.expiring.delete(keyOf(contact, id)));
  if (staying.length === contact.portfolioIds.length) return;
  contact.portfolioIds = staying;
  account.touch(contact);
}

function keyOf(contact: StoredContact, portfolioId: string): string {
  return `${contact.id} ${portfolioId}`;
}
