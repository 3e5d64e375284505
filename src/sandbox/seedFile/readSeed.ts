import type { StoredContact } from '../publicApi';
import type { AccountContent } from '../account/account';
import { accountSeed } from '../account/seed';
import { type Lists, readContact } from './seedContact';
import { seedLists } from './seedLists';
import { SeedNode, type SeedSource, SeedError } from './seedNode';
import { type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { subscriptionId } from '../account/seedIds';
import { NOT_LOOPBACK, readLoopbackUrl, type Subscription } from '../account/subscription';
import { CONTACT_EVENTS, EVENT_NAMES } from '../account/webhookEvents';

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
  /** Told, in a sentence, of what may be a mistake. */
  readonly warn?: (message: string) => void;
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
    tags: read('tags', seedLists.readTags, builtIn.tags),
    tagColors: read('tagColors', seedLists.readTagColors, builtIn.tagColors),
    portfolios: read('portfolios', seedLists.readPortfolios, builtIn.portfolios),
    sequences: read('sequences', seedLists.readSequences, builtIn.sequences),
    customFields: read(
      'customFields',
      (node) => seedLists.readCustomFields(node, warn),
      builtIn.customFields,
    ),
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
  node.refuseRepeated(
    'id',
    contacts.map(({ id }) => id),
  );
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

/** Comments and a comma too many are taken. Throws a SeedError for anything else that is no JSON, and a huge text. */
function parseSeed(source: SeedSource, maxMegabytes: number): SeedNode {
  if (source.text.length > maxMegabytes * 1024 * 1024) {
    throw new SeedError(source, 0, `the file is larger than ${maxMegabytes} MB. Seed fewer contacts.`);
  }
  if (source.text.trim() === '') {
    throw new SeedError(source, 0, 'the file is empty. Write {} for the built-in account.');
  }
  const errors: ParseError[] = [];
  const tree = parse(source, errors);
  const [problem] = errors;
  if (tree === undefined || problem !== undefined) {
    const code = problem === undefined ? 'no value' : printParseErrorCode(problem.error);
    throw new SeedError(source, problem?.offset ?? 0, `this is no valid JSON (${code}).`);
  }
  return new SeedNode(source, tree, '');
}

/** The parser calls itself for each level. */
function parse(source: SeedSource, errors: ParseError[]): ReturnType<typeof parseTree> {
  try {
    return parseTree(source.text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  } catch (error) {
    if (error instanceof RangeError) throw new SeedError(source, 0, 'the file is nested too deeply.');
    throw error;
  }
}

const KEYS = ['id', 'createdAt', 'updatedAt', 'companyId', 'name', 'url', 'enabled', 'events'] as const;

/** A subscription may be nothing but its URL; without events it takes all those of contacts. */
function readSubscriptions(node: SeedNode): Subscription[] {
  const rows = node.items().map((item, index) => {
    const id = subscriptionId(index + 1);
    if (item.isText) return newSubscription(id, readUrl(item));
    const row = item.object(KEYS);
    const empty = newSubscription(
      row.get('id')?.uuid() ?? id,
      readUrl(row.get('url') ?? item.fail('needs a url.')),
    );
    const createdAt = row.get('createdAt')?.moment() ?? empty.createdAt;
    return {
      ...empty,
      createdAt,
      updatedAt: row.get('updatedAt')?.moment() ?? createdAt,
      name: row.get('name')?.filledText() ?? empty.name,
      enabled: row.get('enabled')?.flag() ?? true,
      events:
        row
          .get('events')
          ?.items()
          .map((event) => event.choice(EVENT_NAMES)) ?? empty.events,
    };
  });
  node.refuseRepeated(
    'id',
    rows.map(({ id }) => id),
  );
  return rows;
}

/** Takes all events of contacts. */
function newSubscription(id: string, url: string): Subscription {
  const now = new Date().toISOString().replace('Z', '0000Z');
  return { id, createdAt: now, updatedAt: now, name: url, url, enabled: true, events: CONTACT_EVENTS };
}

function readUrl(node: SeedNode): string {
  return readLoopbackUrl(node.text()) === undefined
    ? node.fail(`is refused. ${NOT_LOOPBACK}`)
    : node.text().trim();
}
