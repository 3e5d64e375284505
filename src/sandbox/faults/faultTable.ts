import { accessDenied, ApiErrorResponse, envelope, formError } from '../answers/apiErrors';
import { writerNames } from '../writing/writerNames';
import { createRateLimit } from './rateLimit';
import type { FaultKind } from '../publicApi';

export type FaultValues = Readonly<Record<string, number | readonly string[]>>;

interface NumberParameter {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  /** Undefined: it may be left out, and says nothing then. */
  readonly standard: number | undefined;
}

interface NamesParameter {
  readonly kind: 'names';
  /** It takes any of these, and at least one. */
  readonly choices: readonly string[];
}

export type FaultParameter = NumberParameter | NamesParameter;

/** What a fault does to one request. `isApplied`: the API does its work first. */
export type FaultEffect =
  | { readonly kind: 'answer'; readonly answer: ApiErrorResponse; readonly isApplied: boolean }
  | { readonly kind: 'reset'; readonly isApplied: boolean }
  | { readonly kind: 'hang' }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'drop'; readonly fields: readonly string[] };

/** Looks at a request; undefined leaves it alone. `now` is in milliseconds. */
export type Strike = (now: number) => FaultEffect | undefined;

interface FaultRow {
  /** A sentence for the help of the command line. */
  readonly meaning: string;
  /** It says something of writes alone, so it leaves what only reads in peace. */
  readonly isForWrites?: true;
  readonly parameters: Readonly<Record<string, FaultParameter>>;
  /** Called when the fault is switched on, with values that fit the parameters. */
  readonly prepare: (values: FaultValues) => Strike;
}

const DAY_SECONDS = 86_400;
const MAX_SLOW_MS = 600_000;
const TEXT = 'text/plain; charset=utf-8';
const WEB_PAGE = '<!DOCTYPE html><html><head><title>WTS Chat</title></head><body></body></html>';

export const faultTable: Readonly<Record<FaultKind, FaultRow>> = {
  unauthorized: {
    meaning: 'The answer to a wrong or revoked key.',
    parameters: {},
    prepare: () => instead(() => accessDenied(401)),
  },
  tooManyRequests: {
    meaning: 'With Retry-After when retryAfter is given, without when it is not.',
    parameters: {
      retryAfter: {
        kind: 'number',
        min: 0,
        max: DAY_SECONDS,
        standard: undefined,
      },
    },
    prepare: ({ retryAfter }) => instead(() => tooManyRequests(asNumber(retryAfter))),
  },
  rateLimits: {
    meaning: 'Counts requests as the platform does and answers 429 above its limits.',
    parameters: {
      per5Minutes: { kind: 'number', min: 1, max: 100_000, standard: 1000 },
      per5Seconds: { kind: 'number', min: 1, max: 100_000, standard: 200 },
    },
    prepare: prepareRateLimits,
  },
  serverError: {
    meaning: 'The error envelope of the API, with nothing applied.',
    parameters: {},
    prepare: () => instead(() => formError('Erro interno')),
  },
  badGateway: {
    meaning: 'Plain text, as a gateway in front of the API gives it.',
    parameters: {},
    prepare: () => instead(() => new ApiErrorResponse(502, 'Bad Gateway', TEXT)),
  },
  slow: {
    meaning: 'The request is applied at once and answered later.',
    parameters: {
      ms: { kind: 'number', min: 1, max: MAX_SLOW_MS, standard: 3000 },
    },
    prepare:
      ({ ms }) =>
      () => ({ kind: 'slow', ms: asNumber(ms) ?? 0 }),
  },
  resetBefore: {
    meaning: 'The connection breaks and nothing is written.',
    parameters: {},
    prepare: () => () => ({ kind: 'reset', isApplied: false }),
  },
  resetAfter: {
    meaning: 'The change is written and the connection breaks before the answer. Meets writes alone.',
    isForWrites: true,
    parameters: {},
    prepare: () => () => ({ kind: 'reset', isApplied: true }),
  },
  hang: {
    meaning: 'The connection stays open, nothing is applied and no answer comes.',
    parameters: {},
    prepare: () => () => ({ kind: 'hang' }),
  },
  html: {
    meaning: 'A web page with 200, as the host of the web app answers. Nothing is applied.',
    parameters: {},
    prepare: () => instead(() => new ApiErrorResponse(200, WEB_PAGE, 'text/html; charset=utf-8')),
  },
  empty: {
    meaning: 'The request is applied and answered with 200 and no body.',
    parameters: {},
    prepare: () => () => ({ kind: 'answer', answer: new ApiErrorResponse(200, ''), isApplied: true }),
  },
  errorIn200: {
    meaning: 'An error envelope with error:true and the status 200. Nothing is applied.',
    parameters: {},
    prepare: () =>
      instead(() => new ApiErrorResponse(200, envelope('INTERNALSERVERERROR', 'FORM_ERROR', 'Erro interno'))),
  },
  dropFields: {
    meaning:
      'These fields are not written, and the answer is the usual 200. Counts where it dropped something.',
    isForWrites: true,
    parameters: { fields: { kind: 'names', choices: writerNames } },
    prepare: ({ fields }) => {
      const names = Array.isArray(fields) ? fields.map(String) : [];
      return () => ({ kind: 'drop', fields: names });
    },
  },
};

export const faultKinds: readonly FaultKind[] = Object.keys(faultTable).filter(isFaultKind);

export function isFaultKind(text: string): text is FaultKind {
  return Object.hasOwn(faultTable, text);
}

/** A new answer for each request: it may hold an id and a date. */
function instead(answer: () => ApiErrorResponse): Strike {
  return () => ({ kind: 'answer', answer: answer(), isApplied: false });
}

/** No real body of a 429 is known: this one is our guess. `retryAfter` is in seconds. */
function tooManyRequests(retryAfter: number | undefined): ApiErrorResponse {
  const body = envelope('TOOMANYREQUESTS', 'ERROR_TOO_MANY_REQUESTS', 'Muitas requisições');
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return new ApiErrorResponse(429, body, undefined, headers);
}

function prepareRateLimits({ per5Minutes, per5Seconds }: FaultValues): Strike {
  const count = createRateLimit([
    { limit: asNumber(per5Minutes) ?? Infinity, seconds: 300 },
    { limit: asNumber(per5Seconds) ?? Infinity, seconds: 5 },
  ]);
  return (now) => {
    const wait = count(now);
    return wait === undefined
      ? undefined
      : { kind: 'answer', answer: tooManyRequests(wait), isApplied: false };
  };
}

function asNumber(value: FaultValues[string] | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
