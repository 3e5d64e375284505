import { type IncomingHttpHeaders, request } from 'node:http';
import type { JsonObject } from '../../../src/core/text/json';
import { type Sandbox, SANDBOX_KEY, type SandboxSwitches, startSandbox } from '../../../src/sandbox/sandbox';

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as an object; empty for a body that is none. */
  readonly body: JsonObject;
  /** The body as a list; empty for a body that is none. */
  readonly list: JsonObject[];
}

export interface Sending {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  /** Sent as JSON, unless it is a Buffer. */
  readonly body?: unknown;
}

/** One exchange over HTTP, with the sandbox's key unless `headers` says otherwise. */
export function send(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body }: Sending = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        headers: { authorization: `Bearer ${SANDBOX_KEY}`, ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const { headers, statusCode: status = 0 } = response;
          const contentType = headers['content-type'] ?? '';
          resolve({ status, contentType, headers, text, ...parse(text) });
        });
      },
    );
    sent.on('error', reject);
    sent.end(Buffer.isBuffer(body) || body === undefined ? body : JSON.stringify(body));
  });
}

function parse(text: string): { body: JsonObject; list: JsonObject[] } {
  if (!/^[[{]/.test(text)) return { body: {}, list: [] };
  const value = JSON.parse(text) as JsonObject | JsonObject[];
  return Array.isArray(value) ? { body: {}, list: value } : { body: value, list: [] };
}

/** A sandbox for the tests of a `describe`; each test finds it freshly seeded. */
export function useSandbox(switches?: Partial<SandboxSwitches>) {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox(switches === undefined ? { port: 0 } : { port: 0, switches });
  });
  beforeEach(() => sandbox.reset());
  after(() => sandbox.close());
  const call = (path: string, sending?: Sending) => send(sandbox.port, path, sending);
  return {
    call,
    get: (path: string) => call(path),
    put: (id: string, body: unknown) => call(`/core/v2/contact/${id}`, { method: 'PUT', body }),
    post: (path: string, body: unknown) => call(path, { method: 'POST', body }),
    /** The stored contact. */
    stored: (id: string) => sandbox.contact(id)!,
    /** What the last request dropped. */
    ignored: () => sandbox.requests().at(-1)!.ignored,
    requests: () => sandbox.requests(),
    port: () => sandbox.port,
    control: () => sandbox.control,
  };
}
