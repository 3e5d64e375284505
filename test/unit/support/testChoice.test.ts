import assert from 'node:assert/strict';
import { chosenNames } from '../../support/testChoice';

const names = ['saves/undo', 'lists', 'fields/phone.slow', 'faults', 'agents'];

describe('the choice of test files', () => {
  it('is all of them, in the order of their names, unless told otherwise', () => {
    assert.deepEqual(chosenNames(names, {}), [
      'agents',
      'faults',
      'fields/phone.slow',
      'lists',
      'saves/undo',
    ]);
  });

  it('takes those that are asked for by the end of their names, and leaves others out in the same way', () => {
    assert.deepEqual(chosenNames(names, { only: ['undo', 'lists'] }), ['lists', 'saves/undo']);
    assert.deepEqual(chosenNames(names, { without: ['.slow', 'undo'] }), ['agents', 'faults', 'lists']);
  });

  it('has each file in exactly one of the parts', () => {
    const parts = [1, 2, 3].flatMap((number) => chosenNames(names, { part: { number, of: 3 } }));
    assert.deepEqual(parts.toSorted(), names.toSorted());
  });
});
