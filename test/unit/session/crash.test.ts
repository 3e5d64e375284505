import assert from 'node:assert/strict';
import type { World } from '../../simulation/world';
import { ApiError } from '../../../src/core/api/errors/errors';
import { edited } from '../builders';
import { openWorld, type } from './openWorld';

/**
 * VS Code writes unsaved text down a second after it was typed, and takes it away when the document is clean. Where it
 * ends before it has done so, an older text comes back, as unsaved as it was.
 */
describe('A text that a crash brings back, older than the last that was typed', () => {
  it('asks about what others have written meanwhile, where a reload had brought that', async () => {
    const world = await justReloaded();
    await crash(world);
    assert.deepEqual(openIn(world), BOTH);
  });

  it('asks, too, where the extension host was started anew in between', async () => {
    const world = await justReloaded();
    world.restartExtensions();
    while (!world.session.state.document.isOpen) await world.clock.pass(10);
    type(world, { email: 'bia@example.com' });
    await world.clock.pass(100);
    await crash(world);
    assert.deepEqual(openIn(world), BOTH);
  });

  it('asks, too, where all was taken back and something else typed, before VS Code called the document clean', async () => {
    const world = await justReloaded();
    world.watch(world.session.revert());
    while (world.vscode.document?.text !== world.session.state.latest?.text) await world.clock.pass(1);
    type(world, { email: 'bia@example.com' });
    await world.clock.pass(100);
    await crash(world);
    assert.deepEqual(openIn(world), BOTH);
  });

  it('asks about a text from before the extension was started anew, where a choice was made since', async () => {
    const world = await openWorld();
    type(world, { name: 'Bia' });
    await world.clock.pass(2000);
    world.others({ name: 'Deles' });
    await Promise.all([world.session.reload(), world.rest()]);
    type(world, { email: 'bia@example.com' });
    await world.clock.pass(2000);
    type(world, { annotation: 'Nota' });
    world.restartExtensions();
    while (!world.session.state.document.isOpen) await world.clock.pass(10);
    const page = world.pages[0]!;
    while (page.view === undefined) await world.clock.pass(1);
    const { textNumber } = page.view;
    world.choose({ field: 'name', slot: '', keep: 'theirs', textNumber }, page.texts);
    while (world.session.state.conflicts.length > 0) await world.clock.pass(10);
    await crash(world);
    assert.deepEqual(openIn(world), [
      ['name', 'Deles'],
      ['email', 'ana@example.com'],
    ]);
  });

  it('asks, too, where what all was made from had been lost before, and a choice was made since', async () => {
    const world = await openWorld();
    type(world, { name: 'Bia' });
    await world.rest();
    await world.reloadWindow(false);
    await world.rest();
    type(world, { email: 'bia@example.com' });
    const page = world.pages[0]!;
    const { textNumber } = page.view!;
    world.choose({ field: 'name', slot: '', keep: 'theirs', textNumber }, page.texts);
    while (world.session.state.conflicts.length > 0) await world.clock.pass(10);
    await crash(world);
    assert.deepEqual(openIn(world), [['name', 'Ana Souza']]);
  });

  it('is measured as before where it is newer than what was kept: a key typed before the extension had started', async () => {
    const world = await openWorld();
    type(world, { name: 'Bia' });
    world.others({ annotation: 'Deles' });
    await reloadInText(world);
    world.restartExtensions();
    type(world, { email: 'bia@example.com' });
    await world.rest();
    assert.deepEqual(
      world.session.state.changes.map(({ field }) => field),
      ['name', 'email'],
    );
    assert.deepEqual(openIn(world), []);
  });

  it('is measured as before where only a key had been typed after it', async () => {
    const world = await openWorld();
    type(world, { name: 'Bia' });
    await world.clock.pass(2000);
    type(world, { name: 'Bianca' });
    await world.clock.pass(500);
    await crash(world);
    assert.deepEqual(namesIn(world), [['name', 'Bia']]);
    assert.deepEqual(openIn(world), []);
  });

  it('is measured as before, too, a while after a reload', async () => {
    const world = await openWorld();
    type(world, { name: 'Bia' });
    world.others({ annotation: 'Deles' });
    await Promise.all([world.session.reload(), world.rest()]);
    await world.clock.pass(6000);
    type(world, { name: 'Bianca' });
    await world.clock.pass(500);
    await crash(world);
    assert.deepEqual(namesIn(world), [['name', 'Bia']]);
    assert.deepEqual(openIn(world), []);
  });
});

describe('What was kept of an edit that VS Code had not written down before a crash', () => {
  it('says nothing of a text that is pasted later, where the contact could not be loaded', async () => {
    const world = await openWorld();
    world.others({ annotation: 'Deles' });
    await Promise.all([world.session.reload(), world.rest()]);
    // Its date tells nothing: that may not move with each write.
    const older = edited(world.session.state.origin!.baseline, { annotation: null });
    type(world, { name: 'Bia' });
    await world.clock.pass(100);
    const mend = breakReads(world);
    await crash(world);
    mend();
    world.vscode.document?.edit(older);
    await world.rest();
    world.restartExtensions();
    await world.rest();
    assert.deepEqual(openIn(world), [['annotation', 'Deles']]);
  });
});

/** The contact cannot be read until what this gives is called. */
function breakReads({ account }: World): () => void {
  const api = account.api.bind(account);
  const facts = { environment: 'simulated', origin: 'https://api.example.com', sent: 'no' } as const;
  const error = new ApiError('connectionRefused', facts);
  account.api = (isThere) => ({ ...api(isThere), read: () => Promise.reject(error) });
  return () => {
    account.api = api;
  };
}

/** The loaded name over which another was typed, and what others wrote before the reload. */
const BOTH = [
  ['name', 'Ana Souza'],
  ['annotation', 'Deles'],
];

/** VS Code has written an edit down, and not yet what a reload has just brought below it. */
async function justReloaded(): Promise<World> {
  const world = await openWorld();
  type(world, { name: 'Bia' });
  await world.clock.pass(2000);
  world.others({ annotation: 'Deles' });
  await reloadInText(world);
  return world;
}

async function reloadInText(world: World): Promise<void> {
  const { text } = world.session.state;
  world.watch(world.session.reload());
  while (world.session.state.text === text) await world.clock.pass(10);
}

async function crash(world: World): Promise<void> {
  await world.crash();
  await world.rest();
}

function openIn({ session }: World): unknown[] {
  return session.state.conflicts.map(({ field, theirs }) => [field, theirs]);
}

function namesIn({ session }: World): unknown[] {
  return session.state.changes
    .filter(({ field }) => field === 'name')
    .map(({ field, after }) => [field, after]);
}
