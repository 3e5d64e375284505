import assert from 'node:assert/strict';
import { answerOnEnter } from '../../../src/host/errors/boxAnswer';

function emptyBox() {
  const box: { value: string; busy: boolean; enabled: boolean; validationMessage: string | undefined } = {
    value: '',
    busy: false,
    enabled: true,
    validationMessage: undefined,
  };
  return box;
}

const onlyGood = (answer: string): string | undefined => (answer === 'good' ? undefined : `Not ${answer}`);

describe('Enter in an input box', () => {
  it('gives a good answer, and says why a bad one is none', async () => {
    const box = emptyBox();
    const onEnter = answerOnEnter(box, onlyGood);
    box.value = 'bad';
    assert.equal(await onEnter(), undefined);
    assert.deepEqual(box, { value: 'bad', busy: false, enabled: true, validationMessage: 'Not bad' });
    box.value = 'good';
    assert.equal(await onEnter(), 'good');
  });

  it('takes the text that was typed and entered while the one before was looked at, and says nothing of that one', async () => {
    const box = emptyBox();
    const onEnter = answerOnEnter(box, onlyGood);
    box.value = 'bad';
    const first = onEnter();
    box.value = 'good';
    const second = onEnter();
    assert.deepEqual([await first, await second], ['good', undefined]);
    assert.equal(box.validationMessage, undefined);
  });

  it('looks once at a text that is entered twice', async () => {
    const box = emptyBox();
    const looked: string[] = [];
    const onEnter = answerOnEnter(box, (answer) => {
      looked.push(answer);
      return Promise.resolve(`Not ${answer}`);
    });
    box.value = 'bad';
    await Promise.all([onEnter(), onEnter()]);
    assert.deepEqual(looked, ['bad']);
    assert.equal(box.validationMessage, 'Not bad');
  });

  it('can be pressed again after a check that failed', async () => {
    const box = emptyBox();
    let isBroken = true;
    const onEnter = answerOnEnter(box, () =>
      isBroken ? Promise.reject(new Error('no network')) : undefined,
    );
    box.value = 'x';
    await assert.rejects(onEnter(), /no network/);
    isBroken = false;
    assert.equal(await onEnter(), 'x');
  });
});
