import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/text/json';
import { Random } from '../../simulation/random';
import { World } from '../../simulation/world';

const SEEDS = [1, 2, 3, 4, 5];

/** Each with several ways for messages to be late. */
describe('Undo across reloads', () => {
  for (const seed of SEEDS) {
    it(`shows in form and JSON the same older text, which sends what the person edited and nothing else (${seed})`, async () => {
      const world = await openWorld(seed);
      edit(world, { name: 'Bia' });
      await world.rest();
      world.others({ annotation: 'theirs' });
      await reload(world);
      world.vscode.document?.undo();
      await world.rest();
      const shown = world.vscode.document?.text ?? '';
      assert.deepEqual(
        [valueOf(shown, 'name'), valueOf(shown, 'annotation')],
        ['Bia', valueOf(world.openedText, 'annotation')],
      );
      assert.deepEqual(
        [world.session.state.text, ...world.pages.map(({ view }) => view?.text)],
        [shown, shown, shown],
      );
      assert.equal(world.session.state.isBehind, true);
      world.save();
      await world.rest();
      assert.deepEqual(world.account.sent, [{ kind: 'update', body: { fields: ['Name'], name: 'Bia' } }]);
      assert.equal(valueOf(world.vscode.document?.text, 'annotation'), 'theirs');
    });

    for (const isEdited of [false, true]) {
      const after = isEdited ? 'with an edit' : 'without an edit';
      it(`never sends back what others have written, ${after}, however often undo and redo pass it (${seed})`, async () => {
        const world = await openWorld(seed);
        if (isEdited) edit(world, { name: 'Bia' });
        await reload(world);
        world.others({ annotation: 'theirs' });
        for (const step of ['redo', 'undo', 'undo'] as const) world.vscode.document?.[step]();
        await reload(world);
        world.vscode.document?.undo();
        world.save();
        await world.rest();
        for (const call of world.account.sent) {
          assert.ok(call.kind === 'update');
          assert.deepEqual(call.body.fields, ['Name']);
        }
        assert.equal(world.account.contact['annotation'], 'theirs');
      });
    }
  }
});

interface OpenWorld {
  readonly openedText: string;
}

async function openWorld(seed: number): Promise<World & OpenWorld> {
  const world = new World(new Random(seed), false);
  await world.open();
  await world.rest();
  return Object.assign(world, { openedText: world.session.served() });
}

async function reload(world: World): Promise<void> {
  world.watch(world.session.reload());
  await world.rest();
}

function edit({ vscode: { document } }: World, values: JsonObject): void {
  document?.edit(JSON.stringify({ ...(JSON.parse(document.text) as JsonObject), ...values }, null, 2));
}

function valueOf(text = '', key: string): unknown {
  return (JSON.parse(text) as JsonObject)[key];
}
