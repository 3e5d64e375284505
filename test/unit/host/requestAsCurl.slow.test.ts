import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { curlOf } from '../../../src/host/sandbox/requests/repeatable';
import { type Sandbox, SAMPLE_CONTACT_ID, SANDBOX_KEY, startSandbox } from '../../../src/sandbox/sandbox';
import { findProgram } from '../../support/processes/programOnPath';
import { runProcess } from '../../support/processes/runProcess';

const contact = `/core/v2/contact/${SAMPLE_CONTACT_ID}`;
const harmless = '{"fields":[]}';

interface Raw {
  readonly line: string;
  readonly headers?: readonly string[];
  readonly body?: string | Buffer;
}

const missing = ['bash', 'curl'].filter((program) => findProgram(program) === undefined);
const skipped = missing.length === 0 ? '' : ` (skipped: no ${missing.join(', no ')} on this machine)`;

const describeHere = missing.length === 0 ? describe : describe.skip;

describeHere(`A request of the sandbox, copied as cURL and run by bash${skipped}`, () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ port: 0 });
  });
  after(() => sandbox.close());

  /** Byte for byte, as no HTTP client would write it. */
  async function send({ line, headers = [], body = '' }: Raw): Promise<void> {
    const bytes = Buffer.from(body);
    const head = [
      `${line} HTTP/1.1`,
      `Host: 127.0.0.1:${sandbox.port}`,
      `Authorization: Bearer ${SANDBOX_KEY}`,
      'Connection: close',
      ...(bytes.length === 0 ? [] : [`Content-Length: ${bytes.length}`]),
      ...headers,
    ];
    const socket = connect(sandbox.port, '127.0.0.1');
    socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes]));
    socket.resume();
    await once(socket, 'close');
  }

  const latest = async () => (await sandbox.control.record(sandbox.requests().at(-1)!.id))!;

  for (const [what, raw] of Object.entries<Raw>({
    'brackets and braces in its address': { line: 'GET /core/v1/tag?IncludeDetails[]=Tags&a={b,c}&d=[1-3]' },
    'an address in raw UTF-8': { line: 'GET /core/v1/tag?Name=João' },
    'quotes and dollars in its address': { line: "GET /core/v1/tag?a='$(id)'&b=`id`&c=!!" },
    'no content type': { line: `PUT ${contact}`, body: harmless },
    'a content type that is not JSON': {
      line: `PUT ${contact}`,
      headers: ['Content-Type: text/plain'],
      body: harmless,
    },
    'the method HEAD': { line: 'HEAD /core/v1/tag' },
    'the method DELETE with a body': {
      line: `DELETE ${contact.replace('v2', 'v1')}/tags`,
      headers: ['Content-Type: application/json'],
      body: '{"tagIds":[]}',
    },
    'a header without a value, and one that comes twice': {
      line: 'GET /core/v1/tag',
      headers: ['X-Empty:', 'X-Twice: a', 'x-twice: b'],
    },
    'a body that is not JSON': {
      line: `PUT ${contact}`,
      headers: ['Content-Type: application/json'],
      body: "{'name': 'João $(id) `id` !! \\0041 \\x41 %s'}\n\n",
    },
    'control characters in its body': {
      line: `PUT ${contact}`,
      headers: ['Content-Type: application/json'],
      body: '\u001b[201~\r\t\u0007{"name":"x"}',
    },
    'a body in UTF-16, which has a NUL in each letter': {
      line: `PUT ${contact}`,
      headers: ['Content-Type: application/json; charset=utf-16'],
      body: Buffer.from("{'a': \\0041!}", 'utf16le'),
    },
  })) {
    it(`comes again as it came, with ${what}`, async () => {
      await send(raw);
      const first = await latest();
      const command = curlOf(first, sandbox.url);
      assert.doesNotMatch(command, /[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
      const { output } = await runProcess('bash', ['-c', command], { env: { PATH: process.env['PATH'] } });
      const second = await latest();
      assert.equal(second.id, first.id + 1, output);
      const essence = ({ method, path, query, headers, sent, status, remarks }: typeof first) => ({
        ...{ method, path, query: decoded(query), sent, status, remarks },
        headers: headers
          .filter(([name]) => /^(?:x-|content-type|authorization)/i.test(name))
          .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
          .sort(),
      });
      assert.deepEqual(essence(second), essence(first));
    });
  }

  it('has its body kept as no text when it was none', async () => {
    await send({ line: `PUT ${contact}`, body: Buffer.from('{"name":"João"}', 'latin1') });
    assert.equal((await latest()).sent?.isText, false);
  });
});

/** What was written raw comes escaped. */
function decoded(query: string): string {
  return Buffer.from(query, 'latin1')
    .toString('utf8')
    .replace(/%C3%A3/g, 'ã');
}
