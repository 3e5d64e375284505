import assert from 'node:assert/strict';
import { ContactState } from '../../../src/core/session/contactState';
import type { JsonObject } from '../../../src/core/text/json';
import { Random } from '../../simulation/random';
import { World } from '../../simulation/world';
import { baseline, edited } from '../builders';

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

describe('An undo past a text that VS Code has read', () => {
  it('leads to an older version, not to an edit, while what was typed over it is brought up to date', async () => {
    const { ports } = (await openWorld(1)).session.state;
    const [opened, read, stored] = [{}, { name: 'Bia' }, { name: 'Bia', annotation: 'theirs' }].map(baseline);
    assert.ok(opened !== undefined && read !== undefined && stored !== undefined);
    let isDirty = false;
    const { document }: ContactState = new ContactState({
      ...ports,
      text: {
        ...ports.text,
        isDirty: () => isDirty,
        edit: (change) => {
          for (const { text } of [read, opened]) document.note(text, 'undo', isDirty);
          const made = change(opened.text);
          document.note(made.text, 'edit', isDirty);
          return Promise.resolve(made);
        },
      },
    });
    document.takeLatest(opened);
    document.open(opened.text, { baseline: opened });
    document.takeLatest(read);
    document.note(read.text, 'edit', isDirty);
    document.takeLatest(stored);
    await document.rebase();
    isDirty = true;
    assert.equal(document.note(edited(read, { email: 'ana@example.org' }), 'edit', isDirty), true);
    await document.rebase();
    assert.deepEqual(document.changes, []);
  });
});

describe('An undo after a restart of the extension', () => {
  it('says that there are newer values, where the text leaves out what others have put in', async () => {
    const world = await openWorld(1);
    edit(world, { customFields: { canal: ['FACEBOOK'], 'an-ncio': null } });
    await save(world);
    world.others({ customFields: { canal: ['FACEBOOK'], 'an-ncio': 'theirs' } });
    edit(world, { name: 'Bia' });
    await world.rest();
    world.restartExtensions();
    while (world.session.state.latest?.text.includes('theirs') !== true) await world.clock.pass(1);
    while (world.vscode.document?.isDirty === true) world.vscode.document.undo();
    await world.rest();
    const { changes, isBehind } = world.session.state;
    assert.deepEqual([changes, isBehind, world.vscode.document?.isDirty], [[], true, false]);
  });

  for (const seed of SEEDS) {
    it(`leaves nothing to settle where it leads to what VS Code calls saved (${seed})`, async () => {
      const world = await openWorld(seed);
      world.others({ name: 'theirs' });
      world.restartExtensions();
      edit(world, { annotation: 'Bia' });
      await world.clock.pass(seed * 10);
      world.vscode.document?.undo();
      await world.rest();
      const { changes, conflicts } = world.session.state;
      assert.deepEqual([changes, conflicts, world.vscode.document?.isDirty], [[], [], false]);
    });
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

async function save(world: World): Promise<void> {
  world.save();
  await world.rest();
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
