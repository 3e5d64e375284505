import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { ApiErrorKind } from '../../../../src/core/api/errors/errorFacts';
import { ApiError } from '../../../../src/core/api/errors/errors';
import { OriginRateLimiter } from '../../../../src/core/api/retry/originRateLimiter';
import {
  RequestRetrier,
  type RetrierOptions,
  type Wait,
} from '../../../../src/core/api/retry/requestRetrier';
import { failureOf } from '../apiErrors';
import { TestClock } from './testClock';

const facts = { environment: 'shop', origin: 'http://127.0.0.1:1' };
const cancelled = () => new ApiError('cancelled', { ...facts, sent: 'no' });

describe('Calls to an origin', () => {
  let clock: TestClock;
  let limiter: OriginRateLimiter;
  let sent: string[];
  /** What the server says to each request, in order; an "ok" when nothing is left. */
  let answers: (ApiErrorKind | 'ok' | { readonly seconds: number })[];

  beforeEach(() => {
    clock = new TestClock();
    limiter = new OriginRateLimiter(clock);
    sent = [];
    answers = [];
    hold = undefined;
  });

  function task(options: Partial<RetrierOptions> = {}): RequestRetrier {
    return new RequestRetrier({ limiter, ...options });
  }

  /** Held back before it is answered. */
  let hold: Promise<void> | undefined;

  async function request(name: string): Promise<string> {
    sent.push(name);
    await hold;
    const said = answers.shift() ?? 'ok';
    await Promise.resolve();
    if (said === 'ok') return name;
    throw typeof said === 'string'
      ? new ApiError(said, facts)
      : new ApiError('tooManyRequests', { ...facts, seconds: said.seconds });
  }

  function call(name: string, retrier = task(), signal?: AbortSignal): Promise<string> {
    return retrier.send(() => request(name), { signal, cancelled });
  }

  it('go at once while nothing is wrong', async () => {
    assert.equal(await call('a'), 'a');
    assert.ok(clock.isIdle);
  });

  it('wait after a 429 without Retry-After for 2, 5 and 10 seconds, and give up after four tries', async () => {
    answers = ['tooManyRequests', 'tooManyRequests', 'tooManyRequests', 'tooManyRequests'];
    const failure = failureOf(call('a'));
    const tries = [];
    for (const wait of [0, 1999, 1, 4999, 1, 9999, 1]) {
      await clock.advance(wait);
      tries.push(sent.length);
    }
    assert.deepEqual(tries, [1, 1, 2, 2, 3, 3, 4]);
    assert.equal((await failure).kind, 'tooManyRequests');
    assert.ok(clock.isIdle);
  });

  it('wait as long as Retry-After says', async () => {
    answers = [{ seconds: 12 }];
    const done = call('a');
    await clock.advance(0);
    await clock.advance(11_999);
    assert.equal(sent.length, 1);
    await clock.advance(1);
    assert.equal(await done, 'a');
    assert.equal(sent.length, 2);
  });

  it('wait out five minutes, and nothing that is longer: then they fail at once and say how long', async () => {
    answers = [{ seconds: 300 }, { seconds: 3600 }];
    const first = failureOf(call('first'));
    await clock.advance(0);
    await clock.advance(300_000);
    assert.deepEqual([(await first).seconds, sent.length], [3600, 2]);
    await clock.advance(600_000);
    const { kind, seconds, detail } = await failureOf(call('second'));
    assert.deepEqual([kind, seconds, sent.length], ['tooManyRequests', 3000, 2]);
    assert.match(detail, /50 minutes/);
    const retrier = task();
    const put = await failureOf(retrier.sendNow(() => request('put')));
    assert.deepEqual([put.seconds, retrier.mayStartOver(put), sent.length], [3000, false, 2]);
    assert.ok(clock.isIdle);
  });

  it('wait for what is left of a long pause as soon as that is short enough', async () => {
    answers = [{ seconds: 3600 }];
    await failureOf(call('first'));
    await clock.advance(3_300_000);
    const second = call('second');
    await clock.advance(299_999);
    assert.equal(sent.length, 1);
    await clock.advance(1);
    assert.equal(await second, 'second');
  });

  it('are tried again after 1 and 2 seconds when the connection is refused, and fail the third time', async () => {
    answers = ['connectionRefused', 'connectionRefused', 'connectionRefused'];
    const failure = failureOf(call('a'));
    const tries = [];
    for (const wait of [0, 1000, 1999, 1]) {
      await clock.advance(wait);
      tries.push(sent.length);
    }
    assert.deepEqual(tries, [1, 2, 2, 3]);
    assert.equal((await failure).kind, 'connectionRefused');
    assert.equal(await call('b'), 'b');
  });

  for (const kind of ['contactNotFound', 'gateway', 'timeout', 'reset', 'unauthorized'] as const) {
    it(`are never sent again after "${kind}"`, async () => {
      answers = [kind];
      assert.equal((await failureOf(call('a'))).kind, kind);
      assert.deepEqual(sent, ['a']);
      assert.ok(clock.isIdle);
    });
  }

  it('all wait for one 429, and one goes ahead before the others follow', async () => {
    answers = [{ seconds: 10 }];
    const first = call('first');
    await clock.advance(0);
    const others = ['b', 'c', 'd'].map((name) => call(name));
    await clock.advance(9999);
    assert.deepEqual(sent, ['first']);
    let goAhead: () => void = () => undefined;
    hold = new Promise((resolve) => {
      goAhead = resolve;
    });
    await clock.advance(1);
    assert.equal(sent.length, 2);
    goAhead();
    await Promise.all([first, ...others]);
    assert.deepEqual(sent.toSorted(), ['b', 'c', 'd', 'first', 'first']);
  });

  it('that were never sent give up together with those that were refused, without a stampede', async () => {
    answers = Array.from({ length: 9 }, () => 'tooManyRequests' as const);
    const calls = ['a', 'b', 'c', 'd', 'e'].map((name) => failureOf(call(name)));
    await clock.advance(0);
    assert.equal(sent.length, 5);
    for (const wait of [2000, 5000, 10_000]) await clock.advance(wait);
    const failures = await Promise.all(calls);
    assert.deepEqual(new Set(failures.map(({ kind }) => kind)), new Set(['tooManyRequests']));
    assert.equal(sent.length, 8);
  });

  it('of a person who tries again wait until the pause is over, and not longer', async () => {
    answers = Array.from({ length: 4 }, () => 'tooManyRequests' as const);
    const failure = failureOf(call('a'));
    for (const wait of [0, 2000, 5000, 10_000]) await clock.advance(wait);
    await failure;
    const again = call('again');
    await clock.advance(19_999);
    assert.equal(sent.length, 4);
    await clock.advance(1);
    assert.equal(await again, 'again');
  });

  it('follow when the one that went ahead fails for another reason', async () => {
    answers = [{ seconds: 1 }, 'timeout'];
    const first = failureOf(call('a'));
    await clock.advance(0);
    const second = call('b');
    await clock.advance(1000);
    assert.equal((await first).kind, 'timeout');
    assert.equal(await second, 'b');
  });

  it('follow when the one that went ahead is called off', async () => {
    answers = [{ seconds: 1 }, 'cancelled'];
    const first = failureOf(call('a'));
    await clock.advance(0);
    const second = call('b');
    await clock.advance(1000);
    assert.equal((await first).kind, 'cancelled');
    assert.equal(await second, 'b');
  });

  it('tell until when they wait, and that they go on', async () => {
    answers = [{ seconds: 3 }, 'connectionRefused'];
    const told: (Wait | undefined)[] = [];
    const done = call('a', task({ onWait: (wait) => told.push(wait) }));
    for (const wait of [0, 3000, 2000]) await clock.advance(wait);
    await done;
    assert.deepEqual(told, [
      { untilMs: 3000, reason: 'tooManyRequests' },
      undefined,
      { untilMs: 5000, reason: 'connectionRefused' },
      undefined,
    ]);
  });

  it('end at once when the wait is cancelled, by its own signal or by that of its task', async () => {
    for (const way of ['own', 'task'] as const) {
      const controller = new AbortController();
      answers = [{ seconds: 60 }];
      const retrier = task(way === 'task' ? { signal: controller.signal } : {});
      const failure = failureOf(call('a', retrier, way === 'own' ? controller.signal : undefined));
      await clock.advance(0);
      const before = sent.length;
      controller.abort();
      const { kind, sent: sentIt } = await failure;
      assert.deepEqual([kind, sentIt, sent.length], ['cancelled', 'no', before]);
      await clock.advance(60_000);
      await call('next');
    }
    assert.ok(clock.isIdle);
  });

  it('end with the reason of whoever ends the wait, when there is one', async () => {
    const controller = new AbortController();
    answers = [{ seconds: 60 }];
    const done = assert.rejects(call('a', task({ signal: controller.signal })), { message: 'read-only now' });
    await clock.advance(0);
    controller.abort(new Error('read-only now'));
    await done;
    assert.ok(clock.isIdle);
  });

  it('let the next one go ahead when one was kept back before it was sent', async () => {
    answers = [{ seconds: 1 }];
    const first = call('a');
    await clock.advance(0);
    const kept = assert.rejects(
      task().send(() => Promise.reject(new Error('kept back')), { signal: undefined, cancelled }),
    );
    await clock.advance(1000);
    await Promise.all([kept, first]);
  });

  it('all end when the limiter is disposed, and none waits afterwards', async () => {
    answers = [{ seconds: 60 }, { seconds: 60 }];
    const failures = ['a', 'b'].map((name) => failureOf(call(name)));
    await clock.advance(0);
    limiter.dispose();
    for (const failure of failures) assert.equal((await failure).kind, 'cancelled');
    assert.equal((await failureOf(call('c'))).kind, 'cancelled');
    assert.ok(clock.isIdle);
  });

  it('fail at once when they are not to wait', async () => {
    answers = [{ seconds: 60 }];
    const first = failureOf(call('a', task({ waits: false })));
    assert.equal((await first).kind, 'tooManyRequests');
    assert.equal((await failureOf(call('b', task({ waits: false })))).kind, 'tooManyRequests');
    assert.deepEqual(sent, ['a']);
  });

  it('bring the server up before they wait for it', async () => {
    answers = ['connectionRefused'];
    let starts = 0;
    const startServer = () => {
      starts += 1;
      return Promise.resolve();
    };
    assert.equal(await call('a', task({ startServer })), 'a');
    assert.deepEqual([starts, sent.length, clock.isIdle], [1, 2, true]);
  });

  describe('that must not be sent again by themselves', () => {
    it('may start over when they were not processed, as often as the policy allows', async () => {
      answers = Array.from({ length: 9 }, () => ({ seconds: 0 }));
      const retrier = task();
      const verdicts: boolean[] = [];
      while (verdicts.at(-1) !== false) {
        const failure = await failureOf(retrier.sendNow(() => request('put')));
        verdicts.push(retrier.mayStartOver(failure));
      }
      assert.deepEqual(verdicts, [true, true, true, false]);
      assert.equal(sent.length, 4);
    });

    it('are not sent while others wait, and may start over', async () => {
      answers = [{ seconds: 60 }];
      const waiting = call('a');
      await clock.advance(0);
      const retrier = task();
      const failure = await failureOf(retrier.sendNow(() => request('put')));
      assert.ok(retrier.mayStartOver(failure));
      assert.deepEqual(sent, ['a']);
      await clock.advance(60_000);
      await waiting;
    });

    it('may not start over when the pause that they met has become too long to wait through', async () => {
      const other = limiter.enter();
      assert.ok('after' in other);
      answers = ['tooManyRequests'];
      const retrier = task();
      const failure = await failureOf(retrier.sendNow(() => request('put')));
      assert.ok(retrier.mayStartOver(failure));
      const again = failureOf(call('get', retrier));
      const long = new ApiError('tooManyRequests', { ...facts, seconds: 600 });
      limiter.refuse(other, long, 'tooManyRequests', 0);
      assert.equal(retrier.mayStartOver(await again), false);
      assert.deepEqual(sent, ['put']);
    });

    it('may not start over after anything else', async () => {
      for (const kind of ['timeout', 'gateway', 'reset'] as const) {
        answers = [kind];
        const retrier = task();
        const failure = await failureOf(retrier.sendNow(() => request('put')));
        assert.equal(retrier.mayStartOver(failure), false);
      }
    });
  });

  it('do not make the pause longer by refusals of what was sent before it', async () => {
    answers = [{ seconds: 2 }, 'tooManyRequests', 'tooManyRequests'];
    const calls = ['a', 'b', 'c'].map((name) => call(name));
    await setImmediate();
    assert.equal(sent.length, 3);
    await clock.advance(2000);
    await Promise.all(calls);
    assert.equal(sent.length, 6);
  });
});
