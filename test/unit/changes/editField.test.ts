import fc from 'fast-check';
import assert from 'node:assert/strict';
import { createBaseline } from '../../../src/core/changes/baseline';
import { describeForm } from '../../../src/core/show/describeForm';
import { addPicked, editField } from '../../../src/core/changes/editField';
import type { FieldEdit, FieldId, FieldValue, RowValue } from '../../../src/core/fields/fieldView';
import {
  baseline,
  body,
  parsedOf,
  edited,
  errorPlaces,
  errorsOf,
  LEAD,
  lists,
  NEWS,
  unloadedLists,
  uuid,
  VIP,
} from '../builders';
import type { Baseline } from '../../../src/core/changes/change';

function valueOf(base: Baseline, text: string, field: FieldId, accountLists = lists()): FieldValue {
  const form = describeForm(base, parsedOf(base, text, accountLists), accountLists);
  return form.fields.find(({ id }) => id === field)!.value;
}

const row = (key: string, text: string, isText = true): RowValue => ({ key, text, isText });

describe('An edit in the form', () => {
  const base = baseline();
  const edit = (field: FieldId, change: FieldEdit, text = base.text, on = base) =>
    editField(on, text, field, '', change, lists());
  const json = (text: string) => JSON.parse(text) as Record<string, unknown>;

  it('of a text changes that value alone', () => {
    assert.equal(
      edit('name', { kind: 'text', text: 'Bia "B" 🎉' }),
      base.text.replace('"Ana Souza"', '"Bia \\"B\\" 🎉"'),
    );
  });

  it('that empties a text writes null', () => {
    assert.equal(json(edit('email', { kind: 'text', text: '' }))['email'], null);
  });

  it('that brings a text back to its loaded value makes the document clean, "" included', () => {
    const changed = edit('annotation', { kind: 'text', text: 'x' });
    assert.notEqual(changed, base.text);
    assert.equal(edit('annotation', { kind: 'text', text: '' }, changed), base.text);
  });

  it('that picks one thing more keeps what was picked, unsaved changes too, and takes it once', () => {
    const { text } = base;
    const without = edit('tags', { kind: 'picked', ids: [] });
    assert.deepEqual(
      json(addPicked({ text: without, origin: { baseline: base } }, 'tags', NEWS.id, lists()))['tagIds'],
      [NEWS.id],
    );
    const more = addPicked({ text: text, origin: { baseline: base } }, 'tags', NEWS.id, lists());
    assert.deepEqual(json(more)['tagIds'], [...(json(text)['tagIds'] as string[]), NEWS.id]);
    assert.equal(addPicked({ text: more, origin: { baseline: base } }, 'tags', NEWS.id, lists()), more);
  });

  it('of a phone keeps what was typed', () => {
    const typed = edit('phoneNumber', { kind: 'text', text: '11 99999-0000' });
    assert.equal(json(typed)['phoneNumber'], '11 99999-0000');
    assert.deepEqual(parsedOf(base, typed).changes, []);
  });

  it('of the picture URL adds its key, and emptied takes it away again', () => {
    const set = edit('pictureUrl', { kind: 'text', text: 'https://example.com/p.png' });
    assert.equal(json(set)['pictureUrl'], 'https://example.com/p.png');
    assert.equal(edit('pictureUrl', { kind: 'text', text: '' }, set), base.text);
  });

  it('of the status sets it, and the loaded one, chosen again, is not sent', () => {
    const blocked = edit('status', { kind: 'choice', selected: 'BLOCKED' });
    assert.equal(json(blocked)['status'], 'BLOCKED');
    assert.deepEqual(valueOf(base, blocked, 'status'), {
      kind: 'choice',
      selected: 'BLOCKED',
      options: [
        { value: 'ACTIVE', label: 'Active' },
        { value: 'ARCHIVED', label: 'Archived' },
        { value: 'BLOCKED', label: 'Blocked' },
      ],
    });
    assert.equal(edit('status', { kind: 'choice', selected: 'ACTIVE' }, blocked), base.text);
    assert.deepEqual(parsedOf(base, edit('status', { kind: 'choice', selected: 'ACTIVE' })).changes, []);
  });

  it('of tags keeps ids and names in step', () => {
    const text = edit('tags', { kind: 'picked', ids: [VIP.id, NEWS.id] });
    assert.deepEqual(json(text)['tagIds'], [VIP.id, NEWS.id]);
    assert.deepEqual(json(text)['tagNames'], ['VIP', 'Newsletter']);
    assert.deepEqual(errorsOf(parsedOf(base, text)), []);
  });

  it('of tags with an id that nobody can name writes it into the ids alone, and no names while it is there', () => {
    const text = edit('tags', { kind: 'picked', ids: [VIP.id, LEAD.id, uuid(99)] });
    assert.equal(json(text)['tagNames'], null);
    assert.deepEqual(parsedOf(base, text).update.put?.tagIds, [uuid(99)]);
    assert.deepEqual(errorsOf(parsedOf(base, text)), []);
    assert.equal(edit('tags', { kind: 'picked', ids: [VIP.id, LEAD.id] }, text), base.text);
  });

  it('of metadata that is no object in the JSON shows and keeps what was loaded', () => {
    const text = edited(base, { metadata: 'oops' });
    const shown = valueOf(base, text, 'metadata');
    assert.ok(shown.kind === 'rows');
    assert.deepEqual(
      shown.rows.map(({ key }) => key),
      ['crmId', 'source'],
    );
    const added = edit('metadata', { kind: 'rows', rows: [...shown.rows, row('novo', 'x')] }, text);
    assert.deepEqual(json(added)['metadata'], { crmId: '12345', source: 'import', novo: 'x' });
  });

  it('of tags that is taken back leaves the names that were loaded, whatever the list calls them', () => {
    const items = [VIP, { ...LEAD, name: 'Lead old' }, NEWS];
    const pick = (text: string, ids: string[]) =>
      editField(base, text, 'tags', '', { kind: 'picked', ids }, lists({ tags: { kind: 'loaded', items } }));
    assert.equal(pick(pick(base.text, [VIP.id, LEAD.id, NEWS.id]), [VIP.id, LEAD.id]), base.text);
  });

  it('of tags back to the loaded set, without a list, names them as they were loaded', () => {
    const pick = (text: string, ids: string[]) =>
      editField(base, text, 'tags', '', { kind: 'picked', ids }, unloadedLists());
    assert.equal(pick(pick(base.text, []), [VIP.id, LEAD.id]), base.text);
  });

  it('of tags back to the loaded set makes the document clean, whatever the order', () => {
    const text = edit('tags', { kind: 'picked', ids: [NEWS.id] });
    assert.equal(edit('tags', { kind: 'picked', ids: [LEAD.id, VIP.id] }, text), base.text);
  });

  it('of tags after names were typed without a list keeps those names', () => {
    const typed = edited(base, { tagNames: ['VIP', 'Lead', 'Newsletter'] });
    const offline = unloadedLists();
    const value = valueOf(base, typed, 'tags', offline);
    assert.ok(value.kind === 'picked');
    assert.deepEqual(
      value.picked.map(({ name }) => name),
      ['VIP', 'Lead', 'Newsletter'],
    );
    const ids = value.picked.filter(({ name }) => name !== 'Lead').map(({ id }) => id);
    const text = editField(base, typed, 'tags', '', { kind: 'picked', ids }, offline);
    const parsed = parsedOf(base, text, offline);
    assert.deepEqual(errorsOf(parsed), []);
    assert.deepEqual(parsed.update.put?.tagNames, ['Newsletter']);
    assert.deepEqual(parsed.update.tagRemoval?.tagIds, [LEAD.id]);
  });

  it('of tags by id beside one that was added by name is an error that loses neither', () => {
    const offline = unloadedLists();
    const pick = (ids: readonly string[], text: string) =>
      editField(base, text, 'tags', '', { kind: 'picked', ids }, offline);
    const named = edited(base, { tagNames: ['VIP', 'Lead', 'X'] });
    const mixed = pick([VIP.id, LEAD.id, 'name:X', uuid(99)], named);
    assert.deepEqual(errorPlaces(parsedOf(base, mixed, offline)), ['tags/']);
    const value = valueOf(base, mixed, 'tags', offline);
    assert.ok(value.kind === 'picked');
    const ids = value.picked.map(({ id }) => id);
    assert.deepEqual(new Set(ids), new Set([VIP.id, LEAD.id, uuid(99), 'name:X']));
    const withoutId = parsedOf(
      base,
      pick(
        ids.filter((id) => id !== uuid(99)),
        mixed,
      ),
      offline,
    );
    assert.deepEqual([errorsOf(withoutId), withoutId.update.put?.tagNames], [[], ['X']]);
    const withoutName = parsedOf(
      base,
      pick(
        ids.filter((id) => id !== 'name:X'),
        mixed,
      ),
      offline,
    );
    assert.deepEqual([errorsOf(withoutName), withoutName.update.put?.tagIds], [[], [uuid(99)]]);
  });

  it('of metadata rows leaves a row of the contact that is as good as none', () => {
    const blank = baseline({ metadata: { '': '', a: '1' } });
    const text = edit('metadata', { kind: 'rows', rows: [row('a', '2')] }, blank.text, blank);
    assert.deepEqual(parsedOf(blank, text).update.put?.metadata, { a: '2' });
  });

  it('of metadata rows keeps the writing of the rows that did not change', () => {
    const raw = body().replace(
      '"crmId":"12345"',
      '"count":1.50,"big":12345678901234567890,"e":"\\u00e9","crmId":"12345"',
    );
    const loaded = createBaseline(raw);
    const value = valueOf(loaded, loaded.text, 'metadata');
    assert.ok(value.kind === 'rows');
    const rows = [...value.rows.filter(({ key }) => key !== 'source'), row('new', 'x')];
    const text = edit('metadata', { kind: 'rows', rows }, loaded.text, loaded);
    for (const written of ['"count": 1.50', '"big": 12345678901234567890', '"e": "\\u00e9"', '"new": "x"']) {
      assert.ok(text.includes(written), written);
    }
    assert.deepEqual(errorsOf(parsedOf(loaded, text)), []);
    assert.deepEqual(parsedOf(loaded, text).update.put?.metadata, { new: 'x', source: null });
  });

  it('of metadata rows lets rows with repeated and empty keys stand, each with its error', () => {
    const rows = [row('crmId', '1'), row('crmId', '2'), row('', 'x'), row('', '')];
    const text = edit('metadata', { kind: 'rows', rows });
    assert.deepEqual(valueOf(base, text, 'metadata'), { kind: 'rows', rows: rows.slice(0, 3) });
    assert.deepEqual(errorPlaces(parsedOf(base, text)), ['metadata/crmId', 'metadata/']);
  });

  it('of metadata rows that repeat a loaded row is not taken for the loaded state', () => {
    const rows = [row('crmId', '12345'), row('crmId', '12345'), row('source', 'import')];
    const text = edit('metadata', { kind: 'rows', rows });
    assert.deepEqual(errorPlaces(parsedOf(base, text)), ['metadata/crmId']);
  });

  it('of metadata rows back to the loaded ones makes the document clean', () => {
    const text = edit('metadata', { kind: 'rows', rows: [] });
    assert.deepEqual(json(text)['metadata'], {});
    const rows = [row('crmId', '12345'), row('source', 'import')];
    assert.equal(edit('metadata', { kind: 'rows', rows }, text), base.text);
    const empty = baseline({ metadata: null });
    assert.equal(edit('metadata', { kind: 'rows', rows: [row('', '')] }, empty.text, empty), empty.text);
  });

  it('of a UTM entry changes that value alone, and works on null', () => {
    const text = edit('utm', { kind: 'entry', key: 'source', text: 'flyer' });
    assert.equal(text, base.text.replace('"source": "ads"', '"source": "flyer"'));
    const none = baseline({ utm: null });
    const set = edit('utm', { kind: 'entry', key: 'term', text: 'x' }, none.text, none);
    assert.deepEqual(json(set)['utm'], { term: 'x' });
    assert.equal(edit('utm', { kind: 'entry', key: 'term', text: '' }, set, none), none.text);
  });

  it('of a UTM entry keeps the others cleared that the text cleared with null', () => {
    const text = edit('utm', { kind: 'entry', key: 'term', text: 'x' }, edited(base, { utm: null }));
    assert.deepEqual(errorsOf(parsedOf(base, text)), []);
    const { source, term, sourceId } = parsedOf(base, text).update.put?.utm ?? {};
    assert.deepEqual({ source, term, sourceId }, { source: null, term: 'x', sourceId: 'src-1' });
  });

  it('that puts one custom field back keeps the others cleared', () => {
    const text = edited(base, { customFields: null });
    const restored = editField(base, text, 'customFields', 'canal', { kind: 'restore' }, lists());
    assert.deepEqual(parsedOf(base, restored).update.put?.customFields, { 'an-ncio': null });
  });

  it('puts a loaded value back', () => {
    const text = edited(base, {
      name: 'Bia',
      tagIds: [],
      tagNames: [],
      metadata: null,
      utm: null,
      pictureUrl: 'https://example.com',
    });
    const fields: FieldId[] = ['name', 'tags', 'metadata', 'utm', 'pictureUrl'];
    const restored = fields.reduce((current, field) => edit(field, { kind: 'restore' }, current), text);
    assert.equal(restored, base.text);
  });

  it('puts a field with many rows back as a whole', () => {
    const text = edited(base, { customFields: null, portfolioIds: null });
    const restored = edit('portfolios', { kind: 'restore' }, edit('customFields', { kind: 'restore' }, text));
    assert.equal(restored, base.text);
  });

  it('throws on broken JSON and on an edit of another kind', () => {
    assert.throws(() => edit('name', { kind: 'text', text: 'x' }, '{'), /broken in line 1/);
    assert.throws(() => edit('name', { kind: 'rows', rows: [] }), /no edit of the kind rows/);
    assert.throws(() => edit('sequences', { kind: 'text', text: '' }), /no edit/);
  });

  it('of any text changes no other byte and is read back as typed', () => {
    const fields = ['name', 'email', 'instagram', 'annotation'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.string({ unit: 'grapheme' }), (field, text) => {
        const after = edit(field, { kind: 'text', text });
        const value = valueOf(base, after, field);
        assert.ok('text' in value && value.text === text);
        const spot = `"${field}": `;
        const start = base.text.indexOf(spot) + spot.length;
        const tail = base.text.slice(base.text.indexOf('\n', start) - 1);
        assert.equal(after.slice(0, start), base.text.slice(0, start));
        assert.ok(after.endsWith(tail));
      }),
    );
  });

  it('of a text of a megabyte works', () => {
    const long = '😀"\\'.repeat(250_000);
    const after = edit('annotation', { kind: 'text', text: long });
    assert.equal(parsedOf(base, after).update.put?.annotation, long);
  });
});
