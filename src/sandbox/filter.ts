import type { Json } from '../core/contact/json';
import { checkChoice } from './choice';
import { type StoredContact, STATUSES } from './contact';
import { InputErrors } from './inputErrors';
import type { Inputs } from './inputs';
import { parsePhone, isSamePhone } from './phone';

type Test = (contact: StoredContact) => boolean;

/** Reads the filters of `POST /core/v1/contact/filter`; a contact must pass all of them. Throws 400 for a bad status. */
export function readFilter(body: Inputs<Json>): Test {
  const tests = [
    ofText(
      body.get('textFilter'),
      (text) =>
        ({ name, phoneNumber, email }) =>
          [name, phoneNumber, email].some((value) => contains(value, text)),
    ),
    ofText(
      body.get('name'),
      (text) =>
        ({ name }) =>
          contains(name, text),
    ),
    ofText(
      body.get('email'),
      (text) =>
        ({ email }) =>
          contains(email, text),
    ),
    ofText(body.get('phoneNumber'), ofPhone),
    ofTags(body.get('tagIds')),
    ofStatus(body.get('status')),
  ];
  return (contact) => tests.every((test) => test(contact));
}

function ofText(value: Json | undefined, makeTest: (text: string) => Test): Test {
  return typeof value === 'string' && value !== '' ? makeTest(value) : () => true;
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
function ofTags(value: Json | undefined): Test {
  if (!Array.isArray(value) || value.length === 0) return () => true;
  return ({ tagIds }) => value.some((id) => typeof id === 'string' && tagIds.includes(id.toLowerCase()));
}

function ofStatus(value: Json | undefined): Test {
  const wanted = Array.isArray(value) ? value : [value ?? null];
  const errors = new InputErrors();
  for (const status of wanted) checkChoice(errors, 'Status', status, STATUSES);
  errors.refuseIfAny();
  const statuses = wanted.flatMap((status) => (typeof status === 'string' ? [status.toUpperCase()] : []));
  return ({ status }) => statuses.length === 0 || statuses.includes(status);
}

function contains(value: string | null, text: string): boolean {
  return fold(value ?? '').includes(fold(text));
}

/** Lower case, without accents. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
