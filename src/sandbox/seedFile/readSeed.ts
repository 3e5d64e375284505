import type { StoredContact } from '../publicApi';
import type { AccountContent } from '../account/account';
import { accountSeed } from '../account/seed';
import { parseSeed } from './parseSeed';
import { type Lists, readContact } from './seedContact';
import {
  readCustomFields,
  readPortfolios,
  readSequences,
  readTagColors,
  readTags,
  refuseTwice,
  type Warn,
} from './seedLists';
import type { SeedNode, SeedSource } from './seedNode';
import { readSubscriptions } from './seedSubscriptions';

const PARTS = [
  'tags',
  'tagColors',
  'portfolios',
  'sequences',
  'customFields',
  'contacts',
  'subscriptions',
] as const;

const MAX_MEGABYTES = 50;

interface SeedReading {
  readonly maxMegabytes?: number;
  readonly warn?: Warn;
}

/**
 * Reads an account from the text of a seed file. A part that is not there is that of the built-in account; an empty
 * list is an empty list. Throws a SeedError, which names line and path; `warn` hears of what may be a mistake.
 */
export function readSeed(
  source: SeedSource,
  { maxMegabytes = MAX_MEGABYTES, warn = () => undefined }: SeedReading = {},
): AccountContent {
  const parts = parseSeed(source, maxMegabytes).object(PARTS);
  const builtIn = accountSeed();
  const read = <Value>(part: (typeof PARTS)[number], reader: (node: SeedNode) => Value, missing: Value) => {
    const node = parts.get(part);
    return node === undefined ? missing : reader(node);
  };
  const lists = {
    tags: read('tags', readTags, builtIn.tags),
    tagColors: read('tagColors', readTagColors, builtIn.tagColors),
    portfolios: read('portfolios', readPortfolios, builtIn.portfolios),
    sequences: read('sequences', readSequences, builtIn.sequences),
    customFields: read('customFields', (node) => readCustomFields(node, warn), builtIn.customFields),
  };
  const node = parts.get('contacts');
  const contacts = node === undefined ? keepKnown(builtIn.contacts, lists) : readContacts(node, lists);
  const subscriptions = read('subscriptions', readSubscriptions, builtIn.subscriptions);
  return { ...lists, contacts, subscriptions };
}

/** Everything of an account, as `readSeed` reads it. */
export function writeSeed(content: AccountContent): string {
  const { tags, tagColors, portfolios, sequences, customFields, contacts, subscriptions } = content;
  const parts = { tags, tagColors, portfolios, sequences, customFields, contacts, subscriptions };
  return `${JSON.stringify(parts, null, 2)}
`;
}

function readContacts(node: SeedNode, lists: Lists): StoredContact[] {
  const now = new Date().toISOString().replace('Z', '0000Z');
  const contacts = node.items().map((item, index) => readContact(item, index + 1, now, lists));
  refuseTwice(node, contacts);
  return contacts;
}

/** The contacts of the built-in account have only what the lists of the file have. */
function keepKnown(contacts: readonly StoredContact[], lists: Lists): StoredContact[] {
  const known = (ids: readonly string[], rows: readonly { readonly id: string }[]) =>
    ids.filter((id) => rows.some((row) => row.id === id));
  return contacts.map((contact) => ({
    ...contact,
    tagIds: known(contact.tagIds, lists.tags),
    portfolioIds: known(contact.portfolioIds, lists.portfolios),
    sequenceIds: known(contact.sequenceIds, lists.sequences),
  }));
}
