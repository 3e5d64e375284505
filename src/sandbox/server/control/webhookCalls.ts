import { randomUUID } from 'node:crypto';
import type { ContactEvent } from '../../publicApi';
import { isObject } from '../../reading/jsonBody';
import { NOT_LOOPBACK, readLoopbackUrl } from '../../account/subscription';
import { CONTACT_EVENTS } from '../../account/webhookEvents';
import type { ControlCall } from './controlCall';
import { ControlProblem } from './controlProblem';
import { parseControlBody } from './parseControlBody';

export const webhookCalls = {
  getDeliveries,
  getDelivery,
  clearDeliveries,
  resend,
  sendContact,
  subscribe,
  unsubscribe,
};

function getDeliveries({ state }: ControlCall): object {
  return { rows: state.deliveries.rows() };
}

function getDelivery({ state, subject }: ControlCall): object {
  return state.deliveries.find(Number(subject)) ?? gone(subject);
}

function clearDeliveries({ state }: ControlCall): object {
  state.deliveries.clear();
  return { done: true };
}

/** With the body of the request, if there is one, instead of what was posted: any text may be tried on a receiver. */
function resend({ state, subject, text }: ControlCall): object {
  return state.deliveries.resend(Number(subject), text === '' ? undefined : text) ?? gone(subject);
}

/** Posts a contact as it is now: to the subscribers of the event, or to a URL that need not be subscribed. */
function sendContact({ state, text }: ControlCall): object {
  const { contactId, event, url } = readPosting(text);
  const contact = state.account.find(contactId);
  if (contact === undefined) throw new ControlProblem(404, `The sandbox has no contact ${contactId}.`);
  const urls = url === undefined ? state.webhookSender.subscribers(event) : [url];
  if (urls.length === 0) {
    throw new ControlProblem(400, `Nobody has subscribed to ${event}. Subscribe to it, or name a url.`);
  }
  return { rows: state.webhookSender.post(urls, event, contact) };
}

/** Posts the events to a URL of this machine from now on; one that is subscribed already gets these events instead. */
function subscribe({ state, text }: ControlCall): object {
  const { url, events } = readReceiver(text);
  const { account } = state;
  const moment = account.moment();
  const known = account.subscriptions().find((one) => one.url === url);
  const { id, createdAt, name } = known ?? { id: randomUUID(), createdAt: moment, name: 'VS Code' };
  const subscription = { id, createdAt, updatedAt: moment, name, url, enabled: true, events };
  account.keepSubscription(subscription);
  state.takeChanges();
  return subscription;
}

function unsubscribe({ state, subject }: ControlCall): object {
  const found = state.account.subscriptions().find(({ id }) => id === subject);
  if (found === undefined) throw new ControlProblem(404, `The account has no subscription ${subject}.`);
  state.account.dropSubscription(found.id);
  state.takeChanges();
  return { done: true };
}

function readReceiver(text: string): { url: string; events: readonly ContactEvent[] } {
  const body = parseControlBody(text);
  if (!isObject(body)) throw new ControlProblem(400, 'The body is no JSON object.');
  const { url, events = [...CONTACT_EVENTS] } = body;
  if (typeof url !== 'string' || readLoopbackUrl(url) === undefined) {
    throw new ControlProblem(400, NOT_LOOPBACK);
  }
  const list = Array.isArray(events) ? events : [];
  const known = CONTACT_EVENTS.filter((event) => list.includes(event));
  if (known.length === 0 || known.length < list.length) {
    throw new ControlProblem(400, `events takes a list of ${CONTACT_EVENTS.join(', ')}.`);
  }
  return { url: url.trim(), events: known };
}

function readPosting(text: string): { contactId: string; event: ContactEvent; url: string | undefined } {
  const body = parseControlBody(text);
  if (!isObject(body)) throw new ControlProblem(400, 'The body is no JSON object.');
  const { contactId, url } = body;
  const event = CONTACT_EVENTS.find((known) => known === (body['event'] ?? 'CONTACT_UPDATE'));
  if (typeof contactId !== 'string') throw new ControlProblem(400, 'contactId is needed.');
  if (event === undefined) throw new ControlProblem(400, `event takes ${CONTACT_EVENTS.join(', ')}.`);
  if (url === undefined || url === null) return { contactId, event, url: undefined };
  if (typeof url !== 'string' || readLoopbackUrl(url) === undefined) {
    throw new ControlProblem(400, NOT_LOOPBACK);
  }
  return { contactId, event, url };
}

function gone(id: string): never {
  throw new ControlProblem(404, `The log has no delivery ${id} (any more).`);
}
