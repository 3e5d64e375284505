import assert from 'node:assert/strict';
import { lists, uuid } from '../builders';
import { fail, fake, fieldSlots, save, savedOf } from './saving';

const WELCOME = uuid(31);

describe('A save that adds sequences', () => {
  const add = { sequenceIds: [WELCOME] };

  it('is proven by the list of the sequences that the contact is in', async () => {
    const api = fake();
    const { result, baseline } = savedOf(await save(api, add));
    assert.deepEqual(api.calls, ['GET', 'LIST', 'PUT', 'LIST']);
    assert.deepEqual(fieldSlots(result.taken), [`sequences/${WELCOME}`]);
    assert.deepEqual([result.unchecked, result.changedElsewhere], [[], []]);
    assert.deepEqual(
      result.sequences?.map(({ id }) => id),
      [WELCOME],
    );
    assert.ok(!baseline.text.includes('sequenceIds'));
  });

  it('names those that the contact is not in afterwards', async () => {
    const api = fake().surprise('PUT', (self) => JSON.stringify(self.contact));
    const { result } = savedOf(await save(api, { ...add, name: 'Ana Souza' }));
    assert.deepEqual(fieldSlots(result.notTaken), [`sequences/${WELCOME}`]);
    assert.deepEqual(result.sequences, []);
  });

  it('cannot be checked when the list cannot be read', async () => {
    const api = fake().surprise('LIST', fail('no'), fail('no'));
    const { result } = savedOf(await save(api, add));
    assert.deepEqual(fieldSlots(result.unchecked), [`sequences/${WELCOME}`]);
    assert.deepEqual([result.taken, result.sequences], [[], undefined]);
  });

  it('sends none again that the contact is in by now', async () => {
    const api = fake();
    api.sequences.push(WELCOME);
    const { result } = savedOf(await save(api, { ...add, name: 'Bia' }));
    assert.deepEqual(api.bodies, [{ fields: ['Name'], name: 'Bia' }]);
    assert.deepEqual(fieldSlots(result.taken), ['name/']);
    assert.equal(savedOf(await save(fakeIn(), add)).result.taken.length, 0);

    function fakeIn() {
      const other = fake();
      other.sequences.push(WELCOME);
      return other;
    }
  });

  it('finds them in the list when the connection broke', async () => {
    const api = fake().surprise('PUT', fail('maybe', true));
    assert.deepEqual(fieldSlots(savedOf(await save(api, add)).result.taken), [`sequences/${WELCOME}`]);
    assert.deepEqual(api.sequences, [WELCOME]);
  });

  describe('of an account with two', () => {
    const OTHER = uuid(32);
    const named = (id: string) => ({ id, name: id, colors: undefined });
    const two = lists({ sequences: { kind: 'loaded', items: [WELCOME, OTHER].map(named) } });

    it('is sent and not checked where the API gives all of them, whatever the contact is in', async () => {
      const all = () => JSON.stringify([WELCOME, OTHER]);
      const api = fake().surprise('LIST', all, all);
      const { result } = savedOf(await save(api, add, two));
      assert.deepEqual(api.bodies, [{ fields: ['SequenceIds'], sequenceIds: [WELCOME] }]);
      assert.deepEqual(fieldSlots(result.unchecked), [`sequences/${WELCOME}`]);
      assert.deepEqual([result.taken, result.sequences], [[], undefined]);
    });

    it('is not known to have arrived there when the connection broke', async () => {
      const all = () => JSON.stringify([WELCOME, OTHER]);
      const api = fake().surprise('LIST', all, all).surprise('PUT', fail('maybe'));
      await assert.rejects(save(api, add, two), { arrived: 'unknown' });
    });

    it('is proven when the contact was not in all of them before', async () => {
      const api = fake();
      api.sequences.push(OTHER);
      const { result } = savedOf(await save(api, add, two));
      assert.deepEqual(fieldSlots(result.taken), [`sequences/${WELCOME}`]);
      assert.equal(result.sequences?.length, 2);
    });
  });

  it('reads no list when no sequence is added', async () => {
    const api = fake();
    await save(api, { name: 'Bia' });
    assert.ok(!api.calls.includes('LIST'));
  });
});
