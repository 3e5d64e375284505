import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/text/json';
import { Random } from '../../simulation/random';
import { SimulatedDocument } from '../../simulation/simulatedDocument';
import { World } from '../../simulation/world';

/**
 * VS Code writes unsaved text down a second after it was typed, and takes it away when the document is clean. Where it
 * ends before it has done so, an older text comes back, as unsaved as it was.
 */
describe('A text that comes back although all that was typed in it was saved', () => {
  it('is clean and shows what is stored, where the save was proved and the text did not follow', async () => {
    const world = await openWorld();
    const asked = type(world, { name: 'Ana' });
    await save(world);
    await comeBack(world, asked);
    expectStored(world, { name: 'Ana' });
  });

  it('is clean, where the text had followed and VS Code had not called it clean', async () => {
    const world = await openWorld();
    type(world, { name: 'Ana' });
    await save(world);
    await comeBack(world, world.vscode.document?.text ?? '');
    expectStored(world, { name: 'Ana' });
  });

  it('is clean and shows what was saved after it', async () => {
    const world = await openWorld();
    const older = type(world, { name: 'Ana' });
    await save(world);
    type(world, { name: 'Bia' });
    await save(world);
    await comeBack(world, older);
    expectStored(world, { name: 'Bia' });
  });

  it('is clean and shows what others wrote after the save', async () => {
    const world = await openWorld();
    const asked = type(world, { name: 'Ana' });
    await save(world);
    world.others({ name: 'Outra' });
    await comeBack(world, asked);
    expectStored(world, { name: 'Outra' });
  });
});

async function openWorld(): Promise<World> {
  const world = new World(new Random(1), false);
  await world.open();
  await world.rest();
  return world;
}

/** Gives the text that stands there then. */
function type(world: World, values: JsonObject): string {
  const { document } = world.vscode;
  const shown = JSON.parse(document?.text ?? '') as JsonObject;
  const text = `${JSON.stringify({ ...shown, ...values }, null, 2)}\n`;
  document?.edit(text);
  return text;
}

async function save(world: World): Promise<void> {
  world.save();
  await world.rest();
  assert.equal(world.vscode.document?.isDirty, false);
}

/** The window is loaded again, and VS Code brings this text back as unsaved. */
async function comeBack(world: World, text: string): Promise<void> {
  world.vscode.document = new SimulatedDocument(text, () => undefined, true);
  await world.reloadWindow(true);
  await world.clock.settle();
}

function expectStored(world: World, values: JsonObject): void {
  const { document } = world.vscode;
  const { state } = world.session;
  const shown = JSON.parse(document?.text ?? '') as JsonObject;
  assert.deepEqual(Object.fromEntries(Object.keys(values).map((key) => [key, shown[key]])), values);
  assert.deepEqual([state.changes, state.conflicts, state.isOriginLost], [[], [], false]);
  assert.equal(document?.text, state.latest?.text);
  assert.equal(document?.isDirty, false);
}
