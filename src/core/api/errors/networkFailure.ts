import { type ApiConnection, failure } from '../connection';
import type { ApiErrorKind, Sent } from './errorFacts';
import type { ApiError } from './errors';

/** What is known when an exchange broke off. */
interface Interruption {
  readonly caught: unknown;
  /** Set when we ended it ourselves. */
  readonly stopped: 'timeout' | 'cancelled' | undefined;
  readonly timeoutMs: number;
  /** Of an answer that began to arrive. */
  readonly status: number | undefined;
}

interface CodeRow {
  readonly code: RegExp;
  readonly kind: ApiErrorKind;
  /** Only where it differs from what the kind of error says. */
  readonly sent?: Sent;
}

/** The first row whose pattern fits the error's code; node's and OpenSSL's names, and node-fetch's `type`. */
const codes: readonly CodeRow[] = [
  { code: /^ECONNREFUSED$/, kind: 'connectionRefused' },
  { code: /^(ENOTFOUND|EAI_.+)$/, kind: 'hostNotFound' },
  { code: /^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL|ETIMEDOUT)$/, kind: 'unreachable' },
  // A certificate is judged before anything is sent.
  { code: /^(CERT_|CRL_|ERR_TLS_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/, kind: 'certificate' },
  { code: /^(INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)$/, kind: 'certificate' },
  // The two sides find no common version: that is the first thing that they talk about.
  {
    code: /^ERR_SSL_(UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE|TLSV1_ALERT_PROTOCOL_VERSION)$/,
    kind: 'secureConnection',
    sent: 'no',
  },
  // The same codes come from a handshake that fails and from a connection that breaks in the middle.
  { code: /^(ERR_TLS_|ERR_SSL_|EPROTO$)/, kind: 'secureConnection' },
  { code: /^(ECONNRESET|EPIPE|ECONNABORTED|ERR_STREAM_PREMATURE_CLOSE)$/, kind: 'reset' },
  { code: /^(Z_|ERR__ERROR_FORMAT|ERR_ENCODING_|ERR_BROTLI)/, kind: 'unreadable' },
  { code: /^max-size$/, kind: 'tooLarge' },
];

/** The ApiError for an exchange without a whole answer. Throws `caught` again when it is none of the network's. */
export function networkFailure(connection: ApiConnection, interruption: Interruption): ApiError {
  const { caught, stopped, timeoutMs, status } = interruption;
  if (stopped === 'timeout') return failure(connection, 'timeout', { status, seconds: timeoutMs / 1000 });
  if (stopped === 'cancelled') return failure(connection, 'cancelled', { status });
  const { code, systemCall } = troubleOf(caught);
  const row = codes.find((one) => one.code.test(code));
  const kind = row?.kind ?? 'network';
  // A route can be lost in the middle as well: then the request may have arrived.
  const underWay = kind === 'unreachable' && /^(read|write)$/.test(systemCall);
  const sent = underWay ? 'maybe' : row?.sent;
  return failure(connection, kind, { status, told: code, ...(sent && { sent }) });
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
