import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject } from '../publicApi';
import type { Call } from './call';
import { isSameWord } from '../reading/choice';
import { formError } from '../answers/apiErrors';
import { InputErrors } from '../reading/inputErrors';
import type { Inputs } from '../reading/inputs';
import { jsonTypeOf, listOf, requireObject } from '../reading/jsonBody';
import { COMPANY_ID } from '../account/newContact';
import { noteUnread, readInputs } from '../reading/readInputs';
import { noteNoNames, readNames } from '../reading/readNames';
import type { Remarks } from '../answers/remarks/remarks';
import { noteUnchanged } from '../writing/update';
import { NOT_LOOPBACK, readLoopbackUrl, type Subscription } from '../account/subscription';
import { EVENT_NAMES, webhookEvents } from '../account/webhookEvents';

type Values = Pick<Subscription, 'name' | 'url' | 'enabled' | 'events'>;

const FIELD_NAMES = ['Name', 'Url', 'Enabled', 'Events'] as const;
type FieldName = (typeof FIELD_NAMES)[number];

const MAX_NAME = 100;
const MAX_URL = 500;

const ALL_FIELDS: ReadonlySet<FieldName> = new Set(FIELD_NAMES);

export const subscriptionCalls = {
  listWebhookEvents,
  listSubscriptions,
  getSubscription,
  createSubscription,
  updateSubscription,
  deleteSubscription,
};

function listWebhookEvents(): Json {
  return EVENT_NAMES.map(showEvent);
}

function listSubscriptions({ account }: Call): Json {
  return account.subscriptions().map(showSubscription);
}

function getSubscription(call: Call): Json {
  return showSubscription(findSubscription(call));
}

/** Name, URL and events are needed. That one without `enabled` begins enabled is our guess. */
function createSubscription({ account, body, remarks }: Call): Json {
  const inputs = readInputs(remarks, requireObject(body));
  const values = readValues(inputs, { name: '', url: '', enabled: true, events: [] }, ALL_FIELDS, remarks);
  noteUnread(remarks, inputs);
  const moment = account.moment();
  const subscription = { id: randomUUID(), createdAt: moment, updatedAt: moment, ...values };
  account.keepSubscription(subscription);
  return showSubscription(subscription);
}

/** As for contacts, only what stands in `fields` is written. */
function updateSubscription(call: Call): Json {
  const { account, body, remarks } = call;
  const inputs = readInputs(remarks, requireObject(body));
  const errors = new InputErrors();
  const names = readNames(inputs.get('fields'), { errors, remarks, known: FIELD_NAMES, list: 'fields' });
  errors.refuseIfAny();
  const before = findSubscription(call);
  const values = readValues(inputs, before, names, remarks);
  noteUndeclared(inputs, names, remarks);
  noteUnread(remarks, inputs);
  const written = { ...before, ...values };
  if (!isDeepStrictEqual(before, written)) {
    const subscription = { ...written, updatedAt: account.moment() };
    account.keepSubscription(subscription);
    return showSubscription(subscription);
  }
  if (names.size > 0) noteUnchanged(remarks, 0);
  return showSubscription(before);
}

function noteUndeclared(inputs: Inputs<Json>, names: ReadonlySet<FieldName>, remarks: Remarks): void {
  const given = FIELD_NAMES.filter((name) => inputs.get(name) !== undefined);
  if (names.size === 0) {
    noteNoNames(remarks, inputs, given);
    return;
  }
  for (const name of given.filter((one) => !names.has(one))) {
    remarks.note('undeclared', { what: name.toLowerCase(), name, list: 'fields' });
  }
}

/** Answered without a body. */
function deleteSubscription(call: Call): Json {
  call.account.dropSubscription(findSubscription(call).id);
  return '';
}

function findSubscription({ account, subject }: Call): Subscription {
  const found = account.subscriptions().find(({ id }) => id === subject.toLowerCase());
  if (found !== undefined) return found;
  throw formError('Assinatura não encontrada').because('notFound', {
    value: subject,
    route: 'GET /core/v1/webhook/subscription',
  });
}

/** Throws the API's 400 for what does not fit. */
function readValues(
  inputs: Inputs<Json>,
  before: Values,
  names: ReadonlySet<FieldName>,
  remarks: Remarks,
): Values {
  const errors = new InputErrors();
  const read = <Value>(
    name: FieldName,
    present: Value,
    reader: (written: Json | undefined) => Value | string,
  ) => {
    if (!names.has(name)) return present;
    const value = reader(inputs.get(name));
    if (typeof value !== 'string') return value;
    errors.add(name, value);
    return present;
  };
  const name = read('Name', [before.name], (written) =>
    isFilled(written)
      ? (lengthProblem('Name', written, MAX_NAME) ?? [written])
      : 'The Name field is required.',
  );
  const url = read('Url', [before.url], (written) =>
    isFilled(written) && readLoopbackUrl(written) !== undefined
      ? (lengthProblem('Url', written, MAX_URL) ?? [written.trim()])
      : NOT_LOOPBACK,
  );
  const enabled = names.has('Enabled') ? readEnabled(inputs, before.enabled, remarks) : before.enabled;
  const events = read('Events', before.events, readEvents);
  errors.refuseIfAny();
  return { name: name[0] ?? '', url: url[0] ?? '', enabled, events };
}

function readEnabled(inputs: Inputs<Json>, before: boolean, remarks: Remarks): boolean {
  const written = inputs.get('enabled') ?? before;
  if (typeof written === 'boolean') return written;
  const used = String(before);
  remarks.note('defaulted', { what: 'enabled', got: jsonTypeOf(written), expected: 'a boolean', used });
  return before;
}

function readEvents(written: Json | undefined): readonly string[] | string {
  const events = listOf(written).map((item) => EVENT_NAMES.find((known) => isSameWord(known, item)));
  const known = events.filter((event) => event !== undefined);
  if (known.length > 0 && known.length === events.length) return [...new Set(known)];
  return `The Events field must be a list of ${EVENT_NAMES.join(', ')}.`;
}

function lengthProblem(name: string, written: string, most: number): string | undefined {
  return written.length > most ? `The field ${name} must be text of at most ${most} characters.` : undefined;
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
