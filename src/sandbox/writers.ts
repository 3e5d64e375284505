import type { Json } from '../core/contact/json';
import type { Account, CustomField } from './account';
import { STATUSES } from './contact';
import { isGroup, storeCustomValue } from './customFieldValue';
import { mayClear, type Update, valueOf } from './fieldUpdate';
import { isObject } from './jsonBody';
import { formatPhone, maskPhone, parsePhone } from './phone';
import { applyTagOperation, readPicked } from './picking';
import type { WriterName } from './writerNames';
import { writeUtm } from './writeUtm';

/** A name that may stand in `fields`, the keys of the body that hold its value, and what writing it does. */
export interface Writer {
  readonly name: WriterName;
  readonly keys: readonly string[];
  readonly write: (update: Update) => void;
}

/** One for each name of `fields`. */
export const writers: readonly Writer[] = [
  { name: 'Name', keys: ['name'], write: writeText('name') },
  { name: 'PhoneNumber', keys: ['phoneNumber'], write: writePhone },
  { name: 'Email', keys: ['email'], write: writeText('email') },
  { name: 'Instagram', keys: ['instagram'], write: writeText('instagram') },
  { name: 'Annotation', keys: ['annotation'], write: writeText('annotation') },
  { name: 'Tags', keys: ['tagIds', 'tagNames'], write: writeTags },
  { name: 'Status', keys: ['status'], write: writeStatus },
  { name: 'CustomFields', keys: ['customFields'], write: writeCustomFields },
  { name: 'PictureUrl', keys: ['pictureUrl'], write: writeText('pictureUrl') },
  { name: 'Portfolio', keys: ['portfolioIds', 'portfolioNames'], write: writePortfolios },
  { name: 'SequenceIds', keys: ['sequenceIds'], write: writeSequences },
  { name: 'Utm', keys: ['utm'], write: writeUtm },
  { name: 'Metadata', keys: ['metadata'], write: writeMetadata },
];

type TextKey = 'name' | 'email' | 'instagram' | 'annotation' | 'pictureUrl';

function writeText(key: TextKey): (update: Update) => void {
  return (update) => {
    const value = valueOf(update, key);
    if (typeof value === 'string') update.contact[key] = value;
    else if (value !== null) update.drop(key, 'it is not text');
    else if (mayClear(update, key)) update.contact[key] = null;
  };
}

function writePhone(update: Update): void {
  const { contact, drop } = update;
  const value = valueOf(update, 'phoneNumber');
  if (value === null || value === '') {
    if (value === '' || mayClear(update, 'phoneNumber')) {
      contact.phoneNumber = value;
      contact.phoneNumberFormatted = value;
    }
    return;
  }
  const phone = typeof value === 'string' ? parsePhone(value) : undefined;
  if (phone === undefined) {
    drop('phoneNumber', 'it is not a phone number');
    return;
  }
  contact.phoneNumber = formatPhone(phone);
  contact.phoneNumberFormatted = maskPhone(phone);
}

function writeStatus(update: Update): void {
  const value = valueOf(update, 'status');
  const status = STATUSES.find((known) => typeof value === 'string' && known === value.toUpperCase());
  if (status === undefined) update.drop('status', 'a contact always has one of the three');
  else update.contact.status = status;
}

function writeTags(update: Update): void {
  const { contact, account, tagOperation, drop } = update;
  const picked = readPicked(update.body, { ids: 'tagIds', names: 'tagNames' }, account.tags, drop);
  if (picked === undefined) return;
  if (picked !== null) contact.tagIds = applyTagOperation(contact.tagIds, picked, tagOperation);
  else if (tagOperation !== 'ReplaceAll') drop('tagIds', `null gives nothing to ${tagOperation}`);
  else if (mayClear(update, 'tagIds')) contact.tagIds = [];
}

function writePortfolios(update: Update): void {
  const { contact, account, body, switches, drop } = update;
  const picked = readPicked(body, { ids: 'portfolioIds', names: 'portfolioNames' }, account.portfolios, drop);
  if (picked === undefined || (picked === null && !mayClear(update, 'portfolioIds'))) return;
  const kept = switches.portfolios === 'add' ? contact.portfolioIds : [];
  contact.portfolioIds = [...new Set([...kept, ...(picked ?? [])])];
}

function writeSequences(update: Update): void {
  const { contact, account, body, switches, drop } = update;
  const picked = readPicked(body, { ids: 'sequenceIds', names: undefined }, account.sequences, drop);
  if (picked === undefined || (picked === null && !mayClear(update, 'sequenceIds'))) return;
  const kept = switches.sequences === 'add' ? contact.sequenceIds : [];
  contact.sequenceIds = [...new Set([...kept, ...(picked ?? [])])];
}

/** Merges by key. Null for the whole gives no keys, so nothing changes. */
function writeCustomFields(update: Update): void {
  const { contact, drop } = update;
  const written = valueOf(update, 'customFields');
  if (!isObject(written)) {
    drop('customFields', 'it is not an object');
    return;
  }
  const stored = new Map(Object.entries(contact.customFields));
  for (const [key, value] of Object.entries(written)) writeCustomField(update, stored, key, value);
  contact.customFields = Object.fromEntries(stored);
}

function writeCustomField(update: Update, stored: Map<string, Json>, key: string, value: Json): void {
  const { account, switches, drop } = update;
  const what = `customFields[${JSON.stringify(key)}]`;
  const field = account.customFields.find((known) => known.key === key);
  if (field === undefined) {
    drop(what, explainUnknownKey(account, key));
  } else if (isGroup(field)) {
    drop(what, 'it is a group of fields and holds no value');
  } else if (value === null || value === '') {
    if (value === '' || mayClear(update, what)) stored.delete(key);
  } else {
    const shape = storeCustomValue(field, value, switches.selectOptions);
    if (shape === undefined) drop(what, explainMisfit(field, switches.selectOptions));
    else stored.set(key, shape);
  }
}

function explainMisfit({ type, options }: CustomField, optionsBy: 'name' | 'id'): string {
  const misfit = `the value does not fit the type ${type}`;
  return options.length > 0 ? `${misfit}, whose options are picked by ${optionsBy}` : misfit;
}

function explainUnknownKey(account: Account, key: string): string {
  const byId = account.customFields.find(({ id }) => id === key.toLowerCase());
  if (byId !== undefined) return `this is the id of a field whose key is ${JSON.stringify(byId.key)}`;
  return 'the account has no field with this key, and keys must match to the byte';
}

/** Patches by key; null removes a key. */
function writeMetadata(update: Update): void {
  const { contact, drop } = update;
  const written = valueOf(update, 'metadata');
  if (!isObject(written)) {
    drop('metadata', 'it is not an object');
    return;
  }
  const stored = new Map(Object.entries(contact.metadata ?? {}));
  for (const [key, value] of Object.entries(written)) {
    if (value === null) stored.delete(key);
    else if (typeof value === 'string') stored.set(key, value);
    else drop(`metadata[${JSON.stringify(key)}]`, 'it is not text');
  }
  contact.metadata = Object.fromEntries(stored);
}
