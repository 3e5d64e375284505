import assert from 'node:assert/strict';
import { rebaseKeepingConflicts } from '../../../src/core/changes/openConflicts';
import { rebase } from '../../../src/core/changes/rebase';
import { restoreSlots, withSlots } from '../../../src/core/changes/slotChanges';
import { baseline, parsedOf, edited, LEAD, lists, NEWS, VIP } from '../builders';

const base = baseline();

describe('Moving a text that is not sent', () => {
  it('keeps the old value in the baseline where both sides changed the same, so that a save asks', () => {
    const theirs = baseline({ name: 'Eva', annotation: 'Theirs' });
    const held = rebaseKeepingConflicts(base.text, edited(base, { name: 'Bia' }), theirs, lists());
    assert.deepEqual(
      held.conflicts.map(({ field, base: was, mine, theirs: their }) => [field, was, mine, their]),
      [['name', 'Ana Souza', 'Bia', 'Eva']],
    );
    assert.deepEqual(
      parsedOf(held.baseline, held.text).changes.map(({ field, before, after }) => [field, before, after]),
      [['name', 'Ana Souza', 'Bia']],
    );
    const again = rebase(held.baseline.text, held.text, theirs.text, lists());
    assert.equal(again.conflicts.length, 1);
  });

  it('moves the baseline as it is when nothing is in conflict', () => {
    const theirs = baseline({ annotation: 'Theirs' });
    const held = rebaseKeepingConflicts(base.text, edited(base, { name: 'Bia' }), theirs, lists());
    assert.equal(held.baseline, theirs);
    assert.deepEqual(held.conflicts, []);
  });
});

describe('A text with slots of another', () => {
  const tags = { tagIds: [VIP.id, NEWS.id], tagNames: ['VIP', 'Newsletter'] };

  it('has these as they are there, and the rest as it was', () => {
    const text = edited(base, { ...tags, name: 'Bia', metadata: { crmId: '1', source: 'import' } });
    const fieldSlots = [
      { field: 'tags', slot: LEAD.id },
      { field: 'metadata', slot: 'crmId' },
    ] as const;
    const back = withSlots({ baseline: base, text }, base.text, fieldSlots, lists());
    assert.deepEqual(
      parsedOf(base, back).changes.map(({ field, slot }) => [field, slot]),
      [
        ['name', ''],
        ['tags', NEWS.id],
      ],
    );
    assert.deepEqual(
      parsedOf(base, withSlots({ baseline: base, text: base.text }, text, fieldSlots, lists())).changes.map(
        ({ field, slot, after }) => [field, slot, after],
      ),
      [
        ['tags', LEAD.id, undefined],
        ['metadata', 'crmId', '1'],
      ],
    );
  });

  it('keeps the keys that it leaves out, where one of them is put back', () => {
    const slot = { field: 'metadata', slot: 'crmId' } as const;
    const asked = edited(base, { metadata: { crmId: '9', source: 'import' } });
    const text = edited(base, { metadata: undefined });
    const back = restoreSlots({ baseline: base, text }, asked, [slot], lists());
    assert.deepEqual(
      parsedOf(base, back).changes.map(({ field, slot, after }) => [field, slot, after]),
      [['metadata', 'crmId', '9']],
    );
  });

  it('is refused where a mistake of the person would be lost', () => {
    const text = edited(base, { tagNames: ['VIP', 'Lead', 'Typo'] });
    const fieldSlots = [{ field: 'tags', slot: NEWS.id }] as const;
    assert.throws(
      () => restoreSlots({ baseline: base, text }, edited(base, tags), fieldSlots, lists()),
      /Tags has a mistake in it/,
    );
    const fixed = restoreSlots({ baseline: base, text: base.text }, edited(base, tags), fieldSlots, lists());
    assert.deepEqual(
      parsedOf(base, fixed).changes.map(({ slot }) => slot),
      [NEWS.id],
    );
  });
});
