import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { startSandbox } from '../../src/sandbox/sandbox';
import { npmNodes } from '../support/vscode/npmNodes';
import { mustRun } from '../support/processes/runProcess';
import { emptyProject } from './emptyProject';

describe('wts-tools in a project of somebody else', () => {
  it('writes the types of an account on each node that it promises', async () => {
    const project = await emptyProject('wts-tools');
    const sandbox = await startSandbox({ port: 0 });
    const program = join(project.path, 'node_modules/.bin/wts-types');
    for (const { name, path } of await npmNodes()) {
      const output = await mustRun(path, [program, '--base-url', sandbox.url], { cwd: project.path });
      assert.match(output, /export interface WtsContactUpdate/, name);
    }
    await sandbox.close();
    project.remove();
  });

  it('starts a server for agents on each node that it promises', async () => {
    const project = await emptyProject('wts-tools');
    const program = join(project.path, 'node_modules/.bin/wts-mcp');
    for (const { name, path } of await npmNodes()) {
      const transport = new StdioClientTransport({ command: path, args: [program], stderr: 'ignore' });
      const client = new Client({ name: 'test', version: '1' });
      await client.connect(transport);
      assert.equal((await client.listTools()).tools.length, 6, name);
      await client.close();
    }
    project.remove();
  });
});
