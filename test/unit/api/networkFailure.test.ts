import assert from 'node:assert/strict';
import type { ApiErrorKind, Sent } from '../../../src/core/api/errorFacts';
import { networkFailure } from '../../../src/core/api/networkFailure';

const connection = { baseUrl: 'https://api.example.com', key: 'pn_x', environment: 'shop' };

function failureFor(properties: Record<string, string>, stopped?: 'timeout' | 'cancelled') {
  const caught = Object.assign(new Error('reason'), properties);
  return networkFailure(connection, { caught, stopped, timeoutMs: 30_000, status: undefined });
}

describe('networkFailure', () => {
  const rows: readonly [code: string, kind: ApiErrorKind, sent: Sent][] = [
    ['ECONNREFUSED', 'refused', 'no'],
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
