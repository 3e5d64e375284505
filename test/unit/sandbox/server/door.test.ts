import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import {
  type Sandbox,
  SAMPLE_CONTACT_ID,
  SANDBOX_KEY,
  SandboxPortError,
  startSandbox,
} from '../../../../src/sandbox/sandbox';
import { send, useSandbox } from '../useSandbox';

const sample = `/core/v1/contact/${SAMPLE_CONTACT_ID}`;

describe('sandbox: who is let in', () => {
  const api = useSandbox();

  for (const name of ['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]']) {
    it(`answers to the host ${name} with its port`, async () => {
      assert.equal((await api.call(sample, { headers: { host: `${name}:${api.port()}` } })).status, 200);
    });
  }

  for (const host of ['evil.example', '127.0.0.1', 'localhost:1', '127.0.0.1.evil.example']) {
    it(`refuses the host ${host}, on its own path too`, async () => {
      assert.equal((await api.call(sample, { headers: { host } })).status, 403);
      assert.equal((await api.call('/sandbox/about', { headers: { host } })).status, 403);
    });
  }

  for (const origin of ['https://evil.example', 'null', 'http://localhost', 'vscode-webview://abc']) {
    it(`refuses the origin ${origin} and changes nothing`, async () => {
      const body = { fields: ['Name'], name: 'X' };
      const answer = await api.call(`/core/v2/contact/${SAMPLE_CONTACT_ID}`, {
        method: 'PUT',
        headers: { origin },
        body,
      });
      assert.equal(answer.status, 403);
      assert.equal(api.stored(SAMPLE_CONTACT_ID).name, 'Ana Souza');
    });
  }

  it('lets its own origin in', async () => {
    const origin = `http://localhost:${api.port()}`;
    assert.equal((await api.call(sample, { headers: { origin } })).status, 200);
  });

  it('answers 413 to more than 10 MB and serves the next request', async () => {
    const body = Buffer.alloc(10 * 1024 * 1024 + 1, 0x20);
    const answer = await api.call(`/core/v2/contact/${SAMPLE_CONTACT_ID}`, { method: 'PUT', body });
    assert.equal(answer.status, 413);
    assert.equal((await api.get(sample)).status, 200);
  });

  it('survives a client that hangs up in the middle, and keeps nothing of it', async () => {
    const socket = connect(api.port(), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      `PUT ${sample} HTTP/1.1\r\nHost: 127.0.0.1:${api.port()}\r\nContent-Length: 100\r\n\r\n{"fields"`,
    );
    socket.end();
    await once(socket.resume(), 'close');
    assert.equal((await api.get(sample)).status, 200);
    assert.deepEqual(
      api.requests().map(({ method }) => method),
      ['GET'],
    );
  });

  it('keeps connections alive', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports: (number | undefined)[] = [];
    for (let turn = 0; turn < 2; turn++) {
      const sent = request({ host: '127.0.0.1', port: api.port(), path: sample, agent });
      sent.end();
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      ports.push(response.socket.localPort);
      await once(response.resume(), 'end');
    }
    agent.destroy();
    assert.equal(ports[0], ports[1]);
  });
});

