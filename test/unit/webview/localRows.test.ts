import assert from 'node:assert/strict';
import { LocalRows } from '../../../src/webview/fields/localRows';
import { placeMessages } from '../../../src/webview/fields/rowMessages';
import { relativeTime, shortTime } from '../../../src/webview/views/when';

const row = (key: string, text = '') => ({ key, text, isText: true });
const error = (slot: string) => ({ slot, severity: 'error', message: slot }) as const;

describe('rows on the screen', () => {
  it('keep a blank row in its place as long as the contact’s rows are the same', () => {
    const rows = new LocalRows();
    rows.follow([row('a', '1'), row('b', '2')]);
    const blank = rows.all[0]!.number;
    rows.change(blank, { key: '', text: '' });
    rows.follow([row('b', '2')]);
    assert.deepEqual(
      rows.all.map(({ row: { key } }) => key),
      ['', 'b'],
    );
  });

  it('count a value as text once it is edited, not when its key is', () => {
    const rows = new LocalRows();
    rows.follow([{ key: 'n', text: '1', isText: false }]);
    rows.change(rows.all[0]!.number, { key: 'm' });
    assert.deepEqual(rows.written, [{ key: 'm', text: '1', isText: false }]);
  });

  it('give the place of a removed row to the next, else to the one before, else to none', () => {
    const rows = new LocalRows();
    rows.follow([row('a'), row('b'), row('c')]);
    const [a, b, c] = rows.all.map(({ number }) => number);
    assert.equal(rows.remove(b!), c);
    assert.equal(rows.remove(c!), a);
    assert.equal(rows.remove(a!), undefined);
  });

  it('get the messages of their key, the last of equal keys; others stay with the field', () => {
    const rows = new LocalRows();
    rows.follow([row('a', '1'), row('a', '2'), row('', 'x')]);
    const numbers = rows.all.map(({ number }) => number);
    const placed = placeMessages(rows.all, [error('a'), error(''), error('removed')]);
    assert.deepEqual([...placed.atRow.keys()], [numbers[1], numbers[2]]);
    assert.deepEqual(placed.elsewhere, [error('removed')]);
  });
});

describe('a time as people say it', () => {
  const now = Date.parse('2026-03-10T12:00:00Z');
  before(() => {
    Object.assign(globalThis, { document: { documentElement: { lang: 'en' } } });
  });
  after(() => {
    Reflect.deleteProperty(globalThis, 'document');
  });

  for (const [iso, expected] of [
    ['2026-03-10T11:59:50.1234567Z', 'now'],
    ['2026-03-10T12:03:00Z', 'now'],
    ['2026-03-10T12:09:59Z', 'now'],
    ['2026-03-10T12:30:00Z', 'in 30 minutes'],
    ['2026-03-10T11:57:00Z', '3 minutes ago'],
    ['2026-03-10T11:00:00Z', '1 hour ago'],
    ['2026-03-09T11:00:00Z', 'yesterday'],
    ['2025-03-09T11:00:00Z', 'last year'],
    ['not a date', 'not a date'],
  ] as const) {
    it(`${iso} is ${expected}`, () => {
      assert.equal(relativeTime(iso, now), expected);
    });
  }

  it('names the day with the time only when it was another', () => {
    const today = new Date(now);
    today.setHours(14, 32);
    const before = new Date(today);
    before.setDate(before.getDate() - 1);
    assert.match(shortTime(today.toISOString(), now), /^2:32\sPM$/);
    assert.match(shortTime(before.toISOString(), now), /\d, 2:32\sPM$/);
    assert.equal(shortTime('not a date', now), 'not a date');
  });
});
