import assert from 'node:assert/strict';
import { newlyFailed } from '../../../src/host/sandbox/webhooks/newlyFailed';

describe('a webhook that has failed', () => {
  const row = (id: number, state: 'sending' | 'failed' | 'delivered') => ({ id, state });

  it('is news once, the latest first', () => {
    const before = [row(3, 'sending'), row(2, 'sending'), row(1, 'failed')];
    const now = [row(3, 'failed'), row(2, 'failed'), row(1, 'failed')];
    assert.equal(newlyFailed(before, now)?.id, 3);
    assert.equal(newlyFailed(now, now), undefined);
  });

  it('is no news where it had failed before anybody looked, nor where it went well', () => {
    assert.equal(newlyFailed(undefined, [row(1, 'failed')]), undefined);
    assert.equal(newlyFailed([], [row(1, 'delivered')]), undefined);
  });
});
