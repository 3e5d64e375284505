import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '../../../../src/core/text/json';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: JsonObject;
}

/** A webhook receiver for the tests of a `describe`; each test finds it without memories and answering 200. */
export function useReceiver() {
  const events = new EventEmitter();
  const received: Received[] = [];
  let answer: RequestListener;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      received.push({ path: request.url ?? '', headers: request.headers, text, body: parse(text) });
      events.emit('received');
      answer(request, response);
    });
  });
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  beforeEach(() => {
    received.length = 0;
    answer = (_, response) => response.end('thanks');
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: (path = '/hook') => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    answerWith: (listener: RequestListener) => {
      answer = listener;
    },
    received: () => received,
    /** Waits until so many have come. */
    async take(count: number): Promise<readonly Received[]> {
      while (received.length < count) await once(events, 'received');
      return received;
    },
  };
}

function parse(text: string): JsonObject {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    return {};
  }
}
