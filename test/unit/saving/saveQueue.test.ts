import assert from 'node:assert/strict';
import { type AfterSave, type EndedSave, SaveQueue } from '../../../src/core/saving/saveQueue';

/** Saves that end when the test says so, and what the queue did beside. */
function useQueue() {
  const begun: ((ended: EndedSave) => void)[] = [];
  const told: string[] = [];
  const queue = new SaveQueue({
    save: () => {
      told.push(`save ${begun.length + 1}`);
      return new Promise((resolve) => begun.push(resolve));
    },
    hold: () => told.push('held'),
    showQueued: (isQueued) => told.push(isQueued ? 'queued' : 'not queued'),
  });
  const end = (after: AfterSave, error?: Error): void => {
    const resolve = begun.at(-1);
    assert.ok(resolve);
    resolve({ after, error });
  };
  return { queue, told, end };
}

describe('A save that is asked for during another one', () => {
  it('follows it, and several are one', async () => {
    const { queue, told, end } = useQueue();
    const first = queue.ask();
    const more = [queue.ask(), queue.ask(), queue.ask()];
    assert.deepEqual(told, ['save 1', 'queued']);
    end('next');
    await first;
    await new Promise(setImmediate);
    assert.deepEqual(told, ['save 1', 'queued', 'not queued', 'save 2']);
    end('next');
    await Promise.all(more);
    assert.deepEqual(told.slice(4), []);
  });

  it('that itself followed one follows in its turn', async () => {
    const { queue, told, end } = useQueue();
    const asked = [queue.ask(), queue.ask()];
    end('next');
    await new Promise(setImmediate);
    asked.push(queue.ask());
    end('next');
    await new Promise(setImmediate);
    end('next');
    await Promise.all(asked);
    assert.deepEqual(
      told.filter((what) => what.startsWith('save')),
      ['save 1', 'save 2', 'save 3'],
    );
  });

  it('waits for the person after a failure, of which whoever asked first is told', async () => {
    const { queue, told, end } = useQueue();
    const first = queue.ask();
    const second = queue.ask();
    end('waits', new Error('no answer'));
    await assert.rejects(first, /no answer/);
    await second;
    assert.deepEqual(told, ['save 1', 'queued', 'not queued', 'held']);
  });

  it('waits for the person after an error that nobody foresaw', async () => {
    const held: string[] = [];
    const queue = new SaveQueue({
      save: () => Promise.reject(new Error('broken')),
      hold: () => held.push('held'),
      showQueued: () => undefined,
    });
    const first = queue.ask();
    const second = queue.ask();
    await assert.rejects(first, /broken/);
    await second;
    assert.deepEqual(held, ['held']);
  });

  it('is over with the one before when that is the answer to both', async () => {
    const { queue, told, end } = useQueue();
    const both = Promise.all([queue.ask(), queue.ask()]);
    end('answered');
    await both;
    assert.deepEqual(told, ['save 1', 'queued', 'not queued']);
  });

  it('is not carried out once it is called off, and one that is asked for after that is', async () => {
    const { queue, told, end } = useQueue();
    const both = [queue.ask(), queue.ask()];
    queue.callOff();
    assert.deepEqual(told, ['save 1', 'queued', 'not queued']);
    both.push(queue.ask());
    end('next');
    await Promise.all(both.slice(0, 2));
    await new Promise(setImmediate);
    assert.deepEqual(told.slice(3), ['queued', 'not queued', 'save 2']);
    assert.equal(queue.isIdle, false);
    end('next');
    await Promise.all(both);
    assert.equal(queue.isIdle, true);
  });

  it('begins at once when the one before has ended', async () => {
    const { queue, told, end } = useQueue();
    const first = queue.ask();
    end('waits');
    await first;
    const second = queue.ask();
    end('next');
    await second;
    assert.deepEqual(told, ['save 1', 'save 2']);
  });

  it('never begins while another runs, whoever asks at the moment when one ends', async () => {
    let running = 0;
    let most = 0;
    let saves = 0;
    const queue = new SaveQueue({
      save: async () => {
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        running -= 1;
        saves += 1;
        return { after: 'next' };
      },
      hold: () => undefined,
      showQueued: () => undefined,
    });
    const askAgain = async (times: number): Promise<void> => {
      await queue.ask();
      if (times > 0) await askAgain(times - 1);
    };
    await Promise.all([askAgain(5), askAgain(5), askAgain(3)]);
    assert.equal(most, 1);
    assert.ok(saves >= 6 && saves <= 16, String(saves));
  });
});
