import assert from 'node:assert/strict';
import { createBaseline } from '../../../src/core/changes/baseline';
import { describeForm } from '../../../src/core/show/describeForm';
import { editField } from '../../../src/core/changes/editField';
import type { AccountLists, FieldView } from '../../../src/core/fields/fieldView';
import type { Json } from '../../../src/core/text/json';
import {
  baseline,
  body,
  definition,
  parsedAfter,
  parsedOf,
  errorsOf,
  lists,
  unloadedLists,
} from '../builders';

const KNOWN = lists({
  customFields: {
    kind: 'loaded',
    definitions: [
      definition('apelido', 'STRING', { name: 'Apelido', group: 'Dados', required: true }),
      definition('nasc-', 'date', { name: 'Nascimento', group: 'Dados', visible: false }),
      definition('assinatura', 'SIGNATURE', { name: 'Assinatura' }),
      definition('apelido', 'INTEGER', { name: 'Second of its key' }),
    ],
  },
});

const loaded = baseline({ customFields: { 'nasc-': ['2006/03/01'], velho: ['x'], assinatura: { a: [1] } } });

function rowsOf(text = loaded.text, accountLists: AccountLists = KNOWN, base = loaded): FieldView[] {
  const form = describeForm(base, parsedOf(base, text, accountLists), accountLists);
  return form.fields.filter(({ id }) => id === 'customFields');
}

const typed = (key: string, text: string, from = loaded.text, accountLists = KNOWN) =>
  editField(loaded, from, 'customFields', key, { kind: 'text', text }, accountLists);
const valueIn = (text: string, key: string) =>
  (JSON.parse(text) as { customFields: Record<string, Json> }).customFields[key];

