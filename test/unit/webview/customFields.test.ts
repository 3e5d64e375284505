import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FieldView } from '../../../src/core/fields/fieldView';
import type { PageState } from '../../../src/protocol/messages';
import { domId, fieldKey } from '../../../src/webview/fieldPlace';
import { DeferredErrors } from '../../../src/webview/deferredErrors';
import { custom, formBody, formView, pageState } from '../../ui/form/page/states';
import { isNativeDate } from '../../../src/webview/fields/dateControl';
import { chooseOptions } from '../../../src/webview/fields/optionsControl';
import { keepSameFields } from '../../../src/webview/shownValue';

const anyKey = fc.string({ unit: 'binary' });
const place = (slot: string) => ({ id: 'customFields', slot }) as const;

describe('the names of a row', () => {
  it('differ for any two keys, and are fit for lists of ids and for selectors', () => {
    fc.assert(
      fc.property(anyKey, anyKey, (a, b) => {
        assert.equal(domId(place(a)) === domId(place(b)), a === b);
        assert.equal(fieldKey(place(a)) === fieldKey(place(b)), a === b);
        assert.match(domId(place(a)), /^[A-Za-z][\w]*(-[\w]*)?$/);
      }),
    );
  });

  it('differ from the ids of parts of other rows', () => {
    assert.notEqual(domId(place('a-help')), `${domId(place('a'))}-help`);
    assert.notEqual(domId(place('help')), `${domId({ id: 'customFields', slot: '' })}-help`);
  });
});

describe('a native input', () => {
  for (const [kind, text, expected] of [
    ['date', '', true],
    ['date', '2026-03-01', true],
    ['date', '2024-02-29', true],
    ['date', '2026-02-29', false],
    ['date', '2026-13-01', false],
    ['date', '2026/03/01', false],
    ['date', '0000-01-01', false],
    ['date', '12026-01-01', false],
    ['date', '2026-03-01T10:00', false],
    ['time', '14:30', true],
    ['time', '14:30:15', true],
    ['time', '24:00', false],
    ['time', '9:00', false],
    ['dateTime', '2026-07-08T14:30', true],
    ['dateTime', '2026-07-08T14:30:00.0000000', false],
    ['dateTime', '2026-07-08 14:30', false],
    ['dateTime', '2026-07-08', false],
  ] as const) {
    it(`${expected ? 'shows' : 'does not show'} the ${kind} "${text}"`, () => {
      assert.equal(isNativeDate(kind, text), expected);
    });
  }
});

describe('options on the screen', () => {
  const value = (count: number, ...selected: string[]) => ({
    kind: 'options' as const,
    selected,
    options: Array.from({ length: count }, (_, index) => ({ value: `v${index}`, label: `Opção ${index}` })),
  });

  it('are those that fit the filter, without case and accents', () => {
    const { shown, more } = chooseOptions(value(30), 'OPCAO 2');
    assert.deepEqual(
      shown.map(({ value: one }) => one),
      ['v2', 'v20', 'v21', 'v22', 'v23', 'v24', 'v25', 'v26', 'v27', 'v28', 'v29'],
    );
    assert.equal(more, 0);
  });

  it('of very many are the first and all selected ones', () => {
    const { shown, more } = chooseOptions(value(1000, 'v999', 'v3'), '');
    assert.equal(shown.length, 201);
    assert.equal(shown.at(-1)?.value, 'v999');
    assert.equal(more, 799);
  });
});

describe('a new state', () => {
  const stateOf = (...fields: readonly FieldView[]) => pageState({ body: formBody(formView(fields)) });
  const fieldsOf = ({ body }: PageState) => (body.kind === 'form' ? body.form.fields : []);

  it('keeps the fields that are the same, whatever their keys hold', () => {
    const row = (slot: string, text: string) => custom(slot, slot, { kind: 'text', text });
    const last = stateOf(row('__proto__', 'a'), row('b', 'b'), row('gone', 'c'));
    const next = stateOf(row('__proto__', 'a'), row('b', 'B'), row('new', 'c'));
    const kept = keepSameFields(next, last);
    assert.deepEqual(kept, next);
    const known = new Set(fieldsOf(last));
    assert.deepEqual(
      fieldsOf(kept)
        .filter((field) => !known.has(field))
        .map(({ slot }) => slot),
      ['b', 'new'],
    );
  });

  it('is taken as it is when there was no form before', () => {
    const next = stateOf();
    assert.equal(keepSameFields(next, undefined), next);
    assert.equal(keepSameFields(next, pageState({ body: { kind: 'loading' } })), next);
  });
});

describe('The errors of a field that is being typed in', () => {
  it('wait until the field is left, once', () => {
    const quiet = new DeferredErrors();
    quiet.type('a', false);
    assert.ok(quiet.isQuiet('a') && quiet.isAny);
    assert.equal(quiet.leave('a'), false);
    assert.equal(quiet.leave('b'), true);
    quiet.type('a', false);
    assert.ok(!quiet.isQuiet('a') && !quiet.isAny);
  });

  it('do not wait in a field that shows one, or when all are shown', () => {
    const quiet = new DeferredErrors();
    quiet.type('a', true);
    assert.ok(!quiet.isQuiet('a'));
    quiet.type('b', false);
    quiet.showsAll = true;
    assert.ok(!quiet.isQuiet('b'));
  });
});
