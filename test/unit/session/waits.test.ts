import assert from 'node:assert/strict';
import type { AccountPort } from '../../../src/core/session/ports';
import { Random } from '../../simulation/random';
import { World } from '../../simulation/world';

describe('A wait of a save', () => {
  const layouts: Record<string, (text: string) => string> = {
    'as it was loaded': (text) => text,
    'laid out otherwise': (text) => `${JSON.stringify(JSON.parse(text), null, 4)}\n`,
    'without the line end at its end': (text) => text.trimEnd(),
  };
  for (const [name, layOut] of Object.entries(layouts))
    it(`ends when all edits are taken back in a text that is ${name}`, async () => {
      const { world, ended } = await waitingWorld(layOut);
      world.vscode.document?.undo();
      await world.clock.settle();
      assert.equal(ended(), 1);
    });

  it('goes on while one edit is left', async () => {
    const { world, ended } = await waitingWorld((text) => text);
    const { document } = world.vscode;
    document?.edit(document.text.replace('Bia', 'Bianca'));
    await world.clock.settle();
    assert.equal(ended(), 0);
  });
});

/** The name was edited in a text of this layout, and WTS Chat asks the save to wait. Gives how often the wait was ended. */
async function waitingWorld(layOut: (text: string) => string) {
  const world = new World(new Random(1), false);
  await world.open();
  await world.rest();
  let ends = 0;
  const save: AccountPort['save'] = (_task, onWait) => {
    onWait({ untilMs: world.clock.now + 60_000, reason: 'tooManyRequests' });
    return new Promise(() => undefined);
  };
  Object.assign(world.session.state.ports.account, { save, cancelWait: () => void (ends += 1) });
  const { document } = world.vscode;
  const loaded = layOut(document?.text ?? '');
  if (loaded !== document?.text) document?.edit(loaded);
  document?.edit(loaded.replace('Ana Souza', 'Bia'));
  await world.clock.settle();
  world.save();
  await world.clock.settle();
  assert.notEqual(world.session.state.status.waiting, undefined);
  return { world, ended: () => ends };
}
