import assert from 'node:assert/strict';
import { describeForm } from '../../../src/core/show/describeForm';
import { editField } from '../../../src/core/changes/editField';
import type { FieldId, FieldView } from '../../../src/core/fields/fieldView';
import { rebase } from '../../../src/core/changes/rebase';
import {
  baseline,
  parsedAfter,
  parsedOf,
  edited,
  errorPlaces,
  errorsOf,
  lists,
  unloadedLists,
  uuid,
} from '../builders';

const [SALES, NORTH] = [uuid(21), uuid(22)];
const [WELCOME, BIRTHDAY] = [uuid(31), uuid(32)];
const item = (id: string, name: string) => ({ id, name, colors: undefined });
const KNOWN = lists({
  portfolios: { kind: 'loaded', items: [item(SALES, 'Sales'), item(NORTH, 'North')] },
  sequences: { kind: 'loaded', items: [item(WELCOME, 'Welcome'), item(BIRTHDAY, 'Birthday')] },
  contactSequences: { kind: 'loaded', items: [item(WELCOME, 'Welcome')] },
});
const base = baseline();

const edit = (field: FieldId, ids: readonly string[], text = base.text) =>
  editField(base, text, field, '', { kind: 'picked', ids }, KNOWN);

function viewOf(field: FieldId, text = base.text, accountLists = KNOWN): FieldView {
  const form = describeForm(base, parsedOf(base, text, accountLists), accountLists);
  return form.fields.find(({ id }) => id === field)!;
}

const calls = (parsed: ReturnType<typeof parsedOf>) =>
  parsed.update.memberships.map(({ purpose, id, name }) => `${purpose} ${id} ${name}`);

describe('Portfolios', () => {
  it('are sent one by one: what comes, then what goes', () => {
    const text = edit('portfolios', [NORTH]);
    const parsed = parsedOf(base, text, KNOWN);
    assert.deepEqual(
      [parsed.update.put, calls(parsed)],
      [undefined, [`joinPortfolio ${NORTH} North`, `leavePortfolio ${SALES} Sales`]],
    );
    assert.deepEqual((JSON.parse(text) as { portfolioNames: string[] }).portfolioNames, ['North']);
  });

  it('are looked up by name, and a name that does not exist is said before sending', () => {
    const parsed = parsedAfter({ portfolioNames: ['Sales', 'North'] }, base, KNOWN);
    assert.deepEqual(calls(parsed), [`joinPortfolio ${NORTH} North`]);
    assert.deepEqual(errorPlaces(parsedAfter({ portfolioNames: ['Nowhere'] }, base, KNOWN)), ['portfolios/']);
  });

  it('need an ID when there is no list to look a name up in', () => {
    const parsed = parsedAfter({ portfolioNames: ['Sales', 'North'] }, base, unloadedLists());
    assert.match(errorsOf(parsed)[0]!.message, /by its ID/);
    const byId = parsedAfter({ portfolioIds: [SALES, NORTH] }, base, unloadedLists());
    assert.deepEqual([errorsOf(byId), calls(byId)], [[], [`joinPortfolio ${NORTH} ${NORTH}`]]);
    assert.deepEqual(errorsOf(parsedAfter({ portfolioIds: [SALES, 'no id'] }, base, KNOWN)).length, 1);
  });

  it('can come where nobody knows which the contact has: nothing is replaced', () => {
    const unknown = baseline({ portfolioIds: null, portfolioNames: null });
    const parsed = parsedAfter({ portfolioIds: [NORTH] }, unknown, KNOWN);
    assert.deepEqual([errorsOf(parsed), calls(parsed)], [[], [`joinPortfolio ${NORTH} North`]]);
    const mine = edited(unknown, { portfolioIds: [NORTH] });
    const reloaded = rebase(unknown.text, mine, base.text, KNOWN);
    assert.deepEqual(reloaded.conflicts, []);
    assert.deepEqual(calls(parsedOf(base, reloaded.text, KNOWN)), [`joinPortfolio ${NORTH} North`]);
  });

  it('warn of one that gives a contact one attendant', () => {
    const single = lists({
      portfolios: {
        kind: 'loaded',
        items: [item(SALES, 'Sales'), { ...item(NORTH, 'North'), isSingle: true }],
      },
    });
    const parsed = parsedAfter({ portfolioIds: [SALES, NORTH] }, base, single);
    assert.deepEqual(errorsOf(parsed), []);
    assert.match(parsed.problems.find(({ slot }) => slot === NORTH)?.message ?? '', /one attendant/);
  });
});

