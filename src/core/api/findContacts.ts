import type { ContactFilter, FoundPage } from './contactQueries';
import type { ContactApi } from './contactApi';
import type { ContactCard } from '../show/contactCard';
import type { ListItem } from '../fields/fieldView';
import { looseName } from '../text/looseName';
import type { SearchTerms } from '../identity/searchTerms';

type PhoneApi = Pick<ContactApi, 'findByPhone'>;
type FindingApi = PhoneApi & Pick<ContactApi, 'filterContacts' | 'listTags'>;

/** What a search has found: contacts, or the tags that its `#word` may mean. */
export type FoundContacts =
  | (FoundPage & {
      readonly kind: 'contacts';
      /** Archived and blocked contacts were looked for, too. */
      readonly isWhole: boolean;
      /** Why they could not be. */
      readonly failure?: unknown;
    })
  | { readonly kind: 'tags'; readonly word: string; readonly tags: readonly ListItem[] };

interface Progress {
  readonly signal?: AbortSignal;
  /** Hears of the first page, before archived and blocked contacts are asked for. */
  readonly show?: (found: FoundContacts) => void;
}

type Status = Exclude<ContactFilter['status'], undefined>;

/** The API's filter gives active contacts alone unless it is asked for another status, one at a time. */
const OTHER_STATUSES = ['ARCHIVED', 'BLOCKED'] as const;

/**
 * Looks a search up, one call after the other: a whole phone's owner, then active contacts, then those of every other
 * status. Each contact is there once.
 */
export async function findContacts(
  api: FindingApi,
  terms: SearchTerms,
  { signal, show }: Progress = {},
): Promise<FoundContacts> {
  const [word] = terms.tags;
  const tags = word === undefined ? undefined : matchTags(await api.listTags(signal), word);
  if (word !== undefined && tags?.isMeant !== true) return { kind: 'tags', word, tags: tags?.tags ?? [] };
  const search = new Search(api, tags === undefined ? {} : { tagIds: tags.tags.map(({ id }) => id) });
  const owner = tags === undefined ? await findByPhones(api, terms.phones, signal) : undefined;
  if (owner !== undefined) search.add(owner);
  await search.ask(terms, 'ACTIVE', signal);
  show?.(search.found(false));
  try {
    for (const status of OTHER_STATUSES) await search.ask(terms, status, signal);
  } catch (failure) {
    return { ...search.found(false), failure };
  }
  return search.found(true);
}

class Search {
  private readonly contacts = new Map<string, ContactCard>();
  private more: number | undefined = 0;

  constructor(
    private readonly api: FindingApi,
    private readonly tagged: Pick<ContactFilter, 'tagIds'>,
  ) {}

  add(contact: ContactCard): void {
    this.contacts.set(contact.id, this.contacts.get(contact.id) ?? contact);
  }

  async ask({ filters }: SearchTerms, status: Status, signal?: AbortSignal): Promise<void> {
    let more: number | undefined = 0;
    for (const filter of filters) {
      const page = await this.api.filterContacts({ ...filter, ...this.tagged, status }, signal);
      page.contacts.forEach((contact) => {
        this.add(contact);
      });
      more = more === undefined || page.more === undefined ? undefined : Math.max(more, page.more);
    }
    this.more = this.more === undefined || more === undefined ? undefined : this.more + more;
  }

  found(isWhole: boolean): Extract<FoundContacts, { kind: 'contacts' }> {
    return { kind: 'contacts', contacts: [...this.contacts.values()], more: this.more, isWhole };
  }
}

/** The first contact that has one of the phones; see `phoneForms`. */
export async function findByPhones(
  api: PhoneApi,
  phones: readonly string[],
  signal?: AbortSignal,
): Promise<ContactCard | undefined> {
  for (const phone of phones) {
    const found = await api.findByPhone(phone, signal);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface MatchedTags {
  readonly tags: readonly ListItem[];
  /** They all bear the name that was written, or there is only one that it can mean. */
  readonly isMeant: boolean;
}

/** The tags whose name a person may mean by what they wrote, in any case, without accents, and with spaces or without. */
function matchTags(tags: readonly ListItem[], written: string): MatchedTags {
  const word = looseName(written);
  const named = tags.filter(({ name }) => looseName(name) === word);
  if (named.length > 0) return { tags: named, isMeant: true };
  const near = tags.filter(({ name }) => looseName(name).includes(word));
  return { tags: near, isMeant: near.length === 1 };
}
