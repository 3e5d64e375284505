import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import { once } from 'node:events';

export interface FrontRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What happens instead of the real answer; 'resetAfter' lets the server behind apply the request first. */
export type Fault =
  | { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> }
  | 'reset'
  | 'resetAfter'
  | 'hang';

/** A server in front of the sandbox that hands requests on, unless a test wants one to go wrong. */
export class FaultyFront {
  readonly requests: FrontRequest[] = [];
  /** Looked at for each request; undefined hands it on. */
  fault: (request: FrontRequest) => Fault | undefined = () => undefined;
  /** Runs before a request is handed on, to let someone else be quicker. */
  before: (request: FrontRequest) => Promise<void> = () => Promise.resolve();
  private readonly server = createServer((incoming, outgoing) => void this.answer(incoming, outgoing));

  private constructor(private readonly target: URL) {}

  static async start(target: string): Promise<FaultyFront> {
    const front = new FaultyFront(new URL(target));
    front.server.listen(0, '127.0.0.1');
    await once(front.server, 'listening');
    return front;
  }

  get url(): string {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('The front does not listen.');
    return `http://127.0.0.1:${address.port}`;
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const seen = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    this.requests.push(seen);
    const fault = this.fault(seen);
    if (fault === 'hang') return;
    if (fault === 'reset') {
      incoming.socket.resetAndDestroy();
      return;
    }
    if (typeof fault === 'object') {
      outgoing.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
      outgoing.end(fault.body);
      return;
    }
    await this.before(seen);
    this.handOn(incoming, outgoing, seen.body, fault === 'resetAfter');
  }

  private handOn(incoming: IncomingMessage, outgoing: ServerResponse, body: string, reset: boolean): void {
    const onward = request(
      {
        host: this.target.hostname,
        port: this.target.port,
        method: incoming.method,
        path: incoming.url,
        headers: { ...incoming.headers, host: this.target.host },
      },
      (answer) => {
        if (reset) {
          answer.resume().on('end', () => incoming.socket.resetAndDestroy());
          return;
        }
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    onward.end(body);
  }
}
