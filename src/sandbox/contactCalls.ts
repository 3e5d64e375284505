import type { Json, JsonObject } from '../core/contact/json';
import type { Call } from './call';
import { checkChoice, refuseIfAny } from './choice';
import {
  ALL_DETAILS,
  answerDetails,
  type Detail,
  readDetails,
  showContact,
  type StoredContact,
} from './contact';
import { readFilter } from './filter';
import { Inputs, type Query } from './inputs';
import { isObject, listOf, requireObject } from './jsonBody';
import { buildPage, readPageWish } from './page';
import { applyTagOperation, type Drop, dropInto, readPicked, TAG_OPERATIONS } from './picking';
import { applyUpdate, checkDeclaration, checkValues, DROPPED_BY_FAULT, readTagOperation } from './update';

export function getContact(call: Call): Json {
  return showContact(call.account.contact(call.subject), call, askedDetails(call.query));
}

export function getContactByPhone(call: Call): Json {
  return showContact(call.account.contactByPhone(call.subject), call, askedDetails(call.query));
}

export function updateContact(call: Call): Json {
  const { account, switches, droppedFields } = call;
  const drop = dropInto(call.ignored);
  const body = new Inputs(Object.entries(requireObject(call.body)));
  const names = listOf(body.get('fields'));
  const tagsOperation = readTagsOption(body, drop);
  const errors = new Map<string, string[]>();
  checkValues(errors, body);
  checkChoice(errors, 'Options.TagsOperation', tagsOperation, TAG_OPERATIONS);
  checkDeclaration(errors, 'Fields', names, switches);
  refuseIfAny(errors);
  const contact = account.contact(call.subject);
  const declaration = { names, whyLeftOut: (name: string) => `${name} is not in fields` };
  const tagOperation = readTagOperation(tagsOperation, 'InsertIfNotExists');
  applyUpdate({ contact, account, switches, body, declaration, droppedFields, tagOperation, drop });
  return showContact(contact, call, answerDetails(switches));
}

function readTagsOption(body: Inputs<Json>, drop: Drop): Json | undefined {
  const written = body.get('options');
  const options = new Inputs(Object.entries(isObject(written) ? written : {}));
  const tagsOperation = options.get('tagsOperation');
  for (const key of options.unread()) drop(`options.${key}`, 'this call has no such option');
  return tagsOperation;
}

export function changeTags(call: Call): Json {
  const { account } = call;
  const drop = dropInto(call.ignored);
  const body = new Inputs(Object.entries(requireObject(call.body)));
  const errors = new Map<string, string[]>();
  const operation = body.get('operation');
  checkChoice(errors, 'Operation', operation, TAG_OPERATIONS);
  refuseIfAny(errors);
  const contact = account.contact(call.subject);
  const picked = readPicked(body, { ids: 'tagIds', names: 'tagNames' }, account.tags, drop) ?? [];
  if (call.droppedFields.includes('Tags')) {
    drop('the change of the tags', DROPPED_BY_FAULT);
  } else {
    const tagOperation = readTagOperation(operation, 'InsertIfNotExists');
    contact.tagIds = applyTagOperation(contact.tagIds, picked, tagOperation);
    account.touch(contact);
  }
  for (const key of body.unread()) drop(key, 'this call has no such key');
  return showContact(contact, call, ALL_DETAILS);
}

/** Text filters are ignored here, as in the real API. */
export function listContacts(call: Call): Json {
  const { account, query } = call;
  return contactPage(call, account.newestFirst(), askedDetails(query), (name) => query.get(name)?.at(-1));
}

export function filterContacts(call: Call): Json {
  const { account, query } = call;
  const inputs = new Inputs(Object.entries(requireObject(call.body)));
  const found = account.newestFirst().filter(readFilter(inputs));
  const named = inputs.get('includeDetails') ?? [];
  const details = readDetails([
    ...(Array.isArray(named) ? named : [named]),
    ...(query.get('IncludeDetails') ?? []),
  ]);
  const page = contactPage(call, found, details, (name) => inputs.get(name) ?? query.get(name)?.at(-1));
  for (const key of inputs.unread()) dropInto(call.ignored)(key, 'the filter has no such key');
  return page;
}

function contactPage(
  call: Call,
  newestFirst: readonly StoredContact[],
  details: ReadonlySet<Detail>,
  input: (name: string) => Json | undefined,
): JsonObject {
  const show = (contact: StoredContact) => showContact(contact, call, details);
  const order = { orderBy: 'createdAt', orderDirection: 'DESCENDING' } as const;
  return buildPage(newestFirst, show, readPageWish(input), order);
}

function askedDetails(query: Query): ReadonlySet<Detail> {
  return readDetails(query.get('IncludeDetails') ?? []);
}
