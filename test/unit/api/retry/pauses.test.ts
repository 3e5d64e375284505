import assert from 'node:assert/strict';
import { OriginRateLimiter } from '../../../../src/core/api/retry/originRateLimiter';
import { RequestRetrier, type Wait } from '../../../../src/core/api/retry/requestRetrier';
import { TestClock } from './testClock';

describe('A task that lets time go by', () => {
  let clock: TestClock;
  let limiter: OriginRateLimiter;

  beforeEach(() => {
    clock = new TestClock();
    limiter = new OriginRateLimiter(clock);
  });

  it('tells until when, whatever else passes the limiter meanwhile', async () => {
    const told: (Wait | undefined)[] = [];
    const done = new RequestRetrier({ limiter, onWait: (wait) => told.push(wait) }).pause(2000);
    await new RequestRetrier({ limiter }).sendNow(() => Promise.resolve());
    await clock.advance(1999);
    assert.equal(told.length, 1);
    await clock.advance(1);
    assert.equal(await done, true);
    assert.deepEqual(told, [{ untilMs: 2000, reason: 'lookAgain' }, undefined]);
  });

  it('goes on at once when its waits are ended, and when it has none', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const cancelled = new RequestRetrier({ limiter, signal }).pause(2000);
    controller.abort();
    assert.equal(await cancelled, false);
    assert.equal(await new RequestRetrier({ limiter, signal }).pause(2000), false);
    assert.equal(await new RequestRetrier({ limiter, waits: false }).pause(2000), false);
    const disposed = new RequestRetrier({ limiter }).pause(2000);
    limiter.dispose();
    assert.equal(await disposed, false);
    assert.ok(clock.isIdle);
  });
});
