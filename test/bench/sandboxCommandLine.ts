import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../../src/sandbox/sandbox';
import { freePort } from '../support/processes/freePort';
import type { Row } from './table';

const PROGRAM = 'dist/wts-sandbox/wts-sandbox.js';
const STARTS = 5;
const WARM_UP = 3000;
const REQUESTS = 20_000;
const CONNECTIONS = 10;

/** As little as a server can do: what this machine gives at all. */
const BARE = `
const body = JSON.stringify({ text: 'x'.repeat(2000) });
require('node:http')
  .createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
    response.end(body);
  })
  .listen(Number(process.argv[1]), '127.0.0.1', () => console.log('ready'));`;

/** The sandbox as it is run by people: a process of its own that writes a line for each request. */
export async function sandboxCommandLineRows(): Promise<Row[]> {
  const starts: number[] = [];
  for (let count = 0; count < STARTS; count += 1) {
    const started = performance.now();
    const program = await startProgram([PROGRAM, '--port', String(await freePort())]);
    starts.push(performance.now() - started);
    program.kill();
  }
  const bare = await perSecond((port) => ['-e', BARE, String(port)]);
  const own = await perSecond((port) => [PROGRAM, '--port', String(port)]);
  const median = starts.sort((a, b) => a - b)[Math.floor(STARTS / 2)] ?? NaN;
  const share = Math.round((100 * own) / bare);
  return [
    {
      what: `sandbox: start of its command line, median of ${STARTS}`,
      measured: `${median.toFixed(0)} ms`,
      budget: '150 ms',
    },
    {
      what: `sandbox: GET of a contact from its command line, ${CONNECTIONS} connections`,
      measured: `${own.toFixed(0)} a second, ${share} % of a bare node:http server`,
      budget: '10000 a second',
    },
  ];
}

/** Resolves when it has written something. */
async function startProgram(args: readonly string[]): Promise<ChildProcess> {
  const program = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(program.stdout, 'data');
  program.stdout.resume();
  return program;
}

async function perSecond(argsFor: (port: number) => readonly string[]): Promise<number> {
  const port = await freePort();
  const program = await startProgram(argsFor(port));
  await ask(port, WARM_UP);
  const started = performance.now();
  await ask(port, REQUESTS);
  const seconds = (performance.now() - started) / 1000;
  program.kill();
  return REQUESTS / seconds;
}

/** Over plain sockets: a client of HTTP would take longer than the server. */
async function ask(port: number, times: number): Promise<void> {
  const details = ['Tags', 'CustomFields', 'Portfolios'].map((name) => `IncludeDetails=${name}`).join('&');
  const request = [
    `GET /core/v1/contact/${SAMPLE_CONTACT_ID}?${details} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    `Authorization: Bearer ${SANDBOX_KEY}`,
    '\r\n',
  ].join('\r\n');
  let left = times;
  const connection = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      let waiting = '';
      const next = () => {
        left -= 1;
        if (left >= 0) socket.write(request);
        else socket.end(resolve);
      };
      socket.on('connect', next).on('error', reject);
      socket.on('data', (data: Buffer) => {
        waiting += data.toString('latin1');
        const end = endOfAnswer(waiting);
        if (end === undefined || waiting.length < end) return;
        waiting = waiting.slice(end);
        next();
      });
    });
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
}

/** Undefined before its head is there. Throws for any answer but a 200 with its length. */
function endOfAnswer(text: string): number | undefined {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const length = /^HTTP\/1\.1 200 [^]*?\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1];
  if (length === undefined) throw new Error(`The server answered ${text.slice(0, head)}`);
  return head + 4 + Number(length);
}
