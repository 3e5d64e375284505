import assert from 'node:assert/strict';
import { createBaseline } from '../../../src/core/changes/baseline';
import type { Baseline } from '../../../src/core/changes/change';
import { ContactState } from '../../../src/core/session/contactState';
import type { BackupPort } from '../../../src/core/session/ports';
import { followWithoutEdits } from '../../../src/core/session/restoring';
import { Session } from '../../../src/core/session/session';
import { describeConflicts } from '../../../src/core/show/describeForm';
import type { JsonObject } from '../../../src/core/text/json';
import { SEQUENCES } from '../../simulation/simulatedAccount';
import { SimulatedDocument } from '../../simulation/simulatedDocument';
import type { World } from '../../simulation/world';
import { contact } from '../builders';
import { openWorld, type } from './openWorld';

describe('A restored text with an edit of which VS Code says late that it is unsaved', () => {
  it('keeps the edit, on what it was made from, when a key comes after it', async () => {
    const baseline = createBaseline(stored({}));
    const kept = {
      origin: { baseline },
      latest: baseline,
      unconfirmedSaves: [],
      notOf: [],
      version: undefined,
    };
    const { session, document } = await restore(createBaseline(stored({ name: 'Bia' })).text, {
      read: () => Promise.resolve(stored({ annotation: 'Deles' })),
      isDirty: false,
      backup: { read: () => Promise.resolve(kept), wasSaving: () => Promise.resolve(false) },
    });
    await tellLate(session, document);
    assert.deepEqual(namesIn(session), [['name', 'Bia']]);
    assert.equal(session.state.isBehind, true);
  });

  it('is asked about also when VS Code has told something else of the document before', async () => {
    const { session, document } = await restore(createBaseline(stored({ name: 'Bia' })).text, {
      read: () => Promise.resolve(stored({})),
      isDirty: false,
      backup: { wasSaved: () => Promise.resolve(false) },
    });
    session.dirtyChanged(false);
    await tellLate(session, document);
    assert.deepEqual(namesIn(session), [['name', 'Bia']]);
    assert.equal(session.state.isOriginLost, true);
  });
});

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

  it('is an edit where it was pasted over what was saved after it', async () => {
    const world = await openWorld();
    const older = type(world, { name: 'Ana' });
    await save(world);
    type(world, { annotation: 'Nova' });
    await save(world);
    world.vscode.document?.edit(older);
    await world.rest();
    await world.reloadWindow(true);
    await world.rest();
    const { changes, conflicts } = world.session.state;
    assert.ok([...changes, ...conflicts].some(({ field }) => field === 'annotation'));
  });

  it('is clean, where VS Code says only later that it is unsaved', async () => {
    const { session, document } = await restore(createBaseline(stored({ name: 'Ana' })).text, {
      read: () => Promise.resolve(stored({ name: 'Outra' })),
      isDirty: false,
    });
    document.isDirty = true;
    session.dirtyChanged(true);
    await new Promise(setImmediate);
    assert.deepEqual(document, { text: createBaseline(stored({ name: 'Outra' })).text, isDirty: false });
  });

  it('shows what is stored by then, where a reload ends while the text is about to follow', async () => {
    const { ports } = (await openWorld()).session.state;
    const [older, newer] = ['Ana', 'Outra'].map((name) => createBaseline(stored({ name }))) as [
      Baseline,
      Baseline,
    ];
    let shown = '';
    const state: ContactState = new ContactState({
      ...ports,
      text: {
        ...ports.text,
        isDirty: () => true,
        edit: (change) => {
          state.takeLatest(newer);
          const made = change(older.text);
          shown = made.text;
          return Promise.resolve(made);
        },
      },
    });
    state.takeLatest(older);
    state.document.open(older.text, { baseline: older });
    await followWithoutEdits({ state, markClean: () => Promise.resolve() });
    assert.equal(shown, newer.text);
  });

  it('keeps a sequence to leave, which is no edit before the sequences of the contact are known', async () => {
    const world = await openWorld();
    const [first] = SEQUENCES;
    assert.ok(first !== undefined);
    world.account.sequences = [first.id];
    await Promise.all([world.session.reload(), world.rest()]);
    const text = type(world, { leaveSequenceIds: [first.id] });
    await world.rest();
    world.others({ annotation: 'Deles' });
    await comeBack(world, text);
    await world.rest();
    assert.deepEqual(
      world.session.state.changes.map(({ field, slot }) => [field, slot]),
      [['sequences', first.id]],
    );
  });

  it('is clean once the contact can be read, where that had failed', async () => {
    let answer = (): Promise<string> => Promise.reject(new Error('No network.'));
    const asked = createBaseline(stored({ name: 'Ana' })).text;
    const { session, document } = await restore(asked, { read: () => answer() });
    assert.equal(session.state.content.kind, 'failed');
    assert.deepEqual(document, { text: asked, isDirty: true });
    answer = () => Promise.resolve(stored({ name: 'Outra' }));
    await session.reload();
    await new Promise(setImmediate);
    assert.deepEqual(document, { text: createBaseline(stored({ name: 'Outra' })).text, isDirty: false });
  });

  it('is an edit where an undo past a later save has brought it', async () => {
    const world = await openWorld();
    type(world, { name: 'Ana' });
    await save(world);
    type(world, { name: 'Bia' });
    await save(world);
    for (let steps = 0; nameOf(world) !== 'Ana' && steps < 9; steps++) world.vscode.document?.undo();
    await world.rest();
    await comeBack(world, world.vscode.document?.text ?? '');
    assert.deepEqual(
      world.session.state.changes.map(({ field, slot, after }) => [field, slot, after]),
      [['name', '', 'Ana']],
    );
    assert.equal(world.vscode.document?.isDirty, true);
  });

  it('is asked about where nobody knows that it was saved', async () => {
    const world = await openWorld();
    type(world, { name: 'Ana' });
    await save(world);
    const other = type(world, { name: 'Bia' });
    world.vscode.document?.undo();
    await world.rest();
    await comeBack(world, other);
    assert.equal(world.session.state.isOriginLost, true);
    const { conflicts, ports } = world.session.state;
    assert.deepEqual(
      describeConflicts(conflicts, ports.lists.of()).map(({ base, mine, theirs }) => [base, mine, theirs]),
      [[undefined, 'Bia', 'Ana']],
    );
    assert.equal(world.vscode.document?.isDirty, true);
  });
});

