// What the package `wts-sandbox` promises to programs outside of this repository; testing/testApi.d.ts adds what is for tests.
// The sandbox takes its own types from here.

/**
 * Starts a local WTS account on 127.0.0.1, or takes the one that already runs on this port. In a test of an
 * integration:
 *
 *     const sandbox = await startSandbox({ port: 0, seed: { contacts: [{ name: 'Ana', tagNames: ['VIP'] }] } });
 *     // … run the integration against sandbox.url with sandbox.key …
 *     assert.deepEqual(sandbox.requests().flatMap(({ ignored }) => ignored), []);
 *     await sandbox.close();
 *
 * Rejects when it cannot have the port, and says what is wrong with the options.
 */
export function startSandbox(options: SandboxOptions): Promise<Sandbox>;

export const DEFAULT_SANDBOX_PORT: number;
/** The one key that the sandbox accepts. */
export const SANDBOX_KEY: string;
/** A contact of the built-in account that has something in every field. */
export const SAMPLE_CONTACT_ID: string;

export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json;
}

export interface SandboxOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** The account to begin with, and to come back to with a reset: the path of a seed file, or what stands in one. */
  readonly seed?: string | SeedFile;
  /** The path of a file that the account is kept in: what stands there is begun with, a reset brings back the seed. */
  readonly persist?: string;
  /**
   * URLs of this machine that all events of contacts are posted to. They belong to the sandbox, not to the account: no
   * call of the API lists or changes them, and neither an import nor a file that is kept knows them.
   */
  readonly webhooks?: readonly string[];
  /** Faults that are on from the start, and again after a reset. */
  readonly faults?: readonly FaultOrder[];
  /** Origins of web pages that may call, such as `http://localhost:5173`. Others are refused. */
  readonly allowedOrigins?: readonly string[];
  /** Names besides those of this machine that requests may be sent to, such as `host.docker.internal`. */
  readonly allowedHosts?: readonly string[];
  /** Behaviour of the real API that nobody has confirmed; `wts-sandbox --help` explains each. */
  readonly switches?: Partial<SandboxSwitches> | undefined;
  /** Called with each request to the API when it has been answered. */
  readonly onRequest?: (request: RequestRow) => void;
  /** Called with what a person should know, such as a state that cannot be saved. */
  readonly tell?: (message: string) => void;
}

export interface Sandbox {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly key: string;
  /** It was started elsewhere: closing it does nothing here, and `contact` and `requests` throw. */
  readonly reused: boolean;
  readonly control: SandboxControl;
  /** Ends open connections too, and waits until the account is on disk if it is kept. */
  close(): Promise<void>;
  /** Back to how it was started, with an empty journal. Of one's own it is done when this returns. */
  reset(): Promise<void>;
  /** A copy of the stored contact, with what the API never shows. */
  contact(id: string): StoredContact | undefined;
  /** The requests since the start or the last reset, oldest first; the latest thousand. */
  requests(): readonly RequestEntry[];
}

/** Drives a sandbox on this machine, wherever it was started. */
export class SandboxControl {
  constructor(port: number);
  /** The stored contact, with what the API never shows. */
  contact(id: string): Promise<StoredContact | undefined>;
  /** The requests after the one with the id `since`, oldest first, without their bodies. */
  journal(since?: number): Promise<readonly RequestRow[]>;
  clearJournal(): Promise<void>;
  switchOn(fault: FaultOrder): Promise<{ readonly id: number }>;
  switchOff(id: number): Promise<void>;
  switchAllOff(): Promise<void>;
  reset(): Promise<void>;
  /** The webhooks that were posted or wait for it, oldest first, without their bodies. */
  deliveries(): Promise<readonly DeliveryRow[]>;
  /** Posts a webhook again, with another text if one is given. */
  resend(id: number, text?: string): Promise<DeliveryRow>;
  /** Posts a contact as it is now: to the subscribers of the event, or to a URL of this machine. */
  sendContact(contactId: string, event: ContactEvent, url?: string): Promise<readonly DeliveryRow[]>;
  /** The account as the text of a seed file. */
  export(): Promise<string>;
  /** Takes the account of a seed file's text. */
  import(text: string): Promise<void>;
}

/** A part that is left out is that of the built-in account; of most rows the name is enough. */
export interface SeedFile {
  readonly tags?: readonly (
    string | { readonly id?: string; readonly name: string; readonly color?: string }
  )[];
  readonly tagColors?: readonly {
    readonly color: string;
    readonly bgColor: string;
    readonly textColor: string;
  }[];
  readonly portfolios?: readonly (
    string | { readonly id?: string; readonly name: string; readonly type?: string }
  )[];
  readonly sequences?: readonly (
    string | { readonly id?: string; readonly name: string; readonly enabled?: boolean }
  )[];
  readonly customFields?: readonly {
    readonly id?: string;
    readonly key: string;
    readonly name?: string;
    /** `STRING` when left out. */
    readonly type?: string;
    readonly required?: boolean;
    readonly visible?: boolean;
    readonly position?: number;
    readonly parentId?: string | null;
    readonly options?: readonly (string | { readonly id?: string; readonly name: string })[];
  }[];
  /** Everything may be left out, and tags and portfolios may be given by name. */
  readonly contacts?: readonly (Partial<StoredContact> & {
    readonly tagNames?: readonly string[];
    readonly portfolioNames?: readonly string[];
  })[];
  /** Of webhooks; a URL of this machine is enough. */
  readonly subscriptions?: readonly (
    | string
    | {
        readonly url: string;
        readonly name?: string;
        readonly enabled?: boolean;
        /** Names of the API's events; of those, the ones of contacts are posted. Left out: all of these. */
        readonly events?: readonly string[];
      }
  )[];
}

