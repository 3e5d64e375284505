import assert from 'node:assert/strict';
import { Journal, type JournalRecord } from '../../../src/sandbox/journal';
import { keepBody } from '../../../src/sandbox/keptBody';

function request(values: Partial<JournalRecord> = {}): Omit<JournalRecord, 'id'> {
  return {
    ...{
      time: '2026-01-01T00:00:00.000Z',
      ms: 1,
      method: 'GET',
      path: '/core/v1/tag',
      query: '',
      status: 200,
    },
    ...{ sent: undefined, answer: undefined, ignored: [], faults: [], ...values },
  };
}

describe('sandbox: what the journal keeps', () => {
  it('is the latest thousand requests, and ids go on', () => {
    const journal = new Journal();
    for (let count = 0; count < 1001; count++) journal.add(request());
    assert.deepEqual([journal.size, journal.lastId, journal.entries()[0]?.id], [1000, 1001, 2]);
    journal.clear();
    assert.deepEqual([journal.size, journal.add(request()).id], [0, 1002]);
  });

  it('is no more than 16 MB of bodies', () => {
    const journal = new Journal();
    const body = keepBody('x'.repeat(256 * 1024));
    for (let count = 0; count < 200; count++) journal.add(request({ sent: body, answer: body }));
    assert.deepEqual([journal.size, journal.lastId], [32, 200]);
  });

  it('is the first hundred of the inputs that were ignored, and a sentence of bearable length for each', () => {
    const journal = new Journal();
    const { ignored } = journal.add(
      request({ ignored: Array.from({ length: 5000 }, () => 'x'.repeat(9999)) }),
    );
    assert.deepEqual([ignored.length, ignored.at(-1)], [101, 'And 4900 more were dropped.']);
    assert.ok(ignored.every((text) => text.length <= 501));
  });

  it('is told from a request on, without bodies', () => {
    const journal = new Journal();
    for (let count = 0; count < 3; count++) journal.add(request({ sent: keepBody('{}') }));
    assert.deepEqual(
      journal.rows(1).map((row) => [row.id, 'sent' in row]),
      [
        [2, false],
        [3, false],
      ],
    );
    assert.equal(journal.find(2)?.sent?.text, '{}');
  });
});
