import type { DeliveryRow } from '../publicApi';
import { setTimeout as delay } from 'node:timers/promises';
import { recordBody } from '../reading/recordedBody';
import type { DeliveryRecord } from '../client/controlApi';
import { type PostWebhook, postWebhook } from './postWebhook';

/** What is to be posted, and to whom. */
interface Post {
  readonly url: string;
  readonly event: string;
  readonly contactId: string;
  readonly text: string;
  readonly resendOf?: number;
}

interface DeliveryTools {
  readonly post: PostWebhook;
  /** Ends early, without a word, when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

const realTools: DeliveryTools = {
  post: postWebhook,
  wait: (ms, signal) => delay(ms, undefined, { signal }).catch(() => undefined),
};

/** Before the second and the third try. */
const WAITS_MS = [1000, 5000];
const NOT_AGAIN = 'It was tried once, as the one before it failed too.';
const MAX_WAITING = 1000;
const MAX_KEPT = 500;
const MAX_KEPT_BYTES = 16 * 1024 * 1024;

interface Parcel {
  record: Omit<DeliveryRecord, 'behind'>;
  readonly text: string;
}

interface Receiver {
  waiting: number;
  last: Promise<void>;
  /** The last one to it failed: the others do not take its time with waits, until one arrives. */
  isFailing: boolean;
}

/**
 * Posts webhooks and keeps a log of it. Each receiver gets its own one after the other, in their order; a slow or dead
 * one delays nobody else. What waits behind one that failed is tried once, until one arrives.
 */
export class Deliveries {
  #parcels: Parcel[] = [];
  #lastId = 0;
  #ending = new AbortController();
  readonly #receivers = new Map<string, Receiver>();

  constructor(
    private readonly changed: () => void,
    private readonly tools: DeliveryTools = realTools,
  ) {}

  post({ url, event, contactId, text, resendOf }: Post): DeliveryRow {
    this.#lastId += 1;
    const receiver = this.#receivers.get(url) ?? { waiting: 0, last: Promise.resolve(), isFailing: false };
    const isTooMuch = receiver.waiting >= MAX_WAITING;
    const record: Parcel['record'] = {
      ...{ id: this.#lastId, time: new Date().toISOString(), event, url, contactId },
      state: isTooMuch ? 'dropped' : 'waiting',
      ...{ tries: 0, status: null, ms: 0 },
      problem: isTooMuch ? `${MAX_WAITING} others wait for this receiver.` : null,
      resendOf: resendOf ?? null,
      ...{ sent: recordBody(text), answer: undefined },
    };
    const parcel = { record, text };
    this.#parcels.push(parcel);
    if (!isTooMuch) this.#queue(url, receiver, parcel);
    this.#forgetOldest();
    this.changed();
    return rowOf(record, isTooMuch ? 0 : receiver.waiting - 1);
  }

  /** Sends a delivery again, with another text if one is given. Undefined when the log does not keep it any more. */
  resend(id: number, text: string | undefined): DeliveryRow | undefined {
    const parcel = this.#find(id);
    if (parcel === undefined) return undefined;
    const { url, event, contactId } = parcel.record;
    return this.post({ url, event, contactId, text: text ?? parcel.text, resendOf: id });
  }

  get count(): number {
    return this.#parcels.length;
  }

  /** Oldest first. */
  rows(): DeliveryRow[] {
    const behind = this.#countBehind();
    return this.#parcels.map((parcel) => rowOf(parcel.record, behind.get(parcel)));
  }

  find(id: number): DeliveryRecord | undefined {
    const parcel = this.#find(id);
    return parcel && { ...parcel.record, behind: this.#countBehind().get(parcel) ?? 0 };
  }

  /** Forgets all, what is on its way too. */
  clear(): void {
    this.#ending.abort();
    this.#ending = new AbortController();
    this.#receivers.clear();
    this.#parcels = [];
    this.changed();
  }

  #queue(url: string, receiver: Receiver, parcel: Parcel): void {
    const { signal } = this.#ending;
    receiver.waiting += 1;
    receiver.last = receiver.last
      .then(() => this.#deliver(parcel, receiver, signal))
      .then(() => {
        receiver.waiting -= 1;
        if (receiver.waiting === 0 && !signal.aborted) this.#receivers.delete(url);
      });
    this.#receivers.set(url, receiver);
  }

  async #deliver(parcel: Parcel, receiver: Receiver, signal: AbortSignal): Promise<void> {
    const wasFailing = receiver.isFailing;
    for (const waitMs of [0, ...(wasFailing ? [] : WAITS_MS)]) {
      if (waitMs > 0) await this.tools.wait(waitMs, signal);
      if (signal.aborted) return;
      await this.#try(parcel, signal);
      if (parcel.record.problem === null) break;
    }
    const { problem } = parcel.record;
    receiver.isFailing = problem !== null;
    const told = problem !== null && wasFailing ? { problem: `${problem} ${NOT_AGAIN}` } : {};
    this.#update(parcel, { state: problem === null ? 'delivered' : 'failed', ...told });
  }

  async #try(parcel: Parcel, signal: AbortSignal): Promise<void> {
    const { url, tries } = parcel.record;
    this.#update(parcel, { state: 'sending', tries: tries + 1 });
    const started = performance.now();
    const outcome = await this.tools.post(url, parcel.text, signal).then(
      ({ status, body }) => ({ status, answer: body, problem: explain(status) }),
      (error: unknown) => ({ status: null, answer: undefined, problem: explainFailure(error) }),
    );
    this.#update(parcel, { ...outcome, ms: Math.round(performance.now() - started), state: 'waiting' });
  }

