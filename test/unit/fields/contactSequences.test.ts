import assert from 'node:assert/strict';
import { contactSequencesFrom } from '../../../src/core/fields/contactSequences';
import { describeForm } from '../../../src/core/show/describeForm';
import type { ListState } from '../../../src/core/fields/fieldView';
import { baseline, parsedAfter, lists, uuid } from '../builders';

const [A, B, C] = [uuid(31), uuid(32), uuid(33)];
const listOf = (...ids: readonly string[]): ListState => ({
  kind: 'loaded',
  items: ids.map((id) => ({ id, name: `Sequence ${id.slice(-2)}`, colors: undefined })),
});

describe('The sequences that a contact is in', () => {
  const failed: ListState = { kind: 'failed', failure: { message: 'No.', reference: '' } };
  for (const [what, answer, account] of [
    ['some of the account', listOf(A), listOf(A, B)],
    ['none', listOf(), listOf(A, B)],
    ['the only one of the account', listOf(A), listOf(A)],
    ['none of none', listOf(), listOf()],
    ['as many others', listOf(A, C), listOf(A, B)],
    ['more than the account has', listOf(A, B, C), listOf(A, B)],
    ['all, as far as nobody knows the account', listOf(A, B), failed],
    ['not read', failed, listOf(A, B)],
    ['not read yet', { kind: 'loading' }, listOf(A, B)],
  ] as const) {
    it(`are what the answer says: ${what}`, () => {
      assert.equal(contactSequencesFrom(answer, account), answer);
    });
  }

  it('are unknown when they are all that the account has, and that is said', () => {
    for (const all of [listOf(A, B), listOf(B, A), listOf(A.toUpperCase(), B, B)]) {
      const state = contactSequencesFrom(all, listOf(A, B));
      assert.equal(state.kind, 'failed');
      assert.match(state.failure.message, /gave all that the account has/);
    }
  });

  it('can be added to while they are unknown', () => {
    const account = listOf(A, B);
    const unknown = lists({
      sequences: account,
      contactSequences: contactSequencesFrom(listOf(A, B), account),
    });
    const parsed = parsedAfter({ sequenceIds: [B] }, baseline(), unknown);
    assert.deepEqual(parsed.update.put, { fields: ['SequenceIds'], sequenceIds: [B] });
    const row = describeForm(baseline(), parsed, unknown).fields.find(({ id }) => id === 'sequences');
    assert.deepEqual(row?.value.kind === 'picked' && row.value.picked, [
      { id: B, name: 'Sequence 32', added: true },
    ]);
  });
});
