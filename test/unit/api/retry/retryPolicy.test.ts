import assert from 'node:assert/strict';
import type { ApiErrorKind } from '../../../../src/core/api/errors/errorFacts';
import { ApiError } from '../../../../src/core/api/errors/errors';
import { retryPolicy } from '../../../../src/core/api/retry/retryPolicy';

const origin = 'http://127.0.0.1:1';
const errorOf = (kind: ApiErrorKind, seconds?: number) =>
  new ApiError(kind, { environment: 'shop', origin, seconds });

describe('The retry policy', () => {
  it('waits out nothing but what is known not to have been processed', () => {
    const kinds: ApiErrorKind[] = ['contactNotFound', 'gateway', 'apiError', 'timeout', 'reset', 'network'];
    for (const kind of kinds) assert.equal(retryPolicy.reasonOf(errorOf(kind)), undefined, kind);
    assert.equal(retryPolicy.reasonOf(new Error('connectionRefused')), undefined);
    assert.equal(retryPolicy.reasonOf(errorOf('connectionRefused')), 'connectionRefused');
    assert.equal(retryPolicy.reasonOf(errorOf('tooManyRequests')), 'tooManyRequests');
  });

  it('waits longer from one 429 to the next when the API does not say how long', () => {
    const pauses = [1, 2, 3, 4, 5, 9].map((round) =>
      retryPolicy.pauseMs({ seconds: undefined }, 'tooManyRequests', round),
    );
    assert.deepEqual(pauses, [2000, 5000, 10_000, 20_000, 20_000, 20_000]);
  });

  it('holds calls back for no less than the API asks', () => {
    assert.equal(retryPolicy.pauseMs({ seconds: 7 }, 'tooManyRequests', 3), 7000);
    assert.equal(retryPolicy.pauseMs({ seconds: 86_400 }, 'tooManyRequests', 1), 86_400_000);
  });

  it('tries a refused connection after one second and after two, and then leaves nothing to wait for', () => {
    const pauses = [1, 2, 3, 4, 5, 6].map((round) =>
      retryPolicy.pauseMs({ seconds: undefined }, 'connectionRefused', round),
    );
    assert.deepEqual(pauses, [1000, 2000, 0, 1000, 2000, 0]);
  });
});
