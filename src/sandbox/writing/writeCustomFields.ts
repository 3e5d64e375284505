import type { Json } from '../publicApi';
import type { CustomField } from '../account/account';
import { isSameWord } from '../reading/choice';
import { isGroup, storeCustomValue } from '../account/customFieldValue';
import { mayClear, noteMissing, noteType, type Update } from './fieldUpdate';
import { isObject } from '../reading/jsonBody';

const MAX_OPTIONS = 10;

const EXAMPLES: ReadonlyMap<string, string> = new Map([
  ['INTEGER', '3'],
  ['FLOAT', '1.5'],
  ['BOOLEAN', 'true'],
  ['TIME', '"09:30"'],
  ['DATE', '"2006-03-01"'],
  ['DATETIME', '"2026-07-08T14:30:00"'],
]);

/** Merges by key. Null for the whole gives no keys, so nothing changes. */
export function writeCustomFields(update: Update): void {
  const { contact, account, body, remarks } = update;
  const written = body.get('customFields');
  if (written === undefined) {
    noteMissing(update, { name: 'CustomFields', what: 'customFields' });
  } else if (written === null) {
    remarks.note('nullWhole', { what: 'customFields' });
  } else if (isObject(written)) {
    const fields = new Map(account.customFields.map((field) => [field.key, field]));
    const stored = new Map(Object.entries(contact.customFields));
    for (const [key, value] of Object.entries(written)) {
      const field = fields.get(key);
      if (field === undefined) noteUnknown(update, key);
      else writeCustomField(update, stored, field, value);
    }
    contact.customFields = Object.fromEntries(stored);
  } else {
    noteType(update, 'customFields', written, 'an object');
  }
}

function writeCustomField(update: Update, stored: Map<string, Json>, field: CustomField, value: Json): void {
  const { key } = field;
  const what = placeOf(key);
  if (isGroup(field)) {
    update.remarks.note('fieldGroup', { what });
  } else if (value === null || value === '') {
    const target = { name: 'CustomFields', what, isEmpty: !stored.has(key) } as const;
    if (value === '' || mayClear(update, value, target)) stored.delete(key);
  } else {
    const shape = storeCustomValue(field, value, update.switches.selectOptions);
    if (shape === undefined) noteMisfit(update, field);
    else stored.set(key, shape);
  }
}

function placeOf(key: string): string {
  return `customFields[${JSON.stringify(key)}]`;
}

/** A value of the type as it is written in a body. */
function exampleOf(type: string): string {
  return EXAMPLES.get(type) ?? '"text"';
}

function noteMisfit({ remarks, switches }: Update, { key, type, options }: CustomField): void {
  const what = placeOf(key);
  const optionsBy = switches.selectOptions;
  if (options.length === 0) {
    remarks.note('fieldValue', { what, type, example: exampleOf(type) });
    return;
  }
  const shown = options.slice(0, MAX_OPTIONS).map((option) => JSON.stringify(option[optionsBy]));
  const more = options.length > MAX_OPTIONS ? ['…'] : [];
  remarks.note('fieldOption', { what, type, optionsBy, options: [...shown, ...more].join(', ') });
}

/** Keys must match to the byte; people write the id or the name of a field, or its key in other letters. */
function noteUnknown({ account, remarks }: Update, key: string): void {
  const what = placeOf(key);
  const meant = remarks.isFull
    ? undefined
    : account.customFields.find((field) => [field.id, field.key, field.name].some((one) => isNear(one, key)));
  if (meant === undefined) remarks.note('fieldUnknown', { what });
  else remarks.note('fieldKey', { what, instead: JSON.stringify(meant.key) });
}

function isNear(known: string, written: string): boolean {
  return isSameWord(known.trim(), written.trim());
}
