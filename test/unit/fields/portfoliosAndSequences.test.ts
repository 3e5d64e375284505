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

describe('Portfolios', () => {
  it('are sent as the whole wanted list', () => {
    const text = edit('portfolios', [SALES, NORTH]);
    assert.deepEqual(draftOf(base, text, KNOWN).update.put, {
      fields: ['Portfolio'],
      portfolioIds: [SALES, NORTH],
    });
    assert.deepEqual((JSON.parse(text) as { portfolioNames: string[] }).portfolioNames, ['Sales', 'North']);
    assert.match(viewOf('portfolios').help ?? '', /not known/);
  });

  it('are emptied with an empty list', () => {
    const text = edit('portfolios', []);
    assert.deepEqual(draftOf(base, text, KNOWN).update.put, { fields: ['Portfolio'], portfolioIds: [] });
  });

  it('are looked up by name, and a name that does not exist is said before sending', () => {
    const draft = draftAfter({ portfolioNames: ['North'] }, base, KNOWN);
    assert.deepEqual(draft.update.put?.portfolioIds, [NORTH]);
    assert.deepEqual(errorPlaces(draftAfter({ portfolioNames: ['Nowhere'] }, base, KNOWN)), ['portfolios/']);
  });

  it('are sent by name when there is no list', () => {
    const draft = draftAfter({ portfolioNames: ['Sales', 'North'] }, base, unloadedLists());
    assert.deepEqual(errorsOf(draft), []);
    assert.deepEqual(draft.update.put, { fields: ['Portfolio'], portfolioNames: ['Sales', 'North'] });
  });

  it('cannot be sent when some are known by id alone and some by name alone', () => {
    const unnamed = baseline({ portfolioIds: [SALES, NORTH], portfolioNames: [] });
    const draft = draftAfter({ portfolioNames: ['East'] }, unnamed, unloadedLists());
    const mixed = draftAfter(
      { portfolioIds: [SALES, NORTH, uuid(23)], portfolioNames: ['Sales', 'East', 'West', 'South'] },
      unnamed,
      unloadedLists(),
    );
    assert.deepEqual(draft.update.put?.portfolioNames, ['East']);
    assert.deepEqual(errorPlaces(mixed), ['portfolios/']);
  });

  it('are not sent while nobody knows which the contact has, since the list would replace them', () => {
    const unknown = baseline({ portfolioIds: null, portfolioNames: null });
    const draft = draftAfter({ portfolioIds: [NORTH] }, unknown, KNOWN);
    assert.deepEqual(errorPlaces(draft), ['portfolios/']);
    assert.match(errorsOf(draft)[0]!.message, /Reload/);
    assert.deepEqual(errorsOf(draftAfter({ portfolioIds: [] }, unknown, KNOWN)), []);
    const mine = edited(unknown, { portfolioIds: [NORTH] });
    const reloaded = rebase(unknown.text, mine, base.text, KNOWN);
    assert.deepEqual(reloaded.conflicts, []);
    assert.deepEqual(draftOf(base, reloaded.text, KNOWN).update.put?.portfolioIds, [SALES, NORTH]);
  });
});

describe('Sequences', () => {
  it('show those that the contact is in as fixed, and those to add', () => {
    const { value, was, changed } = viewOf('sequences', edit('sequences', [WELCOME, BIRTHDAY]));
    assert.ok(value.kind === 'picked');
    assert.deepEqual(value.picked, [
      { id: WELCOME, name: 'Welcome', fixed: true },
      { id: BIRTHDAY, name: 'Birthday', fixed: false },
    ]);
    assert.deepEqual([was, changed], ['Welcome', true]);
  });

  it('send additions alone, and no removal', () => {
    const text = edit('sequences', [BIRTHDAY]);
    assert.deepEqual(draftOf(base, text, KNOWN).update.put, {
      fields: ['SequenceIds'],
      sequenceIds: [BIRTHDAY],
    });
    assert.equal(edit('sequences', []), base.text);
    assert.equal(edit('sequences', [WELCOME], text), base.text);
  });

  it('say of one that the contact is in already that it is not sent again', () => {
    const draft = draftAfter({ sequenceIds: [WELCOME.toUpperCase(), BIRTHDAY] }, base, KNOWN);
    assert.deepEqual(draft.update.put?.sequenceIds, [BIRTHDAY]);
    assert.deepEqual(
      draft.problems.map(({ slot, severity, path }) => [slot, severity, path]),
      [[WELCOME, 'warning', ['sequenceIds', 0]]],
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
