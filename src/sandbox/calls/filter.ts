import type { Json, StoredContact } from '../publicApi';
import type { Account } from '../account/account';
import { checkChoice } from '../reading/choice';
import { STATUSES } from '../account/contact';
import { InputErrors } from '../reading/inputErrors';
import type { Inputs } from '../reading/inputs';
import { jsonTypeOf } from '../reading/jsonBody';
import { parsePhone, isSamePhone } from '../answers/phone';
import { noteUnlisted } from '../reading/picking';
import { tagPicks } from '../reading/pickLists';
import type { Remarks } from '../answers/remarks/remarks';

type Test = (contact: StoredContact) => boolean;

/**
 * Reads the filters of `POST /core/v1/contact/filter`; a contact must pass all of them. Throws 400 for a bad status, and
 * tells of what filters nothing.
 */
export function readFilter(body: Inputs<Json>, account: Account, remarks: Remarks): Test {
  const tests = [
    readText(body, 'textFilter', remarks, ofAnyText),
    readText(body, 'name', remarks, (text) => (contact) => contains(contact.name, text)),
    readText(body, 'email', remarks, (text) => (contact) => contains(contact.email, text)),
    readText(body, 'phoneNumber', remarks, ofPhone),
    readTags(body, account, remarks),
    readStatus(body, remarks),
  ];
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
  const wanted = parsePhone(text);
  const digits = text.replace(/\D/g, '');
  return ({ phoneNumber }) => {
    const phone = parsePhone(phoneNumber ?? '');
    if (wanted !== undefined && phone !== undefined) return isSamePhone(wanted, phone);
    return digits !== '' && (phoneNumber ?? '').replace(/\D/g, '').includes(digits);
  };
}

/** Any of the tags. */
function readTags(body: Inputs<Json>, account: Account, remarks: Remarks): Test {
  const picks = { ...tagPicks(account), names: undefined };
  const value = body.get(picks.ids) ?? null;
  if (value === null) return anyContact;
  if (!Array.isArray(value)) {
    remarks.note('wrongFilter', { what: picks.ids, got: jsonTypeOf(value), expected: 'a list' });
    return anyContact;
  }
  if (value.length === 0) {
    remarks.note('emptyFilter', { what: picks.ids });
    return anyContact;
  }
  const known = new Set(account.tags.map(({ id }) => id));
  const wanted = new Set<string>();
  for (const item of value) {
    const id = typeof item === 'string' ? item.toLowerCase() : '';
    if (known.has(id)) wanted.add(id);
    else noteUnlisted(item, 'id', picks, remarks);
  }
  return ({ tagIds }) => tagIds.some((id) => wanted.has(id));
}

function readStatus(body: Inputs<Json>, remarks: Remarks): Test {
  const written = body.get('status') ?? null;
  if (written === null) return anyContact;
  const errors = new InputErrors();
  const wanted = new Set<string>();
  for (const status of Array.isArray(written) ? written : [written]) {
    checkChoice(errors, 'Status', status, STATUSES);
    if (typeof status === 'string') wanted.add(status.toUpperCase());
    else remarks.note('wrongFilter', { what: 'status', got: jsonTypeOf(status), expected: 'text' });
  }
  errors.refuseIfAny();
  if (Array.isArray(written) && written.length === 0) remarks.note('emptyFilter', { what: 'status' });
  return wanted.size === 0 ? anyContact : ({ status }) => wanted.has(status);
}

function contains(value: string | null, text: string): boolean {
  return fold(value ?? '').includes(fold(text));
}

/** Lower case, without accents. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
