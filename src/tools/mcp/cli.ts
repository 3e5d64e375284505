#!/usr/bin/env node
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { version } from '../../../package.json';
import { callAgentTool } from '../../agent/agent';
import { callOverSocket } from '../../agent/socket/callOverSocket';
import { chooseAccount } from '../account';
import { commandLinePlace } from './commandLinePlace';
import { createMcpServer, type ToolCaller } from './mcpServer';

const usage = `wts-mcp

An MCP server on standard input and output: tools with which a coding agent finds and reads contacts of a WTS Chat
account, proposes edits and proves saves. It sends nothing to an account; only a sandbox on this machine is written to.

The account:
  WTS_API_KEY       Its key.
  WTS_BASE_URL      The API's address; https://api.wts.chat when left out.
Without a key and an address the sandbox is asked that runs on this machine.`;

/** Standard output belongs to the protocol: everything else goes to standard error. */
async function run(): Promise<void> {
  const [option] = process.argv.slice(2);
  if (option !== undefined) {
    console.error(usage);
    process.exitCode = option === '--help' || option === '-h' ? 0 : 2;
    return;
  }
  await createMcpServer(chooseCaller(process.env), version).connect(new StdioServerTransport());
}

/** The extension names itself when VS Code starts this program: then it has the account, and the form. */
function chooseCaller(env: NodeJS.ProcessEnv): ToolCaller {
  const [path, secret] = [env['WTS_EDITOR_SOCKET'], env['WTS_EDITOR_SECRET']];
  if (path !== undefined && secret !== undefined)
    return {
      call: (name, input) => callOverSocket({ path, secret }, name, input),
      accountMayChange: true,
    };
  const place = commandLinePlace(chooseAccount({ baseUrl: undefined, env }), (line) => {
    console.error(line);
  });
  return { call: (name, input) => callAgentTool(name, input, place), accountMayChange: false };
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
