import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { SAMPLE_CONTACT_ID, SandboxControl, startSandbox } from '../../../../src/sandbox/sandbox';
import { ControlProblem } from '../../../../src/sandbox/server/control/controlProblem';
import { useSandbox } from '../useSandbox';

const sample = `/core/v1/contact/${SAMPLE_CONTACT_ID}`;
const never = new AbortController().signal;

describe('sandbox control: who is let in', () => {
  const api = useSandbox();
  const paths = ['state', 'contacts', 'journal', 'faults', 'reset', 'journal/1'].map(
    (name) => `/sandbox/${name}`,
  );

  it('needs the key for everything but about', async () => {
    for (const path of paths) {
      const answer = await api.call(path, { headers: { authorization: 'Bearer wrong' } });
      assert.deepEqual(
        [answer.status, answer.body['error']],
        [401, 'Send the key of the sandbox as a bearer token.'],
      );
    }
    assert.equal((await api.call('/sandbox/about', { headers: { authorization: '' } })).status, 200);
  });

  it('refuses foreign hosts and origins, the right key notwithstanding', async () => {
    for (const path of paths) {
      for (const headers of [{ host: 'evil.example' }, { origin: 'https://evil.example' }]) {
        assert.equal((await api.call(path, { headers })).status, 403, path);
      }
    }
    const reset = await api.call('/sandbox/reset', { method: 'POST', headers: { origin: 'null' } });
    assert.equal(reset.status, 403);
  });

  it('names the methods of a path when it is asked by another', async () => {
    const answer = await api.call('/sandbox/journal', { method: 'PUT' });
    assert.deepEqual(
      [answer.status, answer.body['error']],
      [405, '/sandbox/journal takes GET, DELETE, not PUT.'],
    );
  });

  it('stays out of the journal', async () => {
    await api.get('/sandbox/state');
    assert.deepEqual(api.requests(), []);
  });
});

describe('sandbox control: state, contacts and journal', () => {
  const api = useSandbox();
  const { control } = api;

  it('tells switches, counts and contacts', async () => {
    const { counts, switches, faults } = await control().state();
    assert.deepEqual(counts, {
      ...{ contacts: 13, tags: 15, portfolios: 3, sequences: 4, customFields: 20, deliveries: 0 },
    });
    assert.deepEqual([switches.utm, faults], ['whole', []]);
    const [ana] = await control().contacts();
    assert.deepEqual(ana, {
      ...{ id: SAMPLE_CONTACT_ID, name: 'Ana Souza' },
      ...{ phoneNumber: '+55|11999990000', phoneNumberFormatted: '(11) 99999-0000' },
    });
  });

  it('tells only as many contacts as somebody wants', async () => {
    assert.deepEqual(await control().contacts(2), (await control().contacts()).slice(0, 2));
    assert.equal((await control().state()).counts.contacts, 13);
  });

  it('shows a stored contact whole, and undefined for none', async () => {
    assert.deepEqual(await control().contact(SAMPLE_CONTACT_ID), api.stored(SAMPLE_CONTACT_ID));
    assert.equal(await control().contact('nobody'), undefined);
  });

  it('answers at once when there is something new, and else as soon as there is', async () => {
    const { revision } = await control().state();
    await api.get(sample);
    const second = await control().nextState(revision, never);
    assert.equal(second.journal.size, 1);
    const third = control().nextState(second.revision, never);
    await api.put(SAMPLE_CONTACT_ID, { fields: ['Name'], name: 'X' });
    const { contactsRevision, journal } = await third;
    assert.ok(contactsRevision > second.contactsRevision);
    assert.ok(journal.lastId >= second.journal.lastId);
  });

  it('lets go of who does not wait any more', async () => {
    const { revision } = await control().state();
    const gone = new AbortController();
    const waiting = control().nextState(revision, gone.signal);
    gone.abort();
    await assert.rejects(waiting, { name: 'AbortError' });
    await api.get(sample);
    assert.equal((await control().nextState(revision, never)).journal.size, 1);
  });

  it('lets those who wait know when the sandbox ends', async () => {
    const sandbox = await startSandbox({ port: 0 });
    const { revision } = await sandbox.control.state();
    const ended = assert.rejects(sandbox.control.nextState(revision, never));
    await sandbox.close();
    await ended;
  });

  it('tells the journal from a request on, and one request with its bodies', async () => {
    await api.get(sample);
    await api.put(SAMPLE_CONTACT_ID, { fields: [], name: 'X' });
    const rows = await control().journal();
    assert.deepEqual(
      rows.map(({ method, status }) => [method, status]),
      [
        ['GET', 200],
        ['PUT', 200],
      ],
    );
    assert.deepEqual(
      rows[1]!.remarks.map(({ kind }) => kind),
      ['noNames'],
    );
    assert.deepEqual((await control().journal(rows[0]!.id)).length, 1);
    const record = await control().record(rows[1]!.id);
    assert.equal(record?.sent?.text, '{"fields":[],"name":"X"}');
    assert.match(record.answer?.text ?? '', /"name":"Ana Souza"/);
    assert.equal(await control().record(999_999), undefined);
  });

  it('clears the journal and leaves the contacts alone', async () => {
    await api.put(SAMPLE_CONTACT_ID, { fields: ['Name'], name: 'X' });
    await control().clearJournal();
    const { journal } = await control().state();
    assert.deepEqual(
      [journal.size, journal.firstId, api.stored(SAMPLE_CONTACT_ID).name],
      [0, journal.lastId + 1, 'X'],
    );
  });

  it('goes back to its first contacts and forgets the requests when it is reset', async () => {
    await api.put(SAMPLE_CONTACT_ID, { fields: ['Name'], name: 'X' });
    await control().reset();
    assert.deepEqual([api.requests(), api.stored(SAMPLE_CONTACT_ID).name], [[], 'Ana Souza']);
  });
});