  #update(parcel: Parcel, values: Partial<Parcel['record']>): void {
    parcel.record = { ...parcel.record, ...values };
    this.#forgetOldest();
    this.changed();
  }

  /** Of those that are on their way: how many others come before them at their receiver. */
  #countBehind(): Map<Parcel, number> {
    const behind = new Map<Parcel, number>();
    const before = new Map<string, number>();
    for (const parcel of this.#parcels) {
      const { url, state } = parcel.record;
      if (!isOnItsWay(state)) continue;
      behind.set(parcel, before.get(url) ?? 0);
      before.set(url, (before.get(url) ?? 0) + 1);
    }
    return behind;
  }

  #find(id: number): Parcel | undefined {
    return this.#parcels.find(({ record }) => record.id === id);
  }

  /** Only what is done is forgotten. */
  #forgetOldest(): void {
    let bytes = this.#parcels.reduce((sum, parcel) => sum + heldBytes(parcel), 0);
    let count = this.#parcels.length;
    if (count <= MAX_KEPT && bytes <= MAX_KEPT_BYTES) return;
    this.#parcels = this.#parcels.filter((parcel) => {
      const isKept = (count <= MAX_KEPT && bytes <= MAX_KEPT_BYTES) || isOnItsWay(parcel.record.state);
      if (!isKept) {
        count -= 1;
        bytes -= heldBytes(parcel);
      }
      return isKept;
    });
  }
}

/** What is kept of a text that was sent is that text itself, unless it was cut. */
function heldBytes({ text, record: { sent, answer } }: Parcel): number {
  return text.length + (sent?.isCut === true ? sent.text.length : 0) + (answer?.text.length ?? 0);
}

function isOnItsWay(state: DeliveryRow['state']): boolean {
  return state === 'waiting' || state === 'sending';
}

/** Without the bodies. */
function rowOf(record: Parcel['record'], behind = 0): DeliveryRow {
  const { id, time, event, url, contactId, state, tries, status, ms, problem, resendOf } = record;
  return { id, time, event, url, contactId, state, behind, tries, status, ms, problem, resendOf };
}

function explain(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400)
    return `The receiver answered ${status}, and redirects are not followed.`;
  return `The receiver answered ${status}.`;
}

function explainFailure(error: unknown): string {
  return `The receiver did not answer: ${error instanceof Error ? error.message : String(error)}.`;
}
