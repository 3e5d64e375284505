import type { FoundPage } from './contactQueries';
import type { ContactApi } from './contactApi';
import type { ContactCard } from '../show/contactCard';
import type { SearchTerms } from '../identity/searchTerms';

type FindingApi = Pick<ContactApi, 'filterContacts' | 'findByPhone'>;

/** Looks a search up, one call after the other; each contact is there once, a whole phone's first. */
export async function findContacts(
  api: FindingApi,
  { phones, filters }: SearchTerms,
  signal?: AbortSignal,
): Promise<FoundPage> {
  const contacts = new Map<string, ContactCard>();
  const add = (contact: ContactCard): void => {
    contacts.set(contact.id, contacts.get(contact.id) ?? contact);
  };
  const owner = await findByPhones(api, phones, signal);
  if (owner !== undefined) add(owner);
  let more: number | undefined = 0;
  for (const filter of filters) {
    const page = await api.filterContacts(filter, signal);
    page.contacts.forEach(add);
    more = more === undefined || page.more === undefined ? undefined : Math.max(more, page.more);
  }
  return { contacts: [...contacts.values()], more };
}

/** The first contact that has one of the phones; see `phoneForms`. */
export async function findByPhones(
  api: FindingApi,
  phones: readonly string[],
  signal?: AbortSignal,
): Promise<ContactCard | undefined> {
  for (const phone of phones) {
    const found = await api.findByPhone(phone, signal);
    if (found !== undefined) return found;
  }
  return undefined;
}
