import type { Json, SandboxSwitches } from '../publicApi';
import type { CustomField, Named } from './account';

type OptionsBy = SandboxSwitches['selectOptions'];

/** The stored shape of a value that was written, or undefined when the value is of the wrong type. */
type Storing = (written: Json, field: CustomField, optionsBy: OptionsBy) => Json | undefined;

/**
 * Text is kept as it is, everything else as a list, which is how the API gives selects and dates (WTS-API.md). How it
 * gives INTEGER, FLOAT, BOOLEAN and TIME is not known: `showCustomValue` changes them as the switch says.
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
      typeof written === 'string'
        ? asList(written, /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,7})?)?$/)
        : undefined,
  ],
  ['SINGLESELECT', (written, field, optionsBy) => asOneName(findOption(written, field, optionsBy))],
  ['MULTISELECT', storeOptions],
  ['DATE', (written) => (isDate(written) ? [written.replaceAll('-', '/')] : undefined)],
  ['DATETIME', storeDateTime],
]);

const GROUP = 'GROUP';

export const knownTypes: readonly string[] = [...storings.keys(), GROUP];

/** The types that hold no value of their own. */
export function isGroup(field: CustomField): boolean {
  return field.type === GROUP;
}

/**
 * The stored shape of a written value, or undefined when it does not fit: `2006-03-01` for a DATE, a local time without
 * a zone for a DATETIME. Options are stored by name, however they were picked. A type that nobody knows takes anything.
 */
export function storeCustomValue(field: CustomField, written: Json, optionsBy: OptionsBy): Json | undefined {
  const storing = storings.get(field.type);
  return storing === undefined ? written : storing(written, field, optionsBy);
}

const PLAIN_TYPES = ['INTEGER', 'FLOAT', 'BOOLEAN', 'TIME'];

/** A stored value as the API gives it. */
export function showCustomValue(
  type: string | undefined,
  stored: Json,
  shapes: SandboxSwitches['customFieldShapes'],
): Json {
  if (shapes === 'list' || !PLAIN_TYPES.includes(type ?? '')) return stored;
  if (!Array.isArray(stored) || stored.length !== 1) return stored;
  const [text = null] = stored;
  if (shapes === 'text' || type === 'TIME') return text;
  return type === 'BOOLEAN' ? text === 'true' : Number(text);
}

function asList(written: Json, form: RegExp): Json | undefined {
  const text = typeof written === 'object' ? '' : String(written);
  return form.test(text) ? [text] : undefined;
}

/** Two options may have the same name: then the first is found. */
function findOption(written: Json, field: CustomField, optionsBy: OptionsBy): Named | undefined {
  const wanted = optionsBy === 'id' && typeof written === 'string' ? written.toLowerCase() : written;
  return field.options.find((option) => option[optionsBy] === wanted);
}

function asOneName(option: Named | undefined): Json | undefined {
  return option && [option.name];
}

function storeOptions(written: Json, field: CustomField, optionsBy: OptionsBy): Json | undefined {
  const picked = Array.isArray(written) ? written : [written];
  const options = picked.map((value) => findOption(value, field, optionsBy));
  const names = options.flatMap((option) => (option === undefined ? [] : [option.name]));
  return names.length === picked.length ? [...new Set(names)] : undefined;
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