describe('sandbox: its journal', () => {
  const api = useSandbox();

  it('has method, path, query, status and body of each request, refused ones too, and never the key', async () => {
    await api.call(`${sample}?IncludeDetails=Tags`, { headers: { authorization: 'wrong' } });
    await api.put(SAMPLE_CONTACT_ID, { fields: ['Name'], name: 'Ana' });
    const shown = api.requests().map(({ method, path, query, status, body, ignored, faults }) => {
      return { method, path, query, status, body, ignored, faults };
    });
    assert.deepEqual(shown, [
      {
        method: 'GET',
        path: sample,
        query: '?IncludeDetails=Tags',
        status: 401,
        body: undefined,
        ignored: [],
        faults: [],
      },
      {
        method: 'PUT',
        path: `/core/v2/contact/${SAMPLE_CONTACT_ID}`,
        query: '',
        status: 200,
        body: { fields: ['Name'], name: 'Ana' },
        ignored: [],
        faults: [],
      },
    ]);
    assert.ok(!JSON.stringify(api.requests()).includes(SANDBOX_KEY));
  });

  it('counts requests, and tells when each came, how long it took and what was sent and answered', async () => {
    const before = Date.now();
    const answer = await api.put(SAMPLE_CONTACT_ID, { fields: ['Name'], name: 'Ana' });
    const broken = await api.call(sample, { method: 'PUT', body: Buffer.from('{"fields"') });
    const [first, second] = api.requests();
    assert.equal(second!.id, first!.id + 1);
    assert.ok(Date.parse(first!.time) >= before && Date.parse(first!.time) <= Date.now());
    assert.ok(first!.ms >= 0 && first!.ms <= Date.now() - before + 1, String(first!.ms));
    assert.deepEqual(first!.sent, {
      ...{ text: '{"fields":["Name"],"name":"Ana"}', bytes: 32 },
      ...{ isCut: false, isText: true },
    });
    assert.deepEqual([first!.answer?.text, second!.answer?.text], [answer.text, broken.text]);
    assert.deepEqual([second!.sent?.text, second!.body], ['{"fields"', undefined]);
  });

  it('keeps the first 256 KB of a body, whole characters only, and says that it was cut', async () => {
    const annotation = `x${'é'.repeat(150_000)}`;
    await api.put(SAMPLE_CONTACT_ID, { fields: ['Annotation'], annotation });
    const { sent, answer, body } = api.requests().at(-1)!;
    assert.equal(sent!.isCut && answer!.isCut, true);
    assert.equal(sent!.bytes, Buffer.byteLength(JSON.stringify({ fields: ['Annotation'], annotation })));
    assert.match(sent!.text, /^\{"fields":\["Annotation"\],"annotation":"xé+$/);
    assert.ok(Buffer.byteLength(sent!.text) > 256 * 1024 - 2);
    assert.equal(body, undefined);
  });

  it('is empty, and the contacts are as seeded, after a reset', async () => {
    const sandbox = await startSandbox({ port: 0 });
    await send(sandbox.port, `/core/v2/contact/${SAMPLE_CONTACT_ID}`, {
      method: 'PUT',
      body: { fields: ['Name'], name: 'X' },
    });
    const changed = sandbox.contact(SAMPLE_CONTACT_ID)?.name;
    await sandbox.reset();
    await sandbox.close();
    assert.deepEqual(
      [changed, sandbox.contact(SAMPLE_CONTACT_ID)?.name, sandbox.requests()],
      ['X', 'Ana Souza', []],
    );
  });

  it('hands out copies of contacts', () => {
    api.stored(SAMPLE_CONTACT_ID).tagIds.push('x');
    assert.equal(api.stored(SAMPLE_CONTACT_ID).tagIds.length, 3);
  });
});

describe('sandbox: its port', () => {
  const running: Sandbox[] = [];
  const start = async (options: Parameters<typeof startSandbox>[0]) => {
    const sandbox = await startSandbox(options);
    running.push(sandbox);
    return sandbox;
  };
  afterEach(() => Promise.all(running.splice(0).map((sandbox) => sandbox.close())));

  it('is free again after close, open connections notwithstanding', async () => {
    const sandbox = await start({ port: 0 });
    const { port } = sandbox;
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const ended = once(socket, 'close');
    socket.on('error', () => undefined);
    await sandbox.close();
    await ended;
    await sandbox.close();
    const again = await start({ port });
    assert.deepEqual([again.port, again.reused], [port, false]);
  });

  it('is shared by a second start, whose close leaves the first one running', async () => {
    const first = await start({ port: 0 });
    const second = await start({ port: first.port });
    assert.deepEqual(
      [first.reused, second.reused, second.url, second.key],
      [false, true, first.url, first.key],
    );
    await second.close();
    assert.equal((await send(first.port, sample)).status, 200);
    assert.equal(first.requests().length, 1);
    assert.throws(() => second.requests(), /started elsewhere/);
  });

  it('is shared by a second start, which can reset the sandbox and look into it', async () => {
    const first = await start({ port: 0 });
    const second = await start({ port: first.port });
    await send(second.port, `/core/v2/contact/${SAMPLE_CONTACT_ID}`, {
      method: 'PUT',
      body: { fields: ['Name'], name: 'X' },
    });
    assert.equal((await second.control.contact(SAMPLE_CONTACT_ID))?.name, 'X');
    await second.reset();
    assert.deepEqual([first.contact(SAMPLE_CONTACT_ID)?.name, first.requests()], ['Ana Souza', []]);
  });

  it('is not shared by a start with faults of its own', async () => {
    const { port } = await start({ port: 0 });
    await assert.rejects(start({ port, faults: [{ kind: 'hang' }] }), /already running.*faults/);
  });

  it('is shared by a start that takes what runs, whatever else it asks for', async () => {
    const { port } = await start({ port: 0 });
    const options = {
      seed: { contacts: [] },
      webhooks: ['http://127.0.0.1:9/hook'],
      switches: { strictNull: true },
    };
    assert.equal((await start({ port, ...options, takesRunning: true })).reused, true);
  });

  it('is shared only by starts that ask for the same switches, or for none', async () => {
    const { port } = await start({ port: 0, switches: { utm: 'merge' } });
    assert.equal((await start({ port, switches: { utm: 'merge' } })).reused, true);
    assert.equal((await start({ port })).reused, true);
    await assert.rejects(
      start({ port, switches: { strictNull: true } }),
      /other switches is already running/,
    );
  });

  it('is refused, naming the setting and the option, when another web server has it', async () => {
    const other = createServer((_, response) =>
      response.end('{"sandbox":"other","key":"k","switches":"{}"}'),
    ).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await assert.rejects(start({ port }), (error) => {
      assert.ok(error instanceof SandboxPortError);
      assert.deepEqual([error.port, error.problem], [port, 'taken']);
      assert.match(error.message, new RegExp(`port ${port} is used.*wts\\.sandbox\\.port.*--port`));
      return true;
    });
    other.close();
  });

  it('is refused when something that speaks no HTTP has it', async () => {
    const other = createTcpServer((socket) => socket.end('hello\r\n')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    await assert.rejects(
      start({ port: (other.address() as AddressInfo).port }),
      /is used by another program/,
    );
    other.close();
  });

  it('is refused when there is no such port', async () => {
    await assert.rejects(start({ port: 70_000 }), /does not let it use port 70000/);
  });
});
