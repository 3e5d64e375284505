import { isLoopback } from './baseUrl';
import { errorTable } from './errorTable';

export type ApiErrorKind =
  // The network: no answer came.
  | 'refused'
  | 'hostNotFound'
  | 'unreachable'
  | 'reset'
  | 'timeout'
  | 'cancelled'
  | 'certificate'
  | 'secureConnection'
  | 'network'
  // We did not send it.
  | 'invalidRequest'
  | 'malformedKey'
  // An answer came that says no.
  | 'unauthorized'
  | 'wrongUrl'
  | 'badRequest'
  | 'contactNotFound'
  | 'validation'
  | 'tooManyRequests'
  | 'refusedByApi'
  // What answered may not have been the API, or not to the end.
  | 'redirected'
  | 'webPage'
  | 'gateway'
  | 'unreadable'
  | 'tooLarge'
  | 'listTooLong'
  | 'empty'
  | 'unexpectedAnswer';

/**
 * Whether the request may have been processed. `no`: it never left. `yes`: an answer came that says what became of
 * it. `maybe`: it went out and no answer can tell; only reading the contact again can.
 */
export type Sent = 'no' | 'maybe' | 'yes';

export type ApiNextStep =
  'setApiKey' | 'retry' | 'switchEnvironment' | 'openSettings' | 'startSandbox' | 'showLog';

/** A value that was refused. `path` is dotted: `email`, `metadata.crmId`. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** What is known about a failure. Texts from the network must be redacted of the key before they come here. */
export interface ErrorFacts {
  readonly environment: string;
  readonly origin: string;
  /** Only where it differs from what the kind of error says. */
  readonly sent?: Sent;
  readonly status?: number | undefined;
  readonly shortId?: string;
  /** The API's own words, the system's error code, or the host that a redirect points to. */
  readonly told?: string | undefined;
  /** How long we waited, or are asked to wait. */
  readonly seconds?: number | undefined;
  readonly fieldProblems?: readonly FieldProblem[];
}

/** A call of the API that failed. `message` is a short title. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly sent: Sent;
  readonly status: number | undefined;
  /** How long we waited, or are asked to wait. */
  readonly seconds: number | undefined;
  /** The API's short error id, which its support asks for; empty when there is none. */
  readonly shortId: string;
  /** What happened and what to do, in sentences. */
  readonly detail: string;
  readonly nextSteps: readonly ApiNextStep[];
  readonly fieldProblems: readonly FieldProblem[];

  constructor(
    readonly kind: ApiErrorKind,
    private readonly facts: ErrorFacts,
  ) {
    const row = errorTable[kind];
    super(row.title());
    this.sent = facts.sent ?? row.sent;
    this.status = facts.status;
    this.seconds = facts.seconds;
    this.shortId = facts.shortId ?? '';
    this.detail = row.detail(facts);
    this.fieldProblems = facts.fieldProblems ?? [];
    // The sandbox runs on this machine: starting it helps no other environment.
    const isLocal = isLoopback(new URL(facts.origin).hostname);
    this.nextSteps = row.nextSteps.filter((step) => step !== 'startSandbox' || isLocal);
  }

  /** The same failure, told when so many seconds of its wait are left. */
  withSecondsLeft(seconds: number): ApiError {
    return new ApiError(this.kind, { ...this.facts, seconds });
  }
}
