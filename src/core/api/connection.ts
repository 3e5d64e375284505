import { originOf } from './baseUrl';
import { ApiError, type ApiErrorKind, type ErrorFacts } from './errors';
import type { Patience } from './patience';

/** One line of the log: no values, no key. */
export interface RequestEntry {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number | undefined;
  readonly ms: number;
  readonly shortId: string;
  readonly errorKind: ApiErrorKind | undefined;
}

export interface ApiConnection {
  /** As `normalizeBaseUrl` gives it. */
  readonly baseUrl: string;
  readonly key: string;
  /** The environment's name, for error messages. */
  readonly environment: string;
  /** For a whole request with its answer; 30 seconds when left out. */
  readonly timeoutMs?: number;
  /** Waits for the origin's gate and sends again what was not processed; without it each request goes once, at once. */
  readonly patience?: Patience;
  readonly onRequest?: (entry: RequestEntry) => void;
}

/** The error for a failed call. Everything in it that came from the network is rid of the key. */
export function failure(
  { baseUrl, key, environment }: ApiConnection,
  kind: ApiErrorKind,
  facts: Omit<ErrorFacts, 'environment' | 'origin'> = {},
): ApiError {
  const clean = (text: string) => redact(text, key);
  return new ApiError(kind, {
    ...facts,
    environment,
    origin: originOf(baseUrl),
    shortId: clean(facts.shortId ?? ''),
    told: facts.told === undefined ? undefined : clean(facts.told),
    fieldProblems: (facts.fieldProblems ?? []).map(({ path, message }) => ({
      path: clean(path),
      message: clean(message),
    })),
  });
}

/** Whatever the case: host names in a redirect come in lower case. */
function redact(text: string, key: string): string {
  return [key, encodeURIComponent(key)]
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.replace(new RegExp(escape(secret), 'gi'), '•••'), text);
}

function escape(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
