import type { Json, JsonObject } from '../core/contact/json';
import type { Account } from './account';
import type { Call } from './call';
import { checkChoice, isSameWord } from './choice';
import { answerDetails, showContact, type StoredContact } from './contact';
import { formError } from './faults';
import type { Declaration } from './fieldUpdate';
import { InputErrors } from './inputErrors';
import { Inputs } from './inputs';
import { isObject, listOf, requireObject } from './jsonBody';
import { type Drop, dropInto, TAG_OPERATIONS, type TagOperation } from './picking';
import { applyUpdate, checkDeclaration, checkValues, givenNames, readTagOperation } from './update';
import { type WriterName, writerNames } from './writerNames';

const MAX_ITEMS = 100;

/** An item that has no value for any other field clears it in a rewrite; null clears nothing in these. */
const NOT_CLEARED: readonly WriterName[] = ['Status', 'CustomFields', 'Metadata'];
const REWRITTEN = writerNames.filter((name) => !NOT_CLEARED.includes(name));

/** Creates one contact. What the real API answers to a phone that another contact has is not known; here, a 500. */
export function createContact(call: Call): Json {
  const body = new Inputs(Object.entries(requireObject(call.body)));
  const errors = new InputErrors();
  checkValues(errors, body);
  errors.refuseIfAny();
  if (findSame(call.account, body) !== undefined) throw formError('Já existe um contato com estes dados');
  const drop = dropInto(call.ignored);
  const isTaken = call.switches.postCustomFields === 'taken';
  const names = givenNames(body).filter((name) => isTaken || name !== 'CustomFields');
  const whyLeftOut = () => 'POST drops custom fields (postCustomFields); send them with a PUT';
  return writeNew(call, body, { names, whyLeftOut }, drop);
}

interface BatchOptions {
  readonly isUpsert: boolean;
  /** Undefined: every field is rewritten. */
  readonly upsertFields: readonly Json[] | undefined;
  readonly tagOperation: TagOperation;
}

/**
 * Creates up to 100 contacts; with `options.upsert` it updates those that are there, known by phone, Instagram or e-mail.
 * Its defaults are the opposite of the update's: tags are replaced, and without `upsertFields` every field is rewritten.
 */
export function saveBatch(call: Call): Json {
  const body = new Inputs(Object.entries(requireObject(call.body)));
  const errors = new InputErrors();
  const items = readItems(errors, body.get('items') ?? null);
  const drop = dropInto(call.ignored);
  const options = readOptions(errors, call, body, drop);
  errors.refuseIfAny();
  for (const key of body.unread()) drop(key, 'this call has no such key');
  return items.map((item, index) => {
    const dropFromItem: Drop = (what, why) => {
      drop([`items[${index}]`, what].filter((part) => part !== '').join('.'), why);
    };
    return saveItem(call, item, options, dropFromItem);
  });
}

function readItems(errors: InputErrors, written: Json): Inputs<Json>[] {
  const items = listOf(written);
  if (items.length === 0 || items.length > MAX_ITEMS) {
    errors.add('Items', `The field Items must be a list of 1 to ${MAX_ITEMS} contacts.`);
    return [];
  }
  return items.map((item, index) => {
    if (!isObject(item))
      errors.add(`Items[${index}]`, 'The JSON value could not be converted to an object.');
    const inputs = new Inputs(Object.entries(isObject(item) ? item : {}));
    checkValues(errors, inputs, `Items[${index}].`);
    return inputs;
  });
}

function readOptions(
  errors: InputErrors,
  { switches }: Call,
  body: Inputs<Json>,
  drop: Drop,
): BatchOptions {
  const written = body.get('options');
  const options = new Inputs(Object.entries(isObject(written) ? written : {}));
  const upsertFields = options.get('upsertFields');
  const tagsOperation = options.get('tagsOperation');
  const isUpsert = options.get('upsert') === true;
  checkChoice(errors, 'Options.TagsOperation', tagsOperation, TAG_OPERATIONS);
  checkDeclaration(errors, 'Options.UpsertFields', listOf(upsertFields), switches);
  for (const key of options.unread()) drop(`options.${key}`, 'this call has no such option');
  return {
    isUpsert,
    upsertFields: Array.isArray(upsertFields) ? upsertFields : undefined,
    tagOperation: readTagOperation(tagsOperation, 'ReplaceAll'),
  };
}

function saveItem(call: Call, body: Inputs<Json>, options: BatchOptions, drop: Drop): JsonObject {
  const { account, switches, droppedFields } = call;
  const contact = findSame(account, body);
  if (contact === undefined) return writeNew(call, body, everything(body), drop);
  if (options.isUpsert) {
    const declaration = declarationOf(body, options);
    const { tagOperation } = options;
    applyUpdate({ contact, account, switches, body, declaration, droppedFields, tagOperation, drop });
  } else {
    drop('', 'the account has this contact, and options.upsert is not true');
  }
  return showContact(contact, call, answerDetails(switches));
}

function declarationOf(body: Inputs<Json>, { upsertFields }: BatchOptions): Declaration {
  if (upsertFields === undefined) {
    return { ...everything(body), names: [...new Set([...REWRITTEN, ...givenNames(body)])] };
  }
  return { names: upsertFields, whyLeftOut: (name) => `${name} is not in options.upsertFields` };
}

function everything(body: Inputs<Json>): Declaration {
  return { names: givenNames(body), whyLeftOut: (name) => `${name} has no value` };
}

function writeNew(call: Call, body: Inputs<Json>, declaration: Declaration, drop: Drop): JsonObject {
  const { account, switches, droppedFields } = call;
  const contact = account.create();
  const tagOperation = 'InsertIfNotExists';
  applyUpdate({ contact, account, switches, body, declaration, droppedFields, tagOperation, drop });
  return showContact(contact, call, answerDetails(switches));
}

/** By phone, else by Instagram, else by e-mail. */
function findSame(account: Account, body: Inputs<Json>): StoredContact | undefined {
  const phone = body.get('phoneNumber');
  const byPhone = typeof phone === 'string' ? account.findByPhone(phone) : undefined;
  return byPhone ?? findByText(account, body, 'instagram') ?? findByText(account, body, 'email');
}

function findByText(
  account: Account,
  body: Inputs<Json>,
  key: 'instagram' | 'email',
): StoredContact | undefined {
  const wanted = body.get(key) ?? '';
  return wanted === ''
    ? undefined
    : account.contacts().find((contact) => isSameWord(contact[key] ?? '', wanted));
}
