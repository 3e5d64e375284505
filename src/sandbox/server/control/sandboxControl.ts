import type { ContactEvent, DeliveryRow, FaultOrder, StoredContact } from '../../publicApi';
import type { Subscription } from '../../account/subscription';
import { callControl } from '../../client/controlClient';
import { ControlProblem } from './controlProblem';
import type {
  ActiveFault,
  ContactRow,
  ControlState,
  DeliveryRecord,
  JournalRecord,
  JournalRow,
} from '../../client/controlApi';

/** For accounts of up to 50 MB. */
const WHOLE_ACCOUNT_PATIENCE_MS = 60_000;

/**
 * Drives a sandbox on this machine, in this process or another, over its control API. Everything rejects with a
 * ControlProblem when the sandbox refuses, with a NoAnswerError when it keeps silent, and with a network error when it
 * is gone.
 */
export class SandboxControl {
  constructor(readonly port: number) {}

  state(): Promise<ControlState> {
    return this.#ask('/sandbox/state', isState);
  }

  /** The state as soon as it is another than the one with the revision `seen`; ends when the signal aborts. */
  nextState(seen: number, signal: AbortSignal): Promise<ControlState> {
    return this.#ask(`/sandbox/state?after=${seen}`, isState, { signal });
  }

  async contacts(most?: number): Promise<readonly ContactRow[]> {
    const query = most === undefined ? '' : `?most=${most}`;
    return (await this.#ask(`/sandbox/contacts${query}`, hasContacts)).contacts;
  }

  /** The stored contact, with what the API never shows. */
  contact(id: string): Promise<StoredContact | undefined> {
    return this.#find(`/sandbox/contacts/${encodeURIComponent(id)}`, isContact);
  }

  /** The requests after the one with the id `since`, oldest first, without their bodies. */
  async journal(since = 0): Promise<readonly JournalRow[]> {
    return (await this.#ask(`/sandbox/journal?since=${since}`, hasRows)).rows;
  }

  /** One request with its bodies; undefined when the journal does not keep it any more. */
  record(id: number): Promise<JournalRecord | undefined> {
    return this.#find(`/sandbox/journal/${id}`, isRecord);
  }

  async clearJournal(): Promise<void> {
    await this.#ask('/sandbox/journal', isDone, { method: 'DELETE' });
  }

  switchOn(fault: FaultOrder): Promise<ActiveFault> {
    return this.#ask('/sandbox/faults', isFault, { method: 'POST', body: JSON.stringify(fault) });
  }

  /** A fault that is not on any more is off. */
  async switchOff(id: number): Promise<void> {
    await this.#find(`/sandbox/faults/${id}`, isDone, { method: 'DELETE' });
  }

  async switchAllOff(): Promise<void> {
    await this.#ask('/sandbox/faults', isDone, { method: 'DELETE' });
  }

  /** Back to how the sandbox was started, with an empty journal. */
  async reset(): Promise<void> {
    await this.#ask('/sandbox/reset', isDone, { method: 'POST' });
  }

  /** The webhooks that were posted or wait for it, oldest first, without their bodies. */
  async deliveries(): Promise<readonly DeliveryRow[]> {
    return (await this.#ask('/sandbox/deliveries', hasDeliveries)).rows;
  }

  /** One webhook with its bodies; undefined when the log does not keep it any more. */
  delivery(id: number): Promise<DeliveryRecord | undefined> {
    return this.#find(`/sandbox/deliveries/${id}`, isDelivery);
  }

  /** Posts a webhook again, with another text if one is given. */
  resend(id: number, text = ''): Promise<DeliveryRow> {
    return this.#ask(`/sandbox/deliveries/${id}/resend`, isDeliveryRow, { method: 'POST', body: text });
  }

  /** Posts a contact as it is now: to the subscribers of the event, or to a URL of this machine. */
  async sendContact(contactId: string, event: ContactEvent, url?: string): Promise<readonly DeliveryRow[]> {
    const body = JSON.stringify({ contactId, event, url });
    return (await this.#ask('/sandbox/webhooks', hasDeliveries, { method: 'POST', body })).rows;
  }

  /** Posts the events to a URL of this machine from now on. */
  subscribe(url: string, events: readonly ContactEvent[]): Promise<Subscription> {
    const body = JSON.stringify({ url, events });
    return this.#ask('/sandbox/subscriptions', isSubscription, { method: 'POST', body });
  }

  /** One that is gone already is gone. */
  async unsubscribe(id: string): Promise<void> {
    await this.#find(`/sandbox/subscriptions/${encodeURIComponent(id)}`, isDone, { method: 'DELETE' });
  }

  async clearDeliveries(): Promise<void> {
    await this.#ask('/sandbox/deliveries', isDone, { method: 'DELETE' });
  }

  /** The account as the text of a seed file. */
  async export(): Promise<string> {
    const asking = { patienceMs: WHOLE_ACCOUNT_PATIENCE_MS };
    return JSON.stringify(await this.#ask('/sandbox/export', isSeedFile, asking), null, 2) + '\n';
  }

  /** Takes the account of a seed file's text. Rejects with a ControlProblem that names line and path. */
  async import(text: string): Promise<void> {
    const patienceMs = WHOLE_ACCOUNT_PATIENCE_MS;
    await this.#ask('/sandbox/import', isDone, { method: 'POST', body: text, patienceMs });
  }

  async #ask<Value>(path: string, isValue: Guard<Value>, asking: Asking = {}): Promise<Value> {
    const { status, text } = await callControl(this.port, path, asking);
    const value = parse(text);
    if (status === 200 && isValue(value)) return value;
    throw new ControlProblem(status, hasError(value) ? value.error : this.#explainStranger());
  }

  async #find<Value>(path: string, isValue: Guard<Value>, asking?: Asking): Promise<Value | undefined> {
    try {
      return await this.#ask(path, isValue, asking);
    } catch (error) {
      if (error instanceof ControlProblem && error.status === 404) return undefined;
      throw error;
    }
  }

  #explainStranger(): string {
    return `The sandbox on port ${this.port} is of another version and cannot be controlled from here. Stop it where it was started, and start it anew.`;
  }
}

type Asking = Parameters<typeof callControl>[2];
type Guard<Value> = (value: unknown) => value is Value;

/** The other end is ours: it is enough to see that it is not of another version. */
const has =
  <Value>(...keys: readonly (keyof Value & string)[]): Guard<Value> =>
  (value): value is Value =>
    typeof value === 'object' && value !== null && keys.every((key) => key in value);

const isState = has<ControlState>(
  'revision',
  'contactsRevision',
  'deliveriesRevision',
  'switches',
  'startedWith',
  'faults',
  'counts',
  'subscriptions',
  'webhooks',
  'isFirst',
  'journal',
);
const hasContacts = has<{ contacts: readonly ContactRow[] }>('contacts');
const isContact = has<StoredContact>('id', 'name', 'metadata');
const isRow = has<JournalRow>('id', 'method', 'path', 'remarks');
const isRecord = has<JournalRecord>('id', 'method', 'path', 'remarks', 'headers');
const isFault = has<ActiveFault>('id', 'kind');
const hasDeliveries = has<{ rows: readonly DeliveryRow[] }>('rows');
const isDelivery = has<DeliveryRecord>('id', 'event', 'state');
const isDeliveryRow = has<DeliveryRow>('id', 'event', 'state');
const isSubscription = has<Subscription>('id', 'url', 'events');
const isSeedFile = has<{ contacts: unknown }>('contacts');
const isDone = has<{ done: boolean }>('done');

function hasRows(value: unknown): value is { rows: readonly JournalRow[] } {
  return has<{ rows: unknown }>('rows')(value) && Array.isArray(value.rows) && value.rows.every(isRow);
}

function hasError(value: unknown): value is { error: string } {
  return has<{ error: unknown }>('error')(value) && typeof value.error === 'string';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
