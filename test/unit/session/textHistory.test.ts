import assert from 'node:assert/strict';
import { TextHistory } from '../../../src/core/session/textHistory';
import { baseline } from '../builders';
import type { Origin } from '../../../src/core/session/standing';

const older: Origin = { baseline: baseline({ name: 'Ana' }) };
const newer: Origin = { baseline: baseline({ name: 'Bia' }) };
const lost: Origin = { baseline: baseline(), unsettled: [] };
const unknown = () => lost;

describe('What a text of a document was made from', () => {
  let history: TextHistory;
  beforeEach(() => {
    history = new TextHistory('old', older);
  });

  const rebase = (text: string) => {
    history.expect(text, newer);
    history.note(text, 'edit', unknown);
  };

  it('is what the text before was made from, whatever is typed or pasted', () => {
    history.note('typed', 'edit', unknown);
    assert.equal(history.origin, older);
  });

  it('is what our own edit says, when that is the one that VS Code tells of', () => {
    history.expect('new', newer);
    history.note('typed', 'edit', unknown);
    assert.equal(history.origin, older);
    rebase('new');
    assert.equal(history.origin, newer);
  });

  it('follows a save that ends while our own edit is on its way to the document', () => {
    history.expect('new', older);
    history.mapOrigins(() => () => newer);
    history.note('new', 'edit', unknown);
    assert.equal(history.origin, newer);
  });

  it('is not what our own edit said once that has come, as a text that was read', () => {
    history.expect('stored', newer);
    history.noteRead('stored', newer);
    history.note('typed', 'edit', unknown);
    history.setOrigin(older);
    history.note('stored', 'edit', unknown);
    assert.equal(history.origin, older);
  });

  it('moves at once where our edit leaves the text as it is', () => {
    history.expect('old', newer);
    assert.equal(history.origin, newer);
  });

  it('is not what an edit of ours said that was refused, and then asked for nothing any more', () => {
    history.expect('stored', newer);
    history.note('stored', 'undo', unknown);
    history.expect('stored', newer);
    assert.equal(history.expectedOrigin('stored'), undefined);
    history.note('typed', 'edit', unknown);
    history.setOrigin(older);
    history.note('stored', 'edit', unknown);
    assert.equal(history.origin, older);
  });

  it('comes back with undo and redo', () => {
    rebase('new');
    history.note('old', 'undo', unknown);
    assert.equal(history.origin, older);
    history.note('new', 'redo', unknown);
    assert.equal(history.origin, newer);
  });

  it('stays with an older text that is pasted, also after undo and redo of the paste', () => {
    rebase('new');
    history.note('old', 'edit', unknown);
    assert.equal(history.origin, newer);
    history.note('new', 'undo', unknown);
    history.note('old', 'redo', unknown);
    assert.equal(history.origin, newer);
    history.note('new', 'undo', unknown);
    history.note('old', 'undo', unknown);
    assert.equal(history.origin, older);
  });

  it('is found though VS Code has joined what was typed to one step', () => {
    rebase('new');
    for (const text of ['new a', 'new ab']) history.note(text, 'edit', unknown);
    history.note('new', 'undo', unknown);
    history.note('old', 'undo', unknown);
    assert.equal(history.origin, older);
  });

  it('is lost for a text that nobody has seen', () => {
    history.note('from before', 'undo', unknown);
    assert.equal(history.origin, lost);
    history.note('old', 'redo', unknown);
    assert.equal(history.origin, older);
  });

  it('is kept for the last of very long texts', () => {
    const long = 'x'.repeat(5_000_000);
    history.note(`${long}1`, 'edit', unknown);
    history.note(`${long}2`, 'edit', unknown);
    assert.equal(history.text.at(-1), '2');
    history.note('old', 'undo', unknown);
    assert.equal(history.origin, lost);
  });
});
