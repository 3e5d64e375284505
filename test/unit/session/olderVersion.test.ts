import assert from 'node:assert/strict';
import { ContactState } from '../../../src/core/session/contactState';
import type { TextPort } from '../../../src/core/session/ports';
import { saveNow } from '../../../src/core/session/saving';
import type { JsonObject } from '../../../src/core/text/json';
import { Random } from '../../simulation/random';
import { World } from '../../simulation/world';
import type { Baseline } from '../../../src/core/changes/change';
import { baseline, edited } from '../builders';

describe('The notice of an older version', () => {
  for (const [what, act] of [
    ['a reload', reload],
    ['a save', (state: ContactState) => saveNow(state, state.document.closings)],
  ] as const) {
    it(`does not come and go while a text is about to follow what ${what} has brought`, async () => {
      const world = await worldWithEdit();
      world.others({ annotation: 'Deles' });
      const shown = await shownDuring(world, act);
      assert.deepEqual(new Set(shown), new Set([false]));
      assert.match(world.vscode.document?.text ?? '', /Deles/);
    });
  }
});

describe('A tab that is opened again after one that showed an older version', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    it(`has no edits, also when the extension is started anew (${seed})`, async () => {
      const world = await worldWithEdit(seed);
      world.others({ name: 'Deles' });
      world.save();
      await world.rest();
      world.vscode.document?.undo();
      await world.rest();
      assert.equal(world.session.state.isBehind, true);
      world.vscode.close();
      world.vscode.open();
      await world.rest();
      world.restartExtensions();
      await world.rest();
      const { text, changes, isBehind } = world.session.state;
      assert.match(text, /Deles/);
      assert.deepEqual([changes, isBehind], [[], false]);
    });
  }
});

describe('A clean text that an undo has led to', () => {
  it('is called an older version where it leaves out what is stored, in whatever order its own version had that', async () => {
    const [own, stored] = [
      { 'an-ncio': 'x', canal: ['FACEBOOK'] },
      { canal: ['FACEBOOK'], 'an-ncio': 'x' },
    ].map((customFields) => baseline({ customFields })) as [Baseline, Baseline];
    const { ports } = (await worldWithEdit()).session.state;
    const state = new ContactState({ ...ports, text: { ...ports.text, isDirty: () => false } });
    state.takeLatest(stored);
    state.document.open(edited(own, { customFields: { canal: ['FACEBOOK'] } }), { baseline: own });
    assert.deepEqual([state.changes, state.isBehind], [[], true]);
  });
});

describe('A text that VS Code reads while an edit of ours that would give the same is on its way', () => {
  for (const wasUnsaved of [true, false]) {
    it(`is no edit, and follows what is stored, in a document that was ${wasUnsaved ? 'unsaved' : 'made clean by an undo'}`, async () => {
      // VS Code does not take it: Revert File has come before.
      const { isFollowing } = await rebaseTo({ wasUnsaved, isTaken: false });
      assert.equal(isFollowing, true);
    });
  }

  it('is that edit when VS Code says after it that the document is unsaved', async () => {
    const { state, isFollowing } = await rebaseTo({ wasUnsaved: false, isTaken: true });
    assert.equal(isFollowing, false);
    assert.deepEqual(
      state.changes.map(({ field, after }) => [field, after]),
      [['name', 'Ana Souza']],
    );
  });
});

async function worldWithEdit(seed = 1): Promise<World> {
  const world = new World(new Random(seed), false);
  await world.open();
  await world.rest();
  const { document } = world.vscode;
  const contact = JSON.parse(document?.text ?? '') as JsonObject;
  document?.edit(JSON.stringify({ ...contact, name: 'Ana' }));
  await world.rest();
  return world;
}

/** Whether the text is called an older version, each time that views are told while something is done with it. */
async function shownDuring(world: World, act: (state: ContactState) => Promise<unknown>): Promise<boolean[]> {
  const shown: boolean[] = [];
  const { text, ports, origin } = world.session.state;
  const edit: TextPort['edit'] = async (change) => {
    const made = await ports.text.edit(change);
    state.document.sync(ports.text.read() ?? '');
    return made;
  };
  const changed = (): void => void shown.push(state.isBehind);
  const state: ContactState = new ContactState({ ...ports, changed, text: { ...ports.text, edit } });
  assert.ok(origin !== undefined);
  state.takeLatest(origin.baseline);
  state.document.open(text, origin);
  await Promise.all([act(state), world.clock.pass(10_000)]);
  return shown;
}

async function reload(state: ContactState): Promise<void> {
  const { latest } = state;
  assert.ok(latest !== undefined);
  await state.readAgain(latest);
}

/**
 * Others write an annotation, and VS Code reads that; then the name is taken away. A text with the old name, made from
 * none, follows the annotation alone: it is like what VS Code has read. Whether it goes on to what is stored.
 */
async function rebaseTo({ wasUnsaved, isTaken }: { wasUnsaved: boolean; isTaken: boolean }) {
  const { ports } = (await worldWithEdit()).session.state;
  const [read, stored] = [baseline({ annotation: 'x' }), baseline({ annotation: 'x', name: null })];
  let [text, isDirty, announced] = [baseline().text, true, 0];
  const edit: TextPort['edit'] = (change) => {
    assert.equal(change(text).text, read.text);
    [text, isDirty] = [read.text, false];
    state.document.note(text, 'edit', isDirty);
    isDirty = isTaken;
    state.document.noteDirty(isDirty);
    return Promise.resolve(change(text));
  };
  const announce = (): void => void (announced += 1);
  const state: ContactState = new ContactState({
    ...ports,
    text: { ...ports.text, edit, announce, isDirty: () => isDirty },
  });
  state.takeLatest(read);
  state.document.open(text, { baseline: baseline({ name: null }) });
  if (!wasUnsaved) {
    state.document.note(edited(baseline(), { email: null }), 'edit', isDirty);
    state.document.note(text, 'undo', isDirty);
    isDirty = false;
    state.document.noteDirty(isDirty);
  }
  state.document.serve();
  state.takeLatest(stored);
  await state.document.rebase();
  return { state, isFollowing: announced > 0 && state.document.isRebasePending };
}
