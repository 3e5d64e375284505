import assert from 'node:assert/strict';
import { describeForm } from '../../../src/core/show/describeForm';
import { editField } from '../../../src/core/changes/editField';
import type { FieldId, FieldView } from '../../../src/core/fields/fieldView';
import { rebase } from '../../../src/core/changes/rebase';
import {
  baseline,
  draftAfter,
  draftOf,
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
  const form = describeForm(base, draftOf(base, text, accountLists), accountLists);
  return form.fields.find(({ id }) => id === field)!;
}

const calls = (draft: ReturnType<typeof draftOf>) =>
  draft.update.memberships.map(({ purpose, id, name }) => `${purpose} ${id} ${name}`);

describe('Portfolios', () => {
  it('are sent one by one: what comes, then what goes', () => {
    const text = edit('portfolios', [NORTH]);
    const draft = draftOf(base, text, KNOWN);
    assert.deepEqual(
      [draft.update.put, calls(draft)],
      [undefined, [`joinPortfolio ${NORTH} North`, `leavePortfolio ${SALES} Sales`]],
    );
    assert.deepEqual((JSON.parse(text) as { portfolioNames: string[] }).portfolioNames, ['North']);
  });

  it('are looked up by name, and a name that does not exist is said before sending', () => {
    const draft = draftAfter({ portfolioNames: ['Sales', 'North'] }, base, KNOWN);
    assert.deepEqual(calls(draft), [`joinPortfolio ${NORTH} North`]);
    assert.deepEqual(errorPlaces(draftAfter({ portfolioNames: ['Nowhere'] }, base, KNOWN)), ['portfolios/']);
  });

  it('need an ID when there is no list to look a name up in', () => {
    const draft = draftAfter({ portfolioNames: ['Sales', 'North'] }, base, unloadedLists());
    assert.match(errorsOf(draft)[0]!.message, /by its ID/);
    const byId = draftAfter({ portfolioIds: [SALES, NORTH] }, base, unloadedLists());
    assert.deepEqual([errorsOf(byId), calls(byId)], [[], [`joinPortfolio ${NORTH} ${NORTH}`]]);
    assert.deepEqual(errorsOf(draftAfter({ portfolioIds: [SALES, 'no id'] }, base, KNOWN)).length, 1);
  });

  it('can come where nobody knows which the contact has: nothing is replaced', () => {
    const unknown = baseline({ portfolioIds: null, portfolioNames: null });
    const draft = draftAfter({ portfolioIds: [NORTH] }, unknown, KNOWN);
    assert.deepEqual([errorsOf(draft), calls(draft)], [[], [`joinPortfolio ${NORTH} North`]]);
    const mine = edited(unknown, { portfolioIds: [NORTH] });
    const reloaded = rebase(unknown.text, mine, base.text, KNOWN);
    assert.deepEqual(reloaded.conflicts, []);
    assert.deepEqual(calls(draftOf(base, reloaded.text, KNOWN)), [`joinPortfolio ${NORTH} North`]);
  });

  it('warn of one that gives a contact one attendant', () => {
    const single = lists({
      portfolios: {
        kind: 'loaded',
        items: [item(SALES, 'Sales'), { ...item(NORTH, 'North'), isSingle: true }],
      },
    });
    const draft = draftAfter({ portfolioIds: [SALES, NORTH] }, base, single);
    assert.deepEqual(errorsOf(draft), []);
    assert.match(draft.problems.find(({ slot }) => slot === NORTH)?.message ?? '', /one attendant/);
  });
});

describe('Portfolios of an API without calls for them', () => {
  const OLD = { ...KNOWN, lacksPortfolioCalls: true };
  const unnamedLists = { ...unloadedLists(), lacksPortfolioCalls: true };
  const bodyAfter = (values: Parameters<typeof draftAfter>[0]) => draftAfter(values, base, OLD).update.put;

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
    const draft = draftAfter({ portfolioNames: ['Sales', 'North'] }, base, unnamedLists);
    assert.deepEqual(errorsOf(draft), []);
    assert.deepEqual(draft.update.put, { fields: ['Portfolio'], portfolioNames: ['Sales', 'North'] });
  });

  it('cannot be sent when some are known by id alone and some by name alone', () => {
    const unnamed = baseline({ portfolioIds: [SALES, NORTH], portfolioNames: [] });
    const draft = draftAfter({ portfolioNames: ['East'] }, unnamed, unnamedLists);
    const mixed = draftAfter(
      { portfolioIds: [SALES, NORTH, uuid(23)], portfolioNames: ['Sales', 'East', 'West', 'South'] },
      unnamed,
      unnamedLists,
    );
    assert.deepEqual(draft.update.put?.portfolioNames, ['East']);
    assert.deepEqual(errorPlaces(mixed), ['portfolios/']);
  });

  it('are not sent while nobody knows which the contact has, since the list would replace them', () => {
    const unknown = baseline({ portfolioIds: null, portfolioNames: null });
    const draft = draftAfter({ portfolioIds: [NORTH] }, unknown, OLD);
    assert.deepEqual(errorPlaces(draft), ['portfolios/']);
    assert.match(errorsOf(draft)[0]!.message, /Reload/);
    assert.deepEqual(errorsOf(draftAfter({ portfolioIds: [] }, unknown, OLD)), []);
  });
});

