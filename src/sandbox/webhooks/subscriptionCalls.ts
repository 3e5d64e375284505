import { randomUUID } from 'node:crypto';
import type { Json, JsonObject } from '../../core/contact/json';
import type { Call } from '../call';
import { checkChoice, isSameWord } from '../choice';
import { formError } from '../faults';
import { InputErrors } from '../inputErrors';
import { Inputs } from '../inputs';
import { listOf, requireObject } from '../jsonBody';
import { COMPANY_ID } from '../newContact';
import { dropInto } from '../picking';
import { NOT_LOOPBACK, readLoopbackUrl, type Subscription } from './subscription';
import { EVENT_NAMES, webhookEvents } from './webhookEvents';

type Values = Pick<Subscription, 'name' | 'url' | 'enabled' | 'events'>;

const FIELDS: readonly { readonly name: string; readonly key: keyof Values }[] = [
  { name: 'Name', key: 'name' },
  { name: 'Url', key: 'url' },
  { name: 'Enabled', key: 'enabled' },
  { name: 'Events', key: 'events' },
];

export function listWebhookEvents(): Json {
  return EVENT_NAMES.map(showEvent);
}

export function listSubscriptions({ account }: Call): Json {
  return account.subscriptions().map(showSubscription);
}

export function getSubscription(call: Call): Json {
  return showSubscription(findSubscription(call));
}

/** Name, URL and events are needed. That one without `enabled` begins enabled is our guess. */
export function createSubscription({ account, body, ignored }: Call): Json {
  const inputs = new Inputs(Object.entries(requireObject(body)));
  const values = readValues(inputs, { name: '', url: '', enabled: true, events: [] }, () => true);
  for (const key of inputs.unread()) dropInto(ignored)(key, 'a subscription has no such key');
  const moment = account.moment();
  const subscription = { id: randomUUID(), createdAt: moment, updatedAt: moment, ...values };
  account.keepSubscription(subscription);
  return showSubscription(subscription);
}

/** As for contacts, only what stands in `fields` is written. */
export function updateSubscription(call: Call): Json {
  const { account, body, ignored } = call;
  const drop = dropInto(ignored);
  const inputs = new Inputs(Object.entries(requireObject(body)));
  const names = listOf(inputs.get('fields'));
  const errors = new InputErrors();
  for (const name of names) {
    checkChoice(
      errors,
      'Fields',
      name,
      FIELDS.map((field) => field.name),
    );
  }
  errors.refuseIfAny();
  const before = findSubscription(call);
  const isDeclared = (field: string) => names.some((name) => isSameWord(field, name));
  const values = readValues(inputs, before, isDeclared);
  for (const { name, key } of FIELDS) {
    if (inputs.get(key) !== undefined && !isDeclared(name)) drop(key, `${name} is not in fields`);
  }
  for (const key of inputs.unread()) drop(key, 'a subscription has no such key');
  const subscription = { ...before, ...values, updatedAt: account.moment() };
  account.keepSubscription(subscription);
  return showSubscription(subscription);
}

/** Answered without a body. */
export function deleteSubscription(call: Call): Json {
  call.account.dropSubscription(findSubscription(call).id);
  return '';
}

function findSubscription({ account, subject }: Call): Subscription {
  const found = account.subscriptions().find(({ id }) => id === subject.toLowerCase());
  if (found === undefined) throw formError('Assinatura não encontrada');
  return found;
}

/** Throws the API's 400 for what does not fit. */
function readValues(inputs: Inputs<Json>, before: Values, isWritten: (name: string) => boolean): Values {
  const errors = new InputErrors();
  const read = <Value>(
    name: string,
    present: Value,
    reader: (written: Json | undefined) => Value | string,
  ) => {
    if (!isWritten(name)) return present;
    const value = reader(inputs.get(name));
    if (typeof value !== 'string') return value;
    errors.add(name, value);
    return present;
  };
  const name = read('Name', [before.name], (written) =>
    isFilled(written) ? [written] : 'The Name field is required.',
  );
  const url = read('Url', [before.url], (written) =>
    isFilled(written) && readLoopbackUrl(written) !== undefined ? [written.trim()] : NOT_LOOPBACK,
  );
  const enabled = read('Enabled', before.enabled, (written) => written !== false);
  const events = read('Events', before.events, readEvents);
  errors.refuseIfAny();
  return { name: name[0] ?? '', url: url[0] ?? '', enabled, events };
}

function readEvents(written: Json | undefined): readonly string[] | string {
  const events = listOf(written).map((item) => EVENT_NAMES.find((known) => isSameWord(known, item)));
  const known = events.filter((event) => event !== undefined);
  if (known.length > 0 && known.length === events.length) return [...new Set(known)];
  return `The Events field must be a list of ${EVENT_NAMES.join(', ')}.`;
}

function isFilled(written: Json | undefined): written is string {
  return typeof written === 'string' && written.trim() !== '';
}

function showSubscription(subscription: Subscription): JsonObject {
  const { id, createdAt, updatedAt, name, url, enabled, events } = subscription;
  return {
    id,
    createdAt,
    updatedAt,
    companyId: COMPANY_ID,
    name,
    url,
    enabled,
    events: events.map(showEvent),
  };
}

function showEvent(event: string): JsonObject {
  return { event, description: webhookEvents[event] ?? '' };
}
