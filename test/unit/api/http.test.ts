import assert from 'node:assert/strict';
import { createServer as createTcpServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { ApiConnection } from '../../../src/core/api/connection';
import { type ApiRequest, sendRequest } from '../../../src/core/api/http';
import { failureOf } from './apiErrors';
import { answer, type Behaviour, FaultServers, startFaultServer, startSlammingServer } from './faultServer';
import type { LoggedRequest } from './requestLog';

const key = 'pn_InventedKey123';
const get: ApiRequest = { method: 'GET', path: '/core/v1/tag?NestedList=false' };
const put: ApiRequest = { method: 'PUT', path: '/core/v2/contact/x', body: { name: 'Ana' } };

describe('sendRequest', () => {
  const servers = new FaultServers();
  const start = (behave: Behaviour) => servers.start(behave);

  function connect(url: string, more: Partial<ApiConnection> = {}): ApiConnection {
    return { baseUrl: url, key, environment: 'shop', ...more };
  }

  it('gives the body as it came, digits and all', async () => {
    const server = await start(answer(200, '{"price": 1.50, "big": 12345678901234567890}'));
    assert.equal(await sendRequest(connect(server.url), get), '{"price": 1.50, "big": 12345678901234567890}');
  });

  it('gives an empty text for an empty 200', async () => {
    const server = await start(answer(200, ''));
    assert.equal(await sendRequest(connect(server.url), put), '');
  });

  it('sends the key in the Authorization header and nowhere else', async () => {
    const server = await start(answer(200, {}));
    await sendRequest(connect(server.url), put);
    const [request] = server.requests;
    assert.equal(request?.headers.authorization, `Bearer ${key}`);
    const { authorization, ...others } = request.headers;
    assert.ok(authorization);
    assert.ok(!JSON.stringify([request.url, request.body, others]).includes(key));
  });

  it('sends the body as JSON', async () => {
    const server = await start(answer(200, {}));
    await sendRequest(connect(server.url), put);
    assert.equal(server.requests[0]?.body, '{"name":"Ana"}');
    assert.equal(server.requests[0].headers['content-type'], 'application/json');
  });

  it('decompresses an answer', async () => {
    const zipped = gzipSync('{"name":"Zoë"}');
    const server = await start(answer(200, zipped, { 'content-encoding': 'gzip' }));
    assert.equal(await sendRequest(connect(server.url), get), '{"name":"Zoë"}');
  });

  it('says how many seconds the API asks to wait', async () => {
    const server = await start(answer(429, '', { 'retry-after': '7' }));
    const error = await failureOf(sendRequest(connect(server.url), get));
    assert.deepEqual([error.kind, error.seconds], ['tooManyRequests', 7]);
  });

  describe('when the network fails', () => {
    it('says that a refused connection sent nothing', async () => {
      const server = await startFaultServer(answer(200, {}));
      await server.close();
      const error = await failureOf(sendRequest(connect(server.url), put));
      assert.deepEqual([error.kind, error.sent, error.status], ['connectionRefused', 'no', undefined]);
      assert.match(error.detail, /shop/);
      assert.deepEqual(error.nextSteps, ['startSandbox', 'retry', 'openSettings']);
    });

    it('claims nothing about a request when a secure connection fails, as it does where nobody speaks TLS', async () => {
      const server = await start(answer(200, {}));
      const error = await failureOf(sendRequest(connect(server.url.replace('http:', 'https:')), put));
      assert.deepEqual([error.kind, error.sent], ['secureConnection', 'maybe']);
      assert.equal(server.requests.length, 0);
    });

    it('does not know what became of a request when the server hangs up before reading it', async () => {
      const server = servers.own(await startSlammingServer());
      const error = await failureOf(sendRequest(connect(server.url), put));
      assert.deepEqual([error.kind, error.sent], ['reset', 'maybe']);
    });

    it('does not know what became of a request when the server hangs up after reading it, and sends it once', async () => {
      const server = await start((response) => response.socket?.resetAndDestroy());
      const error = await failureOf(sendRequest(connect(server.url), put));
      assert.deepEqual([error.kind, error.sent], ['reset', 'maybe']);
      assert.equal(server.requests.length, 1);
    });

    it('does not know what became of a request whose answer breaks off', async () => {
      const server = await start((response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"id":', () => response.destroy());
      });
      const error = await failureOf(sendRequest(connect(server.url), put));
      assert.deepEqual([error.kind, error.sent, error.status], ['reset', 'maybe', 200]);
    });

    it('does not know what became of a request whose chunked answer breaks off', async () => {
      const server = await start((response) => {
        response.writeHead(200);
        response.write('{"id":"x"}', () => response.destroy());
      });
      const error = await failureOf(sendRequest(connect(server.url), put));
      assert.deepEqual([error.kind, error.sent], ['reset', 'maybe']);
    });

    it('stops waiting when no answer begins in time', async () => {
      const server = await start(() => undefined);
      const error = await failureOf(sendRequest(connect(server.url, { timeoutMs: 50 }), put));
      assert.deepEqual([error.kind, error.sent], ['timeout', 'maybe']);
      assert.match(error.detail, /0\.05 seconds/);
      assert.equal(server.requests.length, 1);
    });

    it('stops waiting when an answer does not end in time', async () => {
      const server = await start((response) => response.write('{'));
      const error = await failureOf(sendRequest(connect(server.url, { timeoutMs: 80 }), put));
      assert.deepEqual([error.kind, error.sent, error.status], ['timeout', 'maybe', 200]);
    });

    it('stops when the person cancels', async () => {
      const cancel = new AbortController();
      const server = await start(() => {
        cancel.abort();
      });
      const error = await failureOf(sendRequest(connect(server.url), { ...put, signal: cancel.signal }));
      assert.deepEqual([error.kind, error.sent], ['cancelled', 'maybe']);
    });

    it('sends nothing when it was cancelled before', async () => {
      const server = await start(answer(200, {}));
      const error = await failureOf(
        sendRequest(connect(server.url), { ...put, signal: AbortSignal.abort() }),
      );
      assert.deepEqual([error.kind, error.sent], ['cancelled', 'no']);
      assert.equal(server.requests.length, 0);
    });

    it('calls an answer that is no HTTP a failure on the way', async () => {
      const server = createTcpServer((socket) => socket.end('hello\r\n')).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const error = await failureOf(sendRequest(connect(`http://127.0.0.1:${port}`), put));
      server.close();
      assert.deepEqual([error.kind, error.sent], ['network', 'maybe']);
    });
  });

  describe('when the answer cannot be used', () => {
    it('refuses bytes that are no UTF-8', async () => {
      const server = await start(answer(200, Buffer.from([0x22, 0xff, 0x22])));
      const error = await failureOf(sendRequest(connect(server.url), get));
      assert.deepEqual([error.kind, error.sent], ['unreadable', 'maybe']);
    });

    it('refuses broken compression', async () => {
      const server = await start(answer(200, Buffer.from('no gzip'), { 'content-encoding': 'gzip' }));
      assert.equal((await failureOf(sendRequest(connect(server.url), get))).kind, 'unreadable');
    });

    it('stops reading after 10 MB', async () => {
      const server = await start(answer(200, ' '.repeat(10 * 1024 * 1024 + 1)));
      const error = await failureOf(sendRequest(connect(server.url), get));
      assert.deepEqual([error.kind, error.sent], ['tooLarge', 'maybe']);
    });

    it('stops reading what unpacks to more than 10 MB', async () => {
      const zipped = gzipSync(Buffer.alloc(11 * 1024 * 1024, ' '));
      const server = await start(answer(200, zipped, { 'content-encoding': 'gzip' }));
      assert.equal((await failureOf(sendRequest(connect(server.url), get))).kind, 'tooLarge');
    });

    for (const status of [301, 302, 303, 307, 308]) {
      it(`does not follow a redirect (${status})`, async () => {
        const target = await start(answer(200, {}));
        const server = await start(answer(status, '', { location: `${target.url}/core/v1/tag?key=1` }));
        const error = await failureOf(sendRequest(connect(server.url), put));
        assert.equal(error.kind, 'redirected');
        assert.ok(error.detail.includes(new URL(target.url).host));
        assert.equal(target.requests.length, 0);
        assert.equal(server.requests.length, 1);
      });
    }
  });

  describe('the key', () => {
    it('is not sent when it could not stand in a header', async () => {
      const server = await start(answer(200, {}));
      for (const malformed of ['', 'pn_a b', 'pn_a\nX-Evil: 1', 'pn_ção']) {
        const error = await failureOf(sendRequest(connect(server.url, { key: malformed }), get));
        assert.deepEqual([error.kind, error.sent], ['malformedKey', 'no']);
      }
      assert.equal(server.requests.length, 0);
    });

    it('is taken out of everything that the network says', async () => {
      const echoes: Behaviour[] = [
        answer(500, { error: true, key: 'FORM_ERROR', text: `Bearer ${key}?`, id: { shortValue: key } }),
        answer(418, `short and stout: ${key}`),
        answer(400, { title: 'Bad', errors: { [key]: [`no ${key}`] } }),
        answer(302, '', { location: `https://${key}.example/` }),
      ];
      for (const echo of echoes) {
        const server = await start(echo);
        const error = await failureOf(sendRequest(connect(server.url), get));
        const shown = JSON.stringify([Object.entries(error), error.message, error.stack]);
        assert.ok(shown.includes('•••'), `${error.kind} shows what was there`);
        assert.ok(!shown.toLowerCase().includes(key.toLowerCase()), `${error.kind} keeps the key`);
      }
    });
  });

  describe('the log', () => {
    it('hears of each request without values', async () => {
      const entries: LoggedRequest[] = [];
      const server = await start(answer(200, {}));
      await sendRequest(connect(server.url, { onRequest: (entry) => entries.push(entry) }), get);
      assert.equal(entries.length, 1);
      const { ms, ...entry } = entries[0]!;
      assert.ok(ms > 0);
      assert.deepEqual(entry, {
        method: 'GET',
        path: '/core/v1/tag',
        status: 200,
        shortId: '',
        errorKind: undefined,
      });
    });

    it('hears why a request failed, with the short id', async () => {
      const entries: LoggedRequest[] = [];
      const server = await start(
        answer(500, { error: true, key: 'OTHER', text: 'Ana', id: { shortValue: 'Q1' } }),
      );
      await failureOf(sendRequest(connect(server.url, { onRequest: (entry) => entries.push(entry) }), put));
      assert.deepEqual(
        entries.map(({ status, shortId, errorKind }) => [status, shortId, errorKind]),
        [[500, 'Q1', 'apiError']],
      );
      assert.ok(!JSON.stringify(entries).includes('Ana'));
    });
  });
});
