import * as assert from 'node:assert/strict';
import { setInterval } from 'node:timers/promises';
import * as vscode from 'vscode';
import { AGENT_TOOLS } from '../../src/agent/toolTable';
import { AGENT_TOOL_NAMES, type AgentToolName } from '../../src/host/startup/agentTools';
import { PATIENCE_MS } from '../support/timeouts';
import { activeTabIsDirty, documentOf, EXTENSION_ID, saveActive, testDoor, valueOf } from './account';
import { call, id, session, useAgentAccount } from './agentAccount';

interface ContributedTool {
  readonly name: string;
  readonly modelDescription: string;
  readonly inputSchema: object;
}

/** Starts what VS Code knows of MCP servers. @returns the names that it gives to our tools, by ours */
async function startedMcpTools(): Promise<ReadonlyMap<string, string>> {
  const looks = setInterval(100, undefined, { signal: AbortSignal.timeout(PATIENCE_MS) });
  for (;;) {
    // VS Code asks the extension for its servers some time after it was activated.
    await vscode.commands.executeCommand('workbench.mcp.startServer', '*', { waitForLiveTools: true });
    const names = vscode.lm.tools.map(({ name }) => name).filter((name) => name.startsWith('mcp_'));
    if (names.length > 0) return new Map(names.map((name) => [name.slice(name.lastIndexOf('wts_')), name]));
    await looks[Symbol.asyncIterator]().next();
  }
}

describe('the tools for coding agents in VS Code', () => {
  const account = useAgentAccount();
  const lines: string[] = [];
  let listener: vscode.Disposable | undefined;

  before(async () => {
    listener = (await testDoor()).onLogLine((line) => lines.push(line));
  });
  beforeEach(() => {
    lines.length = 0;
  });
  after(() => {
    listener?.dispose();
  });

  it('are in the manifest as they stand in the table', () => {
    const { contributes } = vscode.extensions.getExtension(EXTENSION_ID)?.packageJSON as {
      contributes: { languageModelTools: readonly ContributedTool[] };
    };
    assert.deepEqual(
      contributes.languageModelTools.map(({ name, modelDescription, inputSchema }) => [
        name,
        modelDescription,
        inputSchema,
      ]),
      Object.entries(AGENT_TOOLS).map(([name, { description, inputSchema }]) => [
        name,
        description,
        inputSchema,
      ]),
    );
    assert.deepEqual([...AGENT_TOOL_NAMES], Object.keys(AGENT_TOOLS));
  });

  it('are among the tools that VS Code knows', () => {
    const known = vscode.lm.tools.map(({ name }) => name);
    assert.deepEqual(
      AGENT_TOOL_NAMES.filter((name) => !known.includes(name)),
      [],
    );
  });

  it('find, read and describe, and log which contact and fields, without values', async () => {
    assert.match(
      await call('wts_find_contacts', { query: 'Ana Souza' }),
      /^Environment: sandbox \(http:[\s\S]*"name": "Ana Souza"/,
    );
    assert.match(await call('wts_read_contact', { id, fields: ['Name', 'Tags'] }), /"Name": "Ana Souza"/);
    assert.match(await call('wts_describe_account', { query: 'anuncio' }), /"key": "an-ncio"/);
    assert.ok(lines.includes(`agent wts_read_contact sandbox ${id} name tags`), lines.join('\n'));
    assert.ok(!lines.join('\n').includes('Ana'));
    assert.equal(account.front.requests.filter(({ method }) => method === 'PUT').length, 0);
  });

  it('open what they propose in the form, unsaved and marked, and prove it when the person has saved', async () => {
    const answer = await call('wts_propose_edit', {
      id,
      changes: { Name: 'Ana Maria', Tags: { add: ['Lead quente'] } },
    });
    assert.match(answer, /Nothing was sent\. Proposed are 2 changes .*It stands in the form/);
    assert.match(answer, /"request": "PUT http:/);
    const document = documentOf();
    assert.equal(valueOf(document)['name'], 'Ana Maria');
    assert.equal(activeTabIsDirty(), true);
    const { proposals, changes } = (await session()).state;
    assert.deepEqual(
      proposals.among(changes).map(({ field }) => field),
      ['name', 'tags'],
    );
    assert.equal(account.writes(), 0);
    assert.match(await call('wts_save_proof', { id }), /No save of contact .* is known here/);
    await saveActive();
    assert.match(await call('wts_save_proof', { id }), /2 taken, 0 not taken/);
    assert.equal(account.stored()['name'], 'Ana Maria');
    assert.deepEqual((await session()).state.proposals.among((await session()).state.changes), []);
  });

  it('are those of an MCP server as well, which VS Code starts: what is proposed over it opens in the form', async function () {
    if (!vscode.version.startsWith('1.139')) this.skip(); // VS Code 1.100 knows no server of an extension
    const chat = vscode.workspace.getConfiguration('chat');
    await chat.update('disableAIFeatures', false, vscode.ConfigurationTarget.Global);
    try {
      const named = await startedMcpTools();
      assert.deepEqual([...named.keys()].sort(), [...AGENT_TOOL_NAMES].sort());
      const callMcp = (name: AgentToolName, input: object) => call(named.get(name) ?? '', input);
      const requests = await callMcp('wts_sandbox_requests', {});
      assert.match(requests, /^Environment: sandbox \(http:[\s\S]*No sandbox answers at/);
      // VS Code asks first; in tests it takes that for a yes, and the clicking driver sees the question.
      const answer = await callMcp('wts_propose_edit', { id, changes: { Name: 'Ana Maria' } });
      assert.match(answer, /^Environment: sandbox [\s\S]*Proposed is 1 change .*It stands in the form/);
      assert.equal(valueOf(documentOf())['name'], 'Ana Maria');
      assert.equal(activeTabIsDirty(), true);
      assert.equal(account.writes(), 0);
    } finally {
      await chat.update('disableAIFeatures', true, vscode.ConfigurationTarget.Global);
    }
  });

  it('send nothing with the next message to the chat, and open no dialog', async function () {
    if (!vscode.version.startsWith('1.139')) this.skip(); // VS Code 1.100 saves nothing before a message
    await call('wts_propose_edit', { id, changes: { Name: 'Ana Maria' } });
    const own = await session();
    const chat = vscode.workspace.getConfiguration('chat');
    await chat.update('disableAIFeatures', false, vscode.ConfigurationTarget.Global);
    const refused = new Promise<void>((resolve) => {
      const listener = own.onDidChange(() => {
        if (own.state.held.reason === undefined) return;
        listener.dispose();
        resolve();
      });
    });
    void vscode.commands.executeCommand('workbench.action.chat.open', { query: 'hi', isPartialQuery: false });
    await refused;
    await chat.update('disableAIFeatures', true, vscode.ConfigurationTarget.Global);
    assert.equal(account.writes(), 0);
    assert.equal(valueOf(documentOf())['name'], 'Ana Maria');
  });
});
