import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import type { RecordedBody } from '../../../../src/sandbox/client/controlApi';
import { recordBody } from '../../../../src/sandbox/reading/recordedBody';
import { Deliveries } from '../../../../src/sandbox/webhooks/deliveries';
import type { PostWebhook } from '../../../../src/sandbox/webhooks/postWebhook';

interface Letter {
  readonly url: string;
  readonly text: string;
  readonly signal: AbortSignal;
  readonly answer: (status: number, body?: RecordedBody) => void;
  readonly fail: (message: string) => void;
}

/** Deliveries whose receivers are played by the test, and whose waits take no time. */
function play() {
  const events = new EventEmitter();
  const letters: Letter[] = [];
  const waits: number[] = [];
  const deliveries = new Deliveries(() => events.emit('changed'), {
    post: (url, text, signal) =>
      new Promise<Awaited<ReturnType<PostWebhook>>>((resolve, reject) => {
        const answer = (status: number, body?: RecordedBody) => {
          resolve({ status, body });
        };
        const fail = (message: string) => {
          reject(new Error(message));
        };
        letters.push({ url, text, signal, answer, fail });
        events.emit('changed');
      }),
    wait: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  });
  return {
    ...{ deliveries, letters, waits },
    post: (url: string, text = 'x') =>
      deliveries.post({ url, event: 'CONTACT_UPDATE', contactId: 'c', text }),
    letter: async (number: number): Promise<Letter> => {
      while (letters[number - 1] === undefined) await once(events, 'changed');
      return letters[number - 1]!;
    },
    settled: async (id: number, state: string) => {
      while (deliveries.find(id)?.state !== state) await once(events, 'changed');
      return deliveries.find(id)!;
    },
  };
}

describe('sandbox deliveries', () => {
  it('are tried three times with growing waits, and then fail', async () => {
    const { post, letter, settled, waits } = play();
    const { id } = post('a');
    (await letter(1)).answer(500);
    (await letter(2)).fail('connect ECONNREFUSED');
    (await letter(3)).answer(404);
    const { tries, status, problem } = await settled(id, 'failed');
    assert.deepEqual([tries, status, problem], [3, 404, 'The receiver answered 404.']);
    assert.deepEqual(waits, [1000, 5000]);
  });

  it('tell why there was no answer', async () => {
    const { post, letter, settled } = play();
    const { id } = post('a');
    for (const number of [1, 2, 3]) (await letter(number)).fail('connect ECONNREFUSED');
    const { status, problem } = await settled(id, 'failed');
    assert.deepEqual([status, problem], [null, 'The receiver did not answer: connect ECONNREFUSED.']);
  });

  it('arrive at the second try', async () => {
    const { post, letter, settled } = play();
    const { id } = post('a');
    (await letter(1)).answer(503);
    (await letter(2)).answer(204);
    const { tries, problem } = await settled(id, 'delivered');
    assert.deepEqual([tries, problem], [2, null]);
  });

  it('wait for the one before to the same receiver, retries included, and for no other receiver', async () => {
    const { post, letter, letters, settled } = play();
    const [first, second] = [post('a', '1'), post('a', '2')];
    post('b', '3');
    (await letter(1)).answer(500);
    (await letter(2)).answer(200);
    (await letter(3)).answer(200);
    await settled(first.id, 'delivered');
    (await letter(4)).answer(200);
    assert.deepEqual(
      letters.map(({ url, text }) => url + text),
      ['a1', 'b3', 'a1', 'a2'],
    );
    await settled(second.id, 'delivered');
  });

  it('are tried once behind one that failed, until one arrives', async () => {
    const { post, letter, settled, waits } = play();
    const ids = ['1', '2', '3', '4'].map((text) => post('a', text).id);
    for (const number of [1, 2, 3, 4]) (await letter(number)).answer(500);
    const second = await settled(ids[1]!, 'failed');
    assert.deepEqual(
      [second.tries, second.problem],
      [1, 'The receiver answered 500. It was tried once, as the one before it failed too.'],
    );
    (await letter(5)).answer(200);
    await settled(ids[2]!, 'delivered');
    (await letter(6)).answer(500);
    assert.equal((await letter(7)).text, '4');
    assert.deepEqual(waits, [1000, 5000, 1000]);
  });

  it('say how many others of their receiver come before them', async () => {
    const { post, letter, settled, deliveries } = play();
    const behind = () => deliveries.rows().map((row) => row.behind);
    assert.deepEqual([post('a').behind, post('b').behind, post('a').behind, post('a').behind], [0, 0, 1, 2]);
    assert.deepEqual([behind(), deliveries.find(4)?.behind], [[0, 0, 1, 2], 2]);
    (await letter(1)).answer(200);
    await settled(1, 'delivered');
    assert.deepEqual(behind(), [0, 0, 0, 1]);
  });

  it('are dropped, and say so, when a thousand wait for a receiver', () => {
    const { post, deliveries } = play();
    for (let count = 0; count < 1000; count++) post('a');
    const { state, problem } = post('a');
    assert.deepEqual([state, problem], ['dropped', '1000 others wait for this receiver.']);
    assert.equal(post('b').state, 'waiting');
    assert.ok(deliveries.count <= 1001);
  });

  it('are forgotten, the oldest first, when there are many', async () => {
    const { post, letter, settled, deliveries } = play();
    for (let number = 1; number <= 501; number++) {
      const { id } = post('a');
      (await letter(number)).answer(200);
      await settled(id, 'delivered');
    }
    assert.deepEqual([deliveries.count, deliveries.rows()[0]?.id], [500, 2]);
  });

  it('are forgotten, the oldest first, when what was sent and answered is more than 16 MB', async () => {
    const { post, letter, settled, deliveries } = play();
    const half = 'x'.repeat(128 * 1024);
    for (let number = 1; number <= 100; number++) {
      const { id } = post('a', half);
      (await letter(number)).answer(200, recordBody(half));
      await settled(id, 'delivered');
    }
    assert.deepEqual([deliveries.count, deliveries.rows()[0]?.id], [64, 37]);
  });

  it('are forgotten as answers come, not only when others are posted', async () => {
    const { post, letter, settled, deliveries } = play();
    const urls = Array.from({ length: 100 }, (_, number) => `receiver ${number}`);
    const ids = urls.map((url) => post(url).id);
    const page = recordBody('x'.repeat(256 * 1024 - 1));
    for (let number = 1; number <= 100; number++) {
      (await letter(number)).answer(200, page);
      await settled(ids[number - 1]!, 'delivered');
    }
    assert.equal(deliveries.count, 64);
  });

  it('are told in rows, without their bodies', () => {
    const { post, deliveries } = play();
    const { id } = post('a', 'secret');
    const again = deliveries.resend(id, undefined);
    assert.deepEqual([again, post('b', 'secret')], deliveries.rows().slice(1));
    assert.doesNotMatch(JSON.stringify(deliveries.rows()), /secret/);
    assert.equal(deliveries.find(id)?.sent?.text, 'secret');
  });

  it('end when they are cleared', async () => {
    const { post, letter, deliveries, letters } = play();
    post('a', '1');
    post('a', '2');
    const { signal, answer } = await letter(1);
    deliveries.clear();
    answer(500);
    assert.deepEqual([signal.aborted, deliveries.count], [true, 0]);
    post('a', '3');
    await letter(2);
    assert.equal(letters[1]?.text, '3');
  });
});
