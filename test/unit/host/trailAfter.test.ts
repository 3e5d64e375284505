import assert from 'node:assert/strict';
import { rebase } from '../../../src/core/changes/rebase';
import type { SaveOutcome } from '../../../src/core/saving/saveOutcome';
import { trailAfter } from '../../../src/host/saving/trailAfter';
import { draftOf, edited, LEAD, lists } from '../builders';
import { ADD_AND_REMOVE, base, fail, fake, save } from '../saving/saving';

function leftOf(outcome: SaveOutcome, from: string, text: string) {
  assert.ok(outcome.kind === 'saved' || outcome.kind === 'partly');
  const { baseline } = outcome;
  const { text: meant, conflicts } = rebase(from, text, baseline.text, lists());
  assert.deepEqual(conflicts, []);
  return draftOf(baseline, meant).changes.map(({ field, slot, after }) => [field, slot, after]);
}

describe('The text of a document that was saved', () => {
  it('asks for nothing more when all was taken', async () => {
    const text = edited(base, { name: 'Bia' });
    const outcome = await save(fake(), { name: 'Bia' });
    assert.ok(outcome.kind === 'saved');
    assert.deepEqual(trailAfter(outcome, { text, from: base.text }, lists()), { from: text, again: text });
  });

  for (const [how, stored] of [
    ['kept the old value', undefined],
    ['stored another one', 'Bia!'],
  ] as const) {
    it(`gives up what the API did not take, and asks for it again once an undo brings it back: it ${how}`, async () => {
      const values = { name: 'Bia', annotation: 'Ten minutes of text' };
      const text = edited(base, values);
      const api = fake().surprise('PUT', (self) => {
        self.change(stored === undefined ? { name: 'Bia' } : { name: 'Bia', annotation: stored });
        return '';
      });
      const outcome = await save(api, values);
      assert.ok(outcome.kind === 'saved');
      const { from, again } = trailAfter(outcome, { text, from: base.text }, lists());
      assert.deepEqual(leftOf(outcome, from, text), []);
      assert.deepEqual(leftOf(outcome, again, text), [['annotation', '', 'Ten minutes of text']]);
    });
  }

  for (const [how, values] of [
    ['ids and names', ADD_AND_REMOVE],
    ['ids alone', { tagIds: ADD_AND_REMOVE.tagIds }],
    ['names alone', { tagNames: ADD_AND_REMOVE.tagNames }],
  ] as const) {
    it(`still asks for the removal of a tag that failed, when ${how} were edited`, async () => {
      const text = edited(base, { ...values, name: 'Bia' });
      const outcome = await save(fake().surprise('POST', fail('yes')), { ...values, name: 'Bia' });
      assert.ok(outcome.kind === 'partly');
      const { from } = trailAfter(outcome, { text, from: base.text }, lists());
      assert.deepEqual(leftOf(outcome, from, text), [['tags', LEAD.id, undefined]]);
    });
  }
});