describe('The rows of custom fields', () => {
  it('are one for each definition in its order, then one for each key without', () => {
    assert.deepEqual(
      rowsOf().map(({ slot, section, label, hidden, required, technical }) => [
        slot,
        section,
        label,
        hidden,
        required,
        technical,
      ]),
      [
        ['apelido', 'Dados', 'Apelido', false, true, 'apelido · STRING'],
        ['nasc-', 'Dados', 'Nascimento', true, false, 'nasc- · date'],
        ['assinatura', '', 'Assinatura', false, false, 'assinatura · SIGNATURE'],
        ['velho', 'Without a definition', 'velho', false, false, 'velho'],
      ],
    );
  });

  it('show a type that nobody knows and a key without a definition as JSON, others typed', () => {
    assert.deepEqual(
      rowsOf().map(({ value }) => value),
      [
        { kind: 'text', text: '' },
        { kind: 'date', text: '2006-03-01' },
        { kind: 'json', text: '{\n  "a": [\n    1\n  ]\n}' },
        { kind: 'json', text: '[\n  "x"\n]' },
      ],
    );
  });

  it('mark the one that changed, with what it was', () => {
    const rows = rowsOf(typed('nasc-', '2007-01-01'));
    assert.deepEqual(
      rows.filter(({ changed }) => changed).map(({ slot, was }) => [slot, was]),
      [['nasc-', '2006-03-01']],
    );
  });

  it('have a row for a key that was added in the JSON, with a warning that the API will drop it', () => {
    const parsed = parsedAfter({ customFields: { fresh: 'x' } }, loaded, KNOWN);
    const row = describeForm(loaded, parsed, KNOWN).fields.find(({ slot }) => slot === 'fresh');
    assert.deepEqual(
      row?.messages.map(({ severity }) => severity),
      ['warning'],
    );
    assert.deepEqual(errorsOf(parsed), []);
    assert.deepEqual(parsed.update.put?.customFields, { fresh: 'x' });
  });

  it('leave a key alone that the text does not have, and clear all with null', () => {
    assert.deepEqual(parsedAfter({ customFields: {} }, loaded, KNOWN).changes, []);
    const cleared = parsedAfter({ customFields: null }, loaded, KNOWN);
    assert.deepEqual(cleared.update.put?.customFields, { 'nasc-': null, velho: null, assinatura: null });
    const text = JSON.stringify({ ...(JSON.parse(loaded.text) as object), customFields: null });
    const edited = typed('velho', '"y"', text);
    assert.deepEqual(parsedOf(loaded, edited, KNOWN).update.put?.customFields, {
      'nasc-': null,
      velho: 'y',
      assinatura: null,
    });
  });

  it('say what is wrong with the whole above all fields, and a row can still be edited', () => {
    const parsed = parsedAfter({ customFields: 5 }, loaded, KNOWN);
    const form = describeForm(loaded, parsed, KNOWN);
    assert.equal(form.general.length, 1);
    assert.equal(form.errorCount, 1);
    assert.equal(parsed.update.put, undefined);
  });

  it('are told by the name of the definition in conflicts, problems and results', () => {
    const empty = parsedAfter(
      { customFields: { apelido: null } },
      baseline({ customFields: { apelido: 'A' } }),
      KNOWN,
    );
    assert.match(errorsOf(empty)[0]?.message ?? '', /^Apelido is required/);
  });

  it('that are required are not filled with space', () => {
    const base = baseline({ customFields: { apelido: 'A' } });
    for (const space of [' ', ' \t\n\u00a0', [' '], [' ', '']]) {
      const [problem] = errorsOf(parsedAfter({ customFields: { apelido: space } }, base, KNOWN));
      assert.match(problem?.message ?? '', /^Apelido is required/, JSON.stringify(space));
    }
    const loadedSo = baseline({ customFields: { apelido: '  ' } });
    assert.deepEqual(
      parsedOf(loadedSo, loadedSo.text, KNOWN).problems.map(({ severity }) => severity),
      ['hint'],
    );
    const free = parsedAfter({ customFields: { fresh: ' ' } }, base, unloadedLists());
    assert.deepEqual(free.update.put?.customFields, { fresh: ' ' });
  });

  it('stand for hostile keys byte for byte', () => {
    const keys = ['__proto__', 'constructor', ' spaced ', '<b>&</b>', '\u00e9', 'e\u0301', '👩🏽‍💻', '\u202Eabc'];
    const base = baseline({ customFields: Object.fromEntries(keys.map((key) => [key, 'x'])) });
    const known = lists({
      customFields: { kind: 'loaded', definitions: keys.map((key) => definition(key, 'STRING')) },
    });
    assert.deepEqual(
      rowsOf(base.text, known, base).map(({ slot }) => slot),
      keys,
    );
    for (const key of keys) {
      const text = editField(base, base.text, 'customFields', key, { kind: 'text', text: 'y' }, known);
      const sent = parsedOf(base, text, known).update.put?.customFields ?? {};
      assert.deepEqual(Object.entries(sent), [[key, 'y']]);
      assert.equal(JSON.stringify(sent), JSON.stringify(Object.fromEntries([[key, 'y']])));
    }
  });
});

