import { isContactId } from '../identity/idPattern';
import { isJsonObject, type JsonObject } from '../text/json';
import { type ApiConnection, failure } from './connection';
import { requestJson, rowsOf } from './http';

/** What is known of a conversation; times are ISO-8601, '' where the API tells none. */
export interface Conversation {
  readonly id: string;
  /** The API's word, such as `IN_PROGRESS`. */
  readonly status: string;
  /** When it began. */
  readonly startedAt: string;
}

/** The contact's latest conversation; undefined when it has none. Which comes first in the answer is not relied on. */
export async function lastConversation(
  connection: ApiConnection,
  contactId: string,
  signal?: AbortSignal,
): Promise<Conversation | undefined> {
  const query = `ContactId=${contactId}&PageNumber=1&PageSize=100&OrderDirection=DESCENDING`;
  const page = await requestJson(connection, { method: 'GET', path: `/chat/v2/session?${query}`, signal });
  const rows = rowsOf(connection, page).filter(isJsonObject);
  const own = rows.filter((row) => isOf(row, contactId));
  // A filter that is ignored in silence gives the whole account's.
  if (own.length < rows.length) throw failure(connection, 'unexpectedAnswer', { status: 200 });
  return own
    .map(readConversation)
    .filter(({ id }) => isContactId(id))
    .toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1))[0];
}

function isOf({ contactId }: JsonObject, wanted: string): boolean {
  return typeof contactId !== 'string' || contactId.toLowerCase() === wanted.toLowerCase();
}

function readConversation(row: JsonObject): Conversation {
  const text = (key: string): string => {
    const value = row[key];
    return typeof value === 'string' ? value : '';
  };
  return { id: text('id'), status: text('status'), startedAt: text('startAt') || text('createdAt') };
}
