import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { type ToolAddress, ToolSocket } from '../../../src/agent/socket/toolSocket';
import { AGENT_TOOLS } from '../../../src/agent/toolTable';
import { projectRoot } from '../../support/projectRoot';

const program = join(projectRoot, 'dist/wts-mcp.js');

describe('the MCP server that VS Code starts', () => {
  const calls: [string, unknown][] = [];
  let socket: ToolSocket;
  let address: ToolAddress;
  let client: Client;

  beforeEach(async () => {
    calls.length = 0;
    socket = new ToolSocket((name, input) => {
      calls.push([name, input]);
      return Promise.resolve({ text: `${name} in VS Code`, isError: name === 'wts_save_proof' });
    });
    address = await socket.address();
    client = await connect(address);
  });
  afterEach(async () => {
    await client.close();
    await socket.dispose();
  });

  async function connect({ path, secret }: ToolAddress): Promise<Client> {
    const env = { WTS_EDITOR_SOCKET: path, WTS_EDITOR_SECRET: secret, PATH: process.env['PATH'] ?? '' };
    const transport = new StdioClientTransport({ command: process.execPath, args: [program], env });
    const connected = new Client({ name: 'test', version: '1' });
    await connected.connect(transport);
    return connected;
  }

  it('has each call carried out there, and gives its answer and its errors', async () => {
    const input = { id: 'x', fields: ['Ação 👩‍👩‍👧'] };
    const read = await client.callTool({ name: 'wts_read_contact', arguments: input });
    assert.deepEqual(read.content, [{ type: 'text', text: 'wts_read_contact in VS Code' }]);
    assert.equal(read.isError, false);
    assert.equal((await client.callTool({ name: 'wts_save_proof', arguments: {} })).isError, true);
    assert.deepEqual(calls, [
      ['wts_read_contact', input],
      ['wts_save_proof', {}],
    ]);
  });

  it('lets no tool that reads contacts run unasked: the account may be a real one by then', async () => {
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.filter(({ annotations }) => annotations?.readOnlyHint === true).map(({ name }) => name),
      ['wts_sandbox_requests'],
    );
    assert.equal(tools.length, Object.keys(AGENT_TOOLS).length);
  });

  it('says what to do when that window has gone, and leaves nothing behind', async () => {
    await socket.dispose();
    assert.equal(existsSync(dirname(address.path)), false);
    const { content, isError } = await client.callTool({ name: 'wts_find_contacts', arguments: {} });
    assert.equal(isError, true);
    assert.match(JSON.stringify(content), /The VS Code window that these tools belong to is closed/);
  });

  it('lets in nobody else: no other user into the folder, nobody without the secret', async function () {
    if (process.platform === 'win32') this.skip();
    assert.equal(statSync(dirname(address.path)).mode & 0o777, 0o700);
    const body = JSON.stringify({ name: 'wts_read_contact', input: {} });
    for (const authorization of ['', 'Bearer ', `Bearer ${'0'.repeat(64)}`, address.secret])
      assert.equal(await statusOf(address, authorization, body), 401);
    assert.deepEqual(calls, []);
  });

  it('refuses what is no call', async () => {
    const right = `Bearer ${address.secret}`;
    for (const body of ['', '{', '[]', '{"name":1}', `{"name":"${'x'.repeat(1_000_001)}"}`])
      assert.equal(await statusOf(address, right, body), 400);
    assert.deepEqual(calls, []);
  });
});

function statusOf({ path }: ToolAddress, authorization: string, body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const call = request(
      { socketPath: path, method: 'POST', path: '/', headers: { authorization } },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    call.on('error', reject).end(body);
  });
}
