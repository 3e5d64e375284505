import assert from 'node:assert/strict';
import { recordList } from '../../../src/core/undo/recordList';
import { lists, uuid } from '../builders';
import { fake } from '../saving/saving';
import { places, planned, saved } from './undoing';

describe('The undo of a save of sequences', () => {
  for (const [what, key, undone, inIt] of [
    ['leaves a sequence that was joined', 'sequenceIds', 'leaveSequenceIds', false],
    ['joins a sequence again that was left', 'leaveSequenceIds', 'sequenceIds', true],
  ] as const) {
    it(what, async () => {
      const sequence = { id: uuid(31), name: 'Welcome', colors: undefined };
      const items = (isIn: boolean) => ({
        ...lists({ sequences: { kind: 'loaded', items: [sequence] } }),
        contactSequences: { kind: 'loaded', items: isIn ? [sequence] : [] } as const,
      });
      const api = fake();
      if (inIt) api.sequences.push(sequence.id);
      const record = await saved(api, { [key]: [sequence.id] }, items(inIt));
      assert.equal(record.pieces[0]?.became, inIt ? 'not on the contact' : 'on the contact');
      const plan = await planned(api, record, {}, items(!inIt));
      assert.deepEqual(places(plan.undone), [`sequences/${sequence.id}`]);
      assert.deepEqual((JSON.parse(plan.text) as Record<string, unknown>)[undone], [sequence.id]);
      const [kept] = recordList.parse(recordList.serialize([record])) ?? [];
      assert.deepEqual(kept, record);
    });
  }
});
