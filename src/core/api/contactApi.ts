import * as l10n from '@vscode/l10n';
import type { ContactCard } from '../show/contactCard';
import { isContactId } from '../identity/contactId';
import type { CustomFieldDefinition, ListItem } from '../fields/fieldView';
import { isJsonObject } from '../text/json';
import type { TagsBody, UpdateBody } from '../fields/update';
import { validateTags, validateUpdate } from '../validation/validateUpdate';
import type { Violation } from '../validation/violation';
import { normalizeBaseUrl } from './baseUrl';
import { type ApiConnection, failure } from './connection';
import { loadCall, tagsCall, updateCall } from './contactCalls';
import { listCustomFields } from './customFieldDefinitions';
import { sendRequest } from './http';
import { requestFilled } from './jsonAnswers';
import { type ContactFilter, filterContacts, findByPhone, type FoundPage } from './contactQueries';
import { listPortfolios, listSequences, listSequencesOf, listTags, loadTagRows } from './lists';

/**
 * The calls of the WTS API that the product makes. Contacts come as raw JSON, so that numbers keep their digits. Every
 * call throws an ApiError when it fails; none is sent again that may have been processed.
 */
export interface ContactApi {
  /** As `normalizeBaseUrl` gives it. */
  readonly baseUrl: string;
  /** The contact with tags, custom fields and portfolios. */
  loadContact(id: string, signal?: AbortSignal): Promise<string>;
  /** The contact as stored, details maybe `null`; '' when the API answers 200 without a body. */
  updateContact(id: string, body: UpdateBody, signal?: AbortSignal): Promise<string>;
  /** Answers like `updateContact`. */
  changeTags(id: string, body: TagsBody, signal?: AbortSignal): Promise<string>;
  /** The first page of the contacts that pass the filter. */
  filterContacts(filter: ContactFilter, signal?: AbortSignal): Promise<FoundPage>;
  /** Takes a phone as `+55|11999990000`; undefined when no contact has it. */
  findByPhone(phone: string, signal?: AbortSignal): Promise<ContactCard | undefined>;
  /** Resolves when the key opens the account. */
  checkKey(signal?: AbortSignal): Promise<void>;
  /** A list comes whole or the call fails. */
  listTags(signal?: AbortSignal): Promise<ListItem[]>;
  listPortfolios(signal?: AbortSignal): Promise<ListItem[]>;
  listSequences(signal?: AbortSignal): Promise<ListItem[]>;
  /** The sequences that a contact is in. */
  listSequencesOf(contactId: string, signal?: AbortSignal): Promise<ListItem[]>;
  listCustomFields(signal?: AbortSignal): Promise<CustomFieldDefinition[]>;
  /**
   * Whether an update failed without having been processed, and all that led to it may be done once more, from the
   * first call on, which then waits as long as it must.
   */
  mayStartOver(error: unknown): boolean;
  /** Lets time go by where the person sees it; false when they end that, or when nothing is waited for. */
  pause(ms: number): Promise<boolean>;
}

/** Throws an Error when the base URL is none that a key may be sent to. */
export function createContactApi(options: ApiConnection): ContactApi {
  const connection = { ...options, baseUrl: normalizeBaseUrl(options.baseUrl) };
  return {
    baseUrl: connection.baseUrl,
    loadContact: (id, signal) => loadContact(connection, id, signal),
    updateContact: (id, body, signal) => updateContact(connection, id, body, signal),
    changeTags: (id, body, signal) => changeTags(connection, id, body, signal),
    filterContacts: (filter, signal) => filterContacts(connection, filter, signal),
    findByPhone: (phone, signal) => findByPhone(connection, phone, signal),
    checkKey: async (signal) => {
      await loadTagRows(connection, signal);
    },
    listTags: (signal) => listTags(connection, signal),
    listPortfolios: (signal) => listPortfolios(connection, signal),
    listSequences: (signal) => listSequences(connection, signal),
    listSequencesOf: async (id, signal) => listSequencesOf(connection, checkedId(connection, id), signal),
    listCustomFields: (signal) => listCustomFields(connection, signal),
    mayStartOver: (error) => options.patience?.mayStartOver(error) === true,
    pause: async (ms) => (await options.patience?.pause(ms)) === true,
  };
}

async function loadContact(connection: ApiConnection, id: string, signal?: AbortSignal): Promise<string> {
  const call = loadCall(checkedId(connection, id));
  return checkedContact(connection, id, await requestFilled(connection, { ...call, signal }));
}

async function updateContact(connection: ApiConnection, id: string, body: UpdateBody, signal?: AbortSignal) {
  const call = updateCall(checkedId(connection, id), body);
  refuse(connection, validateUpdate(body));
  return checkedAnswer(connection, id, await sendRequest(connection, { ...call, writes: true, signal }));
}

async function changeTags(connection: ApiConnection, id: string, body: TagsBody, signal?: AbortSignal) {
  const call = tagsCall(checkedId(connection, id), body);
  refuse(connection, validateTags(body));
  return checkedAnswer(connection, id, await sendRequest(connection, { ...call, writes: true, signal }));
}

/** An id such as `..` would lead to another address. */
function checkedId(connection: ApiConnection, id: string): string {
  if (isContactId(id)) return id;
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