describe('sandbox control: faults', () => {
  const api = useSandbox();
  const { control } = api;

  it('are switched on and off, and tell how often they hit', async () => {
    const on = await control().switchOn({ kind: 'serverError', times: 2 });
    assert.deepEqual([on.remaining, on.hits], [2, 0]);
    assert.equal((await api.get(sample)).status, 500);
    const [fault] = (await control().state()).faults;
    assert.deepEqual([fault?.id, fault?.remaining, fault?.hits], [on.id, 1, 1]);
    await control().switchOff(on.id);
    await control().switchOff(on.id);
    assert.equal((await api.get(sample)).status, 200);
  });

  it('wake who waits for changes', async () => {
    const { revision } = await control().state();
    const next = control().nextState(revision, never);
    await control().switchOn({ kind: 'hang' });
    assert.deepEqual(
      (await next).faults.map(({ kind }) => kind),
      ['hang'],
    );
    await control().switchAllOff();
    assert.deepEqual((await control().state()).faults, []);
  });

  for (const [order, message] of [
    [{}, /There is no fault null\. Choose one of unauthorized/],
    [{ kind: 'toString' }, /There is no fault .*toString/],
    [{ kind: 'hang', times: 0 }, /times takes a whole number from 1/],
    [{ kind: 'hang', path: 5 }, /path takes a text/],
    [{ kind: 'hang', often: 1 }, /A fault has no often/],
    [{ kind: 'slow', values: { ms: 'long' } }, /ms of the fault slow takes a whole number from 1 to 600000/],
    [{ kind: 'slow', values: { seconds: 1 } }, /The fault slow takes no seconds/],
    [
      { kind: 'dropFields', values: { fields: ['Nickname'] } },
      /fields of the fault dropFields takes a list of Name/,
    ],
    [{ kind: 'dropFields' }, /takes a list of/],
    [[], /A fault is an object with a kind/],
    [{ kind: 'hang', path: 'core/v2/*' }, /path takes a path without its query, such as/],
    [{ kind: 'hang', path: '/core/v2?x=1' }, /path takes a path without its query/],
    [{ kind: 'hang', path: 'https://api.example/core' }, /path takes a path without its query/],
    [{ kind: 'hang', method: 'GTE' }, /method takes one of GET, .*, not GTE/],
    [{ kind: 'slow', values: 5 }, /values of the fault slow takes an object/],
    [{ kind: 'slow', values: [5] }, /values of the fault slow takes an object/],
    [{ kind: 'slow', values: { ms: '5' } }, /ms of the fault slow takes a whole number/],
  ] as const) {
    it(`refuse ${JSON.stringify(order)} and say why`, async () => {
      const answer = await api.post('/sandbox/faults', order);
      assert.equal(answer.status, 400);
      assert.match(answer.text, message);
    });
  }

  it('refuse what is no JSON, in the words in which sending a webhook does', async () => {
    for (const path of ['/sandbox/faults', '/sandbox/webhooks']) {
      const answer = await api.call(path, { method: 'POST', body: Buffer.from('{') });
      assert.deepEqual([answer.status, answer.body['error']], [400, 'The body is not valid JSON.']);
    }
  });

  it('refuse lists in lists without end', async () => {
    const body = Buffer.from(`{"kind":${'['.repeat(5000)}${']'.repeat(5000)}}`);
    const answer = await api.call('/sandbox/faults', { method: 'POST', body });
    const error = 'The body has more than 200 levels of lists and objects.';
    assert.deepEqual([answer.status, answer.body['error']], [400, error]);
  });

  it('come back as they were at the start after a reset', async () => {
    const sandbox = await startSandbox({ port: 0, faults: [{ kind: 'html', times: 1 }] });
    const other = new SandboxControl(sandbox.port);
    await other.switchOn({ kind: 'hang' });
    await sandbox.reset();
    assert.deepEqual(
      (await other.state()).faults.map(({ kind, remaining }) => [kind, remaining]),
      [['html', 1]],
    );
    await sandbox.close();
  });

  it('stop the start when they make no sense', async () => {
    await assert.rejects(
      startSandbox({ port: 0, faults: [{ kind: 'slow', values: { ms: 0 } }] }),
      /from 1 to/,
    );
  });
});

