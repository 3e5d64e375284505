import type { Json, JsonObject, StoredContact } from '../publicApi';
import type { Account } from '../account/account';
import type { Call } from './call';
import { checkChoice, isSameWord } from '../reading/choice';
import { formError } from '../answers/apiErrors';
import type { Declaration } from '../writing/fieldUpdate';
import { InputErrors } from '../reading/inputErrors';
import type { Inputs } from '../reading/inputs';
import { isObject, jsonTypeOf, listOf, requireObject } from '../reading/jsonBody';
import { readTagOperation, TAG_OPERATIONS, type TagOperation } from '../reading/picking';
import { noteUnread, readInputs, readOptions } from '../reading/readInputs';
import { readNames } from '../reading/readNames';
import type { Remarks } from '../answers/remarks/remarks';
import { answerDetails, showContact } from '../account/showContact';
import { applyUpdate, checkValues, givenNames, noteUnchanged, refuseMetadata } from '../writing/update';
import { type WriterName, writerNames } from '../writing/writerNames';

const MAX_ITEMS = 100;

/** An item that has no value for any other field clears it in a rewrite; null clears nothing in these. */
const NOT_CLEARED: readonly WriterName[] = ['Status', 'CustomFields', 'Metadata'];
const REWRITTEN = writerNames.filter((name) => !NOT_CLEARED.includes(name));

/** Creates one contact. What the real API answers to a phone that another contact has is not known; here, a 500. */
export function createContact(call: Call): Json {
  const body = readInputs(call.remarks, requireObject(call.body));
  const errors = new InputErrors();
  checkValues(errors, body);
  errors.refuseIfAny();
  const same = findSame(call.account, body);
  if (same !== undefined) {
    const { contact, what } = same;
    throw formError('Já existe um contato com estes dados').because('contactTaken', {
      value: contact.id,
      what,
    });
  }
  const isTaken = call.switches.postCustomFields === 'taken';
  const names = givenNames(body).filter((name) => isTaken || name !== 'CustomFields');
  return writeNew(call, body, { names: new Set(names), list: undefined }, call.remarks);
}

interface BatchOptions {
  readonly isUpsert: boolean;
  /** Undefined: every field is rewritten. */
  readonly upsertFields: ReadonlySet<WriterName> | undefined;
  readonly tagOperation: TagOperation;
  /** Whether the call says what is to be done with the tags. */
  readonly isAboutTags: boolean;
}

const UPSERT_FIELDS = 'options.upsertFields';
const ELSEWHERE = new Map(
  ['upsert', 'upsertFields', 'tagsOperation'].map((key) => [key.toLowerCase(), `options.${key}`]),
);

/**
 * Creates up to 100 contacts; with `options.upsert` it updates those that are there, known by phone, Instagram or e-mail.
 * Its defaults are the opposite of the update's: tags are replaced, and without `upsertFields` every field is rewritten.
 */
export function saveBatch(call: Call): Json {
  const { remarks } = call;
  const body = readInputs(remarks, requireObject(call.body));
  const errors = new InputErrors();
  const items = readItems(errors, body.get('items') ?? null, remarks);
  const options = readBatchOptions(errors, call, body);
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
    checkValues(errors, inputs, `Items[${index}].`);
    return inputs;
  });
}

function readBatchOptions(errors: InputErrors, call: Call, body: Inputs<Json>): BatchOptions {
  const { remarks, switches } = call;
  const options = readOptions(remarks, body);
  const isUpsert = readFlag(options.get('upsert') ?? false, 'options.upsert', remarks);
  const upsertFields = readUpsertFields(errors, options.get('upsertFields') ?? null, remarks);
  if (upsertFields !== undefined) refuseMetadata(errors, 'Options.UpsertFields', upsertFields, switches);
  const operation = options.get('tagsOperation');
  checkChoice(errors, 'Options.TagsOperation', operation, TAG_OPERATIONS);
  const tagOperation = readTagOperation(remarks, 'options.tagsOperation', operation, 'ReplaceAll');
  noteUnread(remarks, options, { prefix: 'options.' });
  return { isUpsert, upsertFields, tagOperation, isAboutTags: typeof operation === 'string' };
}

function readFlag(written: Json, what: string, remarks: Remarks): boolean {
  if (typeof written === 'boolean') return written;
  remarks.note('defaulted', { what, got: jsonTypeOf(written), expected: 'a boolean', used: 'false' });
  return false;
}

function readUpsertFields(
  errors: InputErrors,
  written: Json,
  remarks: Remarks,
): ReadonlySet<WriterName> | undefined {
  if (Array.isArray(written)) {
    return readNames(written, { errors, remarks, known: writerNames, list: UPSERT_FIELDS });
  }
  if (written !== null) {
    remarks.note('wrongType', { what: UPSERT_FIELDS, got: jsonTypeOf(written), expected: 'a list' });
  }
  return undefined;
}

function saveItem(call: Call, body: Inputs<Json>, options: BatchOptions, remarks: Remarks): JsonObject {
  const contact = findSame(call.account, body)?.contact;
  if (contact === undefined) {
    return writeNew(call, body, { names: new Set(givenNames(body)), list: undefined }, remarks);
  }
  if (options.isUpsert) updateKnown(call, contact, body, options, remarks);
  else remarks.note('contactExists', {});
  return showContact(contact, call, answerDetails(call.switches));
}

function updateKnown(
  { account, switches, droppedFields }: Call,
  contact: StoredContact,
  body: Inputs<Json>,
  options: BatchOptions,
  remarks: Remarks,
): void {
  const told = remarks.count;
  const { tagIds } = contact;
  const { tagOperation } = options;
  const declaration = declarationOf(body, options);
  const isChanged = applyUpdate({
    ...{ contact, account, switches, body, declaration, droppedFields, tagOperation, remarks },
  });
  const gone = tagIds.filter((id) => !contact.tagIds.includes(id)).length;
  const hasTags = [body.get('tagIds'), body.get('tagNames')].some((value) => (value ?? null) !== null);
  if (gone > 0 && hasTags && !options.isAboutTags) remarks.note('tagsReplaced', { count: String(gone) });
  if (!isChanged) noteUnchanged(remarks, told);
}

function declarationOf(body: Inputs<Json>, { upsertFields }: BatchOptions): Declaration {
  return upsertFields === undefined
    ? { names: new Set([...REWRITTEN, ...givenNames(body)]), list: undefined }
    : { names: upsertFields, list: UPSERT_FIELDS };
}

function writeNew(call: Call, body: Inputs<Json>, declaration: Declaration, remarks: Remarks): JsonObject {
  const { account, switches, droppedFields } = call;
  const contact = account.create();
  const tagOperation = 'InsertIfNotExists';
  const isFilled = applyUpdate({
    ...{ contact, account, switches, body, declaration, droppedFields, tagOperation, remarks },
  });
  if (!isFilled) remarks.note('createdEmpty', {});
  return showContact(contact, call, answerDetails(switches));
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
