import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fetch from 'node-fetch';
import { SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../../../../src/sandbox/sandbox';
import { sequenceId } from '../../../../src/sandbox/account/seedIds';
import { useSandbox } from '../useSandbox';

/** Passes requests on to a port, as they came, with the host that they were sent to. */
function forwarder(port: () => number): Server {
  return createServer((asked, answer) => {
    const { method, url: path, headers } = asked;
    const sent = request(
      { host: '127.0.0.1', port: port(), method, path, headers: { ...headers, host: `127.0.0.1:${port()}` } },
      (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      },
    );
    asked.pipe(sent);
  });
}

describe('A DELETE with a body, as some stacks drop or change it', () => {
  const api = useSandbox();
  const proxy = forwarder(() => api.port());
  before(async () => {
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
  });
  after(() => proxy.close());

  for (const [way, port] of [
    ['straight', () => api.port()],
    ['through a proxy', () => (proxy.address() as AddressInfo).port],
  ] as const) {
    it(`arrives whole ${way}, with what follows it on the same connection`, async () => {
      const body = JSON.stringify({ contactId: SAMPLE_CONTACT_ID });
      const headers = { authorization: `Bearer ${SANDBOX_KEY}`, 'content-type': 'application/json' };
      const url = `http://127.0.0.1:${port()}/chat/v1/sequence/${sequenceId(2)}/contact`;
      const { status } = await fetch(url, { method: 'DELETE', headers, body });
      const after = await fetch(`http://127.0.0.1:${port()}/core/v1/tag`, { headers });
      assert.deepEqual([status, after.status], [200, 200]);
      assert.deepEqual(api.stored(SAMPLE_CONTACT_ID).sequenceIds, []);
      assert.deepEqual(
        api.requests().map((one) => one.body),
        [{ contactId: SAMPLE_CONTACT_ID }, undefined],
      );
    });
  }
});
