import assert from 'node:assert/strict';
import { RefCountedTask } from '../../../src/host/mentions/refCountedTask';

describe('work that several wait for', () => {
  function begin() {
    let finish: (text: string) => void = () => undefined;
    const work = new RefCountedTask(
      (signal) =>
        new Promise<string>((resolve) => {
          finish = resolve;
          signal.addEventListener('abort', () => {
            resolve('ended');
          });
        }),
    );
    return {
      work,
      finish: (text: string) => {
        finish(text);
      },
    };
  }

  it('goes on when the one who began it leaves and another still waits', async () => {
    const { work, finish } = begin();
    const leave = work.join();
    work.join();
    leave();
    finish('done');
    assert.deepEqual([await work.result, work.isEnded], ['done', false]);
  });

  it('is ended when the last one leaves', async () => {
    const { work } = begin();
    [work.join(), work.join()].forEach((leave) => {
      leave();
    });
    assert.deepEqual([await work.result, work.isEnded], ['ended', true]);
  });

  it('is not ended by who leaves after it was done', async () => {
    const { work, finish } = begin();
    const leave = work.join();
    finish('done');
    await work.result;
    leave();
    assert.equal(work.isEnded, false);
  });
});
