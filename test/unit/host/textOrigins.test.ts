import assert from 'node:assert/strict';
import { TextOrigins } from '../../../src/host/contact/textOrigins';

/** A trail on which nothing is left undone. */
const after = (from: string) => ({ from, again: from });

describe('What a text was made from', () => {
  it('is the baseline that it was taken on, however far the contact and the document have moved since', () => {
    const origins = new TextOrigins();
    const taken = origins.take('mine', 'old');
    origins.lead(after('old'));
    origins.leave('mine');
    origins.end();
    origins.lead(after('new'));
    assert.deepEqual({ ...taken }, { text: 'mine', from: 'old', isLeft: true });
  });

  it('is what a save before it has sent, for a text that was typed on top of that', () => {
    const origins = new TextOrigins();
    const sent = origins.take('mine', 'old');
    const typed = origins.take('mine and more', 'old');
    origins.lead(after('mine'), sent);
    origins.leave('mine and more');
    assert.equal(typed.from, 'mine');
  });

  it('is the text itself when a later one was saved first: it has nothing to add', () => {
    const origins = new TextOrigins();
    const early = origins.take('mine', 'old');
    const late = origins.take('mine and more', 'old');
    origins.lead(after('mine and more'), late);
    assert.equal(early.from, 'mine');
  });

  it('is the text on the trail when one is taken before the document has followed', () => {
    const origins = new TextOrigins();
    origins.lead(after('sent'));
    assert.equal(origins.take('sent', 'new').from, 'sent');
  });

  it('comes back with an undo', () => {
    const origins = new TextOrigins();
    origins.lead(after('old'));
    origins.leave('mine');
    origins.end();
    assert.equal(origins.recall('never seen'), false);
    assert.equal(origins.recall('mine'), true);
    assert.equal(origins.trail?.from, 'old');
  });

  it('leaves what the API did not take an edit, once an undo brings it back', () => {
    const origins = new TextOrigins();
    origins.lead({ from: 'sent', again: 'sent without what was dropped' });
    assert.equal(origins.trail?.from, 'sent');
    origins.end();
    origins.recall('sent');
    assert.equal(origins.trail.from, 'sent without what was dropped');
  });

  it('is forgotten for texts whose save is over', () => {
    const origins = new TextOrigins();
    const [first, second] = [origins.take('a', 'old'), origins.take('b', 'old')];
    origins.release(first);
    origins.lead(after('old'));
    origins.end();
    assert.deepEqual([first.isLeft, second.isLeft], [false, true]);
  });
});
