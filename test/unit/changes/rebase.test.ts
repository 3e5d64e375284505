import fc from 'fast-check';
import assert from 'node:assert/strict';
import { baselineDocument, createBaseline, moveBaseline } from '../../../src/core/changes/baseline';
import { describeConflicts } from '../../../src/core/show/describeForm';
import type { Json } from '../../../src/core/text/json';
import { rebase, resolveConflict } from '../../../src/core/changes/rebase';
import {
  baseline,
  body,
  changedFields,
  contact,
  parsedOf,
  edited,
  errorPlaces,
  LEAD,
  lists,
  NEWS,
  unloadedLists,
  VIP,
} from '../builders';

type Values = Readonly<Record<string, Json | undefined>>;

const base = baseline();

function rebased(mine: Values, theirs: Record<string, Json>) {
  const { text, conflicts } = rebase(base.text, edited(base, mine), body(theirs), lists());
  return { text, value: JSON.parse(text) as Record<string, Json>, conflicts };
}

describe('Rebase', () => {
  it('gives mine when they changed nothing, to the last byte', () => {
    const mine = base.text
      .replace('"Ana Souza"', '   "Bia"')
      .replace('"import"', '"import", "": "x", "crmId": "twice"');
    assert.deepEqual(rebase(base.text, mine, body(), lists()), { text: mine, conflicts: [] });
  });

  it('gives theirs when I changed nothing', () => {
    const theirs = body({ name: 'Bia' });
    assert.equal(rebase(base.text, base.text, theirs, lists()).text, createBaseline(theirs).text);
  });

  it('joins changes of different fields', () => {
    const { value, conflicts } = rebased(
      { name: 'Bia' },
      { email: 'new@example.com', customFields: { x: 'y' } },
    );
    assert.deepEqual(
      [value['name'], value['email'], value['customFields']],
      ['Bia', 'new@example.com', { x: 'y' }],
    );
    assert.deepEqual(conflicts, []);
  });

  it('takes equal changes for none, a phone in another form included', () => {
    const theirs = { phoneNumber: '+55|21999990000', name: 'Bia' };
    const { text, conflicts } = rebased({ phoneNumber: '(21) 99999-0000', name: 'Bia' }, theirs);
    assert.deepEqual(conflicts, []);
    assert.deepEqual(parsedOf(moveBaseline(base, body(theirs)), text).changes, []);
  });

  it('tells a conflict with all three values, and the text keeps mine', () => {
    const { value, conflicts } = rebased({ name: 'Mine' }, { name: 'Theirs' });
    assert.deepEqual(conflicts, [
      { field: 'name', slot: '', base: 'Ana Souza', mine: 'Mine', theirs: 'Theirs' },
    ]);
    assert.equal(value['name'], 'Mine');
    assert.deepEqual(describeConflicts(conflicts, lists()), [
      { field: 'name', slot: '', label: 'Name', base: 'Ana Souza', mine: 'Mine', theirs: 'Theirs' },
    ]);
  });

  it('names a tag in a conflict even when the list is not there', () => {
    const conflict = {
      field: 'tags',
      slot: NEWS.id,
      base: undefined,
      mine: undefined,
      theirs: 'Newsletter',
    } as const;
    assert.deepEqual(describeConflicts([conflict], unloadedLists()), [
      {
        field: 'tags',
        slot: NEWS.id,
        label: 'Tags: Newsletter',
        base: 'not on the contact',
        mine: 'not on the contact',
        theirs: 'on the contact',
      },
    ]);
  });

  it('merges tags as sets', () => {
    const { value, conflicts } = rebased(
      { tagIds: [LEAD.id], tagNames: ['Lead'] },
      { tagIds: [VIP.id, LEAD.id, NEWS.id], tagNames: ['VIP', 'Lead', 'Newsletter'] },
    );
    assert.deepEqual(
      [value['tagIds'], value['tagNames']],
      [
        [LEAD.id, NEWS.id],
        ['Lead', 'Newsletter'],
      ],
    );
    assert.deepEqual(conflicts, []);
  });

  it('merges metadata by key, and one key changed on both sides is a conflict', () => {
    const { value, conflicts } = rebased(
      { metadata: { crmId: '1', mine: 'm' } },
      { metadata: { crmId: '2', source: 'import', theirs: 't' } },
    );
    assert.deepEqual(value['metadata'], { crmId: '1', theirs: 't', mine: 'm' });
    assert.deepEqual(conflicts, [
      { field: 'metadata', slot: 'crmId', base: '12345', mine: '1', theirs: '2' },
    ]);
  });

  it('merges UTM by key', () => {
    const utm = (contact()['utm'] ?? {}) as Record<string, Json>;
    const { value, conflicts } = rebased(
      { utm: { ...utm, term: 'mine' } },
      { utm: { ...utm, source: 'theirs' } },
    );
    assert.deepEqual(value['utm'], { ...utm, term: 'mine', source: 'theirs' });
    assert.deepEqual(conflicts, []);
  });

  it('takes read-only values from them and keeps a picture URL of mine', () => {
    const { value } = rebased({ pictureUrl: 'https://example.com/p' }, { updatedAt: '2026-09-09T00:00:00Z' });
    assert.deepEqual(
      [value['updatedAt'], value['pictureUrl']],
      ['2026-09-09T00:00:00Z', 'https://example.com/p'],
    );
  });

  it('merges custom fields by key, and a value in another shape is no change', () => {
    const { value, conflicts } = rebased(
      { customFields: { 'an-ncio': 'Mine', canal: 'FACEBOOK' } },
      { customFields: { 'an-ncio': 'Spring', canal: ['INSTAGRAM'], novo: 'x' } },
    );
    assert.deepEqual(value['customFields'], { 'an-ncio': 'Mine', canal: ['INSTAGRAM'], novo: 'x' });
    assert.deepEqual(conflicts, []);
  });

  it('tells a conflict of a custom field by its name', () => {
    const { conflicts } = rebased(
      { customFields: { 'an-ncio': 'Mine' } },
      { customFields: { 'an-ncio': 'Theirs' } },
    );
    assert.deepEqual(
      describeConflicts(conflicts, lists()).map(({ slot, label, base: was }) => [slot, label, was]),
      [['an-ncio', 'Anúncio', 'Spring']],
    );
  });

  it('keeps half-typed rows and unknown keys, so that their errors go on showing', () => {
    const mine = base.text
      .replace('"crmId": "12345"', '"crmId": "12345", "crmId": "2"')
      .replace('"email"', '"nmae": 1,\n  "email"');
    const theirs = body({ name: 'Bia' });
    const { text } = rebase(base.text, mine, theirs, lists());
    assert.deepEqual(errorPlaces(parsedOf(createBaseline(theirs), text)).sort(), ['/nmae', 'metadata/crmId']);
  });

  it('reads a detail that they give as null as unknown, and not as emptied', () => {
    const { value, conflicts } = rebased(
      { tagIds: [VIP.id, LEAD.id, NEWS.id], name: 'Bia' },
      { tagIds: null, tagNames: null, email: 'x@example.com' },
    );
    assert.deepEqual([value['name'], conflicts], ['Bia', []]);
    assert.ok((value['tagIds'] as string[]).includes(NEWS.id));
  });

  it('throws when my text is broken, so that nobody moves the base under it', () => {
    assert.throws(() => rebase(base.text, '{', body({ name: 'Bia' }), lists()), /broken/);
  });

  it('has no conflict and loses nothing when the two sides change different fields', () => {
    const change = fc.record(
      {
        name: fc.string(),
        email: fc.string(),
        annotation: fc.string(),
        status: fc.constantFrom('ARCHIVED', 'BLOCKED'),
        metadata: fc.dictionary(fc.string(), fc.string()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(change, change, (one, two) => {
        const mine = Object.fromEntries(Object.entries(one).filter(([key]) => key < 'm'));
        const theirs = Object.fromEntries(Object.entries(two).filter(([key]) => key >= 'm'));
        const { text, conflicts } = rebase(base.text, edited(base, mine), body(theirs), lists());
        assert.deepEqual(conflicts, []);
        assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify({ ...contact(), ...theirs, ...mine })));
      }),
    );
  });
});

