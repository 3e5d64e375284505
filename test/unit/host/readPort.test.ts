import assert from 'node:assert/strict';
import { readPort } from '../../../src/host/startup/readPort';

describe('The port in the settings', () => {
  it('is a whole number that a program can be reached at', () => {
    assert.deepEqual([1, 7417, 65_535].map(readPort), [1, 7417, 65_535]);
  });

  for (const setting of ['8000', 0, -1, 70_000, 65_536, 80.5, NaN, null, undefined, [8000]])
    it(`is not ${JSON.stringify(setting)}`, () => {
      assert.equal(readPort(setting), undefined);
    });
});
