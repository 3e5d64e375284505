import * as l10n from '@vscode/l10n';
import type { ApiFieldError } from '../api/errors/errorFacts';
import type { ApiError } from '../api/errors/errors';
import type { Field, FieldReading } from '../fields/field';
import { FIELD_ROWS } from '../fields/fields';
import type { Problem } from '../fields/problem';
import { planUpdate } from '../changes/updatePlan';
import type { AccountLists } from '../fields/fieldView';

/**
 * What the API says of the values that it refused, at their fields: `CustomFields.key`, `Metadata['x']`, `tagIds[0]`,
 * in whatever letters. What belongs to no field that was sent is told with its path.
 */
export function placeApiFieldErrors(
  { fieldErrors }: Pick<ApiError, 'fieldErrors'>,
  readings: readonly FieldReading[],
  lists: AccountLists,
): readonly Problem[] {
  const { contributions } = planUpdate(readings, lists);
  const sent = readings.filter((reading) => contributions.has(reading.field));
  return fieldErrors.map((refusal): Problem => {
    const { key, rest } = placeOf(refusal.path);
    if (key.toLowerCase() === 'fields') return refusedName(refusal, rest, sent);
    const field = fieldNamed(key);
    const reading = readings.find((candidate) => candidate.field === field);
    const contribution = field && contributions.get(field);
    if (field === undefined || reading === undefined || contribution === undefined) return nowhere(refusal);
    const slot = slotIn(reading, rest, (path) => field.slotAt([key, path], contribution));
    return {
      field: field.id,
      slot,
      severity: 'error',
      message: messageOf(refusal),
      path: field.pathOf(reading.document, slot),
    };
  });
}

/** The API does not take a field's name in `fields`: `fields[1]`, or a sentence that holds the name. */
function refusedName(refusal: ApiFieldError, index: string, sent: readonly FieldReading[]): Problem {
  const named = sent.filter(({ field: { inFields } }) =>
    new RegExp(`\\b${inFields}\\b`).test(refusal.message),
  );
  const meant = /^\d+$/.test(index) ? sent[Number(index)] : named[0];
  // A sentence that lists all that may stand there names several.
  if (meant === undefined || (index === '' && named.length > 1)) return nowhere(refusal);
  const { field } = meant;
  const message =
    sent.length > 1
      ? l10n.t('{0} Put this field back, and the rest can be saved.', messageOf(refusal))
      : messageOf(refusal);
  return { field: field.id, slot: '', severity: 'error', message, path: field.keys.slice(0, 1) };
}

function messageOf({ message }: ApiFieldError): string {
  return message === '' ? l10n.t('WTS Chat refused this value and gave no reason.') : message;
}

function nowhere(refusal: ApiFieldError): Problem {
  const { path } = refusal;
  const message = path === '' ? messageOf(refusal) : `${path}: ${messageOf(refusal)}`;
  return { field: undefined, slot: path, severity: 'error', message, path: [] };
}

const MOST_NAMES = 3;

/** Some put the names of what holds the fields first: `request.customFields.canal`, `dto.Contact.Name`. */
function placeOf(path: string): { key: string; rest: string } {
  const whole = splitPath(path);
  for (let inner = whole, names = 0; names < MOST_NAMES; names++) {
    if (inner.key.toLowerCase() === 'fields' || fieldNamed(inner.key) !== undefined) return inner;
    if (inner.rest === '') break;
    inner = splitPath(inner.rest);
  }
  return whole;
}

/** `CustomFields.a.b` and `customFields['a.b']` are `customFields` and `a.b`: keys hold any character. */
function splitPath(path: string): { key: string; rest: string } {
  const [, key = path, dotted, bracketed] = /^([^.[]+)(?:\.(.+)|(\[.+))?$/s.exec(path) ?? [];
  return { key: keyOf(key), rest: dotted ?? (bracketed === undefined ? '' : keyInBrackets(bracketed)) };
}

/** `['-multi-57'][0]` is `-multi-57[0]`, and `[1]` is `1`. */
function keyInBrackets(brackets: string): string {
  return brackets.replace(/^\[(?:(['"])(.+?)\1|([^\]]+))\]/s, '$2$3');
}

/** What stands in a value is told at the value: a key that was sent counts, also one that looks like a place in a list. */
function slotIn(reading: FieldReading, rest: string, slotAt: (path: string) => string): string {
  const slots = placesAround(rest).map((place) => sentSlot(slotAt(place), reading));
  return slots.find((slot) => reading.changes.has(slot)) ?? slots[0] ?? '';
}

/** The place, then those that it stands in, each without its escapes as well: `a.b[0].c`, `a.b[0]`, `a.b`, `a`. */
function placesAround(rest: string): string[] {
  const places = [rest];
  for (let place = rest; ; places.push(place)) {
    const outer = place.replace(/(?:\[[^[]*\]|\.[^.[]*)$/, '');
    if (outer === place || outer === '') return places.flatMap((one) => [one, unescaped(one)]);
    place = outer;
  }
}

/** `it\'s`, `it\u0027s` and, in a JSON pointer, `a~1b`. */
function unescaped(key: string): string {
  return key
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\(.)/g, '$1')
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
}

/** The key as we write it: the API's own letters differ. */
function keyOf(key: string): string {
  const folded = key.toLowerCase();
  return FIELD_ROWS.flatMap(({ keys }) => keys).find((own) => own.toLowerCase() === folded) ?? key;
}

/** By its key in the body, or by its name in `fields`. */
function fieldNamed(key: string): Field | undefined {
  const folded = key.toLowerCase();
  return FIELD_ROWS.find(
    ({ keys, inFields }) => keys.some((own) => own === key) || inFields.toLowerCase() === folded,
  );
}

function sentSlot(slot: string, { changes }: FieldReading): string {
  if (changes.has(slot)) return slot;
  const folded = slot.toLowerCase();
  return [...changes.keys()].find((sent) => sent.toLowerCase() === folded) ?? slot;
}
