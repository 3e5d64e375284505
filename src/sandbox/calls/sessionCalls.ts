import type { Json, StoredContact } from '../publicApi';
import { COMPANY_ID } from '../account/newContact';
import { contactId } from '../account/seedIds';
import { SAMPLE_CONTACT_ID } from '../account/identity';
import { isSameWord } from '../reading/choice';
import { pageInQuery, readWantedPage, showPage } from '../reading/page';
import type { Call } from './call';
import { derivedId } from './memberships';

const STATUSES = ['IN_PROGRESS', 'COMPLETED', 'PENDING'] as const;

/** Contacts of the built-in account that had conversations: one that goes on, and one that ended before it. */
const TALKED = [SAMPLE_CONTACT_ID, contactId(3), contactId(9)];

/** The conversations of a contact, or all, the latest first. What a row holds besides status and times is our guess. */
export function listSessions({ account, query }: Call): Json {
  const wanted = query.get('ContactId')?.at(-1);
  const status = query.get('Status')?.at(-1);
  const contacts = account.contacts().filter(({ id }) => TALKED.includes(id) && isSameWord(id, wanted ?? id));
  const rows = contacts
    .flatMap(sessionsOf)
    .filter((row) => status === undefined || isSameWord(row.status, status))
    .toSorted((a, b) => (a.startAt < b.startAt ? 1 : -1));
  for (const known of ['OrderBy', 'OrderDirection']) query.get(known);
  const order = { orderBy: 'createdAt', orderDirection: 'DESCENDING' } as const;
  return showPage(rows, readWantedPage(pageInQuery(query)), order);
}

function sessionsOf(contact: StoredContact) {
  const place = TALKED.indexOf(contact.id);
  return [0, 1].map((age) => {
    const day = String(20 - 5 * age - place).padStart(2, '0');
    const [startAt, endAt] = [`2026-06-${day}T13:00:00.000000Z`, `2026-06-${day}T13:40:00.000000Z`];
    const isOver = age > 0 || place > 0;
    return {
      id: derivedId(contact.id, `session ${age}`),
      createdAt: startAt,
      updatedAt: endAt,
      startAt,
      endAt: isOver ? endAt : null,
      companyId: COMPANY_ID,
      contactId: contact.id,
      status: isOver ? STATUSES[1] : STATUSES[0],
    };
  });
}
