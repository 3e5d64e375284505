import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { type SearchState, DebouncedSearch } from '../../../src/host/open/debouncedSearch';

const PAUSE_MS = 250;

interface Call {
  readonly text: string;
  readonly signal: AbortSignal;
  readonly answer: (found: string) => void;
  readonly fail: (error: Error) => void;
  readonly showSome: (found: string) => void;
}

describe('a search for what is being typed', () => {
  let calls: Call[];
  let shown: SearchState<string>[];
  let search: DebouncedSearch<string>;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    calls = [];
    shown = [];
    search = new DebouncedSearch({
      pauseMs: PAUSE_MS,
      search: (text, signal, showSome) =>
        new Promise((answer, fail) => {
          calls.push({ text, signal, answer, fail, showSome });
        }),
      show: (state) => shown.push(state),
    });
  });
  afterEach(() => {
    mock.timers.reset();
  });

  /** Lets everything happen that waits for no time and no answer. */
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  async function rest(): Promise<void> {
    mock.timers.tick(PAUSE_MS);
    await settle();
  }

  it('starts when the fingers rest, with the last text alone', async () => {
    search.type('an');
    mock.timers.tick(PAUSE_MS - 1);
    search.type('ana');
    mock.timers.tick(PAUSE_MS - 1);
    await settle();
    assert.deepEqual(calls, []);
    await rest();
    assert.deepEqual(
      calls.map(({ text }) => text),
      ['ana'],
    );
    assert.deepEqual(shown, [{ kind: 'searching' }]);
  });

  it('has one search under way: the next waits until the one before has ended, and that is told to end', async () => {
    search.type('ana');
    await rest();
    search.type('bruno');
    assert.equal(calls[0]!.signal.aborted, true);
    await rest();
    assert.equal(calls.length, 1);
    calls[0]?.fail(new Error('cancelled'));
    await settle();
    assert.equal(calls[1]?.text, 'bruno');
  });

  it('never shows an answer to a text that is no longer there', async () => {
    search.type('ana');
    await rest();
    search.type('bruno');
    await rest();
    calls[0]?.answer('Ana');
    await settle();
    calls[1]?.answer('Bruno');
    await settle();
    assert.deepEqual(shown.at(-1), { kind: 'found', found: 'Bruno' });
    assert.equal(
      shown.some((state) => state.kind === 'found' && state.found === 'Ana'),
      false,
    );
  });

  it('skips a text that was replaced while another search was under way', async () => {
    search.type('ana');
    await rest();
    search.type('bru');
    await rest();
    search.type('bruno');
    await rest();
    calls[0]?.answer('Ana');
    await settle();
    assert.deepEqual(
      calls.map(({ text }) => text),
      ['ana', 'bruno'],
    );
  });

  it('tells a failure, and goes on with the next text', async () => {
    search.type('ana');
    await rest();
    calls[0]?.fail(new Error('no network'));
    await settle();
    assert.deepEqual(shown.at(-1), { kind: 'failed', error: new Error('no network') });
    search.type('bruno');
    await rest();
    assert.equal(calls.length, 2);
  });

  it('shows what it has before it ends, unless another text was typed', async () => {
    search.type('ana');
    await rest();
    calls[0]?.showSome('Ana');
    assert.deepEqual(shown.at(-1), { kind: 'some', found: 'Ana' });
    search.type('bruno');
    calls[0]?.showSome('Ana and Anabel');
    assert.deepEqual(shown.at(-1), { kind: 'some', found: 'Ana' });
  });

  it('shows nothing and starts nothing after it is stopped', async () => {
    search.type('ana');
    await rest();
    search.stop();
    calls[0]?.answer('Ana');
    await rest();
    search.type('bruno');
    search.stop();
    await rest();
    assert.deepEqual([calls.length, shown], [1, [{ kind: 'searching' }]]);
  });
});