describe('Portfolios of an API without calls for them', () => {
  const OLD = { ...KNOWN, lacksPortfolioCalls: true };
  const unnamedLists = { ...unloadedLists(), lacksPortfolioCalls: true };
  const bodyAfter = (values: Parameters<typeof parsedAfter>[0]) => parsedAfter(values, base, OLD).update.put;

  it('are sent as the whole wanted list', () => {
    assert.deepEqual(bodyAfter({ portfolioIds: [SALES, NORTH], portfolioNames: ['Sales', 'North'] }), {
      fields: ['Portfolio'],
      portfolioIds: [SALES, NORTH],
    });
    assert.deepEqual(bodyAfter({ portfolioIds: [], portfolioNames: [] }), {
      fields: ['Portfolio'],
      portfolioIds: [],
    });
  });

  it('are sent by name when there is no list', () => {
    const parsed = parsedAfter({ portfolioNames: ['Sales', 'North'] }, base, unnamedLists);
    assert.deepEqual(errorsOf(parsed), []);
    assert.deepEqual(parsed.update.put, { fields: ['Portfolio'], portfolioNames: ['Sales', 'North'] });
  });

  it('cannot be sent when some are known by id alone and some by name alone', () => {
    const unnamed = baseline({ portfolioIds: [SALES, NORTH], portfolioNames: [] });
    const parsed = parsedAfter({ portfolioNames: ['East'] }, unnamed, unnamedLists);
    const mixed = parsedAfter(
      { portfolioIds: [SALES, NORTH, uuid(23)], portfolioNames: ['Sales', 'East', 'West', 'South'] },
      unnamed,
      unnamedLists,
    );
    assert.deepEqual(errorPlaces(parsed), ['portfolios/']);
    assert.deepEqual(errorPlaces(mixed), ['portfolios/']);
  });

  it('are not sent while nobody knows which the contact has, since the list would replace them', () => {
    const unknown = baseline({ portfolioIds: null, portfolioNames: null });
    const parsed = parsedAfter({ portfolioIds: [NORTH] }, unknown, OLD);
    assert.deepEqual(errorPlaces(parsed), ['portfolios/']);
    assert.match(errorsOf(parsed)[0]!.message, /Reload/);
    assert.deepEqual(errorsOf(parsedAfter({ portfolioIds: [] }, unknown, OLD)), []);
  });
});

describe('Sequences', () => {
  it('show those that the contact is in, and those to add', () => {
    const { value, was, changed } = viewOf('sequences', edit('sequences', [WELCOME, BIRTHDAY]));
    assert.ok(value.kind === 'picked');
    assert.deepEqual(value.picked, [
      { id: WELCOME, name: 'Welcome' },
      { id: BIRTHDAY, name: 'Birthday', added: true },
    ]);
    assert.deepEqual([was, changed], ['Welcome', true]);
  });

  it('say of one to add that it may send real messages', () => {
    const { messages } = viewOf('sequences', edit('sequences', [WELCOME, BIRTHDAY]));
    assert.match(messages.find(({ slot }) => slot === BIRTHDAY)?.message ?? '', /real messages/);
  });

  it('send additions in the update, and a call for each that is left', () => {
    const parsed = parsedOf(base, edit('sequences', [BIRTHDAY]), KNOWN);
    assert.deepEqual(parsed.update.put, { fields: ['SequenceIds'], sequenceIds: [BIRTHDAY] });
    assert.deepEqual(calls(parsed), [`leaveSequence ${WELCOME} Welcome`]);
    const left = parsedOf(base, edit('sequences', []), KNOWN);
    assert.deepEqual([left.update.put, calls(left)], [undefined, [`leaveSequence ${WELCOME} Welcome`]]);
    assert.equal(edit('sequences', [WELCOME], edit('sequences', [BIRTHDAY])), base.text);
  });

  it('show one that is to be left no more, and mark the field', () => {
    const { value, changed } = viewOf('sequences', edit('sequences', []));
    assert.ok(value.kind === 'picked');
    assert.deepEqual([value.picked, changed], [[], true]);
  });

  it('are not left twice, nor left and added at once', () => {
    const out = parsedAfter({ leaveSequenceIds: [BIRTHDAY] }, base, KNOWN);
    assert.deepEqual([out.changes, out.problems.map(({ severity }) => severity)], [[], ['warning']]);
    const both = parsedAfter({ sequenceIds: [BIRTHDAY], leaveSequenceIds: [BIRTHDAY] }, base, KNOWN);
    assert.deepEqual(errorPlaces(both), [`sequences/${BIRTHDAY}`]);
    assert.equal(errorsOf(parsedAfter({ leaveSequenceIds: ['x'] }, base, unloadedLists())).length, 1);
  });

  it('say of one that the contact is in already that it is not sent again', () => {
    const parsed = parsedAfter({ sequenceIds: [WELCOME.toUpperCase(), BIRTHDAY] }, base, KNOWN);
    assert.deepEqual(parsed.update.put?.sequenceIds, [BIRTHDAY]);
    assert.deepEqual(
      parsed.problems.map(({ slot, severity, path }) => [slot, severity, path]),
      [
        [WELCOME, 'warning', ['sequenceIds', 0]],
        [BIRTHDAY, 'warning', ['sequenceIds', 1]],
      ],
    );
    assert.deepEqual(parsedAfter({ sequenceIds: [WELCOME] }, base, KNOWN).changes, []);
  });

  it('can be added by id when no list is there', () => {
    const parsed = parsedAfter({ sequenceIds: [BIRTHDAY] }, base, unloadedLists());
    assert.deepEqual([errorsOf(parsed), parsed.update.put?.sequenceIds], [[], [BIRTHDAY]]);
  });

  it('are not sent when empty, and are errors when they are no ids', () => {
    for (const nothing of [null, []])
      assert.deepEqual(parsedAfter({ sequenceIds: nothing }, base, KNOWN).changes, []);
    assert.deepEqual(errorPlaces(parsedAfter({ sequenceIds: 'x' }, base, KNOWN)), ['sequences/']);
    assert.deepEqual(errorPlaces(parsedAfter({ sequenceIds: [5] }, base, KNOWN)), ['sequences/']);
    const [problem] = errorsOf(parsedAfter({ sequenceIds: [BIRTHDAY, 'no id'] }, base, KNOWN));
    assert.deepEqual(problem?.path, ['sequenceIds', 1]);
  });
});
