export type ApiErrorKind =
  // The network: no answer came.
  | 'connectionRefused'
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
  | 'moduleRefused'
  | 'wrongUrl'
  | 'badRequest'
  | 'contactNotFound'
  | 'validation'
  | 'tooManyRequests'
  | 'apiError'
  // What answered may not have been the API, or not to the end.
  | 'redirected'
  | 'proxy'
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
export interface ApiFieldError {
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
  /** The API says in its body that it has no such call, whatever the status. */
  readonly isUnknownRoute?: boolean;
  /** The API's own words, the system's error code, or the host that a redirect points to. */
  readonly told?: string | undefined;
  /** How long we waited, or are asked to wait. */
  readonly seconds?: number | undefined;
  readonly fieldErrors?: readonly ApiFieldError[];
}
