import type { SavingApi } from './savingApi';
import * as l10n from '@vscode/l10n';
import type { ContactCard } from '../show/contactCard';
import type { CustomFieldDefinition, ListItem } from '../fields/fieldView';
import { isJsonObject } from '../text/json';
import type { MembershipCall, TagsBody, UpdateBody } from '../fields/update';
import { validateTags, validateUpdate } from '../validation/validateUpdate';
import type { SchemaViolation } from '../validation/schemaViolation';
import { normalizeBaseUrl } from './baseUrl';
import { type ApiConnection, failure } from './connection';
import { loadCall, saveCall } from './contactCalls';
import { type Conversation, lastConversation } from './conversations';
import { listCustomFields } from './customFieldDefinitions';
import { requestFilled, requestJson, sendRequest } from './http';
import { type ContactFilter, findingCalls, type FoundPage } from './contactQueries';
import { listCalls } from './lists';
import { creatingCalls, type MadeContact, type NewContact, type NewTag } from './newContacts';
import { isContactId } from '../identity/idPattern';

/**
 * The calls of the WTS API that the product makes. Contacts come as raw JSON, so that numbers keep their digits. Every
 * call throws an ApiError when it fails; none is sent again that may have been processed.
 */
export interface ContactApi extends SavingApi {
  /** The first page of the contacts that pass the filter. */
  filterContacts(filter: ContactFilter, signal?: AbortSignal): Promise<FoundPage>;
  /** The contacts of the account that were made last. */
  newestContacts(signal?: AbortSignal): Promise<readonly ContactCard[]>;
  /** Takes a phone as `+55|11999990000`; undefined when no contact has it. */
  findByPhone(phone: string, signal?: AbortSignal): Promise<ContactCard | undefined>;
  /** Makes a contact, or gives the one that is reached by the same, untouched. */
  createContact(contact: NewContact, signal?: AbortSignal): Promise<MadeContact>;
  createTag(tag: NewTag, signal?: AbortSignal): Promise<Pick<ListItem, 'id' | 'name'>>;
  /** The words of the API's palette, such as `GREEN_400`, with their colours. */
  listTagColors(signal?: AbortSignal): Promise<ReadonlyMap<string, ListItem['colors']>>;
  /** Resolves when the key opens the account. */
  checkKey(signal?: AbortSignal): Promise<void>;
  /** Resolves when the key opens the module that sequences and conversations are in. */
  checkChat(signal?: AbortSignal): Promise<void>;
  /** A list comes whole or the call fails. */
  listTags(signal?: AbortSignal): Promise<ListItem[]>;
  listPortfolios(signal?: AbortSignal): Promise<ListItem[]>;
  listSequences(signal?: AbortSignal): Promise<ListItem[]>;
  /** The contact's latest conversation; undefined when it has none. */
  lastConversation(contactId: string, signal?: AbortSignal): Promise<Conversation | undefined>;
  listCustomFields(signal?: AbortSignal): Promise<CustomFieldDefinition[]>;
  mayStartOver(error: unknown): boolean;
  pause(ms: number): Promise<boolean>;
}

/** Throws an Error when the base URL is none that a key may be sent to. */
export function createContactApi(options: ApiConnection): ContactApi {
  const connection = { ...options, baseUrl: normalizeBaseUrl(options.baseUrl) };
  const lists = listCalls(connection);
  return {
    ...lists,
    ...findingCalls(connection),
    ...creatingCalls(connection),
    baseUrl: connection.baseUrl,
    loadContact: (id, signal) => loadContact(connection, id, signal),
    updateContact: (id, body, signal) => updateContact(connection, id, body, signal),
    changeTags: (id, body, signal) => changeTags(connection, id, body, signal),
    changeMembership: (id, call, signal) => changeMembership(connection, id, call, signal),
    checkChat: async (signal) => {
      const path = '/chat/v1/sequence?PageNumber=1&PageSize=1';
      await requestJson(connection, { method: 'GET', path, signal });
    },
    listSequencesOf: async (id, signal) => lists.listSequencesOf(checkedId(connection, id), signal),
    lastConversation: async (id, signal) => lastConversation(connection, checkedId(connection, id), signal),
    listCustomFields: (signal) => listCustomFields(connection, signal),
    mayStartOver: (error) => options.retrier?.mayStartOver(error) === true,
    pause: async (ms) => (await options.retrier?.pause(ms)) === true,
  };
}

async function loadContact(connection: ApiConnection, id: string, signal?: AbortSignal): Promise<string> {
  const call = loadCall(checkedId(connection, id));
  return checkedContact(connection, id, await requestFilled(connection, { ...call, signal }));
}

async function updateContact(connection: ApiConnection, id: string, body: UpdateBody, signal?: AbortSignal) {
  const call = saveCall(checkedId(connection, id), { purpose: 'update', body });
  refuse(connection, validateUpdate(body));
  return checkedAnswer(connection, id, await sendRequest(connection, { ...call, writes: true, signal }));
}

async function changeTags(connection: ApiConnection, id: string, body: TagsBody, signal?: AbortSignal) {
  const call = saveCall(checkedId(connection, id), { purpose: 'tagRemoval', body });
  refuse(connection, validateTags(body));
  return checkedAnswer(connection, id, await sendRequest(connection, { ...call, writes: true, signal }));
}

/** The answer tells nothing that a later look at the contact does not: DELETE has none, and a POST's is the membership. */
async function changeMembership(
  connection: ApiConnection,
  id: string,
  call: MembershipCall,
  signal?: AbortSignal,
): Promise<void> {
  const request = saveCall(checkedId(connection, id), { ...call, id: checkedId(connection, call.id) });
  await sendRequest(connection, { ...request, writes: true, signal });
}

/** An id such as `..` would lead to another address. */
function checkedId(connection: ApiConnection, id: string): string {
  if (isContactId(id)) return id;
  throw failure(connection, 'invalidRequest', { told: l10n.t('"{0}" is not an ID.', id) });
}

/** The last gate: nothing that a schema refuses reaches the network. */
function refuse(connection: ApiConnection, violations: readonly SchemaViolation[]): void {
  const fieldErrors = violations.map(({ path, message }) => ({ path: path.join('.'), message }));
  if (fieldErrors.length === 0) return;
  throw failure(connection, 'invalidRequest', {
    fieldErrors,
    told: fieldErrors.map(({ path, message }) => `${path}: ${message}`).join(' '),
  });
}

function checkedAnswer(connection: ApiConnection, id: string, text: string): string {
  return text.trim() === '' ? '' : checkedContact(connection, id, text);
}

/** A `$schema` would have VS Code fetch the address in it as soon as the contact's text is opened. */
function checkedContact(connection: ApiConnection, id: string, text: string): string {
  const contact: unknown = JSON.parse(text);
  const isContact = isJsonObject(contact) && !('$schema' in contact);
  const found = isContact ? contact['id'] : undefined;
  if (typeof found === 'string' && found.toLowerCase() === id.toLowerCase()) return text;
  throw failure(connection, 'unexpectedAnswer', { status: 200 });
}