/** The fields of a contact that are plain text. `pictureUrl` is never on the contact that the API gives. */
export type TextKey = 'name' | 'email' | 'instagram' | 'annotation' | 'pictureUrl';

/** A contact as the sandbox keeps it: what the API shows, and the two things it takes and never shows. */
export interface StoredContact extends Record<TextKey, string | null> {
  readonly id: string;
  readonly createdAt: string;
  updatedAt: string;
  readonly companyId: string;
  readonly nameWhatsapp: string | null;
  readonly nameInstagram: string | null;
  readonly nameMessenger: string | null;
  readonly messengerId: string | null;
  readonly origin: string;
  readonly importedAt: string | null;
  phoneNumber: string | null;
  phoneNumberFormatted: string | null;
  status: 'ACTIVE' | 'ARCHIVED' | 'BLOCKED';
  tagIds: string[];
  portfolioIds: string[];
  /** Write-only: to be seen only in the lists of sequences. */
  sequenceIds: string[];
  customFields: JsonObject;
  metadata: { [key: string]: string } | null;
  utm: { [Key in UtmKey]: string | null } | null;
}

export type UtmKey =
  'source' | 'medium' | 'campaign' | 'content' | 'headline' | 'term' | 'referralUrl' | 'sourceId' | 'clid';

export type ContactEvent = 'CONTACT_NEW' | 'CONTACT_UPDATE' | 'CONTACT_TAG_UPDATE';

/** One request to the API, as the sandbox saw it. The key is not kept. */
export interface RequestRow {
  /** Counts from 1, and goes on after a reset. */
  readonly id: number;
  /** When it came in: ISO-8601 UTC. */
  readonly time: string;
  /** Until it was answered, or left without an answer. */
  readonly ms: number;
  readonly method: string;
  /** Without the query, as it was written. */
  readonly path: string;
  /** With the question mark; empty when there is none. */
  readonly query: string;
  /** The header User-Agent: which program sent it; empty when there is none. */
  readonly userAgent: string;
  /** Of the answer; 0 when a fault left the request without one. */
  readonly status: number;
  /** What was ignored or cleared without the answer saying so, or why the request was refused. */
  readonly remarks: readonly Remark[];
  /** The faults on demand that hit it. */
  readonly faults: readonly FaultKind[];
}

export interface Remark {
  readonly kind: string;
  /** What it is about: an input that was not taken, a value that went, how a call ended, or why it was refused. */
  readonly family: 'ignored' | 'cleared' | 'noted' | 'refused';
  /** An English sentence. */
  readonly text: string;
}

export interface RequestEntry extends RequestRow {
  /** What was sent; undefined when it was nothing, no JSON, or too large to be kept. */
  readonly body: Json | undefined;
  /** A sentence for each input that was ignored, and for each value that went as nothing was sent for it. */
  readonly ignored: readonly string[];
}

/** One webhook on its way to one receiver. */
export interface DeliveryRow {
  readonly id: number;
  /** When it was posted, or began to wait: ISO-8601 UTC. */
  readonly time: string;
  readonly event: string;
  readonly url: string;
  readonly contactId: string;
  /** `dropped`: its receiver has too many waiting. */
  readonly state: 'waiting' | 'sending' | 'delivered' | 'failed' | 'dropped';
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

/** A fault to switch on. */
export interface FaultOrder {
  readonly kind: FaultKind;
  /** For the next so many requests that it fits; left out: until it is switched off. */
  readonly times?: number;
  /** Left out: all methods. */
  readonly method?: string;
  /** Where `*` stands for any characters: `/core/v2*`, or of any beginning: `*tags`. Left out: all paths. */
  readonly path?: string;
  /** Of the kind's parameters; `wts-sandbox --help` shows them. */
  readonly values?: { readonly [name: string]: number | readonly string[] };
}

/** What can be made to go wrong. */
export type FaultKind =
  | 'unauthorized'
  | 'tooManyRequests'
  | 'rateLimits'
  | 'serverError'
  | 'badGateway'
  | 'slow'
  | 'resetBefore'
  | 'resetAfter'
  | 'hang'
  | 'html'
  | 'empty'
  | 'errorIn200'
  | 'dropFields';

/** Behaviour of the real API that nobody has confirmed: both ways can be tried. */
export interface SandboxSwitches {
  readonly strictNull: boolean;
  readonly contentTypes: 'any' | 'json';
  readonly portfolios: 'replace' | 'add';
  readonly sequences: 'add' | 'replace';
  readonly sequenceFilter: 'honoured' | 'ignored';
  readonly utm: 'whole' | 'merge';
  readonly metadataInFields: 'needed' | 'optional' | 'refused';
  readonly putAnswerDetails: 'full' | 'null';
  readonly selectOptions: 'name' | 'id';
  readonly customFieldShapes: 'list' | 'text' | 'typed';
  readonly postCustomFields: 'dropped' | 'taken';
  readonly batchFinds: 'always' | 'withUpsert';
  readonly metadataValues: 'text' | 'dropped';
  readonly updatedAt: 'always' | 'fields' | 'null';
  readonly singlePortfolios: 'shared' | 'exclusive' | 'expiring';
  readonly membershipRoutes: 'all' | 'portfolios' | 'sequences' | 'none';
  readonly keyModules: 'all' | 'core' | 'chat';
  readonly coreQueryKeys: 'any' | 'exact';
  readonly chatQueryKeys: 'exact' | 'any';
}
