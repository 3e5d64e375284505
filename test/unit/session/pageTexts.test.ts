import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/text/json';
import { type PageChange, PageTexts } from '../../../src/core/session/pageTexts';
import { findChanges } from '../../../src/core/changes/parsedContact';
import { rebase } from '../../../src/core/changes/rebase';
import type { AccountLists, RowValue } from '../../../src/core/fields/fieldView';
import { baseline, CANAL, definition, edited, LEAD, lists, NEWS, VIP } from '../builders';
import type { Baseline } from '../../../src/core/changes/change';
import type { Origin, Shown, Standing } from '../../../src/core/session/standing';

const row = (key: string, text: string): RowValue => ({ key, text, isText: true });
type PageEdit = Omit<PageChange, 'textNumber'>;
const on = (stored: Baseline, text = stored.text): Standing => ({ text, origin: { baseline: stored } });
const shown = (text: string, origin: Origin, known: AccountLists): Shown => ({
  text,
  origin,
  latest: origin.baseline,
  unconfirmedSaves: [],
  lists: known,
});
const rowsEdit = (...rows: RowValue[]): PageEdit => ({
  field: 'metadata',
  slot: '',
  edit: { kind: 'rows', rows },
});
const nameEdit = (text: string): PageEdit => ({ field: 'name', slot: '', edit: { kind: 'text', text } });
const valueIn = (text: string, key: string) => (JSON.parse(text) as JsonObject)[key];

