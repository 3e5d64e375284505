import type { TextKey } from '../publicApi';
import { textFields, textKeys } from '../account/textFields';
import { STATUSES } from '../account/contact';
import { mayClear, noteMissing, noteType, type Target, type Update } from './fieldUpdate';
import { formatPhone, maskPhone, parsePhone } from '../answers/phone';
import { writeCustomFields } from './writeCustomFields';
import { writePortfolios, writeSequences, writeTags } from './writeLists';
import { writeMetadata } from './writeMetadata';
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
  ...textKeys.map(textWriter),
  { name: 'PhoneNumber', keys: ['phoneNumber'], write: writePhone },
  { name: 'Tags', keys: ['tagIds', 'tagNames'], write: writeTags },
  { name: 'Status', keys: ['status'], write: writeStatus },
  { name: 'CustomFields', keys: ['customFields'], write: writeCustomFields },
  { name: 'Portfolio', keys: ['portfolioIds', 'portfolioNames'], write: writePortfolios },
  { name: 'SequenceIds', keys: ['sequenceIds'], write: writeSequences },
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
  const phone = parsePhone(value);
  if (phone === undefined) {
    remarks.note('notPhone', { what: 'phoneNumber' });
    return;
  }
  contact.phoneNumber = formatPhone(phone);
  contact.phoneNumberFormatted = maskPhone(phone);
}

function writeStatus(update: Update): void {
  const { contact, body } = update;
  const value = body.get('status');
  if (value === undefined) noteMissing(update, { name: 'Status', what: 'status' });
  else if (value === null) update.remarks.note('nullKeeps', { what: 'status' });
  else if (typeof value !== 'string') noteType(update, 'status', value, 'text');
  else contact.status = STATUSES.find((known) => known === value.toUpperCase()) ?? contact.status;
}
