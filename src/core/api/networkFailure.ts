import { type ApiConnection, failure } from './connection';
import type { ApiErrorKind } from './errorFacts';
import type { ApiError } from './errors';

/** What is known when an exchange broke off. */
export interface Interruption {
  readonly caught: unknown;
  /** Set when we ended it ourselves. */
  readonly stopped: 'timeout' | 'cancelled' | undefined;
  readonly timeoutMs: number;
  /** Of an answer that began to arrive. */
  readonly status: number | undefined;
}

/** The first row whose pattern fits the error's code; node's and OpenSSL's names, and node-fetch's `type`. */
const codes: readonly (readonly [RegExp, ApiErrorKind])[] = [
  [/^ECONNREFUSED$/, 'refused'],
  [/^(ENOTFOUND|EAI_.+)$/, 'hostNotFound'],
  [/^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL|ETIMEDOUT)$/, 'unreachable'],
  [/^(CERT_|ERR_TLS_|ERR_SSL_|EPROTO$|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/, 'certificate'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED|ERR_STREAM_PREMATURE_CLOSE)$/, 'reset'],
  [/^(Z_|ERR__ERROR_FORMAT|ERR_ENCODING_|ERR_BROTLI)/, 'unreadable'],
  [/^max-size$/, 'tooLarge'],
];

/** The ApiError for an exchange without a whole answer. Throws `caught` again when it is none of the network's. */
export function networkFailure(connection: ApiConnection, interruption: Interruption): ApiError {
  const { caught, stopped, timeoutMs, status } = interruption;
  if (stopped === 'timeout') return failure(connection, 'timeout', { status, seconds: timeoutMs / 1000 });
  if (stopped === 'cancelled') return failure(connection, 'cancelled', { status });
  const { code, systemCall } = troubleOf(caught);
  const kind = codes.find(([pattern]) => pattern.test(code))?.[1] ?? 'network';
  // A route can be lost in the middle as well: then the request may have arrived.
  const underWay = kind === 'unreachable' && /^(read|write)$/.test(systemCall);
  return failure(connection, kind, { status, told: code, ...(underWay ? { sent: 'maybe' as const } : {}) });
}

function troubleOf(caught: unknown): { code: string; systemCall: string } {
  if (!(caught instanceof Error)) throw caught;
  const code = textAt(caught, 'code') || textAt(caught, 'type');
  // A mistake of ours, such as a TypeError, carries neither.
  if (code === '' && caught.name !== 'FetchError') throw caught;
  return { code: code || caught.message, systemCall: textAt(caught, 'erroredSysCall') };
}

function textAt(error: Error, property: string): string {
  const value: unknown = Reflect.get(error, property);
  return typeof value === 'string' ? value : '';
}
