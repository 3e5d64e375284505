import * as l10n from '@vscode/l10n';
import type { CustomFieldDefinition, ListItem } from '../contact/fieldView';
import { isJsonObject } from '../contact/json';
import type { TagsBody, UpdateBody } from '../contact/update';
import { validateTags, validateUpdate, type Violation } from '../validation/validateUpdate';
import { normalizeBaseUrl } from './baseUrl';
import { type ApiConnection, failure } from './connection';
import { listCustomFields } from './customFieldDefinitions';
import { sendRequest } from './http';
import { listPortfolios, listSequences, listSequencesOf, listTags, loadTagRows } from './lists';

export type { ApiConnection, RequestEntry } from './connection';

/**
 * The calls of the WTS API that the product makes. Contacts come as raw JSON, so that numbers keep their digits. Every
 * call throws an ApiError when it fails; none is ever sent twice.
 */
export interface ContactApi {
  /** The contact with tags, custom fields and portfolios. */
  loadContact(id: string, signal?: AbortSignal): Promise<string>;
  /** The contact as stored, details maybe `null`; '' when the API answers 200 without a body. */
  updateContact(id: string, body: UpdateBody, signal?: AbortSignal): Promise<string>;
  /** Answers like `updateContact`. */
  changeTags(id: string, body: TagsBody, signal?: AbortSignal): Promise<string>;
  /** Resolves when the key opens the account. */
  checkKey(signal?: AbortSignal): Promise<void>;
  /** A list comes whole or the call fails. */
  listTags(signal?: AbortSignal): Promise<ListItem[]>;
  listPortfolios(signal?: AbortSignal): Promise<ListItem[]>;
  listSequences(signal?: AbortSignal): Promise<ListItem[]>;
  /** The sequences that a contact is in. */
  listSequencesOf(contactId: string, signal?: AbortSignal): Promise<ListItem[]>;
  listCustomFields(signal?: AbortSignal): Promise<CustomFieldDefinition[]>;
}

/** Throws an Error when the base URL is none that a key may be sent to. */
export function createContactApi(options: ApiConnection): ContactApi {
  const connection = { ...options, baseUrl: normalizeBaseUrl(options.baseUrl) };
  return {
    loadContact: (id, signal) => loadContact(connection, id, signal),
    updateContact: (id, body, signal) => updateContact(connection, id, body, signal),
    changeTags: (id, body, signal) => changeTags(connection, id, body, signal),
    checkKey: async (signal) => {
      await loadTagRows(connection, signal);
    },
    listTags: (signal) => listTags(connection, signal),
    listPortfolios: (signal) => listPortfolios(connection, signal),
    listSequences: (signal) => listSequences(connection, signal),
    listSequencesOf: async (id, signal) => listSequencesOf(connection, checkedId(connection, id), signal),
    listCustomFields: (signal) => listCustomFields(connection, signal),
  };
}

/** A detail that is not asked for comes back as null, which would look like "none". */
const allDetails = 'IncludeDetails=Tags&IncludeDetails=CustomFields&IncludeDetails=Portfolios';

async function loadContact(connection: ApiConnection, id: string, signal?: AbortSignal): Promise<string> {
  const path = `/core/v1/contact/${checkedId(connection, id)}?${allDetails}`;
  const text = await sendRequest(connection, { method: 'GET', path, signal });
  if (text.trim() === '') throw failure(connection, 'empty', { status: 200 });
  return checkedContact(connection, id, text);
}

async function updateContact(connection: ApiConnection, id: string, body: UpdateBody, signal?: AbortSignal) {
  const path = `/core/v2/contact/${checkedId(connection, id)}`;
  refuse(connection, validateUpdate(body));
  return checkedAnswer(connection, id, await sendRequest(connection, { method: 'PUT', path, body, signal }));
}

async function changeTags(connection: ApiConnection, id: string, body: TagsBody, signal?: AbortSignal) {
  const path = `/core/v1/contact/${checkedId(connection, id)}/tags`;
  refuse(connection, validateTags(body));
  return checkedAnswer(connection, id, await sendRequest(connection, { method: 'POST', path, body, signal }));
}

/** An id such as `..` would lead to another address. */
function checkedId(connection: ApiConnection, id: string): string {
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id)) return id;
  throw failure(connection, 'invalidRequest', { told: l10n.t('"{0}" is not the ID of a contact.', id) });
}

/** The last gate: nothing that a schema refuses reaches the network. */
function refuse(connection: ApiConnection, violations: readonly Violation[]): void {
  const fieldProblems = violations.map(({ path, message }) => ({ path: path.join('.'), message }));
  if (fieldProblems.length === 0) return;
  throw failure(connection, 'invalidRequest', {
    fieldProblems,
    told: fieldProblems.map(({ path, message }) => `${path}: ${message}`).join(' '),
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
