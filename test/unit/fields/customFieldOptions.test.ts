import assert from 'node:assert/strict';
import { describeForm } from '../../../src/core/show/describeForm';
import { editField } from '../../../src/core/changes/editField';
import type { CustomFieldDefinition, FieldEdit } from '../../../src/core/fields/fieldView';
import type { Json } from '../../../src/core/text/json';
import { baseline, definition, parsedAfter, parsedOf, errorsOf, lists, uuid } from '../builders';

const key = 'interesses';
const text = (typed: string): FieldEdit => ({ kind: 'text', text: typed });

/** A form with one custom field, edited one step after the other. */
function formOf(field: CustomFieldDefinition, value?: Json) {
  const known = lists({ customFields: { kind: 'loaded', definitions: [field] } });
  const base = baseline({ customFields: value === undefined ? {} : { [key]: value } });
  let now = base.text;
  return {
    edit: (edit: FieldEdit) => {
      now = editField(base, now, 'customFields', key, edit, known);
    },
    write: (written: Json) => {
      now = JSON.stringify({ ...(JSON.parse(base.text) as object), customFields: { [key]: written } });
    },
    row: () => describeForm(base, parsedOf(base, now, known), known).fields.find(({ slot }) => slot === key)!,
    errors: () => errorsOf(parsedOf(base, now, known)).map(({ message }) => message),
    sent: () => parsedOf(base, now, known).update.put?.customFields?.[key],
    isAsLoaded: () => now === base.text,
  };
}

describe('A multiple choice whose options the account does not give', () => {
  const unlisted = definition(key, 'MULTISELECT', { options: [] });

  it('is filled with one option on each line, and says why', () => {
    const form = formOf(unlisted);
    assert.deepEqual(form.row().value, { kind: 'longText', text: '' });
    assert.match(form.row().help ?? '', /gives no options.*one on each line/);
    form.edit(text('Praia\nSerra & mar'));
    assert.deepEqual(form.sent(), ['Praia', 'Serra & mar']);
    assert.deepEqual(form.errors(), []);
  });

  it('keeps what is typed on its way, line by line, and sends no empty line and nothing twice', () => {
    const form = formOf(unlisted, ['Praia']);
    for (const half of ['Praia\n', 'Praia\n\n', 'Praia\n\nPraia', 'Praia\n\nPraia\nS']) {
      form.edit(text(half));
      assert.deepEqual(form.row().value, { kind: 'longText', text: half });
    }
    assert.deepEqual(form.sent(), ['Praia', 'S']);
  });

  it('can be emptied, and filled again with what it had', () => {
    for (const loaded of [['Praia', 'Serra'], 'Praia']) {
      const form = formOf(unlisted, loaded);
      form.edit(text(''));
      assert.equal(form.sent(), null);
      form.edit(text([loaded].flat().join('\n')));
      assert.ok(form.isAsLoaded());
    }
  });

  it('is no change in another order, and one alone stays without a list', () => {
    const form = formOf(unlisted, ['Praia', 'Serra']);
    form.edit(text('Serra\nPraia'));
    assert.equal(form.sent(), undefined);
    const alone = formOf(unlisted, 'Praia');
    alone.edit(text('Serra'));
    assert.deepEqual(alone.sent(), ['Serra']);
    alone.edit(text('Praia'));
    assert.ok(alone.isAsLoaded());
  });

  it('is JSON when an option has lines of its own, or the value is no list of texts', () => {
    for (const loaded of [['a\nb', 'c'], [['Praia']], { a: 1 }]) {
      const form = formOf(unlisted, loaded);
      assert.equal(form.row().value.kind, 'json');
      form.edit(text('["a\\nb"]'));
      assert.deepEqual(form.sent(), ['a\nb']);
    }
  });
});

describe('A choice whose options the account does not give', () => {
  it('says that one is to be written', () => {
    const { help, value } = formOf(definition(key, 'SINGLESELECT', { options: [] })).row();
    assert.equal(value.kind, 'text');
    assert.match(help ?? '', /gives no options.*write one/);
    assert.equal(formOf(definition(key, 'SINGLESELECT', { names: ['Praia'] })).row().help, undefined);
  });
});

