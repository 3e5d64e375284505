import { isDeepStrictEqual } from 'node:util';
import type { Json, StoredContact } from '../publicApi';
import type { Account } from '../account/account';
import { STATUSES } from '../account/contact';
import { Phone } from '../answers/phone';
import type { Remarks } from '../answers/remarks/remarks';
import { checkChoice, isSameWord } from '../reading/choice';
import { capitalize, InputErrors } from '../reading/inputErrors';
import type { Inputs, Query } from '../reading/inputs';
import { isObject, jsonTypeOf } from '../reading/jsonBody';
import { type PickList, pickLists } from '../reading/picking';
import { noteUnread, readInputs } from '../reading/readInputs';

type Test = (contact: StoredContact) => boolean;

/**
 * Reads the filters of `POST /core/v1/contact/filter`; a contact must pass all of them. Throws 400 for a bad status or
 * date, and tells of what filters nothing.
 */
export function readFilter(body: Inputs<Json>, account: Account, remarks: Remarks): Test {
  const errors = new InputErrors();
  const tests = [
    readText(body, 'textFilter', remarks, ofAnyText),
    readText(body, 'name', remarks, (text) => (contact) => contains(contact.name, text)),
    readText(body, 'email', remarks, (text) => (contact) => contains(contact.email, text)),
    readText(body, 'instagram', remarks, (text) => (contact) => contains(contact.instagram, text)),
    readText(body, 'phoneNumber', remarks, ofPhone),
    readText(body, 'origin', remarks, (text) => (contact) => isSameWord(contact.origin, text)),
    readPicks(body, pickLists(account).tags, remarks, ({ tagIds }) => tagIds),
    readPicks(body, pickLists(account).portfolios, remarks, ({ portfolioIds }) => portfolioIds),
    readValues(body, 'customFields', remarks),
    readValues(body, 'metadata', remarks),
    readPeriod(body, 'createdAt', errors, remarks),
    readPeriod(body, 'updatedAt', errors, remarks),
    readStatus(readStatusText(body, remarks), errors),
  ];
  errors.refuseIfAny();
  return (contact) => tests.every((test) => test(contact));
}

/** The filters of `GET /core/v1/contact`. */
export function readListFilter(query: Query): Test {
  const errors = new InputErrors();
  const moment = (key: 'createdAt' | 'updatedAt', end: 'Before' | 'After') => {
    const name = `${capitalize(key)}.${end}`;
    return ofMoment(key, end, query.get(name)?.at(-1), name, errors);
  };
  const tests = [
    readStatus(query.get('Status')?.at(-1), errors),
    moment('createdAt', 'Before'),
    moment('createdAt', 'After'),
    moment('updatedAt', 'Before'),
    moment('updatedAt', 'After'),
  ];
  errors.refuseIfAny();
  return (contact) => tests.every((test) => test(contact));
}

const anyContact: Test = () => true;

function readText(
  body: Inputs<Json>,
  what: string,
  remarks: Remarks,
  makeTest: (text: string) => Test,
): Test {
  const value = body.get(what) ?? null;
  if (typeof value === 'string' && value !== '') return makeTest(value);
  if (value === '') remarks.note('emptyFilter', { what });
  else if (value !== null) remarks.note('wrongFilter', { what, got: jsonTypeOf(value), expected: 'text' });
  return anyContact;
}

function ofAnyText(text: string): Test {
  return ({ name, phoneNumber, email }) => [name, phoneNumber, email].some((value) => contains(value, text));
}

/** A whole phone in any form, or a piece of its digits. */
function ofPhone(text: string): Test {
  const wanted = Phone.parse(text);
  const digits = text.replace(/\D/g, '');
  return ({ phoneNumber }) => {
    const phone = Phone.parse(phoneNumber ?? '');
    if (wanted !== undefined && phone !== undefined) return wanted.key === phone.key;
    return digits !== '' && (phoneNumber ?? '').replace(/\D/g, '').includes(digits);
  };
}

