import { type ContactCard, readContactCard } from '../show/contactCard';
import { isJsonObject } from '../text/json';
import type { TextFilter } from '../identity/searchTerms';
import { type ApiConnection, failure } from './connection';
import { ApiError } from './errors/errors';
import { requestJson, rowsOf } from './http';

export interface FoundPage {
  readonly contacts: readonly ContactCard[];
  /** How many more the account has; undefined when it has more and the API does not say how many. */
  readonly more: number | undefined;
}

/** Conditions of `POST /core/v1/contact/filter`, which a contact must meet together. */
export interface ContactFilter extends TextFilter {
  /** Left out, the API takes it for ACTIVE. */
  readonly status?: 'ACTIVE' | 'ARCHIVED' | 'BLOCKED';
  /** Whether a contact needs one of several or all is not known: several are sent for one name only. */
  readonly tagIds?: readonly string[];
}

const PAGE_SIZE = 25;

/** As many as are looked over at a glance. */
const NEWEST = 10;

/** The calls that find contacts. */
export function findingCalls(connection: ApiConnection) {
  return {
    filterContacts: (filter: ContactFilter, signal?: AbortSignal) =>
      filterContacts(connection, filter, signal),
    newestContacts: (signal?: AbortSignal) => newestContacts(connection, signal),
    findByPhone: (phone: string, signal?: AbortSignal) => findByPhone(connection, phone, signal),
  };
}

/** The first page of the contacts that pass a filter. `GET /contact` would ignore the filter in silence. */
async function filterContacts(
  connection: ApiConnection,
  filter: ContactFilter,
  signal?: AbortSignal,
): Promise<FoundPage> {
  const page = await requestJson(connection, {
    method: 'POST',
    path: '/core/v1/contact/filter',
    body: { ...filter, pageNumber: 1, pageSize: PAGE_SIZE },
    signal,
  });
  const rows = rowsOf(connection, page);
  return { contacts: rows.flatMap((row) => readContactCard(row) ?? []), more: readMore(page, rows.length) };
}

/** The contacts that were made last, active ones alone. One call; an API that orders otherwise gives its first ones. */
async function newestContacts(
  connection: ApiConnection,
  signal?: AbortSignal,
): Promise<readonly ContactCard[]> {
  const query = `PageNumber=1&PageSize=${NEWEST}&OrderBy=createdAt&OrderDirection=DESCENDING`;
  const page = await requestJson(connection, { method: 'GET', path: `/core/v1/contact?${query}`, signal });
  return rowsOf(connection, page).flatMap((row) => readContactCard(row) ?? []);
}

/** The contact with a phone, given as `+55|11999990000`; undefined when there is none. */
async function findByPhone(
  connection: ApiConnection,
  phone: string,
  signal?: AbortSignal,
): Promise<ContactCard | undefined> {
  const path = `/core/v1/contact/phonenumber/`;
  const whole = `${path}${encodeURIComponent(phone.replace('|', ''))}`;
  try {
    const contact = readContactCard(
      await requestJson(connection, { method: 'GET', path: whole, shownPath: `${path}…`, signal }),
    );
    if (contact === undefined) throw failure(connection, 'unexpectedAnswer', { status: 200 });
    return contact;
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'contactNotFound') return undefined;
    throw error;
  }
}

function readMore(page: unknown, shown: number): number | undefined {
  if (!isJsonObject(page)) return 0;
  const { totalItems, hasMorePages } = page;
  if (typeof totalItems === 'number' && totalItems > shown) return totalItems - shown;
  return hasMorePages === true ? undefined : 0;
}
