import assert from 'node:assert/strict';
import { createBaseline } from '../../../src/core/changes/baseline';
import { describeForm } from '../../../src/core/show/describeForm';
import { editField } from '../../../src/core/changes/editField';
import type { AccountLists, CustomFieldDefinition, FieldEdit } from '../../../src/core/fields/fieldView';
import type { Json } from '../../../src/core/text/json';
import { TYPES } from './customFieldTypeCases';
import { baseline, body, definition, parsedOf, errorsOf, lists, unloadedLists } from '../builders';
import { cpuMs } from '../../support/cpuTime';

const text = (typed: string): FieldEdit => ({ kind: 'text', text: typed });

describe('A custom field', () => {
  const key = '-campo-57';

  function field(type: string, more: Partial<CustomFieldDefinition> = {}) {
    const defined = definition(key, type, { names: ['FACEBOOK', 'INSTAGRAM'], name: 'Campo', ...more });
    const known: AccountLists = lists({ customFields: { kind: 'loaded', definitions: [defined] } });
    const load = (value?: Json) =>
      createBaseline(body({ customFields: value === undefined ? {} : { [key]: value } }));
    const edit = (base: ReturnType<typeof load>, change: FieldEdit, from = base.text) =>
      editField(base, from, 'customFields', key, change, known);
    const written = (value: string): Json =>
      (JSON.parse(value) as { customFields: Record<string, Json> }).customFields[key]!;
    const row = (base: ReturnType<typeof load>, from = base.text) =>
      describeForm(base, parsedOf(base, from, known), known).fields.find(({ slot }) => slot === key)!;
    /** What a text with `value` at the field leads to. */
    const parsedWith = (base: ReturnType<typeof load>, value: Json) => {
      const { customFields, ...rest } = JSON.parse(base.text) as Record<string, Json>;
      const all = { ...(customFields as Record<string, Json>), [key]: value };
      return parsedOf(base, JSON.stringify({ ...rest, customFields: all }), known);
    };
    return { known, load, edit, written, row, parsedWith };
  }

  for (const [type, expected] of Object.entries(TYPES)) {
    describe(`of the type ${type}`, () => {
      const { known, load, edit, written, row, parsedWith } = field(type);
      const [first] = expected.shapes;

      it('is one value in every shape that the API gives', () => {
        for (const loaded of expected.shapes) {
          for (const other of expected.shapes) {
            const parsed = parsedWith(load(loaded), other);
            assert.deepEqual([parsed.changes, errorsOf(parsed)], [[], []], JSON.stringify([loaded, other]));
          }
        }
      });

      it('is shown with an input that fits its type, in whatever shape it was loaded', () => {
        assert.deepEqual(row(load(first)).value, expected.view);
        for (const shape of expected.shapes) {
          assert.equal(row(load(shape)).value.kind, row(load(first)).value.kind);
        }
        assert.equal(row(load(first), edit(load(first), expected.edit)).was, expected.shown);
      });

      it('keeps the shape that came when it is edited, and sends the plain form', () => {
        expected.shapes.forEach((shape, index) => {
          const base = load(shape);
          const after = edit(base, expected.edit);
          assert.deepEqual(written(after), expected.after[index]);
          const parsed = parsedOf(base, after, known);
          assert.deepEqual(errorsOf(parsed), []);
          assert.deepEqual(parsed.update.put, {
            fields: ['CustomFields'],
            customFields: { [key]: expected.sent },
          });
        });
      });

      it('takes the written form when it had no value', () => {
        for (const base of [load(), load(null), load([]), load('')]) {
          assert.deepEqual(written(edit(base, expected.edit)), expected.fresh);
        }
      });

      it('emptied is null, and back to nothing when nothing was loaded', () => {
        const empty: FieldEdit =
          expected.edit.kind === 'options' ? { kind: 'options', selected: [] } : text('');
        const base = load(first);
        const cleared = edit(base, empty);
        assert.equal(written(cleared), null);
        assert.deepEqual(parsedOf(base, cleared, known).update.put?.customFields, { [key]: null });
        const none = load();
        assert.equal(edit(none, empty, edit(none, expected.edit)), none.text);
        assert.deepEqual(parsedWith(none, []).changes, []);
      });

      it('edited back to what was loaded makes the document clean', () => {
        const base = load(first);
        const { value } = row(base);
        const back: FieldEdit =
          value.kind === 'options'
            ? { kind: 'options', selected: value.selected }
            : text(value.kind === 'choice' ? value.selected : 'text' in value ? value.text : '');
        assert.equal(edit(base, back, edit(base, expected.edit)), base.text);
        assert.equal(edit(base, { kind: 'restore' }, edit(base, expected.edit)), base.text);
      });

      it('tells a wrong value at its row before sending, and as a hint when it was loaded', () => {
        for (const wrong of expected.wrong) {
          const parsed = parsedWith(load(first), wrong);
          assert.deepEqual(
            errorsOf(parsed).map(({ slot, path }) => [slot, path]),
            [[key, ['customFields', key]]],
            JSON.stringify(wrong),
          );
          const loaded = parsedOf(load(wrong), load(wrong).text, known);
          assert.deepEqual(
            loaded.problems.map(({ severity }) => severity),
            ['hint'],
            JSON.stringify(wrong),
          );
          assert.equal(loaded.update.put, undefined);
        }
      });

      for (const [typed, said] of Object.entries(expected.says ?? {})) {
        it(`typed as ${JSON.stringify(typed)} says ${JSON.stringify(said)}`, () => {
          const none = load();
          const { note, messages } = row(none, edit(none, text(typed)));
          assert.equal([note ?? '', ...messages.map(({ message }) => message)].join(''), said);
        });
      }

      it('that is required may be changed and not emptied', () => {
        const required = field(type, { required: true });
        assert.equal(required.row(load(first)).required, true);
        assert.equal(errorsOf(required.parsedWith(load(first), null)).length, 1);
        assert.deepEqual(errorsOf(required.parsedWith(load(), null)), []);
        assert.deepEqual(
          errorsOf(parsedOf(load(first), edit(load(first), expected.edit), required.known)),
          [],
        );
      });
    });
  }

  const hostile: Record<string, string> = {
    markup: '</script><img src=x onerror=alert(1)>',
    'a name of the prototype': '__proto__',
    'a hundred kilobytes': '😀<b>x'.repeat(17_000),
    'right-to-left text': '\u202Eשלום \u2066x',
    'line breaks': 'a\r\nb\u2028c\u0000',
  };
  for (const [what, value] of Object.entries(hostile)) {
    it(`of any type keeps ${what} as it is, typed or loaded`, () => {
      for (const [type, { edit: change }] of Object.entries(TYPES)) {
        const { known, load, edit, written, row, parsedWith } = field(type);
        const isList = change.kind === 'options';
        const typed = edit(load(), isList ? { kind: 'options', selected: [value] } : text(value));
        assert.deepEqual(written(typed), isList ? [value] : value, type);
        const isText = type === 'STRING' || type === 'TEXT';
        assert.equal(errorsOf(parsedOf(load(), typed, known)).length, isText ? 0 : 1, type);
        for (const loaded of [value, [value]]) {
          const shown = row(load(loaded)).value;
          const texts = 'text' in shown ? [shown.text] : 'selected' in shown ? [shown.selected].flat() : [];
          assert.deepEqual(texts, [value], type);
          assert.deepEqual(parsedWith(load(loaded), loaded).changes, []);
        }
        const object = Object.fromEntries([[value, value]]);
        const raw = row(load(object)).value;
        assert.ok(raw.kind === 'json');
        assert.deepEqual(JSON.parse(raw.text), object);
      }
    });
  }

  it('shows a value of another shape as its JSON, which can be edited', () => {
    const { known, load, edit, written, row } = field('DATE');
    const base = load({ from: '2006-03-01' });
    assert.equal(row(base).value.kind, 'json');
    const after = edit(base, text('["2006/03/01"]'));
    assert.deepEqual(written(after), ['2006/03/01']);
    assert.deepEqual(parsedOf(base, after, known).update.put?.customFields, { [key]: '2006-03-01' });
  });

  it('stays JSON while the JSON that was loaded is half typed', () => {
    for (const [type, options] of [
      ['SINGLESELECT', ['FACEBOOK']],
      ['SINGLESELECT', []],
      ['STRING', []],
      ['MULTISELECT', ['FACEBOOK']],
      ['DATE', []],
    ] as const) {
      const { known, load, edit, written, row } = field(type, {
        options: options.map((name) => ({ id: name, name })),
      });
      const base = load(type === 'MULTISELECT' ? { a: 1 } : ['A', 'B']);
      let typed = base.text;
      for (const half of ['["A", "B"', '"A", "B"', '', '["A"', '["A", "B", ["C"]']) {
        typed = edit(base, text(half), typed);
        assert.deepEqual(row(base, typed).value, { kind: 'json', text: half }, type);
        assert.equal(errorsOf(parsedOf(base, typed, known)).length, half === '' ? 0 : 1, half);
      }
      assert.deepEqual(written(edit(base, text('["A"]'), typed)), ['A']);
    }
  });

  it('stays JSON without definitions, too, while it is half typed', () => {
    const base = baseline({ customFields: { [key]: ['A', 'B'] } });
    const edit = (typed: string, from: string) =>
      editField(base, from, 'customFields', key, text(typed), unloadedLists());
    const half = edit('["A", "B"', base.text);
    assert.equal(errorsOf(parsedOf(base, half, unloadedLists())).length, 1);
    const put = parsedOf(base, edit('["A", "C"]', half), unloadedLists()).update.put;
    assert.deepEqual(put?.customFields, { [key]: ['A', 'C'] });
  });

  it('shows JSON of several lines as if it stood alone, and keeps what is typed of it letter by letter', () => {
    const { load, edit, row } = field('SIGNATURE');
    const base = load({ strokes: [1, 2], signedBy: 'Ana' });
    const alone = '{\n  "strokes": [\n    1,\n    2\n  ],\n  "signedBy": "Ana"\n}';
    assert.deepEqual(row(base).value, { kind: 'json', text: alone });
    for (const typed of [alone.replace('2', '3'), '{\n\n"a": 1\n     }', '[\n      1]', '{"a": "b\\nc"}']) {
      assert.deepEqual(row(base, edit(base, text(typed))).value, { kind: 'json', text: typed });
    }
  });

  it('keeps a text that is no value of its type, as it was typed', () => {
    const { load, edit, row } = field('INTEGER');
    const base = load(['12']);
    const typed = edit(base, text('12a'));
    assert.deepEqual(row(base, typed).value, { kind: 'integer', text: '12a' });
    assert.deepEqual(
      row(base, typed).messages.map(({ severity, message }) => [severity, message]),
      [['error', 'This must be a whole number, such as 12.']],
    );
  });

  it('keeps what is typed of a number on its way, and a new one is a number', () => {
    const { load, edit, written, row } = field('FLOAT');
    const none = load();
    let typed = none.text;
    for (const half of ['1', '1.', '1.0', '1.05']) {
      typed = edit(none, text(half), typed);
      assert.deepEqual(row(none, typed).value, { kind: 'decimal', text: half });
    }
    assert.equal(written(typed), 1.05);
  });

  it('sends a number with more digits than JavaScript holds as text', () => {
    const { known, load, edit } = field('INTEGER');
    const base = load();
    const after = edit(base, text('12345678901234567891'));
    assert.deepEqual(parsedOf(base, after, known).update.put?.customFields, {
      [key]: '12345678901234567891',
    });
  });

  it('refuses a number among options that nobody lists when it cannot be sent whole', () => {
    const { known, load } = field('MULTISELECT', { options: [] });
    const base = load(['A', 'B']);
    assert.equal(errorsOf(parsedOf(base, base.text.replace('"B"', '1e400'), known)).length, 1);
    assert.deepEqual(errorsOf(parsedOf(base, base.text.replace('"B"', '1e4'), known)), []);
  });

  it('of a day and a time is read at once, however long and wrong it is', async () => {
    const { known, load } = field('DATETIME');
    const base = load(`${'T'.repeat(200_000)}\nx`);
    const took = await cpuMs(() => {
      assert.equal(parsedOf(base, base.text, known).problems.length, 1);
    });
    assert.ok(took < 2_000, `${took} ms`);
  });

  it('is the number that was sent when it comes back with an exponent', () => {
    const { load, parsedWith } = field('FLOAT');
    for (const [plain, exponent] of [
      ['0.0000001', 1e-7],
      ['1000000000000000000000', 1e21],
      ['-0.00000012', -1.2e-7],
    ] as const) {
      assert.deepEqual(parsedWith(load([plain]), exponent).changes, []);
    }
    assert.equal(parsedWith(load(['0.0000001']), 1e-8).changes.length, 1);
  });

  it('shows an option that the field has no more, and keeps it', () => {
    const single = field('SINGLESELECT');
    const value = single.row(single.load('ORKUT')).value;
    assert.ok(value.kind === 'choice');
    assert.deepEqual([value.selected, value.options.at(-1)?.value], ['ORKUT', 'ORKUT']);
    const multi = field('MULTISELECT');
    const base = multi.load(['ORKUT']);
    const added = multi.edit(base, { kind: 'options', selected: ['ORKUT', 'FACEBOOK'] });
    assert.deepEqual(errorsOf(parsedOf(base, added, multi.known)).length, 1);
    assert.deepEqual(errorsOf(parsedOf(base, base.text, multi.known)), []);
  });

  it('without options takes any text for its choice', () => {
    const { known, load, edit, row } = field('SINGLESELECT', { options: [] });
    const base = load(['A']);
    assert.deepEqual(row(base).value, { kind: 'text', text: 'A' });
    const after = edit(base, text('B'));
    assert.deepEqual(parsedOf(base, after, known).update.put?.customFields, { [key]: 'B' });
  });

  it('throws on an edit of another kind', () => {
    const { load, edit } = field('MULTISELECT');
    assert.throws(() => edit(load(), text('x')), /no edit of the kind text/);
    assert.throws(() => field('DATE').edit(load(), { kind: 'rows', rows: [] }), /no edit of the kind rows/);
  });
});
