import type { Json } from '../core/contact/json';
import type { CustomField } from './account';

/** What the API gives back for a value that was written, or undefined when the value is of the wrong type. */
type Storing = (written: Json, field: CustomField) => Json | undefined;

/**
 * Text is given back as it is, everything else as a list (WTS-API.md). How INTEGER, FLOAT, BOOLEAN and TIME are given
 * back is not known; they follow the rule.
 */
const storings = new Map<string, Storing>([
  ['STRING', (written) => (typeof written === 'string' ? written : undefined)],
  ['TEXT', (written) => (typeof written === 'string' ? written : undefined)],
  ['INTEGER', (written) => asList(written, /^-?\d+$/)],
  ['FLOAT', (written) => asList(written, /^-?\d+(\.\d+)?$/)],
  ['BOOLEAN', (written) => asList(written, /^(true|false)$/)],
  [
    'TIME',
    (written) =>
      typeof written === 'string' ? asList(written, /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/) : undefined,
  ],
  ['SINGLESELECT', (written, field) => (isOption(written, field) ? [written] : undefined)],
  ['MULTISELECT', storeOptions],
  ['DATE', (written) => (isDate(written) ? [written.replaceAll('-', '/')] : undefined)],
  ['DATETIME', storeDateTime],
]);

/** The types that hold no value of their own. */
export function isGroup(field: CustomField): boolean {
  return field.type === 'GROUP';
}

/**
 * The stored shape of a written value, or undefined when it does not fit: options by name, `2006-03-01` for a DATE,
 * a local time without a zone for a DATETIME. A type that nobody knows takes anything.
 */
export function storeCustomValue(field: CustomField, written: Json): Json | undefined {
  const storing = storings.get(field.type);
  return storing === undefined ? written : storing(written, field);
}

function asList(written: Json, form: RegExp): Json | undefined {
  const text = typeof written === 'object' ? '' : String(written);
  return form.test(text) ? [text] : undefined;
}

function isOption(written: Json, field: CustomField): written is string {
  return field.options.some(({ name }) => name === written);
}

function storeOptions(written: Json, field: CustomField): Json | undefined {
  const names = Array.isArray(written) ? written : [written];
  return names.every((name) => isOption(name, field)) ? [...new Set(names)] : undefined;
}

function isDate(written: Json): written is string {
  if (typeof written !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(written)) return false;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written);
}

function storeDateTime(written: Json): Json | undefined {
  if (typeof written !== 'string') return undefined;
  const parts = /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d)(?:\.(\d{1,7}))?)?$/.exec(
    written,
  );
  const [, date = '', time = '', seconds = '00', fraction = ''] = parts ?? [];
  return isDate(date) ? [`${date}T${time}:${seconds}.${fraction.padEnd(7, '0')}`] : undefined;
}
