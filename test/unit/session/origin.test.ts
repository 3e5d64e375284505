import assert from 'node:assert/strict';
import { rebase } from '../../../src/core/changes/rebase';
import type { SaveOutcome } from '../../../src/core/saving/saveOutcome';
import { keepingNames, withStored } from '../../../src/core/changes/savedText';
import { fold, unsettle } from '../../../src/core/session/origin';
import { baseline, parsedOf, edited, LEAD, lists, NEWS, unloadedLists, VIP } from '../builders';
import { ADD_AND_REMOVE, base, fail, fake, save } from '../saving/saving';
import type { FieldSlot } from '../../../src/core/changes/change';

type Sent = Extract<SaveOutcome, { kind: 'saved' | 'partly' }>;

/** What a saved text still asks for when it counts as made from what was asked, except for these pieces. */
function leftOf({ baseline }: Sent, text: string, pieces: readonly FieldSlot[]) {
  const from = withStored({ text, from: base, stored: baseline }, pieces, lists());
  const { text: meant, conflicts } = rebase(from, text, baseline.text, lists());
  assert.deepEqual(conflicts, []);
  return parsedOf(baseline, meant).changes.map(({ field, slot, after }) => [field, slot, after]);
}

describe('The text of a document that was saved', () => {
  it('asks for nothing more when all was taken', async () => {
    const text = edited(base, { name: 'Bia' });
    const outcome = await save(fake(), { name: 'Bia' });
    assert.ok(outcome.kind === 'saved');
    assert.deepEqual(leftOf(outcome, text, []), []);
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
      assert.deepEqual(leftOf(outcome, text, []), []);
      assert.deepEqual(leftOf(outcome, text, outcome.result.notTaken), [
        ['annotation', '', 'Ten minutes of text'],
      ]);
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
      const left = parsedOf(outcome.baseline, outcome.text).changes;
      assert.deepEqual(leftOf(outcome, text, left), [['tags', LEAD.id, undefined]]);
    });
  }

  for (const [how, names] of [
    ['ids and names', [LEAD.name, NEWS.name]],
    ['ids alone', [VIP.name, LEAD.name]],
  ] as const) {
    it(`asks for no tag more or less when ${how} were edited, and nobody knows the account’s tags`, () => {
      const loaded = baseline();
      const asked = edited(loaded, { tagIds: [LEAD.id, NEWS.id], tagNames: [...names] });
      const slots = [VIP, NEWS].map(({ id }) => ({ field: 'tags', slot: id }) as const);
      const origin = fold({ baseline: loaded }, slots, asked, unloadedLists());
      const own = keepingNames(asked, loaded, slots, unloadedLists());
      for (const from of [origin(asked).baseline, { ...loaded, text: own(asked) }])
        assert.deepEqual(parsedOf(from, asked, unloadedLists()).changes, []);
    });
  }

  for (const [how, ids, names] of [
    ['ids alone were edited', [LEAD.id, NEWS.id], [VIP.name, LEAD.name]],
    ['its tags stand in another order', [NEWS.id, LEAD.id], [NEWS.name, LEAD.name]],
  ] as const) {
    it(`takes out no other tag by a name when ${how}, and nobody knows the account’s tags`, () => {
      const loaded = baseline();
      const asked = edited(loaded, { tagIds: [LEAD.id, NEWS.id], tagNames: null });
      const held = edited(loaded, { tagIds: [...ids], tagNames: [...names] });
      const slots = [VIP, NEWS].map(({ id }) => ({ field: 'tags', slot: id }) as const);
      const from = { ...loaded, text: keepingNames(asked, loaded, slots, unloadedLists())(held) };
      const left = edited(
        { ...loaded, text: held },
        { tagNames: names.filter((name) => name !== LEAD.name) },
      );
      assert.deepEqual(
        parsedOf(from, left, unloadedLists()).changes.map(({ slot, after }) => [slot, after]),
        [[LEAD.id, undefined]],
      );
    });
  }

  it('asks for no tag less when an older text of the same tags names only some of them', () => {
    const loaded = baseline();
    const older = edited(loaded, { tagIds: [LEAD.id, NEWS.id], tagNames: [LEAD.name] });
    const asked = edited(loaded, { tagIds: [LEAD.id, NEWS.id], tagNames: null });
    const slots = [VIP, NEWS].map(({ id }) => ({ field: 'tags', slot: id }) as const);
    const origin = fold({ baseline: loaded }, slots, asked, unloadedLists())(older);
    assert.deepEqual(parsedOf(origin.baseline, older).changes, []);
  });

  it('leaves a detail open that the API had left out, so that an undo to null removes nothing', () => {
    const loaded = baseline({ tagIds: null, tagNames: null });
    const asked = edited(loaded, { tagIds: [LEAD.id] });
    const origin = fold({ baseline: loaded }, [{ field: 'tags', slot: LEAD.id }], asked, lists())(asked);
    assert.deepEqual(parsedOf(origin.baseline, loaded.text).changes, []);
  });
});

describe('A text of which nobody knows yet what is to be settled', () => {
  it('keeps all of it open when one piece is found to be', () => {
    const origin = { baseline: baseline(), unsettled: [] };
    assert.deepEqual(unsettle(origin, [{ field: 'name', slot: '' }]), origin);
  });
});
