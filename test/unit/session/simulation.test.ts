import assert from 'node:assert/strict';
import { playHistory } from '../../simulation/history';

const HISTORIES = 100;

describe('Histories of a contact in a simulated world', () => {
  it('send nothing that nobody edited, take nothing away unseen, and show everywhere what the text says', async () => {
    for (let seed = 1; seed <= HISTORIES; seed++) {
      const { error, steps } = await playHistory(seed);
      assert.equal(
        error?.message,
        undefined,
        `npm run simulate -- --seed ${seed} --histories 1: ${steps.join(' ')}`,
      );
    }
  });

  it('are the same for the same seed', async () => {
    const [first, second] = [await playHistory(7), await playHistory(7)];
    assert.deepEqual(first.steps, second.steps);
  });
});
