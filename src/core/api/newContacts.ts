import type { ContactReach } from '../identity/newContact';
import { canonicalId } from '../fields/listIndex';
import type { ListItem } from '../fields/fieldView';
import { isJsonObject } from '../text/json';
import { type ApiConnection, failure } from './connection';
import { requestJson } from './http';
import { isContactId } from '../identity/idPattern';

/** What a contact is made of; an existing one that is reached by the same comes back as it is. */
export type NewContact = ContactReach & { readonly name: string };

export interface MadeContact {
  readonly id: string;
  readonly name: string;
  /** ISO-8601; '' when the answer does not tell. */
  readonly createdAt: string;
}

export interface NewTag {
  readonly name: string;
  /** One of the API's palette, such as `GREEN_400`; the API has one of its own where it is left out. */
  readonly color?: string;
}

/** The calls that make something in the account. */
export function creatingCalls(connection: ApiConnection) {
  return {
    createContact: (contact: NewContact, signal?: AbortSignal) => createContact(connection, contact, signal),
    createTag: (tag: NewTag, signal?: AbortSignal) => createTag(connection, tag, signal),
  };
}

/** `getIfExists`, since without it an existing contact is refused or, worse, doubled. */
async function createContact(
  connection: ApiConnection,
  contact: NewContact,
  signal?: AbortSignal,
): Promise<MadeContact> {
  const body = { ...contact, options: { getIfExists: true } };
  const made = await post(connection, '/core/v1/contact', body, signal);
  const id = textIn(made, 'id');
  if (!isContactId(id)) throw failure(connection, 'unexpectedAnswer', { status: 200 });
  return { id: canonicalId(id), name: textIn(made, 'name'), createdAt: textIn(made, 'createdAt') };
}

async function createTag(
  connection: ApiConnection,
  tag: NewTag,
  signal?: AbortSignal,
): Promise<Pick<ListItem, 'id' | 'name'>> {
  const made = await post(connection, '/core/v1/tag', tag, signal);
  const id = textIn(made, 'id');
  if (!isContactId(id)) throw failure(connection, 'unexpectedAnswer', { status: 200 });
  return { id: canonicalId(id), name: textIn(made, 'name') || tag.name };
}

async function post(
  connection: ApiConnection,
  path: string,
  body: unknown,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  return await requestJson(connection, { method: 'POST', path, body, writes: true, signal });
}

function textIn(value: unknown, key: string): string {
  const found = isJsonObject(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : '';
}
