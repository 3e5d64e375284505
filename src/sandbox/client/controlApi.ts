import type { Remark } from '../answers/remarks/remarks';
import type { Subscription } from '../account/subscription';
import type {
  DeliveryRow,
  FaultOrder,
  RequestEntry,
  RequestRow,
  SandboxSwitches,
  StoredContact,
} from '../publicApi';

// What a sandbox tells those who drive it, in this process or another, beyond what `publicApi.d.ts` promises.

/** What a sandbox tells of itself; small, however much it holds. */
export interface ControlState {
  /** Another one after any change of anything. */
  readonly revision: number;
  /** Another one after any change of any contact or subscription. */
  readonly contactsRevision: number;
  /** Another one after any change of the log of webhooks. */
  readonly deliveriesRevision: number;
  readonly switches: SandboxSwitches;
  readonly startedWith: StartedWith;
  readonly faults: readonly ActiveFault[];
  readonly counts: {
    readonly contacts: number;
    readonly tags: number;
    readonly portfolios: number;
    readonly sequences: number;
    readonly customFields: number;
    readonly deliveries: number;
  };
  /** Of the account. */
  readonly subscriptions: readonly Subscription[];
  /** URLs that the sandbox was started with; posted to besides the subscriptions. */
  readonly webhooks: readonly string[];
  /** Where the account is kept, and why the last change is not there; null when it is not kept. */
  readonly persistence: { readonly file: string; readonly problem: string | null } | null;
  /** Whether the account is as a reset would make it. */
  readonly isFirst: boolean;
  /** The requests that are kept have the ids from `firstId` to `lastId`; there are none when `size` is 0. */
  readonly journal: { readonly firstId: number; readonly lastId: number; readonly size: number };
}

/** The options of a start that another start can be compared by, paths whole. */
export interface StartedWith {
  /** Null also for one that was no file. */
  readonly seed: string | null;
  readonly persist: string | null;
  readonly webhooks: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly allowedHosts: readonly string[];
}

export type ContactRow = Pick<StoredContact, 'id' | 'name' | 'phoneNumber' | 'phoneNumberFormatted'>;

/** A fault that is on. */
export interface ActiveFault extends FaultOrder {
  readonly id: number;
  /** Undefined: until it is switched off. */
  readonly remaining: number | undefined;
  readonly hits: number;
}

/** One request to the API, as the sandbox saw it. The key is not kept. */
export interface JournalRow extends RequestRow {
  readonly remarks: readonly Remark[];
}

/** A request with what was sent and answered; undefined for an empty body. */
export interface JournalRecord extends JournalRow {
  readonly headers: RecordedHeaders;
  /** Of the answer. */
  readonly answerHeaders: RecordedHeaders;
  readonly sent: RecordedBody | undefined;
  readonly answer: RecordedBody | undefined;
}

export type JournalEntry = JournalRecord & RequestEntry;

export interface DeliveryRecord extends DeliveryRow {
  readonly sent: RecordedBody | undefined;
  readonly answer: RecordedBody | undefined;
}

/** In the order in which they came, with their names as they were written. */
export type RecordedHeaders = readonly (readonly [name: string, value: string])[];

/** What is kept of a body that was sent or answered. */
export interface RecordedBody {
  /** The beginning of the body when `isCut`, else all of it. */
  readonly text: string;
  /** Of the whole body. */
  readonly bytes: number;
  readonly isCut: boolean;
  /** Whether it was UTF-8; else `text` has U+FFFD in the place of what was not. */
  readonly isText: boolean;
}
