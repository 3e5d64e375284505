import assert from 'node:assert/strict';
import { createBaseline } from '../../../src/core/changes/baseline';
import { describeConflicts } from '../../../src/core/show/describeForm';
import type { Json } from '../../../src/core/text/json';
import { rebase, resolveConflict } from '../../../src/core/changes/rebase';
import { baseline, body, parsedOf, edited, errorPlaces, errorsOf, LEAD, lists, NEWS, VIP } from '../builders';

const base = baseline();
const NEWS_ADDED = { tagIds: [VIP.id, LEAD.id, NEWS.id], tagNames: ['VIP', 'Lead', 'Newsletter'] };
const METADATA_CHANGED = { metadata: { crmId: '9', source: 'import' } };

/** What becomes of a text with a mistake when others change the same field, with either choice. */
function resolved(mine: string, theirs: Record<string, Json>, take: 'mine' | 'theirs') {
  const there = createBaseline(body(theirs)).text;
  const { conflicts, text } = rebase(base.text, mine, there, lists());
  assert.equal(conflicts.length, 1);
  const choice = resolveConflict(base, there, mine, conflicts[0]!, take, lists());
  assert.deepEqual(rebase(choice.baseline.text, choice.text, there, lists()).conflicts, []);
  return { conflicts, rebased: text, ...choice, parsed: parsedOf(choice.baseline, choice.text) };
}

describe('Rebase of a text with a mistake in a field that others changed', () => {
  const TYPO = edited(base, { tagNames: ['VIP', 'Lead', 'Typo'] });

  it('is a conflict of the whole field, told as it is written', () => {
    const { conflicts, rebased } = resolved(TYPO, NEWS_ADDED, 'mine');
    assert.deepEqual(describeConflicts(conflicts, lists()), [
      {
        field: 'tags',
        slot: '',
        label: 'Tags',
        base: 'tagNames: [ "VIP", "Lead" ]',
        mine: 'tagNames: [ "VIP", "Lead", "Typo" ]',
        theirs: 'tagNames: [ "VIP", "Lead", "Newsletter" ]',
      },
    ]);
    assert.match(rebased, /"Typo"/);
  });

  it('keeps the mistake with mine, to be put right; ids that I did not touch are theirs', () => {
    const { parsed, text, baseline: moved } = resolved(TYPO, NEWS_ADDED, 'mine');
    assert.match(errorsOf(parsed)[0]!.message, /Typo/);
    const fixed = text.replace('"Typo"', '"Newsletter"');
    assert.deepEqual([errorsOf(parsedOf(moved, fixed)), parsedOf(moved, fixed).changes], [[], []]);
  });

  it('has what they have with theirs', () => {
    const { parsed, text } = resolved(TYPO, NEWS_ADDED, 'theirs');
    assert.deepEqual([errorsOf(parsed), parsed.changes], [[], []]);
    assert.match(text, /"Newsletter"/);
  });

  it('waits on a baseline that holds what I had loaded, as a reload leaves it', () => {
    const fresh = createBaseline(body({ ...NEWS_ADDED, name: 'Theirs' }));
    const [conflict] = rebase(base.text, TYPO, fresh.text, lists()).conflicts;
    const held = resolveConflict(fresh, base.text, TYPO, conflict!, 'mine', lists()).baseline;
    const { text, conflicts } = rebase(base.text, TYPO, held.text, lists());
    assert.deepEqual(conflicts, []);
    assert.match(text, /"Typo"/);
    const fixed = text.replace(/,\s*"Typo"/, '');
    const unresolved = rebase(held.text, fixed, fresh.text, lists());
    assert.deepEqual([unresolved.conflicts, parsedOf(fresh, unresolved.text).changes], [[], []]);
    const theirs = resolveConflict(held, fresh.text, text, conflict!, 'theirs', lists());
    assert.deepEqual([theirs.text, theirs.baseline.text], [fresh.text, fresh.text]);
  });

  it('keeps a value that is no object, and rows that repeat', () => {
    const twice = base.text.replace('"crmId": "12345"', '"crmId": "1", "crmId": "2"');
    for (const mine of [edited(base, { metadata: 'oops' }), twice]) {
      const { parsed, text } = resolved(mine, METADATA_CHANGED, 'mine');
      assert.equal(text, mine);
      assert.equal(errorPlaces(parsed).length, 1);
      assert.deepEqual(resolved(mine, METADATA_CHANGED, 'theirs').parsed.changes, []);
    }
    const { conflicts } = resolved(twice, METADATA_CHANGED, 'mine');
    assert.match(describeConflicts(conflicts, lists())[0]!.mine, /"crmId": "1", "crmId": "2"/);
  });

  it('keeps both values of a top-level key that repeats, whoever changed what', () => {
    const twice = base.text.replace('"name": "Ana Souza"', '"name": "One",\n  "name": "Two"');
    assert.match(resolved(twice, { name: 'Theirs' }, 'mine').rebased, /"One"[^]*"Two"/);
    const theirs = body({ email: 'theirs@example.com' });
    const { text, conflicts } = rebase(base.text, twice, theirs, lists());
    assert.deepEqual(conflicts, []);
    assert.deepEqual(errorPlaces(parsedOf(createBaseline(theirs), text)), ['name/']);
    assert.match(text, /"One"[^]*"Two"/);
  });

  it('leaves other fields to be merged', () => {
    const theirs = { ...METADATA_CHANGED, name: 'Theirs' };
    const mine = edited(base, { metadata: 'oops', email: 'mine@example.com' });
    const { text } = rebase(base.text, mine, body(theirs), lists());
    const { name, email, metadata } = JSON.parse(text) as Record<string, Json>;
    assert.deepEqual([name, email, metadata], ['Theirs', 'mine@example.com', 'oops']);
  });
});

