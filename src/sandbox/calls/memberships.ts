import { createHash } from 'node:crypto';
import type { Json, JsonObject, StoredContact } from '../publicApi';
import { formError } from '../answers/apiErrors';
import { Phone } from '../answers/phone';
import type { Remarks } from '../answers/remarks/remarks';
import type { Named } from '../account/account';
import { InputErrors } from '../reading/inputErrors';
import type { Inputs } from '../reading/inputs';
import { jsonTypeOf, listOf, requireObject } from '../reading/jsonBody';
import { showPage } from '../reading/page';
import { noteUnread, readInputs } from '../reading/readInputs';
import type { Call, Handle } from './call';

/** What contacts can be in, and what being in it means. */
export interface Membership<Row extends Named> {
  readonly rows: (call: Call) => readonly Row[];
  readonly notFound: { readonly text: string; readonly route: string };
  readonly idsOf: (contact: StoredContact) => readonly string[];
  readonly write: (contact: StoredContact, ids: string[]) => void;
  /** What happens to a contact that comes in, besides. */
  readonly add?: (call: Call, row: Row, contact: StoredContact) => void;
  readonly show: (row: Row, contact: StoredContact) => JsonObject;
}

/** The calls that add and remove contacts. Removing is answered without a body. */
export function membershipCalls<Row extends Named>(
  membership: Membership<Row>,
): Readonly<Record<'add' | 'addBatch' | 'remove' | 'removeBatch', Handle>> {
  const add = (call: Call, row: Row, contacts: readonly StoredContact[]) =>
    contacts.map((contact) => {
      join(call, membership, row, contact);
      return membership.show(row, contact);
    });
  const remove = (call: Call, row: Row, contacts: readonly StoredContact[]) => {
    for (const contact of contacts) leave(call, membership, row, contact);
    return '';
  };
  return {
    add: (call) => add(call, findRow(call, membership), [readContact(call)])[0] ?? null,
    addBatch: (call) => {
      const row = findRow(call, membership);
      const items = add(call, row, readContacts(call));
      const page = { pageNumber: 1, pageSize: Math.max(items.length, 1) };
      return showPage(items, page, { orderBy: 'createdAt', orderDirection: 'ASCENDING' });
    },
    remove: (call) => remove(call, findRow(call, membership), [readContact(call)]),
    removeBatch: (call) => remove(call, findRow(call, membership), readContacts(call)),
  };
}

/** Throws the API's "not found". */
export function findRow<Row extends Named>(call: Call, { rows, notFound }: Membership<Row>): Row {
  const row = rows(call).find(({ id }) => id === call.subject.toLowerCase());
  if (row !== undefined) return row;
  throw formError(notFound.text).because('notFound', { value: call.subject, route: notFound.route });
}

/** A valid UUID that is the same for the same two. */
export function derivedId(...ids: readonly string[]): string {
  const hex = createHash('sha256').update(ids.join()).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The contact in a row of a membership: in other letters than elsewhere, and with its picture. */
export function showMember(contact: StoredContact): JsonObject {
  const { id, name, phoneNumber, email, instagram, pictureUrl } = contact;
  return { id, name, phonenumber: phoneNumber, email, instagram, pictureUrl };
}

function join<Row extends Named>(
  call: Call,
  { idsOf, write, add }: Membership<Row>,
  row: Row,
  contact: StoredContact,
): void {
  if (idsOf(contact).includes(row.id)) {
    call.remarks.note('unchanged', {});
    return;
  }
  add?.(call, row, contact);
  write(contact, [...idsOf(contact), row.id]);
  call.account.touch(contact, call.switches.updatedAt === 'fields');
}

function leave<Row extends Named>(
  call: Call,
  { idsOf, write }: Membership<Row>,
  row: Row,
  contact: StoredContact,
): void {
  if (!idsOf(contact).includes(row.id)) {
    call.remarks.note('notMember', { value: contact.id });
    return;
  }
  write(
    contact,
    idsOf(contact).filter((id) => id !== row.id),
  );
  call.account.touch(contact, call.switches.updatedAt === 'fields');
}

/** By `contactId`, else by `phoneNumber`. */
function readContact(call: Call): StoredContact {
  const inputs = readInputs(call.remarks, requireObject(call.body));
  const [id, phone] = [inputs.get('contactId') ?? null, inputs.get('phoneNumber') ?? null];
  noteUnread(call.remarks, inputs);
  if (typeof id === 'string') {
    if (phone !== null) call.remarks.note('overruled', { what: 'phoneNumber', by: 'contactId' });
    return call.account.contact(id);
  }
  if (typeof phone === 'string') return byPhone(call, phone, 'contactId');
  const errors = new InputErrors();
  errors.add('ContactId', 'The ContactId or the PhoneNumber field is required.');
  errors.refuseIfAny();
  return call.account.contact('');
}

/** A contact that is not there is left out; what the real API does then is not known. */
function readContacts(call: Call): StoredContact[] {
  const { account, remarks } = call;
  const inputs = readInputs(remarks, requireObject(call.body));
  const found = new Set<StoredContact>();
  for (const id of readTexts(inputs, 'contactIds', remarks)) {
    const contact = account.find(id);
    if (contact === undefined)
      remarks.note('unknownContact', { value: JSON.stringify(id), what: 'contactIds' });
    else found.add(contact);
  }
  for (const phone of readTexts(inputs, 'phoneNumbers', remarks))
    found.add(byPhone(call, phone, 'contactIds'));
  noteUnread(remarks, inputs);
  return [...found];
}

function readTexts(inputs: Inputs<Json>, what: string, remarks: Remarks): string[] {
  const written = inputs.get(what) ?? [];
  if (!Array.isArray(written)) {
    remarks.note('wrongType', { what, got: jsonTypeOf(written), expected: 'a list' });
  }
  return listOf(written).flatMap((item, index) => {
    if (typeof item === 'string') return [item];
    remarks.note('wrongType', { what: `${what}[${index}]`, got: jsonTypeOf(item), expected: 'text' });
    return [];
  });
}

/** The reference says that a contact which is not there is created, even to be removed from something. */
function byPhone({ account, remarks }: Call, written: string, instead: string): StoredContact {
  const found = account.findByPhone(written);
  if (found !== undefined) return found;
  const phone = Phone.parse(written);
  // Throws "not found".
  if (phone === undefined) return account.contactByPhone(written);
  const contact = account.create();
  contact.phoneNumber = phone.written;
  contact.phoneNumberFormatted = phone.masked;
  account.touch(contact);
  remarks.note('createdByPhone', { value: written, instead });
  return contact;
}
