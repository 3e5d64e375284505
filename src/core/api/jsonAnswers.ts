import { isJsonObject } from '../text/json';
import { type ApiConnection, failure } from './connection';
import { type ApiRequest, sendRequest } from './http';

/** For a request that has no use for an empty answer. */
export async function requestFilled(connection: ApiConnection, request: ApiRequest): Promise<string> {
  const text = await sendRequest(connection, request);
  if (text.trim() === '') throw failure(connection, 'empty', { status: 200 });
  return text;
}

export async function requestJson(connection: ApiConnection, request: ApiRequest): Promise<unknown> {
  return JSON.parse(await requestFilled(connection, request));
}

/** Some lists come bare, others as pages with `items`. */
export function rowsOf(connection: ApiConnection, body: unknown): readonly unknown[] {
  const rows = isJsonObject(body) ? body['items'] : body;
  if (Array.isArray(rows)) return rows;
  throw failure(connection, 'unexpectedAnswer', { status: 200 });
}