describe('The JSON of a custom field', () => {
  it('is sent as it is written', () => {
    const text = typed('assinatura', '{"a": [2], "b": "é"}');
    assert.deepEqual(parsedOf(loaded, text, KNOWN).update.put?.customFields, {
      assinatura: { a: [2], b: 'é' },
    });
  });

  it('that is half typed stays as typed, keeps the document whole and is an error at its row', () => {
    let text = loaded.text;
    for (const half of ['{"a": ', '{"a": [2', '{"a": [2]', '[[', '"open']) {
      text = typed('assinatura', half, text);
      const row = rowsOf(text).find(({ slot }) => slot === 'assinatura');
      assert.deepEqual(row?.value, { kind: 'json', text: half });
      assert.deepEqual(
        row.messages.map(({ severity }) => severity),
        ['error'],
      );
    }
    text = typed('assinatura', '{"a": [2]}', text);
    assert.deepEqual(valueIn(text, 'assinatura'), { a: [2] });
    assert.deepEqual(errorsOf(parsedOf(loaded, text, KNOWN)), []);
  });

  it('that is a plain text is sent as one, and says so', () => {
    const text = typed('velho', 'plain words');
    const parsed = parsedOf(loaded, text, KNOWN);
    assert.deepEqual(parsed.update.put?.customFields, { velho: 'plain words' });
    assert.match(rowsOf(text).find(({ slot }) => slot === 'velho')?.note ?? '', /sent as a text/);
  });

  it('keeps a text that looks like JSON apart from the JSON', () => {
    const text = typed('velho', '"5"');
    assert.equal(valueIn(text, 'velho'), '5');
    assert.deepEqual(rowsOf(text).find(({ slot }) => slot === 'velho')?.value, { kind: 'json', text: '"5"' });
  });

  for (const whole of ['5', '1.50', '123456789012345e10', '-0', '0e999', '2E-7', '[1e21, {"a": 0.1}]']) {
    it(`sends ${whole}`, () => {
      const parsed = parsedOf(loaded, typed('assinatura', whole), KNOWN);
      assert.deepEqual(errorsOf(parsed), []);
      const sent: unknown = JSON.parse(JSON.stringify(parsed.update.put?.customFields));
      assert.deepEqual(sent, JSON.parse(`{"assinatura": ${whole.replace('-0', '0')}}`));
    });
  }

  for (const unsendable of [
    '12345678901234567891',
    '1e400',
    '-1e999',
    '1e-400',
    '{"a": [1e400]}',
    '{"a": 0.12345678901234567}',
  ]) {
    it(`refuses ${unsendable}, which cannot be sent whole`, () => {
      for (const accountLists of [KNOWN, unloadedLists()]) {
        const text = typed('assinatura', unsendable, loaded.text, accountLists);
        assert.equal(errorsOf(parsedOf(loaded, text, accountLists)).length, 1);
      }
    });
  }

  it('is changed by a digit that JavaScript does not see, and not by another order of its keys', () => {
    const long = '{"a": 12345678901234567890, "b": 1.50}';
    const base = createBaseline(body().replace('"customFields":{', `"customFields":{"assinatura":${long},`));
    const parsedWith = (json: string) =>
      parsedOf(
        base,
        editField(base, base.text, 'customFields', 'assinatura', { kind: 'text', text: json }, KNOWN),
        KNOWN,
      );
    assert.equal(parsedWith('{"a": 12345678901234567891, "b": 1.5}').changes.length, 1);
    assert.deepEqual(parsedWith('{"b": 15e-1, "a": 12345678901234567890.0}').changes, []);
  });

  it('that is nested without end, closes its field, or is a megabyte long does not break the document', () => {
    for (const hostile of [
      '['.repeat(5_000) + ']'.repeat(5_000),
      '1}, "y": {',
      '1, "y": 2',
      '"x"\u2028',
      '[1]]',
    ]) {
      const text = typed('assinatura', hostile);
      assert.deepEqual(rowsOf(text).find(({ slot }) => slot === 'assinatura')?.value, {
        kind: 'json',
        text: hostile,
      });
    }
    const long = '😀\u202E</script>'.repeat(80_000);
    assert.equal(valueIn(typed('assinatura', long), 'assinatura'), long);
  });
});

describe('Custom fields whose definitions are not there', () => {
  const offline = unloadedLists();

  it('are texts or JSON by their shape', () => {
    assert.deepEqual(
      rowsOf(loaded.text, offline).map(({ slot, section, value }) => [slot, section, value.kind]),
      [
        ['nasc-', '', 'text'],
        ['velho', '', 'text'],
        ['assinatura', '', 'json'],
      ],
    );
  });

  it('are edited in the shape that came and sent without the list', () => {
    const text = typed('velho', 'y', loaded.text, offline);
    assert.deepEqual(valueIn(text, 'velho'), ['y']);
    const parsed = parsedOf(loaded, text, offline);
    assert.deepEqual(errorsOf(parsed), []);
    assert.deepEqual(parsed.update.put?.customFields, { velho: 'y' });
    assert.equal(typed('velho', 'x', text, offline), loaded.text);
  });

  it('send a day in the shape that the API gives of a DATE in the form that it takes', () => {
    const sent = (text: string) => parsedOf(loaded, text, offline).update.put?.customFields;
    assert.deepEqual(sent(typed('nasc-', '1991/12/31', loaded.text, offline)), { 'nasc-': '1991-12-31' });
    assert.deepEqual(sent(typed('nasc-', '1991/13/31', loaded.text, offline)), { 'nasc-': '1991/13/31' });
    assert.deepEqual(sent(typed('fresh', '1991/12/31', loaded.text, offline)), { fresh: '1991/12/31' });
  });

  it('are no change when a list of one becomes its item', () => {
    assert.deepEqual(parsedAfter({ customFields: { velho: 'x' } }, loaded, offline).changes, []);
  });
});
