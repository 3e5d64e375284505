import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject, StoredContact } from '../publicApi';
import type { Call } from './call';
import { checkChoice } from '../reading/choice';
import { readFilter } from './filter';
import { InputErrors } from '../reading/inputErrors';
import type { Inputs, Query } from '../reading/inputs';
import { requireObject } from '../reading/jsonBody';
import { buildPage, readPageWish } from '../reading/page';
import {
  applyTagOperation,
  readPicked,
  readTagOperation,
  TAG_OPERATIONS,
  type TagOperation,
} from '../reading/picking';
import { tagPicks } from '../reading/pickLists';
import { noteUnread, readInputs, readOptions } from '../reading/readInputs';
import { noteNoNames, readNames } from '../reading/readNames';
import type { Remarks } from '../answers/remarks/remarks';
import { ALL_DETAILS, answerDetails, type Detail, readDetails, showContact } from '../account/showContact';
import {
  applyUpdate,
  checkValues,
  givenNames,
  isVoid,
  noteUnchanged,
  refuseMetadata,
} from '../writing/update';
import { writerNames } from '../writing/writerNames';

export function getContact(call: Call): Json {
  return showContact(call.account.contact(call.subject), call, askedDetails(call.query));
}

export function getContactByPhone(call: Call): Json {
  return showContact(call.account.contactByPhone(call.subject), call, askedDetails(call.query));
}

export function updateContact(call: Call): Json {
  const { account, switches, droppedFields, remarks } = call;
  const body = readInputs(remarks, requireObject(call.body));
  const errors = new InputErrors();
  const names = readNames(body.get('fields'), { errors, remarks, known: writerNames, list: 'fields' });
  refuseMetadata(errors, 'Fields', names, switches);
  const tagOperation = readTagsOption(errors, body, remarks);
  checkValues(errors, body);
  errors.refuseIfAny();
  const contact = account.contact(call.subject);
  const isNothingNamed = isVoid(names, switches);
  if (names.size === 0) noteNoNames(remarks, body, givenNames(body), isNothingNamed);
  const declaration = { names, list: 'fields' };
  const isChanged = applyUpdate({
    ...{ contact, account, switches, body, declaration, droppedFields, tagOperation, remarks },
  });
  if (!isChanged && !isNothingNamed) noteUnchanged(remarks, 0);
  return showContact(contact, call, answerDetails(switches));
}

function readTagsOption(errors: InputErrors, body: Inputs<Json>, remarks: Remarks): TagOperation {
  const options = readOptions(remarks, body);
  const written = options.get('tagsOperation');
  checkChoice(errors, 'Options.TagsOperation', written, TAG_OPERATIONS);
  noteUnread(remarks, options, { prefix: 'options.' });
  return readTagOperation(remarks, 'options.tagsOperation', written, 'InsertIfNotExists');
}

export function changeTags(call: Call): Json {
  const { account, remarks } = call;
  const body = readInputs(remarks, requireObject(call.body));
  const errors = new InputErrors();
  const operation = body.get('operation');
  checkChoice(errors, 'Operation', operation, TAG_OPERATIONS);
  errors.refuseIfAny();
  const contact = account.contact(call.subject);
  const before = contact.tagIds;
  writePickedTags(call, contact, body);
  noteUnread(remarks, body);
  if (isDeepStrictEqual(before, contact.tagIds)) noteUnchanged(remarks, 0);
  else account.touch(contact);
  return showContact(contact, call, ALL_DETAILS);
}

function writePickedTags(call: Call, contact: StoredContact, body: Inputs<Json>): void {
  const { account, remarks } = call;
  const tagOperation = readTagOperation(remarks, 'operation', body.get('operation'), 'InsertIfNotExists');
  const picks = tagPicks(account);
  const present = [picks.ids, 'tagNames'].filter((key) => (body.get(key) ?? null) !== null);
  if (call.droppedFields.includes('Tags')) {
    for (const what of present) remarks.note('dropFault', { what });
    return;
  }
  const picked = readPicked(body, picks, remarks);
  if (picked === undefined) return;
  if (picked === null && tagOperation !== 'ReplaceAll') {
    remarks.note('nothingSent', { what: 'tagIds, tagNames' });
  } else if (picked === null && contact.tagIds.length > 0) {
    remarks.note('clearedByReplace', { what: 'tagIds' });
  }
  contact.tagIds = applyTagOperation(contact.tagIds, picked ?? [], tagOperation);
}

const FILTERS = ['textFilter', 'name', 'phoneNumber', 'email', 'tagIds', 'status'];

/** Text filters are ignored here, as in the real API. */
export function listContacts(call: Call): Json {
  const { account, query, remarks } = call;
  for (const name of FILTERS) {
    if (query.get(name) !== undefined) remarks.note('listFilter', { what: `?${name}` });
  }
  return contactPage(call, account.newestFirst(), askedDetails(query), (name) => query.get(name)?.at(-1));
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
    const [inBody, inQuery] = [inputs.get(name), query.get(name)?.at(-1)];
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
  const order = { orderBy: 'createdAt', orderDirection: 'DESCENDING' } as const;
  return buildPage(newestFirst, show, readPageWish(input), order);
}

function askedDetails(query: Query): ReadonlySet<Detail> {
  return readDetails(query.get('IncludeDetails') ?? []);
}
