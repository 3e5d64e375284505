import assert from 'node:assert/strict';
import type { World } from '../../simulation/world';
import { nameOf, openWorld, type } from './openWorld';

describe('A contact that is closed with Don’t Save and opened again', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    it(`sends nothing of what is typed then, though a save had waited for a reload (${seed})`, async () => {
      const world = await openWorld(seed);
      type(world, { name: 'Bia' });
      await world.clock.settle();
      for (let reloads = 0; reloads < 5; reloads++) world.watch(world.session.reload());
      world.save();
      world.vscode.discard();
      await openAgain(world);
      type(world, { name: 'Cris' });
      await world.rest();
      assert.deepEqual(world.account.sent, []);
      assert.equal(nameOf(world.vscode.document?.text), 'Cris');
      assert.equal(world.vscode.document?.isDirty, true);
    });
  }

  it('has nothing kept of the edits before: they would come back beside those of another window', async () => {
    const world = await openWorld();
    type(world, { name: 'Bia' });
    await world.rest();
    world.vscode.discard();
    await world.rest();
    assert.equal(await world.session.state.ports.backup.read(), undefined);
  });
});

async function openAgain({ vscode, clock }: World): Promise<void> {
  while (vscode.knownNumber !== undefined) await clock.pass(1);
  vscode.open();
  while (vscode.document === undefined) await clock.pass(1);
}
