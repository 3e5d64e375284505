import type { Call, Handle } from './call';
import {
  changeTags,
  filterContacts,
  getContact,
  getContactByPhone,
  listContacts,
  updateContact,
} from './contactCalls';
import { createContact, saveBatch } from './createCalls';
import { accessDenied, type ApiErrorResponse, missingModule } from '../answers/apiErrors';
import {
  listCustomFields,
  listPortfolios,
  listSequenceContacts,
  listSequences,
  listTagColors,
  listTags,
} from './listCalls';
import { matchPath, segmentsOf } from './pathPattern';
import { noteUnread } from '../reading/readInputs';
import {
  createSubscription,
  deleteSubscription,
  getSubscription,
  listSubscriptions,
  listWebhookEvents,
  updateSubscription,
} from './subscriptionCalls';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly handle: Handle;
}

const MODULES = ['core', 'chat', 'crm'];

/** The first route that fits counts. */
const routes: readonly Route[] = [
  { method: 'GET', path: 'core/v1/contact', handle: listContacts },
  { method: 'POST', path: 'core/v1/contact', handle: createContact },
  { method: 'POST', path: 'core/v2/contact', handle: createContact },
  { method: 'POST', path: 'core/v2/contact/batch', handle: saveBatch },
  { method: 'POST', path: 'core/v1/contact/filter', handle: filterContacts },
  { method: 'GET', path: 'core/v1/contact/custom-field', handle: listCustomFields },
  { method: 'GET', path: 'core/v1/contact/phonenumber/*', handle: getContactByPhone },
  { method: 'GET', path: 'core/v1/contact/*', handle: getContact },
  { method: 'PUT', path: 'core/v1/contact/*', handle: updateContact },
  { method: 'PUT', path: 'core/v2/contact/*', handle: updateContact },
  { method: 'POST', path: 'core/v1/contact/*/tags', handle: changeTags },
  { method: 'GET', path: 'core/v1/tag', handle: listTags },
  { method: 'GET', path: 'core/v1/tag/color', handle: listTagColors },
  { method: 'GET', path: 'core/v1/portfolio', handle: listPortfolios },
  { method: 'GET', path: 'chat/v1/sequence', handle: listSequences },
  { method: 'GET', path: 'chat/v2/sequence/*/contact', handle: listSequenceContacts },
  { method: 'GET', path: 'core/v1/webhook/event', handle: listWebhookEvents },
  { method: 'GET', path: 'core/v1/webhook/subscription', handle: listSubscriptions },
  { method: 'POST', path: 'core/v1/webhook/subscription', handle: createSubscription },
  { method: 'GET', path: 'core/v1/webhook/subscription/*', handle: getSubscription },
  { method: 'PUT', path: 'core/v1/webhook/subscription/*', handle: updateSubscription },
  { method: 'DELETE', path: 'core/v1/webhook/subscription/*', handle: deleteSubscription },
];

/**
 * The route for a path, and what stands at its `*`. Throws the API's answers: 400 for a path without a module, and
 * the 401 with 404 in its body for a route that does not exist. The module is checked before the key, the route after.
 */
export function findRoute(method: string, path: string): { handle: Handle; subject: string } {
  const segments = segmentsOf(path);
  for (const route of routes) {
    const subject = route.method === method ? matchPath(route.path, segments) : undefined;
    if (subject !== undefined) return { handle: route.handle, subject };
  }
  throw noRoute(method, path);
}

/** A wrong method is told with those that the path takes. */
function noRoute(method: string, path: string): ApiErrorResponse {
  const segments = segmentsOf(path);
  const fitting = routes.filter((route) => matchPath(route.path, segments) !== undefined);
  const methods = [...new Set(fitting.map((route) => route.method))].join(', ');
  const error = accessDenied(404);
  return methods === ''
    ? error.because('noRoute', { path })
    : error.because('noMethod', { path, method, methods });
}

export function requireModule(path: string): void {
  if (!MODULES.includes(segmentsOf(path)[0]?.toLowerCase() ?? '')) throw missingModule(path);
}

/** Parameters that are a list, so that sending them again is right. */
const LISTS = ['includedetails'];

/** Tells of each query parameter that the call did not take, as the real API says nothing. */
export function noteQuery({ query, remarks }: Call): void {
  for (const { writtenAs, value } of query.taken()) {
    const isTwice = value.length > 1 && !LISTS.includes(writtenAs.toLowerCase());
    if (isTwice) remarks.note('repeated', { what: `?${writtenAs}` });
  }
  noteUnread(remarks, query, { prefix: '?' });
}
