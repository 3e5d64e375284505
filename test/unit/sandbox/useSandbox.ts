import assert from 'node:assert/strict';
import { type IncomingHttpHeaders, request } from 'node:http';
import type { JsonObject } from '../../../src/core/text/json';
import { adviceProblems, answerProblems, requestProblems } from '../../support/contract/contractCheck';
import type { JournalEntry } from '../../../src/sandbox/client/controlApi';
import type { SandboxSwitches } from '../../../src/sandbox/publicApi';
import { type Sandbox, SANDBOX_KEY, startSandbox } from '../../../src/sandbox/sandbox';

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
  const bytes = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        headers: {
          authorization: `Bearer ${SANDBOX_KEY}`,
          // Node would send the body of a DELETE without its length, as the beginning of the next request.
          ...(method === 'DELETE' && bytes && { 'content-length': String(bytes.length) }),
          ...typeOf(body),
          ...headers,
        },
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
    sent.end(bytes);
  });
}

function typeOf(body: unknown): Record<string, string> {
  return body === undefined ? {} : { 'content-type': 'application/json' };
}

function parse(text: string): { body: JsonObject; list: JsonObject[] } {
  if (!/^[[{]/.test(text)) return { body: {}, list: [] };
  const value = JSON.parse(text) as JsonObject | JsonObject[];
  return Array.isArray(value) ? { body: {}, list: value } : { body: value, list: [] };
}

/** What an answer, or the advice in a remark, has that the contract has not; faults may do anything. */
export function contractProblems(entries: readonly JournalEntry[]): string[] {
  return entries
    .filter(({ faults, answer }) => faults.length === 0 && answer?.isCut !== true)
    .flatMap(({ method, path, status, answer, remarks }) => [
      ...answerProblems(method, path, status, answer?.text ?? ''),
      ...remarks.flatMap((remark) => adviceProblems(method, path, remark)),
    ]);
}

/** What the client's requests have that the contract has not. */
export function clientProblems(entries: readonly JournalEntry[]): string[] {
  return entries.flatMap(({ method, path, query, sent }) =>
    requestProblems({ method, path, query, body: sent?.text ?? '' }),
  );
}

/** A sandbox for the tests of a `describe`; each test finds it freshly seeded, and its answers must keep the contract. */
export function useSandbox(switches?: Partial<SandboxSwitches>) {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox(switches === undefined ? { port: 0 } : { port: 0, switches });
  });
  beforeEach(() => sandbox.reset());
  afterEach(() => {
    assert.deepEqual([...new Set(contractProblems(sandbox.requests()))], []);
  });
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
