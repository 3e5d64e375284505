import assert from 'node:assert/strict';
import type { ApiErrorKind, Sent } from '../../../src/core/api/errors/errorFacts';
import { networkFailure } from '../../../src/core/api/errors/networkFailure';

const connection = { baseUrl: 'https://api.example.com', key: 'pn_x', environment: 'shop' };

function failureFor(properties: Record<string, string>, stopped?: 'timeout' | 'cancelled') {
  const caught = Object.assign(new Error('reason'), properties);
  return networkFailure(connection, { caught, stopped, timeoutMs: 30_000, status: undefined });
}

describe('networkFailure', () => {
  const rows: readonly [code: string, kind: ApiErrorKind, sent: Sent][] = [
    ['ECONNREFUSED', 'connectionRefused', 'no'],
    ['ENOTFOUND', 'hostNotFound', 'no'],
    ['EAI_AGAIN', 'hostNotFound', 'no'],
    ['ENETUNREACH', 'unreachable', 'no'],
    ['EHOSTUNREACH', 'unreachable', 'no'],
    ['ETIMEDOUT', 'unreachable', 'no'],
    ['CERT_HAS_EXPIRED', 'certificate', 'no'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate', 'no'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate', 'no'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate', 'no'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate', 'no'],
    ['CERT_NOT_YET_VALID', 'certificate', 'no'],
    ['CRL_HAS_EXPIRED', 'certificate', 'no'],
    ['INVALID_CA', 'certificate', 'no'],
    ['INVALID_PURPOSE', 'certificate', 'no'],
    ['PATH_LENGTH_EXCEEDED', 'certificate', 'no'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate', 'no'],
    ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'secureConnection', 'no'],
    ['ERR_SSL_NO_PROTOCOLS_AVAILABLE', 'secureConnection', 'no'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'secureConnection', 'no'],
    ['EPROTO', 'secureConnection', 'maybe'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'secureConnection', 'maybe'],
    ['ERR_SSL_PACKET_LENGTH_TOO_LONG', 'secureConnection', 'maybe'],
    ['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', 'secureConnection', 'maybe'],
    ['ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC', 'secureConnection', 'maybe'],
    // In TLS 1.3 these alerts come when the request may be on its way already.
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'secureConnection', 'maybe'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'secureConnection', 'maybe'],
    ['ERR_TLS_RENEGOTIATION_DISABLED', 'secureConnection', 'maybe'],
    ['ECONNRESET', 'reset', 'maybe'],
    ['EPIPE', 'reset', 'maybe'],
    ['ERR_STREAM_PREMATURE_CLOSE', 'reset', 'maybe'],
    ['Z_DATA_ERROR', 'unreadable', 'maybe'],
    ['EWHATEVER', 'network', 'maybe'],
  ];

  for (const [code, kind, sent] of rows) {
    it(`reads ${code} as ${kind}`, () => {
      const error = failureFor({ code });
      assert.deepEqual([error.kind, error.sent], [kind, sent]);
    });
  }

  it('does not know what became of a request when the route was lost in the middle', () => {
    assert.equal(failureFor({ code: 'ETIMEDOUT', erroredSysCall: 'read' }).sent, 'maybe');
    assert.equal(failureFor({ code: 'ETIMEDOUT', erroredSysCall: 'connect' }).sent, 'no');
  });

  it('names our own time limit, not the error that ending the request caused', () => {
    const error = failureFor({ name: 'AbortError', type: 'aborted' }, 'timeout');
    assert.equal(error.kind, 'timeout');
    assert.match(error.detail, /30 seconds/);
  });

  it('reads a broken-off body without a code as a failure on the way', () => {
    assert.equal(failureFor({ name: 'FetchError' }).kind, 'network');
  });

  it('throws a mistake of ours on as it is', () => {
    const mistake = new TypeError('x is not a function');
    assert.throws(
      () =>
        networkFailure(connection, { caught: mistake, stopped: undefined, timeoutMs: 1, status: undefined }),
      mistake,
    );
  });
});
