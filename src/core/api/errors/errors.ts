import { isLoopback } from '../baseUrl';
import type { ApiErrorKind, ApiNextStep, ErrorFacts, ApiFieldError, Sent } from './errorFacts';
import { errorTable } from './errorTable';

const breaks: ReadonlySet<ApiErrorKind> = new Set([
  'timeout',
  'reset',
  'cancelled',
  'network',
  'unreachable',
  'secureConnection',
]);

/** A call of the API that failed. `message` is a short title. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly sent: Sent;
  readonly status: number | undefined;
  /** The API says in its body that it has no such call. */
  readonly isUnknownRoute: boolean;
  /** How long we waited, or are asked to wait. */
  readonly seconds: number | undefined;
  /** The API's short error id, which its support asks for; empty when there is none. */
  readonly shortId: string;
  /** What happened and what to do, in sentences. */
  readonly detail: string;
  readonly nextSteps: readonly ApiNextStep[];
  readonly fieldErrors: readonly ApiFieldError[];

  constructor(
    readonly kind: ApiErrorKind,
    private readonly facts: ErrorFacts,
  ) {
    const row = errorTable[kind];
    super(row.title());
    this.sent = facts.sent ?? row.sent;
    this.status = facts.status;
    this.isUnknownRoute = facts.isUnknownRoute === true;
    this.seconds = facts.seconds;
    this.shortId = facts.shortId ?? '';
    this.detail = row.detail(facts);
    this.fieldErrors = facts.fieldErrors ?? [];
    // The sandbox runs on this machine: starting it helps no other environment.
    const isLocal = isLoopback(new URL(facts.origin).hostname);
    this.nextSteps = row.nextSteps.filter((step) => step !== 'startSandbox' || isLocal);
  }

  /** Whether the server may be at work on the request yet: nothing came back from it, or only its gateway gave up. */
  get mayStillApply(): boolean {
    return this.kind === 'gateway' || (breaks.has(this.kind) && this.status === undefined);
  }

  /** The same failure, told when so many seconds of its wait are left. */
  withSecondsLeft(seconds: number): ApiError {
    return new ApiError(this.kind, { ...this.facts, seconds });
  }
}
