import type { KeptBody } from '../reading/recordedBody';

/** `dropped`: its receiver has too many waiting. */
export type DeliveryState = 'waiting' | 'sending' | 'delivered' | 'failed' | 'dropped';

/** One webhook on its way to one receiver. */
export interface DeliveryRow {
  readonly id: number;
  /** When it was posted, or began to wait: ISO-8601 UTC. */
  readonly time: string;
  readonly event: string;
  readonly url: string;
  readonly contactId: string;
  readonly state: DeliveryState;
  /** So many others come before it at its receiver, while it waits. */
  readonly behind: number;
  /** Tries so far. */
  readonly tries: number;
  /** Of the last try; null when it got no answer. */
  readonly status: number | null;
  /** The last try took so long. */
  readonly ms: number;
  /** Why the last try failed, in a sentence. */
  readonly problem: string | null;
  /** The delivery that this one sends again. */
  readonly resendOf: number | null;
}

export interface DeliveryRecord extends DeliveryRow {
  readonly sent: KeptBody | undefined;
  readonly answer: KeptBody | undefined;
}
