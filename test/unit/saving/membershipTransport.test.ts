import assert from 'node:assert/strict';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createContactApi } from '../../../src/core/api/contactApi';
import { SAMPLE_CONTACT_ID as id, SANDBOX_KEY } from '../../../src/sandbox/sandbox';
import { useSandbox } from '../sandbox/useSandbox';

/** Passes every request on as a proxy does, with the headers and the body that came. */
function startProxy(port: () => number): Promise<Server> {
  const server = createServer((incoming, answer) => {
    const { method, url } = incoming;
    const headers = { ...incoming.headers, host: `127.0.0.1:${port()}` };
    const onward = request({ host: '127.0.0.1', port: port(), method, path: url, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    incoming.pipe(onward);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(server);
    });
  });
}

describe('A DELETE with a body', () => {
  const sandbox = useSandbox();
  let proxy: Server;
  before(async () => {
    proxy = await startProxy(sandbox.port);
  });
  after(() => {
    proxy.closeAllConnections();
    proxy.close();
  });

  for (const through of ['directly', 'through a proxy'] as const) {
    it(`arrives whole, with its length, ${through}`, async () => {
      const port = through === 'directly' ? sandbox.port() : (proxy.address() as AddressInfo).port;
      const baseUrl = `http://127.0.0.1:${port}`;
      const api = createContactApi({ baseUrl, key: SANDBOX_KEY, environment: 'sandbox' });
      const [sequence] = await api.listSequencesOf(id);
      assert.ok(sequence !== undefined);
      await api.changeMembership(id, { purpose: 'leaveSequence', id: sequence.id, name: '' });
      const sent = sandbox.requests().at(-1);
      assert.deepEqual([sent?.method, sent?.status, sent?.body], ['DELETE', 200, { contactId: id }]);
      assert.deepEqual(sandbox.stored(id).sequenceIds, []);
    });
  }
});
