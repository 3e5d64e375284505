import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface FaultServer {
  readonly url: string;
  /** What reached the server, also what it did not answer. */
  readonly requests: readonly ReceivedRequest[];
  close(): Promise<void>;
}

export type Behaviour = (response: ServerResponse, request: ReceivedRequest) => void;

/** A local server that answers as told, after the request has arrived as a whole. */
export function startFaultServer(behave: Behaviour): Promise<FaultServer> {
  const requests: ReceivedRequest[] = [];
  return listen(requests, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const received = { method, url, headers, body: Buffer.concat(chunks).toString() };
      requests.push(received);
      behave(response, received);
    });
  });
}

/** Starts servers for the tests of a suite; each is closed after its test. */
export class FaultServers {
  private readonly started: FaultServer[] = [];

  constructor() {
    afterEach(() => Promise.all(this.started.splice(0).map((server) => server.close())));
  }

  async start(behave: Behaviour): Promise<FaultServer> {
    return this.own(await startFaultServer(behave));
  }

  own(server: FaultServer): FaultServer {
    this.started.push(server);
    return server;
  }
}

/** A server that hangs up before it has read a request. */
export function startSlammingServer(): Promise<FaultServer> {
  return listen([], (request) => request.socket.resetAndDestroy());
}

async function listen(
  requests: ReceivedRequest[],
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<FaultServer> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () => {
      const closed = new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
      server.closeAllConnections();
      return closed;
    },
  };
}

/** Answers with a status and a body; an object is sent as JSON. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Behaviour {
  return (response) => {
    const isText = typeof body === 'string' || Buffer.isBuffer(body);
    response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json', ...headers });
    response.end(isText ? body : JSON.stringify(body));
  };
}
