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

/** Some put the name of the whole body first: `request.customFields.canal`. */
function placeOf(path: string): { key: string; rest: string } {
  const whole = splitPath(path);
  if (whole.rest === '' || whole.key.toLowerCase() === 'fields' || fieldNamed(whole.key) !== undefined)
    return whole;
  const inner = splitPath(whole.rest);
  return fieldNamed(inner.key) === undefined && inner.key.toLowerCase() !== 'fields' ? whole : inner;
}

/** `CustomFields.a.b` and `customFields['a.b']` are `customFields` and `a.b`: keys hold any character. */
function splitPath(path: string): { key: string; rest: string } {
  const [, key = path, dotted, bracketed] = /^([^.[]+)(?:\.(.+)|(\[.+\]))?$/s.exec(path) ?? [];
  return { key: keyOf(key), rest: dotted ?? (bracketed === undefined ? '' : keyInBrackets(bracketed)) };
}

/** `['-multi-57'][0]` is `-multi-57[0]`, and `[1]` is `1`. */
function keyInBrackets(brackets: string): string {
  return brackets.replace(/^\[(?:(['"])(.+?)\1|([^\]]+))\]/s, '$2$3');
}

/** A value of a list is told at the list: a key that was sent counts, also one that looks like a place in a list. */
function slotIn(reading: FieldReading, rest: string, slotAt: (path: string) => string): string {
  const whole = sentSlot(slotAt(rest), reading);
  const list = rest.replace(/(?:\[\d+\]|\.\d+)+$/, '');
  if (reading.changes.has(whole) || list === rest) return whole;
  const shorter = sentSlot(slotAt(list), reading);
  return reading.changes.has(shorter) ? shorter : whole;
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
