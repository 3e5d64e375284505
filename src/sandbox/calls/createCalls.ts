import type { Json, JsonObject, StoredContact } from '../publicApi';
import type { Account } from '../account/account';
import { contactDetails, showContact } from '../account/showContact';
import { formError } from '../answers/apiErrors';
import type { Remarks } from '../answers/remarks/remarks';
import { isSameWord } from '../reading/choice';
import { InputErrors } from '../reading/inputErrors';
import type { Inputs } from '../reading/inputs';
import { isObject, listOf, requireObject } from '../reading/jsonBody';
import { noteUnread, readInputs } from '../reading/readInputs';
import { applyUpdate, checkTexts, givenNames, noteUnchanged } from '../writing/update';
import type { WriterName } from '../writing/writerNames';
import type { Call } from './call';
import { type CreateOptions, readCreateOptions, upsertDeclaration } from './createOptions';

const MAX_ITEMS = 100;

export const createCalls = { createContact, saveBatch };

/**
 * Creates one contact; with `options` one that is there already is updated or given as it is. What the real API answers
 * without them to a phone that another contact has is not known; here, a 500.
 */
function createContact(call: Call): Json {
  const { account, remarks, switches } = call;
  const body = readInputs(remarks, requireObject(call.body));
  const errors = new InputErrors();
  const options = readCreateOptions(errors, call, body);
  checkTexts(errors, body);
  errors.refuseIfAny();
  const same = findSame(account, body);
  if (same === undefined) {
    const isTaken = switches.postCustomFields === 'taken';
    const names = givenNames(body, true).filter((name) => isTaken || name !== 'CustomFields');
    return writeNew(call, body, names, remarks);
  }
  if (options.isUpsert || options.getsIfExists) return takeKnown(call, same.contact, body, options, remarks);
  throw formError('Já existe um contato com estes dados').because('contactTaken', {
    value: same.contact.id,
    what: same.what,
  });
}

const ELSEWHERE = new Map(
  ['upsert', 'upsertFields', 'getIfExists', 'upsertTagOperation'].map((key) => [
    key.toLowerCase(),
    `options.${key}`,
  ]),
).set('tagsoperation', 'options.upsertTagOperation');

/** Creates up to 100 contacts; those that are there are known by phone, Instagram or e-mail. */
function saveBatch(call: Call): Json {
  const { remarks } = call;
  const body = readInputs(remarks, requireObject(call.body));
  const errors = new InputErrors();
  const items = readItems(errors, body.get('items') ?? null, remarks);
  const options = readCreateOptions(errors, call, body);
  errors.refuseIfAny();
  noteUnread(remarks, body, { elsewhere: ELSEWHERE });
  return items.map((item, index) => saveItem(call, item, options, remarks.at(`items[${index}]`)));
}

function readItems(errors: InputErrors, written: Json, remarks: Remarks): Inputs<Json>[] {
  const items = listOf(written);
  if (items.length === 0 || items.length > MAX_ITEMS) {
    errors.add('Items', `The field Items must be a list of 1 to ${MAX_ITEMS} contacts.`);
    return [];
  }
  return items.map((item, index) => {
    if (!isObject(item)) {
      errors.add(`Items[${index}]`, 'The JSON value could not be converted to an object.');
    }
    const inputs = readInputs(remarks.at(`items[${index}]`), isObject(item) ? item : {});
    checkTexts(errors, inputs, `Items[${index}].`);
    return inputs;
  });
}

function saveItem(call: Call, body: Inputs<Json>, options: CreateOptions, remarks: Remarks): JsonObject {
  const looks = call.switches.batchFinds === 'always' || options.isUpsert || options.getsIfExists;
  const contact = looks ? findSame(call.account, body)?.contact : undefined;
  return contact === undefined
    ? writeNew(call, body, givenNames(body, true), remarks)
    : takeKnown(call, contact, body, options, remarks);
}

/** That `upsert` counts when both options are there is our guess. */
function takeKnown(
  call: Call,
  contact: StoredContact,
  body: Inputs<Json>,
  options: CreateOptions,
  remarks: Remarks,
): JsonObject {
  if (options.isUpsert) updateKnown(call, contact, body, options, remarks);
  else remarks.note(options.getsIfExists ? 'gotExisting' : 'contactExists', {});
  return showContact(contact, call, contactDetails.ofAnswer(call.switches));
}

function updateKnown(
  { account, switches, drops }: Call,
  contact: StoredContact,
  body: Inputs<Json>,
  options: CreateOptions,
  remarks: Remarks,
): void {
  const told = remarks.count;
  const { tagIds } = contact;
  const { tagOperation } = options;
  const declaration = upsertDeclaration(body, options);
  const isChanged = applyUpdate({
    ...{ contact, account, switches, body, declaration, drops, tagOperation, remarks },
  });
  const gone = tagIds.filter((id) => !contact.tagIds.includes(id)).length;
  const hasTags = [body.get('tagIds'), body.get('tagNames')].some((value) => (value ?? null) !== null);
  if (gone > 0 && hasTags && !options.isAboutTags) remarks.note('tagsReplaced', { count: String(gone) });
  if (!isChanged) noteUnchanged(remarks, told);
}

function writeNew(
  call: Call,
  body: Inputs<Json>,
  names: readonly WriterName[],
  remarks: Remarks,
): JsonObject {
  const { account, switches, drops } = call;
  const contact = account.create();
  const declaration = { names: new Set(names), list: undefined, isCreate: true };
  const tagOperation = 'InsertIfNotExists';
  const isFilled = applyUpdate({
    ...{ contact, account, switches, body, declaration, drops, tagOperation, remarks },
  });
  if (!isFilled) remarks.note('createdEmpty', {});
  return showContact(contact, call, contactDetails.ofAnswer(switches));
}

interface Same {
  readonly contact: StoredContact;
  /** The key that both have in common. */
  readonly what: string;
}

/** By phone, else by Instagram, else by e-mail. */
function findSame(account: Account, body: Inputs<Json>): Same | undefined {
  const phone = body.get('phoneNumber');
  const contact = typeof phone === 'string' ? account.findByPhone(phone) : undefined;
  if (contact !== undefined) return { contact, what: 'phoneNumber' };
  return findByText(account, body, 'instagram') ?? findByText(account, body, 'email');
}

function findByText(account: Account, body: Inputs<Json>, what: 'instagram' | 'email'): Same | undefined {
  const wanted = body.get(what) ?? '';
  const contact =
    wanted === '' ? undefined : account.contacts().find((one) => isSameWord(one[what] ?? '', wanted));
  return contact === undefined ? undefined : { contact, what };
}