describe('Sequences', () => {
  it('show those that the contact is in, and those to add', () => {
    const { value, was, changed } = viewOf('sequences', edit('sequences', [WELCOME, BIRTHDAY]));
    assert.ok(value.kind === 'picked');
    assert.deepEqual(value.picked, [
      { id: WELCOME, name: 'Welcome', fixed: false },
      { id: BIRTHDAY, name: 'Birthday', fixed: false, added: true },
    ]);
    assert.deepEqual([was, changed], ['Welcome', true]);
  });

  it('say of one to add that it may send real messages', () => {
    const { messages } = viewOf('sequences', edit('sequences', [WELCOME, BIRTHDAY]));
    assert.match(messages.find(({ slot }) => slot === BIRTHDAY)?.message ?? '', /real messages/);
  });

  it('send additions in the update, and a call for each that is left', () => {
    const draft = draftOf(base, edit('sequences', [BIRTHDAY]), KNOWN);
    assert.deepEqual(draft.update.put, { fields: ['SequenceIds'], sequenceIds: [BIRTHDAY] });
    assert.deepEqual(calls(draft), [`leaveSequence ${WELCOME} Welcome`]);
    const left = draftOf(base, edit('sequences', []), KNOWN);
    assert.deepEqual([left.update.put, calls(left)], [undefined, [`leaveSequence ${WELCOME} Welcome`]]);
    assert.equal(edit('sequences', [WELCOME], edit('sequences', [BIRTHDAY])), base.text);
  });

  it('show one that is to be left no more, and mark the field', () => {
    const { value, changed } = viewOf('sequences', edit('sequences', []));
    assert.ok(value.kind === 'picked');
    assert.deepEqual([value.picked, changed], [[], true]);
  });

  it('are not left twice, nor left and added at once', () => {
    const out = draftAfter({ leaveSequenceIds: [BIRTHDAY] }, base, KNOWN);
    assert.deepEqual([out.changes, out.problems.map(({ severity }) => severity)], [[], ['warning']]);
    const both = draftAfter({ sequenceIds: [BIRTHDAY], leaveSequenceIds: [BIRTHDAY] }, base, KNOWN);
    assert.deepEqual(errorPlaces(both), [`sequences/${BIRTHDAY}`]);
    assert.equal(errorsOf(draftAfter({ leaveSequenceIds: ['x'] }, base, unloadedLists())).length, 1);
  });

  it('say of one that the contact is in already that it is not sent again', () => {
    const draft = draftAfter({ sequenceIds: [WELCOME.toUpperCase(), BIRTHDAY] }, base, KNOWN);
    assert.deepEqual(draft.update.put?.sequenceIds, [BIRTHDAY]);
    assert.deepEqual(
      draft.problems.map(({ slot, severity, path }) => [slot, severity, path]),
      [
        [WELCOME, 'warning', ['sequenceIds', 0]],
        [BIRTHDAY, 'warning', ['sequenceIds', 1]],
      ],
    );
    assert.deepEqual(draftAfter({ sequenceIds: [WELCOME] }, base, KNOWN).changes, []);
  });

  it('can be added by id when no list is there', () => {
    const draft = draftAfter({ sequenceIds: [BIRTHDAY] }, base, unloadedLists());
    assert.deepEqual([errorsOf(draft), draft.update.put?.sequenceIds], [[], [BIRTHDAY]]);
  });

  it('are not sent when empty, and are errors when they are no ids', () => {
    for (const nothing of [null, []])
      assert.deepEqual(draftAfter({ sequenceIds: nothing }, base, KNOWN).changes, []);
    assert.deepEqual(errorPlaces(draftAfter({ sequenceIds: 'x' }, base, KNOWN)), ['sequences/']);
    assert.deepEqual(errorPlaces(draftAfter({ sequenceIds: [5] }, base, KNOWN)), ['sequences/']);
    const [problem] = errorsOf(draftAfter({ sequenceIds: [BIRTHDAY, 'no id'] }, base, KNOWN));
    assert.deepEqual(problem?.path, ['sequenceIds', 1]);
  });
});
