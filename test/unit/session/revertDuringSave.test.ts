import assert from 'node:assert/strict';
import type { World } from '../../simulation/world';
import { beginSave, nameOf, openWorld, type } from './openWorld';

describe('Revert File during a save', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    it(`sends nothing of a text that Revert File has brought during a save, when another save follows (${seed})`, async () => {
      const world = await openWorld(seed);
      type(world, { name: 'Ana' });
      await world.clock.settle();
      await beginSave(world);
      world.save();
      world.vscode.revert();
      await world.rest();
      assert.equal(world.account.sent.length, 1);
      assert.equal(nameOf(world.vscode.document?.text), 'Ana');
      assert.equal(world.vscode.document?.isDirty, false);
    });

    it(`shows what is stored after Revert File during a save, also where the tab is called clean after the document (${seed})`, async () => {
      for (const ms of [20, 55, 90, 125, 265]) {
        const world = await openWorld(seed);
        callTabCleanLate(world);
        type(world, { name: 'Ana' });
        await world.clock.settle();
        world.save();
        await world.clock.pass(ms);
        world.vscode.revert();
        await world.rest();
        assert.deepEqual(world.session.state.changes, [], String(ms));
        assert.equal(world.vscode.document?.isDirty, false, String(ms));
      }
    });

    it(`shows what is stored after Revert File of what had been typed back to the loaded text (${seed})`, async () => {
      const world = await openWorld(seed);
      const loaded = world.vscode.document?.text ?? '';
      type(world, { name: 'Ana' });
      await world.clock.settle();
      world.save();
      while (world.account.sent.length === 0) await world.clock.pass(1);
      world.vscode.document?.edit(loaded);
      world.vscode.revert();
      await world.rest();
      assert.deepEqual(world.session.state.changes, []);
      assert.equal(nameOf(world.vscode.document?.text), 'Ana');
      assert.equal(world.vscode.document?.isDirty, false);
    });

    it(`shows what is stored, too, where VS Code has read the file before the save, and calls the document clean after it (${seed})`, async () => {
      const world = await openWorld(seed);
      const loaded = world.vscode.document?.text ?? '';
      type(world, { name: 'Ana' });
      await world.clock.settle();
      world.save();
      await world.rest();
      world.vscode.document?.edit(loaded);
      await world.rest();
      readOnce(world, loaded);
      world.vscode.revert();
      await world.rest();
      assert.deepEqual(world.session.state.changes, []);
      assert.equal(nameOf(world.vscode.document?.text), 'Ana');
      assert.equal(world.vscode.document?.isDirty, false);
    });
  }
});

/** VS Code has read this text before, and is about to put it there. */
function readOnce({ session }: World, text: string): void {
  const served = session.served.bind(session);
  session.served = () => {
    session.served = served;
    return text;
  };
}

/** What the extension asks of a document that is clean again is told of its tab, which has not followed yet. */
function callTabCleanLate({ session }: World): void {
  const { text } = session.state.ports;
  const isDirty = text.isDirty.bind(text);
  const dirtyChanged = session.dirtyChanged.bind(session);
  let isTabDirty = false;
  Object.assign(text, { isDirty: () => isTabDirty || isDirty() });
  session.dirtyChanged = (isNow) => {
    dirtyChanged(isNow);
    isTabDirty = isDirty();
  };
}
