import assert from 'node:assert/strict';
import { environmentBadge } from '../../../src/host/contact/environmentBadge';

describe('The badge of an environment', () => {
  const badges = [
    ['production', 'PR'],
    ['sandbox', 'SA'],
    ['loja-teste', 'LT'],
    ['a-b-c', 'AB'],
    ['x', 'X'],
    ['x-', 'X'],
  ] as const;

  for (const [name, badge] of badges) {
    it(`is ${badge} for ${name}`, () => {
      assert.equal(environmentBadge(name), badge);
    });
  }
});
