import assert from 'node:assert/strict';
import type { JournalRecord } from '../../../../src/sandbox/client/controlApi';
import { Journal } from '../../../../src/sandbox/state/journal';
import { recordBody } from '../../../../src/sandbox/reading/recordedBody';
import { recordHeaders } from '../../../../src/sandbox/reading/recordedHeaders';
import { Remarks } from '../../../../src/sandbox/answers/remarks/remarks';
import { requestLine } from '../../../../src/sandbox/cli/requestLine';

function request(values: Partial<JournalRecord> = {}): Omit<JournalRecord, 'id'> {
  return {
    ...{
      time: '2026-01-01T00:00:00.000Z',
      ms: 1,
      method: 'GET',
      path: '/core/v1/tag',
      query: '',
      userAgent: 'test',
      status: 200,
      headers: [],
      answerHeaders: [],
    },
    ...{ sent: undefined, answer: undefined, remarks: [], faults: [], ...values },
  };
}

function manyRemarks(count: number): Remarks {
  const remarks = new Remarks();
  for (let made = 0; made < count; made++) remarks.note('unknownKey', { what: 'x'.repeat(9999) });
  return remarks;
}

describe('sandbox: what is told about a request', () => {
  it('is a hundred remarks of bearable length, and how many more there are', () => {
    const list = manyRemarks(5000).list();
    assert.deepEqual(
      [list.length, list.at(-1)?.text],
      [101, 'There is more to say about this request: 4900.'],
    );
    assert.ok(list.every(({ text }) => text.length < 300));
  });

  it('names the place in a request of several things', () => {
    const remarks = new Remarks();
    remarks.at('items[3]').note('undeclared', { what: 'email', name: 'Email', list: 'fields' });
    assert.deepEqual(remarks.list(), [
      {
        kind: 'undeclared',
        family: 'ignored',
        place: 'items[3]',
        values: { what: 'email', name: 'Email', list: 'fields' },
        text: 'items[3]: email was dropped: Email is not in fields.',
      },
    ]);
  });

  it('is one line of bearable length on a console', () => {
    const remarks = manyRemarks(101).list();
    const line = requestLine({ id: 1, ...request({ query: `?${'q'.repeat(16_000)}`, remarks }) });
    assert.ok(line.length < 3500, `${line.length} characters`);
    assert.match(line, /^GET .*… 200 1 ms {2}ignored: x.* {2}and 91 more$/);
  });
});

describe('sandbox: what the journal keeps of headers', () => {
  it('is their names as they were written, and no key, be it wrong', () => {
    const raw = ['Authorization', 'Bearer pn_secret', 'X-Api-Key', 'pn_secret', 'Accept', '*/*'];
    assert.deepEqual(recordHeaders(raw), [
      ['Authorization', 'Bearer ••••'],
      ['X-Api-Key', '••••'],
      ['Accept', '*/*'],
    ]);
    assert.deepEqual(recordHeaders(['authorization', 'pn_secret']), [['authorization', '••••']]);
  });
});

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
    const body = recordBody('x'.repeat(256 * 1024));
    for (let count = 0; count < 200; count++) journal.add(request({ sent: body, answer: body }));
    assert.deepEqual([journal.size, journal.lastId], [31, 200]);
  });

  it('is no more than 16 MB of sentences and queries either', () => {
    const journal = new Journal();
    const query = `?${'q'.repeat(16_000)}`;
    const remarks = manyRemarks(200).list();
    for (let count = 0; count < 999; count++) journal.add(request({ query, remarks }));
    const kept = JSON.stringify(journal.rows(0)).length;
    assert.ok(journal.size > 100 && kept < 48 * 1024 * 1024, `${journal.size} requests, ${kept} bytes`);
    assert.ok(journal.size < 999);
  });

  it('is told from a request on, without bodies', () => {
    const journal = new Journal();
    for (let count = 0; count < 3; count++) journal.add(request({ sent: recordBody('{}') }));
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
