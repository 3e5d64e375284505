// What `wts-contact-editor/sandbox` promises to programs outside of this repository, in one file that needs no other.
// test/unit/sandbox/published.slow.test.ts holds it against what the sandbox is.

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

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface SandboxOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** The account to begin with, and to come back to with a reset: the path of a seed file, or what stands in one. */
  readonly seed?: string | SeedFile;
  /** The path of a file that the account is kept in: what stands there is begun with, a reset brings back the seed. */
  readonly persist?: string;
  /** URLs of this machine that all events of contacts are posted to. */
  readonly webhooks?: readonly string[];
  /** Faults that are on from the start, and again after a reset. */
  readonly faults?: readonly FaultOrder[];
  /** Origins of web pages that may call, such as `http://localhost:5173`. Others are refused. */
  readonly allowedOrigins?: readonly string[];
  /** Names besides those of this machine that requests may be sent to, such as `host.docker.internal`. */
  readonly allowedHosts?: readonly string[];
  /** Behaviour of the real API that nobody has confirmed; `wts-sandbox --help` explains each. */
  readonly switches?: Partial<SandboxSwitches>;
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
  close(): Promise<void>;
  /** Back to how it was started, with an empty journal. */
  reset(): Promise<void>;
  /** A copy of the stored contact, with what the API never shows. */
  contact(id: string): StoredContact | undefined;
  /** The requests since the start or the last reset, oldest first; the latest thousand. */
  requests(): readonly RequestEntry[];
}

/** Drives a sandbox on this machine, wherever it was started. */
export class SandboxControl {
  constructor(port: number);
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
        readonly events?: readonly ContactEvent[];
      }
  )[];
}

export interface StoredContact {
  readonly id: string;
  readonly createdAt: string;
  updatedAt: string;
  readonly companyId: string;
  name: string | null;
  readonly nameWhatsapp: string | null;
  readonly nameInstagram: string | null;
  readonly nameMessenger: string | null;
  readonly messengerId: string | null;
  readonly origin: string;
  readonly importedAt: string | null;
  phoneNumber: string | null;
  phoneNumberFormatted: string | null;
  email: string | null;
  instagram: string | null;
  annotation: string | null;
  status: 'ACTIVE' | 'ARCHIVED' | 'BLOCKED';
  tagIds: string[];
  portfolioIds: string[];
  sequenceIds: string[];
  customFields: { [key: string]: Json };
  metadata: { [key: string]: string } | null;
  utm: { [Key in UtmKey]: string | null } | null;
  pictureUrl: string | null;
}

export type UtmKey =
  'source' | 'medium' | 'campaign' | 'content' | 'headline' | 'term' | 'referralUrl' | 'sourceId' | 'clid';

export type ContactEvent = 'CONTACT_NEW' | 'CONTACT_UPDATE' | 'CONTACT_TAG_UPDATE';

/** One request to the API, as the sandbox saw it. The key is not kept. */
export interface RequestRow {
  readonly id: number;
  /** ISO-8601 UTC. */
  readonly time: string;
  readonly ms: number;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** With the question mark; empty when there is none. */
  readonly query: string;
  /** Of the answer; 0 when a fault left the request without one. */
  readonly status: number;
  /** What was ignored or cleared without the answer saying so, or why the request was refused. */
  readonly remarks: readonly Remark[];
  readonly faults: readonly FaultKind[];
}

export interface Remark {
  readonly kind: string;
  readonly family: 'ignored' | 'cleared' | 'noted' | 'refused';
  /** An English sentence. */
  readonly text: string;
}

export interface RequestEntry extends RequestRow {
  /** What was sent as JSON. */
  readonly body: Json | undefined;
  /** A sentence for each input that was ignored, and for each value that went as nothing was sent for it. */
  readonly ignored: readonly string[];
}

/** One webhook on its way to one receiver. */
export interface DeliveryRow {
  readonly id: number;
  readonly time: string;
  readonly event: string;
  readonly url: string;
  readonly contactId: string;
  readonly state: 'waiting' | 'sending' | 'delivered' | 'failed' | 'dropped';
  readonly behind: number;
  readonly tries: number;
  readonly status: number | null;
  readonly ms: number;
  readonly problem: string | null;
  readonly resendOf: number | null;
}

export interface FaultOrder {
  readonly kind: FaultKind;
  /** For the next so many requests that it fits; left out: until it is switched off. */
  readonly times?: number;
  readonly method?: string;
  /** Where `*` stands for any characters: `/core/v2*`. */
  readonly path?: string;
  /** Of the kind's parameters; `wts-sandbox --help` shows them. */
  readonly values?: { readonly [name: string]: number | readonly string[] };
}

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

export interface SandboxSwitches {
  readonly strictNull: boolean;
  readonly portfolios: 'replace' | 'add';
  readonly sequences: 'add' | 'replace';
  readonly sequenceFilter: 'honoured' | 'ignored';
  readonly utm: 'whole' | 'merge';
  readonly metadataInFields: 'needed' | 'optional' | 'refused';
  readonly putAnswerDetails: 'full' | 'null';
  readonly selectOptions: 'name' | 'id';
  readonly customFieldShapes: 'list' | 'text' | 'typed';
  readonly postCustomFields: 'dropped' | 'taken';
}
