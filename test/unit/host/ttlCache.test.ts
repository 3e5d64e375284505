import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { TtlCache } from '../../../src/host/mentions/ttlCache';

describe('A cache that keeps a few values for a short while', () => {
  let memory: TtlCache<number>;
  beforeEach(() => {
    mock.timers.enable({ apis: ['Date'] });
    memory = new TtlCache(3, 1_000);
  });
  afterEach(() => {
    mock.timers.reset();
  });

  const known = (): string[] => ['a', 'b', 'c', 'd'].filter((key) => memory.get(key) !== undefined);

  it('keeps a value for its while, and no longer', () => {
    memory.keep('a', 1);
    mock.timers.tick(999);
    assert.equal(memory.get('a'), 1);
    mock.timers.tick(1);
    assert.equal(memory.get('a'), undefined);
  });

  it('lets the oldest go when there are too many', () => {
    ['a', 'b', 'c', 'a', 'd'].forEach((key, index) => {
      memory.keep(key, index);
    });
    assert.deepEqual(known(), ['a', 'c', 'd']);
  });

  it('forgets one value, or all of them', () => {
    ['a', 'b', 'c'].forEach((key, index) => {
      memory.keep(key, index);
    });
    memory.forget('b');
    assert.deepEqual(known(), ['a', 'c']);
    memory.clear();
    assert.deepEqual(known(), []);
  });
});
