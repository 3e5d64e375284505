import assert from 'node:assert/strict';
import { parseBackup, serializeBackup } from '../../../src/core/session/backup';
import { createBaseline } from '../../../src/core/changes/baseline';
import type { Baseline } from '../../../src/core/changes/change';
import { MissingDetailsError } from '../../../src/core/changes/missingDetails';
import { ContactState } from '../../../src/core/session/contactState';
import { PageTexts } from '../../../src/core/session/pageTexts';
import type { World } from '../../simulation/world';
import { contact, LEAD, NEWS, VIP } from '../builders';
import { nameOf, openWorld, type } from './openWorld';

const SEEDS = [1, 2, 3, 4, 5];

/** Orders of events that were wrong once, in the simulated world, each with several ways for messages to be late. */
describe('A contact, when events cross each other', () => {
  for (const seed of SEEDS) {
    it(`shows what is stored after Revert File during a save (${seed})`, async () => {
      const world = await openWorld(seed);
      type(world, { name: 'Ana' });
      await saveUntilWritten(world);
      world.vscode.revert();
      await world.rest();
      assert.equal(nameOf(world.vscode.document?.text), 'Ana');
      assert.deepEqual(world.session.state.changes, []);
      assert.equal(world.vscode.document?.isDirty, false);
    });

    it(`follows what is stored after a text that VS Code read before a save had ended (${seed})`, async () => {
      const world = await openWorldReadDuringSave(seed);
      assert.equal(nameOf(world.vscode.document?.text), 'Ana');
      assert.deepEqual(world.session.state.changes, []);
    });

    it(`follows what is stored after such a text, also when VS Code has refused an edit that would have brought the same (${seed})`, async () => {
      const world = await openWorld(seed);
      type(world, { annotation: 'Ana' });
      await world.rest();
      world.watch(world.session.revert());
      world.vscode.document?.undo();
      await world.rest();
      await readDuringSave(world);
      assert.equal(nameOf(world.vscode.document?.text), 'Ana');
      assert.deepEqual(world.session.state.changes, []);
    });

    it(`counts an undo to a text that VS Code read during a save as an edit of what was saved (${seed})`, async () => {
      const world = await openWorldReadDuringSave(seed);
      world.vscode.document?.undo();
      await world.rest();
      const { text, changes, isBehind } = world.session.state;
      assert.equal(nameOf(text), 'Ana Souza');
      assert.deepEqual(
        changes.map(({ field }) => field),
        ['name'],
      );
      assert.equal(isBehind, false);
    });

    it(`leaves the stored value unsaved that is typed again in the form, or saved by VS Code, while a save stores another (${seed})`, async () => {
      for (const step of ['form', 'vscodeSave'] as const) {
        const world = await openWorld(seed);
        const stored = world.session.served();
        type(world, { name: 'Ana' });
        await saveUntilWritten(world);
        if (step === 'form') {
          const edit = { kind: 'text', text: 'Ana Souza' } as const;
          const change = { field: 'name', slot: '', edit, textNumber: 0 } as const;
          world.watch(world.session.edit(change, new PageTexts()));
        } else {
          world.vscode.document?.edit(stored);
          world.vscode.save();
        }
        await world.rest();
        assert.equal(nameOf(world.vscode.document?.text), 'Ana Souza', step);
        assert.equal(world.vscode.document?.isDirty, true, step);
      }
    });

    it(`takes an older text that is pasted for an edit, though VS Code has read that text before (${seed})`, async () => {
      const world = await openWorld(seed);
      const older = world.session.served();
      type(world, { name: 'Ana' });
      world.save();
      await world.rest();
      world.vscode.document?.edit(older);
      await world.rest();
      assert.deepEqual(
        world.session.state.changes.map(({ field }) => field),
        ['name'],
      );
    });

    it(`shows what an unconfirmed save has brought, when a text is saved that is as before it (${seed})`, async () => {
      const world = await openWorld(seed);
      const text = world.session.served();
      type(world, { name: 'Ana' });
      const asked = world.vscode.document?.text ?? '';
      world.session.state.unconfirmedSaves = [{ asked, changes: [{ field: 'name', slot: '' }] }];
      world.others({ name: 'Ana' });
      world.vscode.document?.edit(text);
      world.save();
      await world.rest();
      assert.equal(nameOf(world.vscode.document?.text), 'Ana');
      assert.deepEqual(world.session.state.unconfirmedSaves, []);
      assert.equal(world.account.writes, 0);
    });
  }

  it('asks about what was typed just before the contact was loaded anew: VS Code tells a text before it is unsaved', async () => {
    const { ports } = (await openWorld(1)).session.state;
    const state = new ContactState({ ...ports, text: { ...ports.text, isDirty: () => false } });
    state.takeLatest(createBaseline(JSON.stringify(contact({ annotation: 'Davi' }))));
    state.document.begin(createBaseline(JSON.stringify(contact({ annotation: 'Ana' }))).text);
    state.document.noteDirty(true);
    assert.deepEqual(
      state.conflicts.map(({ field, theirs }) => [field, theirs]),
      [['annotation', 'Davi']],
    );
  });

  it('asks about an older text that was pasted into an empty document before VS Code has read what was loaded', async () => {
    const { ports } = (await openWorld(1)).session.state;
    const state = new ContactState(ports);
    state.takeLatest(createBaseline(JSON.stringify(contact({ annotation: 'Davi' }))));
    state.document.begin('');
    assert.equal(state.isOriginLost, false);
    state.document.note(createBaseline(JSON.stringify(contact())).text, 'edit');
    assert.deepEqual(
      state.conflicts.map(({ field, theirs }) => [field, theirs]),
      [['annotation', 'Davi']],
    );
  });

  it('finds no edit in a text that VS Code has read of its file, however many changes come before it', async () => {
    const { ports } = (await openWorld(1)).session.state;
    const state = new ContactState({ ...ports, text: { ...ports.text, isDirty: () => false } });
    const [read, newer] = ['Ana', 'Davi'].map((annotation) =>
      createBaseline(JSON.stringify(contact({ annotation }))),
    ) as [Baseline, Baseline];
    state.takeLatest(read);
    state.document.open(read.text, { baseline: read });
    state.document.serve();
    for (const name of ['B', 'Bi', 'Bia', 'Bian', 'Bianca']) {
      state.document.note(JSON.stringify(contact({ name })), 'edit', true);
    }
    state.takeLatest(newer);
    state.document.note(newer.text, 'edit', true);
    state.document.note(read.text, 'edit');
    assert.deepEqual(state.changes, []);
  });

  it('calls it an older version when the extension is started anew beside a clean text that has edits', async () => {
    const { ports } = (await openWorld(1)).session.state;
    const state = new ContactState(ports);
    const baseline = createBaseline(JSON.stringify(contact()));
    state.takeLatest(baseline);
    state.document.open(JSON.stringify(contact({ name: 'Bia' })), { baseline });
    assert.deepEqual(
      state.changes.map(({ field }) => field),
      ['name'],
    );
    assert.equal(ports.text.isDirty(), false);
    assert.equal(state.isBehind, true);
  });

  it('calls it an older version when an undo leads to a clean text with a removal while answers leave out what it is about', async () => {
    const { ports } = (await openWorld(1)).session.state;
    const [whole, removed] = [contact(), contact({ tagIds: [], tagNames: [] })].map((one) =>
      JSON.stringify(one),
    ) as [string, string];
    const state = new ContactState({
      ...ports,
      text: { ...ports.text, isDirty: () => false, edit: (change) => Promise.resolve(change(removed)) },
    });
    const baseline = createBaseline(whole);
    state.takeLatest(baseline);
    state.document.open(removed, { baseline });
    state.document.note(whole, 'edit', true);
    state.document.note(removed, 'undo');
    state.takeLatest(createBaseline(JSON.stringify(contact({ tagIds: null, tagNames: null }))));
    await state.document.rebase();
    assert.equal(state.document.isRebasePending, true);
    assert.equal(state.isBehind, true);
  });

  it('keeps asking about restored text whose backup was lost when an answer leaves out what it is about', async () => {
    const world = await openWorld(1);
    type(world, { tagIds: [], tagNames: [] });
    await world.rest();
    await world.reloadWindow(false);
    await world.rest();
    world.account.contact = { ...world.account.contact, tagIds: null, tagNames: null };
    const told = world.session.reload().catch((error: unknown) => error);
    await world.rest();
    assert.ok((await told) instanceof MissingDetailsError);
    assert.deepEqual(
      world.session.state.conflicts.map(({ field }) => field),
      ['tags', 'tags'],
    );
  });

  it('asks about restored text whose backup was lost when a whole answer comes, where the first leaves out what it is about', async () => {
    const world = await openWorld(1);
    const whole = world.account.contact;
    type(world, { tagIds: [NEWS.id], tagNames: [NEWS.name] });
    await world.rest();
    world.account.contact = { ...whole, tagIds: null, tagNames: null };
    await world.reloadWindow(false);
    await world.rest();
    const reason = world.session.state.whyLost;
    assert.ok(reason?.kind === 'failed' && reason.error instanceof MissingDetailsError);
    assert.deepEqual(world.session.state.conflicts, []);
    world.account.contact = whole;
    world.save();
    await world.rest();
    assert.deepEqual(
      world.session.state.conflicts.map(({ slot }) => slot).sort(),
      [VIP.id, LEAD.id, NEWS.id].sort(),
    );
    assert.equal(world.account.writes, 0);
  });

  it('asks about a piece of lost origin with what the API gave last, also where the rest is made from an older version', async () => {
    const { ports } = (await openWorld(1)).session.state;
    const state = new ContactState(ports);
    const baseline = createBaseline(JSON.stringify(contact()));
    state.takeLatest(createBaseline(JSON.stringify(contact({ name: 'Eva' }))));
    const unsettled = [{ field: 'name', slot: '' }] as const;
    state.document.open(JSON.stringify(contact({ name: 'Davi' })), { baseline, unsettled });
    assert.deepEqual(
      state.conflicts.map(({ mine, theirs }) => [mine, theirs]),
      [['Davi', 'Eva']],
    );
  });

  it('keeps a removal that was typed while an answer came that leaves out what it is about', async () => {
    const world = await openWorld(1);
    const { state } = world.session;
    type(world, { tagIds: [], tagNames: [] });
    await world.rest();
    state.takeLatest(createBaseline(JSON.stringify(contact({ tagIds: null, tagNames: null }))));
    await Promise.all([state.document.rebase(), world.rest()]);
    state.takeLatest(createBaseline(JSON.stringify(contact())));
    await Promise.all([state.document.rebase(), world.rest()]);
    assert.deepEqual(
      state.changes.map(({ field }) => field),
      ['tags', 'tags'],
    );
  });

  it('keeps on disk which slots an unconfirmed save was about: the text may be made from something else by then', () => {
    const baseline = createBaseline(JSON.stringify(contact()));
    const unconfirmedSaves = [{ asked: baseline.text, changes: [{ field: 'name', slot: '' }] }] as const;
    const kept = serializeBackup({
      origin: { baseline },
      latest: baseline,
      unconfirmedSaves,
      notOf: [],
      version: undefined,
    });
    assert.deepEqual(parseBackup(kept)?.unconfirmedSaves, unconfirmedSaves);
  });
});

async function openWorldReadDuringSave(seed: number): Promise<World> {
  const world = await openWorld(seed);
  await readDuringSave(world);
  return world;
}

/** A name is saved, and then VS Code puts into the document what it had read of its file during that save. */
async function readDuringSave(world: World): Promise<void> {
  type(world, { name: 'Ana' });
  await saveUntilWritten(world);
  const read = world.session.served();
  await passUntil(world, () => world.session.state.status.result !== undefined);
  world.vscode.document?.revert(read);
  await world.rest();
}

/** The API has the change, and its answer is on its way. */
async function saveUntilWritten(world: World): Promise<void> {
  world.save();
  await passUntil(world, () => world.account.writes === 1);
}

async function passUntil(world: World, isSo: () => boolean): Promise<void> {
  for (let ms = 0; !isSo() && ms < 5000; ms++) await world.clock.pass(1);
  assert.ok(isSo());
}
