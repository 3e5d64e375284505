import type { Json, JsonObject } from '../core/contact/json';
import type { Account } from './account';
import type { Call } from './call';
import { checkChoice } from './choice';
import { ALL_DETAILS, type Detail, readDetails, showContact, type StoredContact } from './contact';
import { invalidInput } from './faults';
import { readFilter } from './filter';
import { Inputs, type Query } from './inputs';
import { requireObject } from './jsonBody';
import { readPageWish, showPage } from './page';
import { applyTagOperation, dropInto, readPicked, TAG_OPERATIONS } from './picking';
import { applyUpdate, checkUpdate, readTagOperation, tagsOperationOf } from './update';

export function getContact({ account, subject, query }: Call): Json {
  return showContact(account.contact(subject), account, askedDetails(query));
}

export function getContactByPhone({ account, subject, query }: Call): Json {
  return showContact(account.contactByPhone(subject), account, askedDetails(query));
}

export function updateContact(call: Call): Json {
  const { account, switches, ignored } = call;
  const body = new Inputs(Object.entries(requireObject(call.body)));
  checkUpdate(body, switches);
  const contact = account.contact(call.subject);
  const tagOperation = readTagOperation(tagsOperationOf(body));
  applyUpdate({ contact, account, switches, body, tagOperation, drop: dropInto(ignored) });
  const details: ReadonlySet<Detail> =
    switches.putAnswerDetails === 'full' ? ALL_DETAILS : new Set(['CustomFields']);
  return showContact(contact, account, details);
}

export function changeTags(call: Call): Json {
  const { account } = call;
  const drop = dropInto(call.ignored);
  const body = new Inputs(Object.entries(requireObject(call.body)));
  const errors = new Map<string, string[]>();
  checkChoice(errors, 'Operation', body.get('operation'), TAG_OPERATIONS);
  if (errors.size > 0) throw invalidInput(Object.fromEntries(errors));
  const contact = account.contact(call.subject);
  const picked = readPicked(body, { ids: 'tagIds', names: 'tagNames' }, account.tags, drop) ?? [];
  contact.tagIds = applyTagOperation(contact.tagIds, picked, readTagOperation(body.get('operation')));
  contact.updatedAt = account.moment();
  for (const key of body.unread()) drop(key, 'this call has no such key');
  return showContact(contact, account, ALL_DETAILS);
}

/** Text filters are ignored here, as in the real API. */
export function listContacts({ account, query }: Call): Json {
  return contactPage(account, account.contacts(), askedDetails(query), (name) => query.get(name)?.at(-1));
}

export function filterContacts({ account, query, body, ignored }: Call): Json {
  const inputs = new Inputs(Object.entries(requireObject(body)));
  const found = account.contacts().filter(readFilter(inputs));
  const named = inputs.get('includeDetails') ?? [];
  const details = readDetails([
    ...(Array.isArray(named) ? named : [named]),
    ...(query.get('IncludeDetails') ?? []),
  ]);
  const page = contactPage(account, found, details, (name) => inputs.get(name) ?? query.get(name)?.at(-1));
  for (const key of inputs.unread()) dropInto(ignored)(key, 'the filter has no such key');
  return page;
}

function contactPage(
  account: Account,
  contacts: readonly StoredContact[],
  details: ReadonlySet<Detail>,
  input: (name: string) => Json | undefined,
): JsonObject {
  const newestFirst = contacts.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  const items = newestFirst.map((contact) => showContact(contact, account, details));
  return showPage(items, readPageWish(input), { orderBy: 'createdAt', orderDirection: 'DESCENDING' });
}

function askedDetails(query: Query): ReadonlySet<Detail> {
  return readDetails(query.get('IncludeDetails') ?? []);
}
