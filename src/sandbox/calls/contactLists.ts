import type { Json, JsonObject, StoredContact } from '../publicApi';
import { type Detail, readDetails, showContact } from '../account/showContact';
import { requireObject } from '../reading/jsonBody';
import { buildPage, type PageOrder, pageInQuery, readPageWish } from '../reading/page';
import { noteUnread, readInputs } from '../reading/readInputs';
import type { Call } from './call';
import { readFilter, readListFilter } from './filter';
import { readOrder, sorted } from './contactOrder';

const FILTERS = [
  ...['textFilter', 'name', 'phoneNumber', 'email', 'instagram', 'tagIds', 'tagNames', 'portfolioIds'],
  ...['portfolioNames', 'origin', 'customFields', 'metadata'],
];

/** Text filters are ignored here, as in the real API. */
export function listContacts(call: Call): Json {
  const { account, query, remarks } = call;
  for (const name of FILTERS) {
    if (query.get(name) !== undefined) remarks.note('listFilter', { what: `?${name}` });
  }
  const found = account.newestFirst().filter(readListFilter(query));
  return contactPage(call, found, readDetails(query.get('IncludeDetails') ?? []), pageInQuery(query));
}

export function filterContacts(call: Call): Json {
  const { account, query, remarks } = call;
  const inputs = readInputs(remarks, requireObject(call.body));
  const found = account.newestFirst().filter(readFilter(inputs, account, remarks));
  const named = inputs.get('includeDetails') ?? [];
  const details = readDetails([
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
  return buildPage(sorted(newestFirst, order), show, readPageWish(input), order);
}