function nameOf({ vscode }: World): unknown {
  return (JSON.parse(vscode.document?.text ?? '') as JsonObject)['name'];
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

function stored(values: JsonObject): string {
  return JSON.stringify(contact(values));
}

/** VS Code brings back a text of which all was saved, without any delays. */
async function restore(
  text: string,
  parts: {
    readonly read: () => Promise<string>;
    readonly backup?: Partial<BackupPort>;
    readonly isDirty?: boolean;
  },
) {
  const { ports } = (await openWorld()).session.state;
  const document = { text, isDirty: parts.isDirty ?? true };
  const session: Session = new Session({
    ...ports,
    text: {
      ...ports.text,
      read: () => document.text,
      isDirty: () => document.isDirty,
      edit: (change) => {
        const made = change(document.text);
        document.text = made.text;
        session.changed(made.text, 'edit', true);
        return Promise.resolve(made);
      },
      settle: () => Promise.resolve(),
      markClean: () => {
        document.isDirty = false;
        return Promise.resolve();
      },
    },
    account: { ...ports.account, read: parts.read },
    backup: { ...ports.backup, wasSaved: () => Promise.resolve(true), ...parts.backup },
    note: () => undefined,
  });
  await session.restore(text, document.isDirty);
  await new Promise(setImmediate);
  return { session, document };
}

/** VS Code says that the document is unsaved, and a key comes that changes no value. */
async function tellLate(session: Session, document: { text: string; isDirty: boolean }): Promise<void> {
  document.isDirty = true;
  session.dirtyChanged(true);
  document.text = `${document.text}\n`;
  session.changed(document.text, 'edit', true);
  await new Promise(setImmediate);
}

function namesIn({ state }: Session): unknown[] {
  return state.changes.filter(({ field }) => field === 'name').map(({ field, after }) => [field, after]);
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
