import assert from 'node:assert/strict';
import { request } from 'node:http';
import { createRateLimit } from '../../../src/sandbox/faults/rateLimit';
import { FaultSwitchboard } from '../../../src/sandbox/faults/faultSwitchboard';
import type { FaultOrder } from '../../../src/sandbox/publicApi';
import { SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../../../src/sandbox/sandbox';
import { tagId } from '../../../src/sandbox/account/seedIds';
import { useSandbox } from './useSandbox';

const sample = `/core/v1/contact/${SAMPLE_CONTACT_ID}`;
const rename = { fields: ['Name'], name: 'X' };

describe('sandbox faults: each kind', () => {
  const api = useSandbox();
  const on = (order: FaultOrder) => api.control().switchOn(order);
  const name = () => api.stored(SAMPLE_CONTACT_ID).name;
  /** The faults that hit the last request, and its status. */
  const last = () => [api.requests().at(-1)?.faults, api.requests().at(-1)?.status];

  for (const [order, status, text] of [
    [{ kind: 'unauthorized' }, 401, /"key":"ERROR_UNAUTHORIZED"/],
    [{ kind: 'tooManyRequests' }, 429, /"error":true/],
    [{ kind: 'serverError' }, 500, /"key":"FORM_ERROR"/],
    [{ kind: 'badGateway' }, 502, /^Bad Gateway$/],
    [{ kind: 'html' }, 200, /^<!DOCTYPE html>/],
    [{ kind: 'errorIn200' }, 200, /"error":true/],
  ] as const) {
    it(`${order.kind} answers ${status} and writes nothing`, async () => {
      await on(order);
      const answer = await api.put(SAMPLE_CONTACT_ID, rename);
      assert.equal(answer.status, status);
      assert.match(answer.text, text);
      assert.deepEqual([name(), last()], ['Ana Souza', [[order.kind], status]]);
    });
  }

  it('tooManyRequests says when to come back only if it was told to', async () => {
    const retryAfter = async () =>
      (await fetch(`http://127.0.0.1:${api.port()}${sample}`)).headers.get('retry-after');
    const fault = await on({ kind: 'tooManyRequests', times: 1 });
    assert.deepEqual([fault.values, await retryAfter()], [{}, null]);
    await on({ kind: 'tooManyRequests', values: { retryAfter: 7 } });
    assert.equal(await retryAfter(), '7');
  });

  it('rateLimits lets so many through and refuses the next', async () => {
    await on({ kind: 'rateLimits', values: { per5Seconds: 2 } });
    const statuses: number[] = [];
    for (let count = 0; count < 3; count++) statuses.push((await api.get(sample)).status);
    assert.deepEqual(statuses, [200, 200, 429]);
    assert.deepEqual(
      api.requests().map(({ faults }) => faults.length),
      [0, 0, 1],
    );
  });

  it('empty writes and answers with nothing', async () => {
    await on({ kind: 'empty' });
    const answer = await api.put(SAMPLE_CONTACT_ID, rename);
    assert.deepEqual([answer.status, answer.text, name()], [200, '', 'X']);
  });

  it('resetBefore breaks the connection and writes nothing', async () => {
    await on({ kind: 'resetBefore' });
    await assert.rejects(api.put(SAMPLE_CONTACT_ID, rename), { code: 'ECONNRESET' });
    assert.deepEqual([name(), last()], ['Ana Souza', [['resetBefore'], 0]]);
  });

  it('resetAfter writes and breaks the connection', async () => {
    await on({ kind: 'resetAfter' });
    await assert.rejects(api.put(SAMPLE_CONTACT_ID, rename), { code: 'ECONNRESET' });
    assert.deepEqual([name(), last()], ['X', [['resetAfter'], 0]]);
  });

  it('hang writes nothing and gives no answer', async () => {
    await on({ kind: 'hang', times: 1 });
    const { revision } = await api.control().state();
    const sent = request({
      ...{ host: '127.0.0.1', port: api.port(), path: sample, method: 'PUT' },
      headers: { authorization: SANDBOX_KEY },
    });
    let isAnswered = false;
    sent.on('response', () => (isAnswered = true)).on('error', () => undefined);
    sent.end(JSON.stringify(rename));
    await api.control().nextState(revision, new AbortController().signal);
    assert.equal((await api.get(sample)).status, 200);
    assert.deepEqual([isAnswered, name(), api.requests()[0]?.faults], [false, 'Ana Souza', ['hang']]);
    sent.destroy();
  });

  it('slow writes at once and answers later', async () => {
    await on({ kind: 'slow', values: { ms: 30 } });
    assert.equal((await api.put(SAMPLE_CONTACT_ID, rename)).status, 200);
    assert.ok(api.requests()[0]!.ms >= 29, String(api.requests()[0]!.ms));
    assert.deepEqual([name(), last()], ['X', [['slow'], 200]]);
  });

  it('slow keeps nobody busy who has hung up', async () => {
    await on({ kind: 'slow', values: { ms: 600_000 }, times: 1 });
    const control = api.control();
    const hitAt = (await control.state()).contactsRevision;
    const sent = request({
      ...{ host: '127.0.0.1', port: api.port(), path: sample, method: 'PUT' },
      headers: { authorization: SANDBOX_KEY },
    });
    sent.on('error', () => undefined).end(JSON.stringify(rename));
    let state = await control.state();
    const never = new AbortController().signal;
    while (state.contactsRevision === hitAt) state = await control.nextState(state.revision, never);
    sent.destroy();
    while (state.journal.size === 0) state = await control.nextState(state.revision, never);
    assert.deepEqual(api.requests()[0]?.faults, ['slow']);
  });

  it('dropFields leaves fields unwritten behind a 200, and the journal says why', async () => {
    await on({ kind: 'dropFields', values: { fields: ['email', 'Tags'] } });
    const answer = await api.put(SAMPLE_CONTACT_ID, {
      fields: ['Name', 'Email', 'Tags'],
      ...{ name: 'X', email: 'x@example.com', tagIds: [tagId(2)] },
    });
    assert.deepEqual(
      [answer.status, answer.body['name'], answer.body['email']],
      [200, 'X', 'ana.souza@example.com'],
    );
    assert.deepEqual(api.ignored(), [
      'email was dropped: the fault dropFields is on.',
      'tagIds was dropped: the fault dropFields is on.',
    ]);
    await api.post(`${sample}/tags`, { tagIds: [tagId(2)] });
    assert.deepEqual(api.ignored(), ['tagIds was dropped: the fault dropFields is on.']);
    assert.deepEqual(api.stored(SAMPLE_CONTACT_ID).tagIds, [tagId(1), tagId(4), tagId(8)]);
  });
});

describe('sandbox faults: those that say something of writes alone', () => {
  const api = useSandbox();
  const left = async () =>
    (await api.control().state()).faults.map(({ remaining, hits }) => [remaining, hits]);
  const dropAll = { kind: 'dropFields', times: 1, values: { fields: ['Name', 'Email'] } } as const;
  const stored = () => api.stored(SAMPLE_CONTACT_ID);

  it('leave reading in peace, and searches that are posted', async () => {
    await api.control().switchOn({ kind: 'resetAfter', times: 1 });
    assert.equal((await api.get(sample)).status, 200);
    assert.equal((await api.post('/core/v1/contact/filter', {})).status, 200);
    assert.deepEqual(await left(), [[1, 0]]);
    await assert.rejects(api.put(SAMPLE_CONTACT_ID, rename), { code: 'ECONNRESET' });
    assert.deepEqual([stored().name, await left()], ['X', []]);
  });

  it('count a dropped field, not a write that had nothing to drop', async () => {
    await api.control().switchOn(dropAll);
    await api.put(SAMPLE_CONTACT_ID, { fields: ['Annotation'], annotation: 'kept', email: 'x@example.com' });
    assert.deepEqual(
      [stored().annotation, api.requests().at(-1)?.faults, await left()],
      ['kept', [], [[1, 0]]],
    );
    await api.put(SAMPLE_CONTACT_ID, rename);
    assert.deepEqual(
      [stored().name, api.requests().at(-1)?.faults, await left()],
      ['Ana Souza', ['dropFields'], []],
    );
  });

  it('drop what would be cleared, too', async () => {
    await api.control().switchOn(dropAll);
    await api.put(SAMPLE_CONTACT_ID, { fields: ['Email'] });
    assert.deepEqual([stored().email, await left()], ['ana.souza@example.com', []]);
  });
});

describe('sandbox faults: which requests they hit', () => {
  const switchboard = () => new FaultSwitchboard(() => 0);
  const kinds = (board: FaultSwitchboard, method: string, path: string) => board.disturb(method, path).kinds;

  it('are as many of the next ones as the order says', () => {
    const board = switchboard();
    board.switchOn({ kind: 'html', times: 2 });
    const hits = [1, 2, 3].map(() => kinds(board, 'GET', '/a').length);
    assert.deepEqual([hits, board.active()], [[1, 1, 0], []]);
  });

  it('are those of a method and a path, in whatever case', () => {
    const board = switchboard();
    board.switchOn({ kind: 'html', method: 'put', path: '/core/*/contact/*' });
    const requests = [
      ['PUT', '/core/v2/contact/1'],
      ['PUT', '/Core/V1/Contact/1/tags'],
      ['GET', '/core/v2/contact/1'],
      ['PUT', '/core/v2/contact'],
      ['PUT', '/x/core/v2/contact/1'],
    ] as const;
    assert.deepEqual(
      requests.map(([method, path]) => kinds(board, method, path).length),
      [1, 1, 0, 0, 0],
    );
  });

  it('take the characters of a pattern as they are', () => {
    const board = switchboard();
    board.switchOn({ kind: 'html', path: '/a.b(c' });
    assert.deepEqual([kinds(board, 'GET', '/a.b(c'), kinds(board, 'GET', '/aXb(c')], [['html'], []]);
  });

  it('are ended by one fault only, the oldest, while delays and drops add up', () => {
    const board = switchboard();
    board.switchOn({ kind: 'slow', values: { ms: 1 } });
    board.switchOn({ kind: 'serverError', times: 1 });
    board.switchOn({ kind: 'hang' });
    board.switchOn({ kind: 'slow', values: { ms: 2 } });
    const first = board.disturb('GET', '/a');
    assert.deepEqual([first.kinds, first.delayMs], [['slow', 'serverError', 'slow'], 3]);
    assert.deepEqual(kinds(board, 'GET', '/a'), ['slow', 'hang', 'slow']);
  });
});

describe('sandbox faults: rate limits', () => {
  it('let through what fits into every window, and say how long to wait', () => {
    const limit = createRateLimit([
      { limit: 4, seconds: 300 },
      { limit: 2, seconds: 5 },
    ]);
    const waits = [0, 1000, 2000, 5000, 6001, 7000, 299_999, 300_000].map(limit);
    assert.deepEqual(waits, [undefined, undefined, 3, undefined, undefined, 293, 1, undefined]);
  });
});