/** Any of them, by id or by name; ids win. */
function readPicks(
  body: Inputs<Json>,
  picks: PickList,
  remarks: Remarks,
  idsOf: (contact: StoredContact) => readonly string[],
): Test {
  const { ids, names = ids, list } = picks;
  const isById = (body.get(ids) ?? null) !== null;
  const what = isById ? ids : names;
  if (isById && (body.get(names) ?? null) !== null) remarks.note('overruled', { what: names, by: ids });
  const written = readFilled(body, what, remarks, 'a list');
  if (!Array.isArray(written)) return anyContact;
  const known = new Map(list.map(({ id, name }) => [isById ? id : name, id]));
  const wanted = new Set<string>();
  for (const item of written) {
    const text = typeof item === 'string' ? item : '';
    const id = known.get(isById ? text.toLowerCase() : text);
    if (id !== undefined) wanted.add(id);
    else picks.noteUnlisted(item, isById ? 'id' : 'name', remarks);
  }
  return (contact) => idsOf(contact).some((id) => wanted.has(id));
}

/** Each key has this value; that a field with several values has it when one of them is it, is our guess. */
function readValues(body: Inputs<Json>, what: 'customFields' | 'metadata', remarks: Remarks): Test {
  const written = readFilled(body, what, remarks, 'an object');
  if (!isObject(written)) return anyContact;
  const wanted = Object.entries(written);
  return (contact) => {
    const values = new Map<string, Json>(Object.entries(contact[what] ?? {}));
    return wanted.every(([key, value]) => {
      const stored = values.get(key) ?? null;
      return (Array.isArray(stored) ? stored : [stored]).some((one) => isDeepStrictEqual(one, value));
    });
  };
}

function readFilled(
  body: Inputs<Json>,
  what: string,
  remarks: Remarks,
  expected: 'a list' | 'an object',
): Json {
  const written = body.get(what) ?? null;
  if (written === null) return null;
  const isRight = expected === 'a list' ? Array.isArray(written) : isObject(written);
  if (!isRight) remarks.note('wrongFilter', { what, got: jsonTypeOf(written), expected });
  else if (Object.keys(written).length > 0) return written;
  else remarks.note('emptyFilter', { what });
  return null;
}

function readPeriod(
  body: Inputs<Json>,
  key: 'createdAt' | 'updatedAt',
  errors: InputErrors,
  remarks: Remarks,
): Test {
  const written = readFilled(body, key, remarks, 'an object');
  if (!isObject(written)) return anyContact;
  const inputs = readInputs(remarks, written, `${key}.`);
  const ends = (['Before', 'After'] as const).map((end) =>
    ofMoment(key, end, inputs.get(end), `${capitalize(key)}.${end}`, errors),
  );
  noteUnread(remarks, inputs, { prefix: `${key}.` });
  return (contact) => ends.every((test) => test(contact));
}

/** Whether the moment itself counts is not known; here it does. */
function ofMoment(
  key: 'createdAt' | 'updatedAt',
  end: 'Before' | 'After',
  written: Json | undefined,
  property: string,
  errors: InputErrors,
): Test {
  if (written === undefined || written === null) return anyContact;
  const moment = typeof written === 'string' ? Date.parse(written) : NaN;
  if (Number.isNaN(moment)) errors.add(property, `The value ${JSON.stringify(written)} is not a date.`);
  return end === 'Before'
    ? (contact) => Date.parse(contact[key]) <= moment
    : (contact) => Date.parse(contact[key]) >= moment;
}

function readStatusText(body: Inputs<Json>, remarks: Remarks): string | undefined {
  const written = body.get('status') ?? null;
  if (written === null || typeof written === 'string') return written ?? undefined;
  remarks.note('wrongFilter', { what: 'status', got: jsonTypeOf(written), expected: 'text' });
  return undefined;
}

/** Contacts that are not active must be asked for, one status at a time. */
function readStatus(written: string | undefined, errors: InputErrors): Test {
  checkChoice(errors, 'Status', written, STATUSES);
  const wanted = written?.toUpperCase() ?? 'ACTIVE';
  return ({ status }) => status === wanted;
}

function contains(value: string | null, text: string): boolean {
  return fold(value ?? '').includes(fold(text));
}

/** Lower case, without accents. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
