import assert from 'node:assert/strict';
import type { World } from '../../simulation/world';
import { NEWS } from '../builders';
import { openWorld, type } from './openWorld';

describe('A choice in a conflict that waits for something else', () => {
  it('leaves what was typed after it, which is to be chosen again', async () => {
    const world = await worldInConflict();
    await chooseDuringReload(world, 'theirs');
    await world.clock.pass(1);
    type(world, { name: 'Cris' });
    await world.rest();
    assert.deepEqual(openIn(world), [['Cris', 'Deles']]);
  });

  it('takes what was typed before it', async () => {
    const world = await worldInConflict();
    await chooseDuringReload(world, 'theirs');
    await world.rest();
    assert.deepEqual(openIn(world), []);
    assert.match(world.session.state.text, /Deles/);
  });

  it('overwrites nothing that others have written after it', async () => {
    const world = await worldInConflict();
    world.others({ name: 'Outra' });
    await chooseDuringReload(world, 'mine');
    await world.rest();
    assert.deepEqual(openIn(world), [['Bia', 'Outra']]);
  });

  it('leaves what was typed elsewhere before it came, which its page did not show', async () => {
    const world = await worldInConflict();
    choose(world, 'theirs');
    type(world, { name: 'Cris' });
    await world.rest();
    assert.deepEqual(openIn(world), [['Cris', 'Deles']]);
  });

  it('gives up what was typed in its own page just before', async () => {
    const world = await worldInConflict();
    world.pages[0]!.type({ field: 'name', slot: '', edit: { kind: 'text', text: 'Cris' } });
    choose(world, 'theirs');
    await world.rest();
    assert.deepEqual(openIn(world), []);
    assert.match(world.session.state.text, /Deles/);
  });

  it('settles a tag whose name the page did not know yet', async () => {
    const world = await openWorld(2);
    type(world, { tagIds: [NEWS.id], tagNames: [NEWS.name] });
    await world.rest();
    await world.reloadWindow(false);
    const { page, view } = await firstQuestion(world);
    assert.notEqual(world.session.state.ports.lists.of().tags.kind, 'loaded');
    await world.rest();
    assert.equal(world.session.state.ports.lists.of().tags.kind, 'loaded');
    for (const { field, slot } of view.conflicts)
      world.choose({ field, slot, keep: 'theirs', textNumber: view.textNumber }, page.texts);
    await world.rest();
    assert.deepEqual(openIn(world), []);
  });

  it('keeps mine also when that has been typed on', async () => {
    const world = await worldInConflict();
    await chooseDuringReload(world, 'mine');
    await world.clock.pass(1);
    type(world, { name: 'Bianca' });
    await world.rest();
    assert.deepEqual(openIn(world), []);
    assert.match(world.session.state.text, /Bianca/);
  });
});

/** The name was typed, and others have written another. */
async function worldInConflict(): Promise<World> {
  const world = await openWorld();
  type(world, { name: 'Bia' });
  world.others({ name: 'Deles' });
  world.watch(world.session.reload());
  await world.rest();
  assert.deepEqual(openIn(world), [['Bia', 'Deles']]);
  return world;
}

async function chooseDuringReload(world: World, keep: 'mine' | 'theirs'): Promise<void> {
  world.watch(world.session.reload());
  await world.clock.pass(100);
  choose(world, keep);
}

/** A click in a page, as it shows the conflict now; it reaches the extension some milliseconds later. */
function choose(world: World, keep: 'mine' | 'theirs'): void {
  const page = world.pages[0]!;
  const { textNumber } = page.view!;
  page.ask(() => {
    world.choose({ field: 'name', slot: '', keep, textNumber }, page.texts);
  });
}

/** What a page shows as soon as it asks something. */
async function firstQuestion(world: World) {
  const [page] = world.pages;
  assert.ok(page !== undefined);
  while ((page.view?.conflicts.length ?? 0) === 0) await world.clock.pass(1);
  assert.ok(page.view !== undefined);
  return { page, view: page.view };
}

function openIn(world: World): unknown[] {
  return world.session.state.conflicts.map(({ mine, theirs }) => [mine, theirs]);
}
