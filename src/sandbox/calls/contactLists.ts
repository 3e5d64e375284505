import type { Json, JsonObject, StoredContact } from '../publicApi';
import { contactDetails, type Detail, showContact } from '../account/showContact';
import { requireObject } from '../reading/jsonBody';
import { buildPage, type PageOrder, pageInQuery, readWantedPage } from '../reading/page';
import { noteUnread, readInputs } from '../reading/readInputs';
import type { Call } from './call';
import { readFilter, readListFilter } from './filter';
import { isSameWord } from '../reading/choice';
import type { Remarks } from '../answers/remarks/remarks';

const FILTERS = [
  ...['textFilter', 'name', 'phoneNumber', 'email', 'instagram', 'tagIds', 'tagNames', 'portfolioIds'],
  ...['portfolioNames', 'origin', 'customFields', 'metadata'],
];

export const contactLists = { listContacts, filterContacts };

/** Text filters are ignored here, as in the real API. */
function listContacts(call: Call): Json {
  const { account, query, remarks } = call;
  for (const name of FILTERS) {
    if (query.get(name) !== undefined) remarks.note('listFilter', { what: `?${name}` });
  }
  const found = account.newestFirst().filter(readListFilter(query));
  return contactPage(call, found, contactDetails.read(query.get('IncludeDetails') ?? []), pageInQuery(query));
}

function filterContacts(call: Call): Json {
  const { account, query, remarks } = call;
  const inputs = readInputs(remarks, requireObject(call.body));
  const found = account.newestFirst().filter(readFilter(inputs, account, remarks));
  const named = inputs.get('includeDetails') ?? [];
  const details = contactDetails.read([
    ...(Array.isArray(named) ? named : [named]),
    ...(query.get('IncludeDetails') ?? []),
  ]);
  const page = contactPage(call, found, details, (name) => {
    const [inBody, inQuery] = [inputs.get(name), pageInQuery(query)(name)];
    if (inBody !== undefined && inQuery !== undefined) remarks.note('bodyWins', { what: `?${name}` });
    return inBody ?? inQuery;
  });
  noteUnread(remarks, inputs);
  return page;
}

function contactPage(
  call: Call,
  newestFirst: readonly StoredContact[],
  details: ReadonlySet<Detail>,
  input: (name: string) => Json | undefined,
): JsonObject {
  const show = (contact: StoredContact) => showContact(contact, call, details);
  const order: PageOrder = readOrder(input, call.remarks);
  return buildPage(sorted(newestFirst, order), show, readWantedPage(input), order);
}

const ORDERS = ['createdAt', 'updatedAt', 'name'] as const;

const DIRECTIONS = ['ASCENDING', 'DESCENDING'] as const;

/** What else the real API orders by is not known, nor its default: here, the newest first. */
function readOrder(input: (name: string) => Json | undefined, remarks: Remarks): PageOrder {
  const read = <Choice extends string>(
    what: string,
    choices: readonly [Choice, ...Choice[]],
    none: Choice,
  ) => {
    const written = input(what) ?? null;
    const choice = choices.find((known) => isSameWord(known, written));
    if (choice === undefined && written !== null) {
      remarks.note('unknownOrder', { what, choices: choices.join(', ') });
    }
    return choice ?? none;
  };
  return {
    orderBy: read('orderBy', ORDERS, 'createdAt'),
    orderDirection: read('orderDirection', DIRECTIONS, 'DESCENDING'),
  };
}

/** `newestFirst` is as large as the account, and most calls want it as it is. */
function sorted(
  newestFirst: readonly StoredContact[],
  { orderBy, orderDirection }: PageOrder,
): readonly StoredContact[] {
  const key = ORDERS.find((known) => known === orderBy) ?? 'createdAt';
  const isAscending = orderDirection === 'ASCENDING';
  if (key === 'createdAt') return isAscending ? newestFirst.toReversed() : newestFirst;
  const ascending = newestFirst.toSorted((a, b) => compare(a[key] ?? '', b[key] ?? ''));
  return isAscending ? ascending : ascending.toReversed();
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
