import * as assert from 'node:assert/strict';
import { setInterval } from 'node:timers/promises';
import * as vscode from 'vscode';
import { AGENT_TOOLS } from '../../src/agent/toolTable';
import { AGENT_TOOL_NAMES, type AgentToolName } from '../../src/host/startup/agentTools';
import { SAMPLE_CONTACT_ID } from '../../src/sandbox/sandbox';
import { PATIENCE_MS } from '../support/timeouts';
import {
  activeTabIsDirty,
  closeEverything,
  documentOf,
  EXTENSION_ID,
  openContact,
  saveActive,
  setInText,
  testDoor,
  useAccount,
  valueOf,
} from './account';

const id = SAMPLE_CONTACT_ID;

interface ContributedTool {
  readonly name: string;
  readonly modelDescription: string;
  readonly inputSchema: object;
}

/** As a model in VS Code's chat calls a tool. */
async function call(name: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
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

describe('the tools for coding agents in VS Code', function () {
  const account = useAccount();
  const lines: string[] = [];
  let listener: vscode.Disposable | undefined;

  before(async () => {
    listener = (await testDoor()).onLogLine((line) => lines.push(line));
  });
  beforeEach(async () => {
    await account.sandbox.reset();
    await vscode.workspace
      .getConfiguration('wts')
      .update('environment', 'sandbox', vscode.ConfigurationTarget.Global);
    account.front.requests.length = 0;
    lines.length = 0;
  });
  afterEach(closeEverything);
  after(() => {
    listener?.dispose();
  });

  const settings = () => vscode.workspace.getConfiguration('wts');
  const set = (key: string, value: unknown) =>
    settings().update(key, value, vscode.ConfigurationTarget.Global);
  const session = async () => (await (await testDoor()).runtime()).sessions.at(documentOf().uri);

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

  it('leave what the person is editing alone, and say that it is taken', async () => {
    const document = await openContact();
    await setInText(document, ['name'], 'Ana Própria');
    const answer = await call('wts_propose_edit', {
      id,
      changes: { Name: 'Ana Maria', Annotation: 'Calls' },
    });
    assert.match(answer, /"taken": \[\s+"Name"\s+\]/);
    const { name, annotation } = valueOf(documentOf());
    assert.deepEqual([name, annotation], ['Ana Própria', 'Calls']);
    const { proposals, changes } = (await session()).state;
    assert.deepEqual(
      proposals.among(changes).map(({ field }) => field),
      ['annotation'],
    );
    assert.equal(account.writes(), 0);
  });

  it('replace what an agent has proposed before, and call it the person’s own once they have changed it', async () => {
    await call('wts_propose_edit', { id, changes: { Name: 'One' } });
    await call('wts_propose_edit', { id, changes: { Name: 'Two' } });
    assert.equal(valueOf(documentOf())['name'], 'Two');
    await setInText(documentOf(), ['name'], 'Three');
    assert.match(await call('wts_propose_edit', { id, changes: { Name: 'Four' } }), /"taken": \[\s+"Name"/);
    assert.equal(valueOf(documentOf())['name'], 'Three');
  });

  it('open no form for what could not be saved', async () => {
    const answer = await call('wts_propose_edit', { id, changes: { 'E-mail': 'no address' } });
    assert.match(answer, /none of them was made/);
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab, undefined);
  });

  it('save at once on no forwarder, though it leads to a sandbox', async () => {
    const answer = await call('wts_propose_edit', { id, changes: { Name: 'x' }, save: true });
    assert.match(answer, /save is only for a sandbox on this machine that proves what it is/);
    assert.equal(account.writes(), 0);
  });

  it('save at once on a sandbox, but not what the person has typed', async () => {
    const { url } = account.sandbox;
    await set('environments', { sandbox: { baseUrl: url } });
    try {
      const answer = await call('wts_propose_edit', { id, changes: { Name: 'Ana Maria' }, save: true });
      assert.match(answer, /1 taken, 0 not taken/);
      assert.equal(account.stored()['name'], 'Ana Maria');
      await setInText(documentOf(), ['annotation'], 'mine');
      const kept = await call('wts_propose_edit', { id, changes: { Name: 'Ana Outra' }, save: true });
      assert.match(kept, /Not saved: the form has unsaved edits of the person's own/);
      assert.equal(account.stored()['name'], 'Ana Maria');
    } finally {
      await closeEverything();
      await set('environments', { sandbox: { baseUrl: account.front.url } });
    }
  });

  it('stay with the account that a call began with when the person switches the environment meanwhile', async () => {
    await set('environments', {
      sandbox: { baseUrl: account.sandbox.url },
      live: { baseUrl: account.front.url },
    });
    const runtime = await (await testDoor()).runtime();
    try {
      const asked = { id, changes: { Name: 'Ana Maria' }, save: true };
      const answer = runtime.agent.call('wts_propose_edit', asked);
      await set('environment', 'live');
      assert.match(await answer, /^Environment: sandbox .*1 taken, 0 not taken/s);
      assert.equal(account.front.requests.length, 0);
      assert.equal(account.stored()['name'], 'Ana Maria');
    } finally {
      await closeEverything();
      await set('environments', { sandbox: { baseUrl: account.front.url } });
    }
  });

  it('name a read-only production account in each answer, propose nothing there, and read nothing that was refused', async () => {
    await set('environments', {
      sandbox: { baseUrl: account.front.url },
      live: { baseUrl: account.front.url, production: true, readOnly: true },
    });
    await set('environment', 'live');
    await set('agents.environments', { live: false });
    const runtime = await (await testDoor()).runtime();
    try {
      const read = await runtime.agent.call('wts_read_contact', { id, fields: ['Name'] });
      assert.match(
        read,
        /^Environment: live \(.*PRODUCTION: these are real people\. READ-ONLY: nothing can be changed/,
      );
      assert.match(read, /does not let agents into the environment "live"/);
      await set('agents.environments', { live: true });
      assert.match(
        await runtime.agent.call('wts_propose_edit', { id, changes: { Name: 'x' } }),
        /"live" is read-only\. Nothing was sent/,
      );
      assert.match(
        await runtime.agent.call('wts_read_contact', { id, fields: ['Name'] }),
        /There is no API key for the environment/,
      );
      assert.deepEqual(account.front.requests, []);
    } finally {
      await set('agents.environments', undefined);
      await set('environment', 'sandbox');
      await set('environments', { sandbox: { baseUrl: account.front.url } });
    }
  });

  it('say before a call what is read of whom', async () => {
    const { agent } = await (await testDoor()).runtime();
    const { invocationMessage, confirmationMessages } = agent.prepare('wts_read_contact', {
      id,
      fields: ['Name', '](command:x)'],
    });
    assert.equal(invocationMessage, `Read of contact ${id} in sandbox: Name, ] (command:x).`);
    assert.equal(confirmationMessages, undefined);
  });

  it('ask as for any other account where the sandbox’s name leads to another machine', async () => {
    const { agent } = await (await testDoor()).runtime();
    await set('environments', { sandbox: { baseUrl: 'https://api.example.invalid' } });
    await set('agents.environments', { sandbox: false });
    try {
      assert.ok(agent.prepare('wts_read_contact', { id, fields: ['Name'] }).confirmationMessages);
      const answer = await agent.call('wts_read_contact', { id, fields: ['Name'] });
      assert.match(answer, /does not let agents into the environment "sandbox"/);
    } finally {
      await set('agents.environments', undefined);
      await set('environments', { sandbox: { baseUrl: account.front.url } });
    }
  });

  it('are silent when they are switched off', async () => {
    await set('agents.enabled', false);
    try {
      const { agent } = await (await testDoor()).runtime();
      assert.match(
        await agent.call('wts_find_contacts', { query: 'Ana' }),
        /switched off the tools for agents/,
      );
      assert.deepEqual(account.front.requests, []);
    } finally {
      await set('agents.enabled', undefined);
    }
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