describe('sandbox control: a port whose holder accepts and never answers', () => {
  const silent = createTcpServer();
  const held: Socket[] = [];
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  const patience: number[] = [];
  before(async () => {
    silent.on('connection', (socket) => held.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
  });
  beforeEach(() => {
    patience.length = 0;
    AbortSignal.timeout = (ms) => {
      patience.push(ms);
      return timeout(20);
    };
  });
  afterEach(() => {
    AbortSignal.timeout = timeout;
  });
  after(() => {
    held.forEach((socket) => socket.destroy());
    silent.close();
  });
  const control = () => new SandboxControl((silent.address() as AddressInfo).port);

  for (const [name, ask, seconds] of [
    ['state', (one) => one.state(), 5],
    ['journal', (one) => one.journal(), 5],
    ['a record', (one) => one.record(1), 5],
    ['a fault', (one) => one.switchOn({ kind: 'hang' }), 5],
    ['reset', (one) => one.reset(), 5],
    ['export', (one) => one.export(), 60],
    ['import', (one) => one.import('{}'), 60],
  ] satisfies [string, (one: SandboxControl) => Promise<unknown>, number][]) {
    it(`is given up after ${seconds} seconds by ${name}, in a sentence`, async () => {
      const one = control();
      await assert.rejects(ask(one), {
        name: 'NoAnswerError',
        message: `Port ${one.port} is held by a program that has not answered within ${seconds} seconds. If it stands at a breakpoint, let it go on; else stop it, or choose another port.`,
      });
      assert.deepEqual(patience, [seconds * 1000]);
    });
  }

  it('is waited for by who waits for changes, until the signal aborts', async () => {
    const gone = new AbortController();
    const waiting = control().nextState(1, gone.signal);
    gone.abort();
    await assert.rejects(waiting, { name: 'AbortError' });
    assert.deepEqual(patience, []);
  });
});

describe('sandbox control: a sandbox of another version', () => {
  it('is told apart from a refusal', async () => {
    const old = createServer((_, response) => response.end('{"key":"badrequest"}')).listen(0, '127.0.0.1');
    await once(old, 'listening');
    const control = new SandboxControl((old.address() as AddressInfo).port);
    await assert.rejects(control.state(), (error) => {
      assert.ok(error instanceof ControlProblem);
      assert.match(error.message, /another version.*start it anew/);
      return true;
    });
    old.close();
  });
});
