import type { Handle } from './call';
import { contactCalls } from './contactCalls';
import { contactLists } from './contactLists';
import { createCalls } from './createCalls';
import { accessDenied, type ApiErrorResponse } from '../answers/apiErrors';
import { listCalls } from './listCalls';
import { membershipCalls } from './memberships';
import { matchPath, segmentsOf } from './pathPattern';
import { portfolioMembership } from './portfolioMembership';
import { sequenceMembership } from './sequenceMembership';
import { listSessions } from './sessionCalls';
import { tagCalls } from './tagCalls';
import type { SandboxSwitches } from '../publicApi';
import { subscriptionCalls } from './subscriptionCalls';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly handle: Handle;
  /** Nobody has confirmed that it is there: the switch membershipRoutes. */
  readonly membershipOf?: 'portfolios' | 'sequences';
}

/** The first route that fits counts. */
export const routes: readonly Route[] = [
  { method: 'GET', path: 'core/v1/contact', handle: contactLists.listContacts },
  { method: 'POST', path: 'core/v1/contact', handle: createCalls.createContact },
  { method: 'POST', path: 'core/v2/contact/batch', handle: createCalls.saveBatch },
  { method: 'POST', path: 'core/v1/contact/filter', handle: contactLists.filterContacts },
  { method: 'GET', path: 'core/v1/contact/custom-field', handle: listCalls.listCustomFields },
  { method: 'GET', path: 'core/v1/contact/phonenumber/*', handle: contactCalls.getContactByPhone },
  { method: 'PUT', path: 'core/v1/contact/phonenumber/*', handle: contactCalls.updateContactByPhone },
  { method: 'POST', path: 'core/v1/contact/phonenumber/*/tags', handle: contactCalls.changeTagsByPhone },
  { method: 'GET', path: 'core/v1/contact/*', handle: contactCalls.getContact },
  { method: 'PUT', path: 'core/v1/contact/*', handle: contactCalls.updateContact },
  { method: 'PUT', path: 'core/v2/contact/*', handle: contactCalls.updateContact },
  { method: 'POST', path: 'core/v1/contact/*/tags', handle: contactCalls.changeTags },
  { method: 'GET', path: 'core/v1/custom-field', handle: listCalls.listAllCustomFields },
  { method: 'GET', path: 'core/v1/tag', handle: tagCalls.listTags },
  { method: 'POST', path: 'core/v1/tag', handle: tagCalls.createTag },
  { method: 'GET', path: 'core/v1/tag/color', handle: tagCalls.listTagColors },
  { method: 'PUT', path: 'core/v1/tag/*', handle: tagCalls.updateTag },
  { method: 'DELETE', path: 'core/v1/tag/*', handle: tagCalls.deleteTag },
  { method: 'GET', path: 'core/v1/portfolio', handle: listCalls.listPortfolios },
  { method: 'GET', path: 'core/v1/portfolio/*/contact', handle: listCalls.listPortfolioContacts },
  ...membershipRoutes('core/v1/portfolio', 'portfolios', membershipCalls(portfolioMembership)),
  { method: 'GET', path: 'chat/v1/sequence', handle: listCalls.listSequences },
  { method: 'GET', path: 'chat/v2/sequence/*/contact', handle: listCalls.listSequenceContacts },
  ...membershipRoutes('chat/v1/sequence', 'sequences', membershipCalls(sequenceMembership)),
  { method: 'GET', path: 'chat/v2/session', handle: listSessions },
  { method: 'GET', path: 'core/v1/webhook/event', handle: subscriptionCalls.listWebhookEvents },
  { method: 'GET', path: 'core/v1/webhook/subscription', handle: subscriptionCalls.listSubscriptions },
  { method: 'POST', path: 'core/v1/webhook/subscription', handle: subscriptionCalls.createSubscription },
  { method: 'GET', path: 'core/v1/webhook/subscription/*', handle: subscriptionCalls.getSubscription },
  { method: 'PUT', path: 'core/v1/webhook/subscription/*', handle: subscriptionCalls.updateSubscription },
  { method: 'DELETE', path: 'core/v1/webhook/subscription/*', handle: subscriptionCalls.deleteSubscription },
];

function membershipRoutes(
  path: string,
  membershipOf: 'portfolios' | 'sequences',
  calls: ReturnType<typeof membershipCalls>,
): Route[] {
  return [
    { method: 'POST', path: `${path}/*/contact`, handle: calls.add, membershipOf },
    { method: 'DELETE', path: `${path}/*/contact`, handle: calls.remove, membershipOf },
    { method: 'POST', path: `${path}/*/contact/batch`, handle: calls.addBatch, membershipOf },
    { method: 'DELETE', path: `${path}/*/contact/batch`, handle: calls.removeBatch, membershipOf },
  ];
}

/**
 * The route for a path, and what stands at its `*`. Throws the API's answers: 400 for a path without a module, and
 * the 401 with 404 in its body for a route that does not exist. The module is checked before the key, the route after.
 */
export function findRoute(
  method: string,
  path: string,
  { membershipRoutes: there }: SandboxSwitches,
): { handle: Handle; subject: string } {
  const segments = segmentsOf(path);
  for (const route of routes) {
    const subject = route.method === method ? matchPath(route.path, segments) : undefined;
    if (subject === undefined) continue;
    const { membershipOf = there } = route;
    if (there !== 'all' && there !== membershipOf) throw accessDenied(404).because('absentRoute', { path });
    return { handle: route.handle, subject };
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