describe('An edit of a page that others were quicker than', () => {
  const old = baseline();
  /** What a save or a reload has brought meanwhile; the page shows the old one. */
  function carryOnto(now: Baseline, made: PageEdit, text = now.text, known = lists()) {
    const texts = new PageTexts();
    const number = texts.show(shown(old.text, { baseline: old }, known));
    const landed = texts.carry({ ...made, textNumber: number }, known)(on(now, text));
    // What a piece is measured against that others changed unseen is what the page had seen.
    const { conflicts } = rebase(landed.origin.baseline.text, landed.text, now.text, known);
    return { text: landed.text, conflicts };
  }

  it('of a row keeps the keys that they added, and what they changed and took away', () => {
    const now = baseline({ metadata: { source: 'other', consent: 'yes' } });
    const { text, conflicts } = carryOnto(
      now,
      rowsEdit(row('crmId', '12345'), row('source', 'import'), row('novo', 'x')),
    );
    assert.deepEqual(valueIn(text, 'metadata'), { source: 'other', consent: 'yes', novo: 'x' });
    assert.deepEqual(conflicts, []);
  });

  it('that takes an edit back is none of what they wrote over what it was made from', () => {
    const [older, now] = [baseline({ name: 'Ana Souza' }), baseline({ name: 'Deles' })];
    const texts = new PageTexts();
    const number = texts.show(shown(edited(older, { name: 'Bia' }), { baseline: older }, lists()));
    const landed = texts.carry({ ...nameEdit('Ana Souza'), textNumber: number }, lists())(on(now));
    assert.equal(valueIn(landed.text, 'name'), 'Ana Souza');
    assert.deepEqual(findChanges(landed.origin.baseline, landed.text, lists()), []);
  });

  it('that takes an edit back which was saved meanwhile is an edit, also where something else was typed over it', () => {
    const [older, now] = [baseline({ name: 'Ana Souza' }), baseline({ name: 'Bia' })];
    const texts = new PageTexts();
    const number = texts.show(shown(edited(older, { name: 'Bia' }), { baseline: older }, lists()));
    const carry = texts.carry({ ...nameEdit('Ana Souza'), textNumber: number }, lists());
    const { text, origin } = carry(on(now, edited(now, { name: 'Bianca' })));
    assert.deepEqual(
      findChanges(origin.baseline, text, lists()).map(({ after }) => after),
      ['Ana Souza'],
    );
  });

  it('asks nothing more about what a person has chosen to keep before it came, and changed once more in the JSON', () => {
    const [older, now] = [baseline({ name: 'Ana Souza' }), baseline({ name: 'Deles' })];
    for (const [typed, changed] of [
      ['Ana Maria', true],
      ['Ana Souza', true],
      ['Deles', false],
    ] as const) {
      const texts = new PageTexts();
      const number = texts.show(shown(edited(older, { name: 'Bia' }), { baseline: older }, lists()));
      const carry = texts.carry({ ...nameEdit(typed), textNumber: number }, lists());
      const { text, origin } = carry(on(now, edited(now, { name: 'Bianca' })));
      assert.deepEqual(origin.baseline.text, now.text);
      assert.equal(findChanges(origin.baseline, text, lists()).length, changed ? 1 : 0);
    }
  });

  it('of a set keeps what they put in and what they took out', () => {
    const now = baseline({ tagIds: [VIP.id, NEWS.id], tagNames: ['VIP', 'Newsletter'] });
    const { text } = carryOnto(now, { field: 'tags', slot: '', edit: { kind: 'picked', ids: [LEAD.id] } });
    assert.deepEqual(valueIn(text, 'tagIds'), [NEWS.id]);
  });

  it('of options is a conflict when they chose others', () => {
    const channels = definition('canal', 'MULTISELECT', {
      ...CANAL,
      type: 'MULTISELECT',
      names: ['FACEBOOK', 'INSTAGRAM'],
    });
    const known = lists({ customFields: { kind: 'loaded', definitions: [channels] } });
    const now = baseline({ customFields: { 'an-ncio': 'Autumn', canal: ['INSTAGRAM'] } });
    const made = { field: 'customFields', slot: 'canal', edit: { kind: 'options', selected: [] } } as const;
    const { text, conflicts } = carryOnto(now, made, now.text, known);
    assert.equal((valueIn(text, 'customFields') as JsonObject)['an-ncio'], 'Autumn');
    assert.deepEqual(
      conflicts.map(({ slot }) => slot),
      ['canal'],
    );
  });

  it('is a conflict where they changed the same piece, and keeps mine in the text', () => {
    const now = baseline({ name: 'Eva' });
    const { text, conflicts } = carryOnto(now, nameEdit('Bia'));
    assert.equal(valueIn(text, 'name'), 'Bia');
    assert.deepEqual(
      conflicts.map(({ field, base, mine, theirs }) => [field, base, mine, theirs]),
      [['name', 'Ana Souza', 'Bia', 'Eva']],
    );
  });

  it('of a piece that was to be settled leaves it open on a text that is in conflict about it, too', () => {
    const stored = baseline({ name: 'Eva' });
    const texts = new PageTexts();
    const unsettled = [{ field: 'name', slot: '' }] as const;
    const number = texts.show(shown(old.text, { baseline: stored, unsettled }, lists()));
    const now = on(old, edited(old, { name: 'Ana' }));
    const landed = texts.carry({ ...nameEdit('Bia'), textNumber: number }, lists())(now);
    const { conflicts } = rebase(landed.origin.baseline.text, landed.text, stored.text, lists());
    assert.equal(valueIn(landed.text, 'name'), 'Bia');
    assert.deepEqual(
      conflicts.map(({ field, base, mine, theirs }) => [field, base, mine, theirs]),
      [['name', 'Ana Souza', 'Bia', 'Eva']],
    );
  });

  const name = { field: 'name', slot: '' } as const;
  for (const [which, unsettled] of [
    ['', [name]],
    [', of which nobody knew yet that it was', []],
  ] as const) {
    it(`of a piece that was to be settled${which} leaves it to the person: what the page showed the API may never have given`, () => {
      const texts = new PageTexts();
      const number = texts.show(shown(edited(old, { name: 'Bia' }), { baseline: old, unsettled }, lists()));
      const landed = texts.carry({ ...nameEdit('Davi'), textNumber: number }, lists())(on(old));
      assert.equal(valueIn(landed.text, 'name'), 'Davi');
      assert.deepEqual(landed.origin, { baseline: old, unsettled: [name] });
    });
  }

  it('is none where it was the person who typed elsewhere: the last one stands', () => {
    const { text, conflicts } = carryOnto(old, nameEdit('Bia'), edited(old, { name: 'Typed as JSON' }));
    assert.equal(valueIn(text, 'name'), 'Bia');
    assert.deepEqual(conflicts, []);
  });

  it('puts back what is stored now', () => {
    const now = baseline({ name: 'Eva' });
    const made = { field: 'name', slot: '', edit: { kind: 'restore' } } as const;
    assert.equal(valueIn(carryOnto(now, made, edited(now, { name: 'Mine' })).text, 'name'), 'Eva');
  });

  it('writes the names that are stored now beside the ids that are stored again, where a save had kept those of the text', () => {
    const ids = [VIP.id, NEWS.id];
    const [seen, now] = [
      ['VIP', 'Lead'],
      ['VIP', 'Newsletter'],
    ].map((tagNames) => baseline({ tagIds: ids, tagNames })) as [Baseline, Baseline];
    const texts = new PageTexts();
    const number = texts.show(shown(old.text, { baseline: seen }, lists()));
    const made = { field: 'tags', slot: '', edit: { kind: 'picked', ids } } as const;
    const carry = texts.carry({ ...made, textNumber: number }, lists());
    // Another field may have been edited meanwhile.
    for (const name of ['Ana Souza', 'Bia']) {
      const { text, origin } = carry(on(now, edited(old, { name })));
      assert.deepEqual(valueIn(text, 'tagNames'), ['VIP', 'Newsletter']);
      assert.deepEqual(
        findChanges(origin.baseline, text, lists()).map(({ field }) => field),
        name === 'Bia' ? ['name'] : [],
      );
    }
  });

  it('comes on top of the one before it, which the page did not see come back: a renamed key leaves none behind', () => {
    const now = baseline({ metadata: { crmId: '12345', source: 'import', consent: 'yes' } });
    const texts = new PageTexts();
    const number = texts.show(shown(old.text, { baseline: old }, lists()));
    const first = texts.carry(
      { ...rowsEdit(row('crm', '12345'), row('source', 'import')), textNumber: number },
      lists(),
    );
    const { text } = first(on(now));
    const second = texts.carry(
      { ...rowsEdit(row('crmNo', '12345'), row('source', 'import')), textNumber: number },
      lists(),
    );
    assert.deepEqual(valueIn(second(on(now, text)).text, 'metadata'), {
      source: 'import',
      consent: 'yes',
      crmNo: '12345',
    });
  });

  it('is made anew when VS Code did not take it', () => {
    const texts = new PageTexts();
    const carry = texts.carry(
      { ...nameEdit('Bia'), textNumber: texts.show(shown(old.text, { baseline: old }, lists())) },
      lists(),
    );
    const now = baseline({ annotation: 'Theirs' });
    carry(on(old));
    const { text } = carry(on(now));
    assert.deepEqual([valueIn(text, 'name'), valueIn(text, 'annotation')], ['Bia', 'Theirs']);
  });

  it('is made in what is there when nobody knows what the page had seen', () => {
    const texts = new PageTexts();
    const { text } = texts.carry({ ...nameEdit('Bia'), textNumber: 7 }, lists())(on(old));
    assert.equal(valueIn(text, 'name'), 'Bia');
  });

  it('leaves no sequence that the page did not show, though the list of them has come meanwhile', () => {
    const [joined, other] = [LEAD, NEWS];
    const loading = lists({ contactSequences: { kind: 'loading' } });
    const now = lists({ contactSequences: { kind: 'loaded', items: [other] } });
    const texts = new PageTexts();
    const textNumber = texts.show(shown(old.text, { baseline: old }, loading));
    const made = { field: 'sequences', slot: '', edit: { kind: 'picked', ids: [joined.id] } } as const;
    const { text } = texts.carry({ ...made, textNumber }, now)(on(old));
    assert.deepEqual(
      [valueIn(text, 'sequenceIds'), valueIn(text, 'leaveSequenceIds')],
      [[joined.id], undefined],
    );
  });

  it('is measured by the last text that was shown, however long it is, and not by older ones that are too long to keep', () => {
    const [first, last] = ['x', 'y'].map((letter) => baseline({ annotation: letter.repeat(3_000_000) })) as [
      Baseline,
      Baseline,
    ];
    const now = baseline({ metadata: { crmId: '12345', source: 'import', consent: 'yes' } });
    const texts = new PageTexts();
    const numbers = [first, last].map((loaded) =>
      texts.show(shown(loaded.text, { baseline: loaded }, lists())),
    );
    const kept = numbers.map((number) => {
      const carry = texts.carry({ ...rowsEdit(row('crmId', '12345')), textNumber: number }, lists());
      return valueIn(carry(on(now)).text, 'metadata');
    });
    assert.deepEqual(kept, [{ crmId: '12345' }, { crmId: '12345', consent: 'yes' }]);
  });
});
