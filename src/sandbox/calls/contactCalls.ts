import { isDeepStrictEqual } from 'node:util';
import type { Json, StoredContact } from '../publicApi';
import type { Call } from './call';
import { checkChoice } from '../reading/choice';
import { endExpiring } from './portfolioMembership';
import { InputErrors } from '../reading/inputErrors';
import type { Inputs, Query } from '../reading/inputs';
import { requireObject } from '../reading/jsonBody';
import {
  applyTagOperation,
  readTagOperation,
  TAG_OPERATIONS,
  type TagOperation,
  pickLists,
} from '../reading/picking';
import { noteUnread, readInputs, readOptions } from '../reading/readInputs';
import { noteNoNames, readNames } from '../reading/readNames';
import type { Remarks } from '../answers/remarks/remarks';
import { contactDetails, type Detail, showContact } from '../account/showContact';
import {
  applyUpdate,
  checkStatus,
  checkTexts,
  givenNames,
  isVoid,
  noteUnchanged,
  refuseMetadata,
} from '../writing/update';
import { writerNames } from '../writing/writerNames';

export const contactCalls = {
  getContact,
  getContactByPhone,
  updateContact,
  updateContactByPhone,
  changeTags,
  changeTagsByPhone,
};

function getContact(call: Call): Json {
  const contact = call.account.contact(call.subject);
  const shown = showContact(contact, call, askedDetails(call.query));
  endExpiring(call, contact);
  return shown;
}

function getContactByPhone(call: Call): Json {
  return showContact(call.account.contactByPhone(call.subject), call, askedDetails(call.query));
}

function updateContact(call: Call): Json {
  return update(call, () => call.account.contact(call.subject));
}

function updateContactByPhone(call: Call): Json {
  return update(call, () => call.account.contactByPhone(call.subject));
}

function update(call: Call, find: () => StoredContact): Json {
  const { account, switches, drops, remarks } = call;
  const body = readInputs(remarks, requireObject(call.body));
  const errors = new InputErrors();
  const names = readNames(body.get('fields'), { errors, remarks, known: writerNames, list: 'fields' });
  refuseMetadata(errors, 'Fields', names, switches);
  const tagOperation = readTagsOption(errors, body, remarks);
  checkTexts(errors, body);
  checkStatus(errors, body);
  errors.refuseIfAny();
  const contact = find();
  const isNothingNamed = isVoid(names, switches);
  if (names.size === 0) noteNoNames(remarks, body, givenNames(body), isNothingNamed);
  const declaration = { names, list: 'fields', isCreate: false };
  const isChanged = applyUpdate({
    ...{ contact, account, switches, body, declaration, drops, tagOperation, remarks },
  });
  if (!isChanged && !isNothingNamed) noteUnchanged(remarks, 0);
  return showContact(contact, call, contactDetails.ofAnswer(switches));
}

function readTagsOption(errors: InputErrors, body: Inputs<Json>, remarks: Remarks): TagOperation {
  const options = readOptions(remarks, body);
  const written = options.get('tagsOperation');
  checkChoice(errors, 'Options.TagsOperation', written, TAG_OPERATIONS);
  noteUnread(remarks, options, { prefix: 'options.' });
  return readTagOperation(remarks, 'options.tagsOperation', written, 'InsertIfNotExists');
}

/** The reference says that the id may be a phone, too. */
function changeTags(call: Call): Json {
  return changeTagsOf(call, () => call.account.contactByIdOrPhone(call.subject));
}

function changeTagsByPhone(call: Call): Json {
  return changeTagsOf(call, () => call.account.contactByPhone(call.subject));
}

function changeTagsOf(call: Call, find: () => StoredContact): Json {
  const { account, remarks } = call;
  const body = readInputs(remarks, requireObject(call.body));
  const errors = new InputErrors();
  const operation = body.get('operation');
  checkChoice(errors, 'Operation', operation, TAG_OPERATIONS);
  errors.refuseIfAny();
  const contact = find();
  const before = contact.tagIds;
  writePickedTags(call, contact, body);
  noteUnread(remarks, body);
  if (isDeepStrictEqual(before, contact.tagIds)) noteUnchanged(remarks, 0);
  else account.touch(contact, call.switches.updatedAt === 'fields');
  return showContact(contact, call, contactDetails.all);
}

function writePickedTags(call: Call, contact: StoredContact, body: Inputs<Json>): void {
  const { account, remarks } = call;
  const tagOperation = readTagOperation(remarks, 'operation', body.get('operation'), 'InsertIfNotExists');
  const picks = pickLists(account).tags;
  const present = [picks.ids, 'tagNames'].filter((key) => (body.get(key) ?? null) !== null);
  if (present.length > 0 && call.drops.drops('Tags')) {
    for (const what of present) remarks.note('dropFault', { what });
    return;
  }
  const picked = picks.read(body, remarks);
  if (picked === undefined) return;
  if (picked === null && tagOperation !== 'ReplaceAll') {
    remarks.note('nothingSent', { what: 'tagIds, tagNames' });
  } else if (picked === null && contact.tagIds.length > 0) {
    remarks.note('clearedByReplace', { what: 'tagIds' });
  }
  contact.tagIds = applyTagOperation(contact.tagIds, picked ?? [], tagOperation);
}

function askedDetails(query: Query): ReadonlySet<Detail> {
  return contactDetails.read(query.get('IncludeDetails') ?? []);
}
