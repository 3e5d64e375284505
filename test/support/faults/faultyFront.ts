import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import { once } from 'node:events';
import { Readable } from 'node:stream';

export interface FrontRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An answer that is not the server's; with `applied` the server has carried out the request before. */
export interface OtherAnswer {
  readonly status: number;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly applied?: boolean;
  /** The connection breaks after this many bytes of the body. */
  readonly breaksAfter?: number;
}

/**
 * What happens instead of the real answer; 'resetAfter' and 'hangAfter' let the server behind apply the request first,
 * 'hangLate' only when the next GET has been answered from what was there before; 'slow' gives its answer in small
 * pieces.
 */
export type Fault = OtherAnswer | 'reset' | 'resetAfter' | 'hang' | 'hangAfter' | 'hangLate' | 'slow';

const SMALL_PIECE = 16;

/** A server in front of the sandbox that hands requests on, unless a test wants one to go wrong. */
export class FaultyFront {
  readonly requests: FrontRequest[] = [];
  /** Looked at for each request; undefined hands it on. */
  fault: (request: FrontRequest) => Fault | undefined = () => undefined;
  /** Runs before a request is handed on, to let someone else be quicker. */
  before: (request: FrontRequest) => Promise<void> = () => Promise.resolve();
  /** Whether connections are refused from the answer to this request on. No connection is kept open then. */
  shutsAfter: ((request: FrontRequest) => boolean) | undefined;
  private readonly server = createServer((incoming, outgoing) => void this.answer(incoming, outgoing));
  private port = 0;
  private late: (() => Promise<void>) | undefined;

  private constructor(private readonly target: URL) {}

  static async start(target: string): Promise<FaultyFront> {
    const front = new FaultyFront(new URL(target));
    await front.listen();
    return front;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Takes connections, on the same port as before. */
  async listen(): Promise<void> {
    if (this.server.listening) return;
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    if (typeof address === 'object' && address !== null) this.port = address.port;
  }

  async close(): Promise<void> {
    const closed = this.server.listening ? once(this.server, 'close') : Promise.resolve();
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
    if (this.shutsAfter !== undefined) outgoing.shouldKeepAlive = false;
    if (this.shutsAfter?.(seen) === true) this.server.close();
    const fault = this.fault(seen);
    if (fault === 'hang') return;
    if (fault === 'hangLate') {
      this.late = () => this.carryOut(incoming, seen.body);
      return;
    }
    if (fault === 'reset') {
      incoming.socket.resetAndDestroy();
      return;
    }
    if (typeof fault === 'object' && fault.applied !== true) {
      giveOther(outgoing, fault);
      return;
    }
    await this.before(seen);
    this.handOn(incoming, outgoing, seen.body, fault);
  }

  private handOn(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    body: string,
    fault: Fault | undefined,
  ): void {
    const onward = request(this.onward(incoming), (answer) => {
      if (fault !== undefined && fault !== 'slow') {
        answer.resume().on('end', () => {
          if (typeof fault === 'object') giveOther(outgoing, fault);
          else if (fault === 'resetAfter') incoming.socket.resetAndDestroy();
        });
        return;
      }
      const headers = { ...answer.headers };
      // Of the connection to the server behind, not of this one.
      delete headers.connection;
      delete headers['keep-alive'];
      void this.carryOutLate(incoming).then(() => {
        outgoing.writeHead(answer.statusCode ?? 502, headers);
        if (fault === 'slow') Readable.from(inPieces(answer)).pipe(outgoing);
        else answer.pipe(outgoing);
      });
    });
    onward.on('error', () => outgoing.destroy());
    onward.end(body);
  }

  /** The server behind has made its answer to a GET, and now it does what has hung. */
  private async carryOutLate({ method }: IncomingMessage): Promise<void> {
    const { late } = this;
    if (method !== 'GET' || late === undefined) return;
    this.late = undefined;
    await late();
  }

  /** Nobody gets the answer. */
  private async carryOut(incoming: IncomingMessage, body: string): Promise<void> {
    const onward = request(this.onward(incoming)).end(body);
    const [answer] = (await once(onward, 'response')) as [IncomingMessage];
    await once(answer.resume(), 'end');
  }

  private onward({ method, url, headers }: IncomingMessage) {
    const { hostname, port, host } = this.target;
    return { method, host: hostname, port, path: url, headers: { ...headers, host } };
  }
}

function giveOther(outgoing: ServerResponse, { status, body, headers, breaksAfter }: OtherAnswer): void {
  const bytes = Buffer.from(body);
  const length = { 'content-length': bytes.length };
  outgoing.writeHead(status, { 'content-type': 'application/json', ...length, ...headers });
  if (breaksAfter === undefined) outgoing.end(bytes);
  else outgoing.write(bytes.subarray(0, breaksAfter), () => outgoing.destroy());
}

async function* inPieces(answer: IncomingMessage): AsyncGenerator<Buffer> {
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    for (let from = 0; from < chunk.length; from += SMALL_PIECE) {
      // Each piece goes out in a turn of its own.
      await new Promise(setImmediate);
      yield chunk.subarray(from, from + SMALL_PIECE);
    }
  }
}
