import assert from 'node:assert/strict';
import { Random } from '../../simulation/random';
import { World } from '../../simulation/world';
import { baseline, edited } from '../builders';

describe('An edit that cannot be made', () => {
  it('takes nothing from the one after it, which is measured by what that one says', async () => {
    const world = new World(new Random(1), false);
    await world.open();
    await world.rest();
    const { document } = world.session.state;
    const origin = { baseline: baseline({ annotation: 'Deles' }) };
    const failing = document.change(() => {
      throw new Error('The text is broken.');
    });
    const following = document.change(() => ({
      text: edited(origin.baseline, { name: 'Bia' }),
      origin,
    }));
    await Promise.all([assert.rejects(failing, /broken/), following, world.clock.pass(1000)]);
    assert.deepEqual(
      document.changes.map(({ field, after }) => [field, after]),
      [['name', 'Bia']],
    );
  });
});