describe('The options of a custom field', () => {
  const single = definition(key, 'SINGLESELECT', { names: ['Praia', 'Serra'] });
  const multiple = definition(key, 'MULTISELECT', { names: ['Praia', 'Serra'] });
  const [PRAIA, SERRA] = [uuid(900), uuid(901)];

  it('stay there to be ticked again when one that is no option any more is unticked', () => {
    const form = formOf(multiple, ['Lua', 'Praia']);
    form.edit({ kind: 'options', selected: ['Praia'] });
    const { value } = form.row();
    assert.ok(value.kind === 'options');
    assert.deepEqual(
      value.options.map((option) => option.value),
      ['Praia', 'Serra', 'Lua'],
    );
  });

  it('written by ID in the JSON are sent so, shown by name, and said', () => {
    for (const [field, written, selected, said] of [
      [single, SERRA, 'Serra', SERRA],
      [single, [SERRA], 'Serra', SERRA],
      [multiple, [SERRA, 'Praia', PRAIA], ['Serra', 'Praia'], `${SERRA}, ${PRAIA}`],
    ] as const) {
      const form = formOf(field, ['Lua']);
      form.write(written as Json);
      assert.deepEqual(form.sent(), field === single ? SERRA : [SERRA, PRAIA]);
      const { value, note } = form.row();
      assert.deepEqual('selected' in value && value.selected, selected);
      assert.equal(note, `Will be sent as ${said}.`);
      assert.deepEqual(form.errors(), []);
    }
  });

  it('picked in the form are sent by name, without a word', () => {
    const form = formOf(single, ['Praia']);
    form.edit({ kind: 'choice', selected: 'Serra' });
    assert.deepEqual([form.sent(), form.row().note], ['Serra', undefined]);
    const several = formOf(multiple, [PRAIA]);
    several.edit({ kind: 'options', selected: ['Serra'] });
    assert.deepEqual([several.sent(), several.row().note], [['Serra'], undefined]);
  });

  it('are the same by ID and by name', () => {
    const known = lists({ customFields: { kind: 'loaded', definitions: [single] } });
    const base = baseline({ customFields: { [key]: ['Praia'] } });
    assert.deepEqual(parsedAfter({ customFields: { [key]: PRAIA } }, base, known).changes, []);
  });
});

describe('An option that is almost one of the field', () => {
  const options = ['São Paulo', 'Café da manhã', 'VIP'].map((name, index) => ({
    id: uuid(90 + index),
    name,
  }));

  for (const [written, meant, differs] of [
    ['sao paulo', 'São Paulo', /capitals or accents/],
    ['SÃO PAULO', 'São Paulo', /capitals or accents/],
    ['Sa\u0303o Paulo', 'São Paulo', /U\+0303/],
    ['São Paulo ', 'São Paulo', /a space at the end/],
    ['São\u00a0Paulo', 'São Paulo', /U\+00A0/],
    ['V\u200bIP', 'VIP', /U\+200B/],
    ['ＶＩＰ', 'VIP', /capitals or accents/],
  ] as const) {
    for (const [type, value] of [
      ['MULTISELECT', [written]],
      ['SINGLESELECT', written],
    ] as const) {
      it(`is asked about, in JSON and form: ${JSON.stringify(written)} of a ${type}`, () => {
        const form = formOf(definition(key, type, { options }));
        form.write(value as Json);
        const [error = '', ...others] = form.errors();
        assert.deepEqual(others, []);
        assert.ok(error.includes(`Did you mean "${meant}"?`), error);
        assert.match(error, differs);
        assert.deepEqual(
          form.row().messages.map(({ message }) => message),
          [error],
        );
      });
    }
  }

  it('is none when it differs in more', () => {
    const form = formOf(definition(key, 'MULTISELECT', { options }));
    form.write(['Paulo']);
    assert.deepEqual(form.errors(), ['"Paulo" is not an option of this field. Choose one that it has.']);
  });
});
