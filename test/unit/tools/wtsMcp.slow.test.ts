import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { AGENT_TOOLS } from '../../../src/agent/toolTable';
import { type Sandbox, SAMPLE_CONTACT_ID, startSandbox } from '../../../src/sandbox/sandbox';
import { freePort } from '../../support/processes/freePort';
import { projectRoot } from '../../support/projectRoot';
import { runProcess } from '../../support/processes/runProcess';

const program = join(projectRoot, 'dist/wts-tools/wts-mcp.js');
const id = SAMPLE_CONTACT_ID;
const key = 'pn_live0key0of0nobody';

describe('wts-mcp over standard input and output', () => {
  let sandbox: Sandbox;
  const clients: Client[] = [];
  let told = '';

  before(async () => (sandbox = await startSandbox({ port: 0 })));
  beforeEach(async () => {
    told = '';
    await sandbox.reset();
  });
  afterEach(() => Promise.all(clients.splice(0).map((client) => client.close())));
  after(() => sandbox.close());

  async function connect(env: Record<string, string>): Promise<Client> {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [program],
      env: { ...env, PATH: process.env['PATH'] ?? '' },
      stderr: 'pipe',
    });
    transport.stderr?.on('data', (chunk: Buffer) => (told += chunk.toString()));
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(transport);
    clients.push(client);
    return client;
  }
  const ofSandbox = () => connect({ WTS_BASE_URL: sandbox.url });
  async function call(
    client: Client,
    name: string,
    input: Record<string, unknown>,
  ): Promise<{ text: string; isError: boolean }> {
    const { content, isError } = await client.callTool({ name, arguments: input });
    const [part] = content as { type: string; text: string }[];
    return { text: part?.text ?? '', isError: isError === true };
  }

  it('lists the six tools in less than 8,000 bytes, and says that it never sends', async () => {
    const client = await ofSandbox();
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.map(({ name }) => name),
      Object.keys(AGENT_TOOLS),
    );
    const bytes = Buffer.byteLength(JSON.stringify({ tools }));
    assert.ok(bytes < 8000, `${bytes} bytes`);
    assert.match(client.getInstructions() ?? '', /a person sends/);
  });

  it('answers each tool, from finding to the proof', async () => {
    const client = await ofSandbox();
    const steps: [string, Record<string, unknown>, RegExp][] = [
      ['wts_find_contacts', { query: 'Ana Souza' }, /1 contact was found/],
      ['wts_read_contact', { id, fields: ['Name'] }, /"Name": "Ana Souza"/],
      ['wts_describe_account', { query: 'anuncio' }, /"key": "an-ncio"/],
      ['wts_propose_edit', { id, changes: { Name: 'Ana Maria' } }, /Nothing was sent\. Proposed is 1 change/],
      ['wts_save_proof', { id }, /nobody has sent it yet/],
      ['wts_propose_edit', { id, changes: { Name: 'Ana Maria' }, save: true }, /1 taken, 0 not taken/],
      ['wts_save_proof', { id }, /1 taken, 0 not taken/],
      ['wts_sandbox_requests', {}, /No program has sent a request/],
    ];
    for (const [name, input, words] of steps) {
      const { text, isError } = await call(client, name, input);
      assert.equal(isError, false, text);
      assert.match(text, words);
    }
    assert.equal(sandbox.contact(id)?.name, 'Ana Maria');
    assert.match(told, new RegExp(`wts_read_contact local ${id} name\n`));
    assert.doesNotMatch(told, /Ana/);
  });

  it('cannot send to a live account, and names the way that a person has', async () => {
    const client = await connect({ WTS_BASE_URL: 'https://api.example.invalid', WTS_API_KEY: key });
    const saved = await call(client, 'wts_propose_edit', { id, changes: { Name: 'x' }, save: true });
    assert.equal(saved.isError, true);
    assert.match(saved.text, /PRODUCTION.*\n\nsave is only for a sandbox/);
    const read = await call(client, 'wts_read_contact', { id, fields: ['Name'] });
    assert.equal(read.isError, true);
    assert.match(read.text, /The host of https:\/\/api\.example\.invalid was not found/);
    assert.ok(![saved.text, read.text, told].join('').includes('live0key'));
  });

  it('says what is wrong with a tool or an argument that does not exist', async () => {
    const client = await ofSandbox();
    assert.match((await call(client, 'wts_delete', {})).text, /no such tool\. There are wts_find_contacts/);
    assert.match(
      (await call(client, 'wts_find_contacts', { name: 'x' })).text,
      /no argument "name"\. It takes query/,
    );
  });

  it('says that no sandbox runs', async () => {
    const client = await connect({ WTS_BASE_URL: `http://127.0.0.1:${await freePort()}` });
    assert.match(
      (await call(client, 'wts_sandbox_requests', {})).text,
      /No sandbox answers at .*npx wts-sandbox/,
    );
    assert.match((await call(client, 'wts_find_contacts', { query: 'Ana' })).text, /Nothing answers at/);
  });

  it('explains itself on a command line, and says that a key is missing', async () => {
    const env = { ...process.env, WTS_API_KEY: '', WTS_BASE_URL: '' };
    const help = await runProcess(process.execPath, [program, '--help'], { env });
    assert.equal(help.code, 0);
    assert.match(help.output, /WTS_API_KEY/);
    const live = { ...env, WTS_BASE_URL: 'https://api.example.invalid' };
    const { code, output } = await runProcess(process.execPath, [program], { env: live });
    assert.deepEqual(
      [code, output],
      [1, 'No key: set WTS_API_KEY to a key of the account at https://api.example.invalid.\n'],
    );
  });
});
