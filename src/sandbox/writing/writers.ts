import type { TextKey, Json, JsonObject, StoredContact, UtmKey } from '../publicApi';
import { textFields, textKeys } from '../account/textFields';
import { STATUSES, READ_ONLY_UTM_KEYS, UTM_KEYS } from '../account/contact';
import { mayClear, noteMissing, noteType, type Target, type Update } from './fieldUpdate';
import { Phone } from '../answers/phone';
import { writeCustomFields } from './writeCustomFields';
import { listWriters } from './writeLists';
import type { WriterName } from './writerNames';
import { isObject, jsonTypeOf } from '../reading/jsonBody';
import type { Inputs } from '../reading/inputs';
import { noteUnread, readInputs } from '../reading/readInputs';

type Utm = NonNullable<StoredContact['utm']>;

/** A name that may stand in `fields`, the keys of the body that hold its value, and what writing it does. */
export interface Writer {
  readonly name: WriterName;
  readonly keys: readonly string[];
  readonly write: (update: Update) => void;
}

/** One for each name of `fields`. */
export const writers: readonly Writer[] = [
  ...textKeys.map(textWriter),
  { name: 'PhoneNumber', keys: ['phoneNumber'], write: writePhone },
  { name: 'Tags', keys: ['tagIds', 'tagNames'], write: listWriters.Tags },
  { name: 'Status', keys: ['status'], write: writeStatus },
  { name: 'CustomFields', keys: ['customFields'], write: writeCustomFields },
  { name: 'Portfolio', keys: ['portfolioIds', 'portfolioNames'], write: listWriters.Portfolio },
  { name: 'SequenceIds', keys: ['sequenceIds'], write: listWriters.SequenceIds },
  { name: 'Utm', keys: ['utm'], write: writeUtm },
  { name: 'Metadata', keys: ['metadata'], write: writeMetadata },
];

function textWriter(key: TextKey): Writer {
  const name = textFields[key].inFields;
  const write = (update: Update) => {
    const { contact, body } = update;
    const value = body.get(key);
    if (typeof value === 'string') contact[key] = value;
    else if (value !== undefined && value !== null) noteType(update, key, value, 'text');
    else if (mayClear(update, value, { name, what: key, isEmpty: contact[key] === null }))
      contact[key] = null;
  };
  return { name, keys: [key], write };
}

function writePhone(update: Update): void {
  const { contact, body, remarks } = update;
  const value = body.get('phoneNumber');
  const target: Target = {
    name: 'PhoneNumber',
    what: 'phoneNumber',
    isEmpty: contact.phoneNumber === null,
  };
  if (value === undefined || value === null || value === '') {
    if (value === '' || mayClear(update, value, target)) {
      contact.phoneNumber = value ?? null;
      contact.phoneNumberFormatted = value ?? null;
    }
    return;
  }
  if (typeof value !== 'string') {
    noteType(update, 'phoneNumber', value, 'text');
    return;
  }
  const phone = Phone.parse(value);
  if (phone === undefined) {
    remarks.note('notPhone', { what: 'phoneNumber' });
    return;
  }
  contact.phoneNumber = phone.written;
  contact.phoneNumberFormatted = phone.masked;
}

function writeStatus(update: Update): void {
  const { contact, body } = update;
  const value = body.get('status');
  if (value === undefined) noteMissing(update, { name: 'Status', what: 'status' });
  else if (value === null) update.remarks.note('nullKeeps', { what: 'status' });
  else if (typeof value !== 'string') noteType(update, 'status', value, 'text');
  else contact.status = STATUSES.find((known) => known === value.toUpperCase()) ?? contact.status;
}

/** Patches by key; null removes a key. Null for the whole gives no keys, so nothing changes. */
function writeMetadata(update: Update): void {
  const { contact, body, remarks } = update;
  const written = body.get('metadata');
  if (written === undefined) {
    noteMissing(update, { name: 'Metadata', what: 'metadata' });
  } else if (written === null) {
    remarks.note('nullWhole', { what: 'metadata' });
  } else if (isObject(written)) {
    const stored = new Map(Object.entries(contact.metadata ?? {}));
    for (const [key, value] of Object.entries(written)) {
      if (value === null) stored.delete(key);
      else if (typeof value === 'string') stored.set(key, value);
      else writeOther(update, stored, key, value);
    }
    if (contact.metadata !== null || stored.size > 0) contact.metadata = Object.fromEntries(stored);
  } else {
    noteType(update, 'metadata', written, 'an object');
  }
}

/** A write may hold values of any type, and only text was ever seen to come back: what becomes of others is a switch. */
function writeOther(update: Update, stored: Map<string, string>, key: string, value: Json): void {
  const what = `metadata[${JSON.stringify(key)}]`;
  if (update.switches.metadataValues === 'dropped') {
    noteType(update, what, value, 'text');
    return;
  }
  stored.set(key, JSON.stringify(value));
  update.remarks.note('metadataAsText', { what, got: jsonTypeOf(value) });
}

const EMPTY_UTM: Utm = {
  source: null,
  medium: null,
  campaign: null,
  content: null,
  headline: null,
  term: null,
  referralUrl: null,
  sourceId: null,
  clid: null,
};

/**
 * Writes the whole UTM or only the given keys, as the switch says. `sourceId` and `clid` can be kept, and erased by a
 * whole write that leaves them out, but never set.
 */
function writeUtm(update: Update): void {
  const { contact, body } = update;
  const written = body.get('utm');
  if (written === undefined || written === null) {
    const target = { name: 'Utm', what: 'utm', isEmpty: contact.utm === null } as const;
    if (mayClear(update, written, target)) contact.utm = null;
  } else if (isObject(written)) {
    contact.utm = mergeUtm(update, contact.utm ?? EMPTY_UTM, written);
  } else {
    noteType(update, 'utm', written, 'an object');
  }
}

function mergeUtm(update: Update, stored: Utm, written: JsonObject): Utm {
  const { remarks, switches } = update;
  const input = readInputs(remarks, written, 'utm.');
  const utm = { ...(switches.utm === 'whole' ? EMPTY_UTM : stored) };
  for (const key of UTM_KEYS) {
    const value = input.get(key);
    if (value === null || typeof value === 'string') {
      utm[key] = value;
    } else if (value !== undefined) {
      utm[key] = stored[key];
      noteType(update, `utm.${key}`, value, 'text');
    }
  }
  for (const key of READ_ONLY_UTM_KEYS) {
    const value = input.get(key) ?? null;
    if (value === null) continue;
    utm[key] = stored[key];
    if (value !== stored[key]) remarks.note('readOnly', { what: `utm.${key}` });
  }
  noteCleared(update, stored, utm, input);
  noteUnread(remarks, input, { prefix: 'utm.' });
  return utm;
}

/** Null erases in plain sight; a key that was not sent does so unseen. */
function noteCleared({ remarks }: Update, stored: Utm, utm: Utm, input: Inputs<Json>): void {
  const keys: readonly UtmKey[] = [...UTM_KEYS, ...READ_ONLY_UTM_KEYS];
  for (const key of keys) {
    if (stored[key] !== null && utm[key] === null && input.get(key) === undefined) {
      remarks.note('clearedInUtm', { what: `utm.${key}` });
    }
  }
}
