#!/usr/bin/env node
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { version } from '../../../package.json';
import { chooseAccount } from '../account';
import { commandLinePlace } from './commandLinePlace';
import { createMcpServer } from './mcpServer';

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
  const place = commandLinePlace(chooseAccount({ baseUrl: undefined, env: process.env }), (line) => {
    console.error(line);
  });
  await createMcpServer(place, version).connect(new StdioServerTransport());
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