describe('Settling a conflict beside what null cleared', () => {
  const spring = { 'an-ncio': 'Autumn', canal: ['FACEBOOK'] };
  const utm = { source: 'ads', medium: 'm', campaign: 'c', sourceId: 'src-1', clid: null };

  it('with theirs leaves the other custom fields cleared', () => {
    const text = edited(base, { customFields: null });
    const theirs = body({ customFields: spring });
    const conflict = { field: 'customFields', slot: 'an-ncio' } as const;
    const resolvedText = resolveConflict(base, theirs, text, conflict, 'theirs', lists());
    const { put } = parsedOf(resolvedText.baseline, resolvedText.text).update;
    assert.deepEqual(put?.customFields, { canal: null });
  });

  it('with theirs leaves the other UTM values cleared', () => {
    const loaded = baseline({ utm });
    const theirs = body({ utm: { ...utm, source: 'theirs' } });
    const conflict = { field: 'utm', slot: 'source' } as const;
    const choice = resolveConflict(
      loaded,
      theirs,
      edited(loaded, { utm: null }),
      conflict,
      'theirs',
      lists(),
    );
    const { source, medium, campaign, sourceId } =
      parsedOf(choice.baseline, choice.text).update.put?.utm ?? {};
    assert.deepEqual([source, medium, campaign, sourceId], ['theirs', null, null, 'src-1']);
  });

  it('with theirs keeps tags that I removed by name', () => {
    const mine = edited(base, { tagNames: ['VIP', 'Newsletter'] });
    const theirs = body({ tagIds: [VIP.id], tagNames: ['VIP'] });
    const choice = resolveConflict(base, theirs, mine, { field: 'tags', slot: LEAD.id }, 'theirs', lists());
    assert.deepEqual(parsedOf(choice.baseline, choice.text).update.put?.tagIds, [NEWS.id]);
  });

  const mistakes: readonly (readonly [string, Readonly<Record<string, Json>>])[] = [
    ['a name that nobody knows', { tagNames: ['VIP', 'Lead', 'Typo'] }],
    ['two tags for one', { tagIds: [VIP.id, LEAD.id, NEWS.id], tagNames: ['VIP'] }],
  ];
  for (const [what, mine] of mistakes) {
    it(`with theirs is refused where it would take away ${what}`, () => {
      const theirs = body({ tagIds: [VIP.id], tagNames: ['VIP'] });
      const text = edited(base, mine);
      const choose = (take: 'mine' | 'theirs') =>
        resolveConflict(base, theirs, text, { field: 'tags', slot: LEAD.id }, take, lists());
      assert.throws(() => choose('theirs'), /Tags has a mistake in it/);
      assert.equal(choose('mine').text, text);
    });
  }
});