describe('Settling a conflict', () => {
  const theirs = body({ name: 'Theirs', metadata: { source: 'import' } });
  const mine = edited(base, { name: 'Mine', metadata: { crmId: '1', source: 'import' } });

  it('with mine keeps my text, and it is no conflict any more', () => {
    const resolved = resolveConflict(base, theirs, mine, { field: 'name', slot: '' }, 'mine', lists());
    assert.equal(resolved.text, mine);
    const again = rebase(resolved.baseline.text, resolved.text, theirs, lists());
    assert.deepEqual(
      again.conflicts.map(({ slot }) => slot),
      ['crmId'],
    );
    assert.equal((JSON.parse(again.text) as { name: string }).name, 'Mine');
  });

  it('with theirs takes their value, a removed key included', () => {
    const resolved = resolveConflict(
      base,
      theirs,
      mine,
      { field: 'metadata', slot: 'crmId' },
      'theirs',
      lists(),
    );
    assert.deepEqual((JSON.parse(resolved.text) as { metadata: unknown }).metadata, { source: 'import' });
    assert.deepEqual(changedFields(parsedOf(resolved.baseline, resolved.text)), ['name']);
  });

  it('of all slots leaves nothing to settle', () => {
    const first = resolveConflict(base, theirs, mine, { field: 'name', slot: '' }, 'theirs', lists());
    const second = resolveConflict(
      first.baseline,
      theirs,
      first.text,
      { field: 'metadata', slot: 'crmId' },
      'mine',
      lists(),
    );
    assert.deepEqual(rebase(second.baseline.text, second.text, theirs, lists()).conflicts, []);
    assert.equal(baselineDocument(second.baseline).members.get('name')?.value, 'Theirs');
  });
});
