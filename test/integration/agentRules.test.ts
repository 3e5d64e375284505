import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { documentOf, openContact, setInText, testDoor, valueOf } from './account';
import { call, id, session, set, useAgentAccount } from './agentAccount';

describe('what coding agents may do in VS Code', () => {
  const account = useAgentAccount();

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
    const answer = await call('wts_propose_edit', { id, changes: { Name: 'Ana Maria' }, save: true });
    assert.match(answer, /1 taken, 0 not taken/);
    assert.equal(account.stored()['name'], 'Ana Maria');
    await setInText(documentOf(), ['annotation'], 'mine');
    const kept = await call('wts_propose_edit', { id, changes: { Name: 'Ana Outra' }, save: true });
    assert.match(kept, /Not saved: the form has unsaved edits of the person's own/);
    assert.equal(account.stored()['name'], 'Ana Maria');
  });

  it('stay with the account that a call began with when the person switches the environment meanwhile', async () => {
    await set('environments', {
      sandbox: { baseUrl: account.sandbox.url },
      live: { baseUrl: account.front.url },
    });
    const runtime = await (await testDoor()).runtime();
    const asked = { id, changes: { Name: 'Ana Maria' }, save: true };
    const answer = runtime.agent.call('wts_propose_edit', asked);
    await set('environment', 'live');
    assert.match(await answer, /^Environment: sandbox .*1 taken, 0 not taken/s);
    assert.equal(account.front.requests.length, 0);
    assert.equal(account.stored()['name'], 'Ana Maria');
  });

  it('name a read-only production account in each answer, propose nothing there, and read nothing that was refused', async () => {
    await set('environments', {
      sandbox: { baseUrl: account.front.url },
      live: { baseUrl: account.front.url, production: true, readOnly: true },
    });
    await set('environment', 'live');
    await set('agents.environments', { live: false });
    const runtime = await (await testDoor()).runtime();
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
    assert.ok(agent.prepare('wts_read_contact', { id, fields: ['Name'] }).confirmationMessages);
    const answer = await agent.call('wts_read_contact', { id, fields: ['Name'] });
    assert.match(answer, /does not let agents into the environment "sandbox"/);
  });

  it('are silent when they are switched off', async () => {
    await set('agents.enabled', false);
    const { agent } = await (await testDoor()).runtime();
    assert.match(
      await agent.call('wts_find_contacts', { query: 'Ana' }),
      /switched off the tools for agents/,
    );
    assert.deepEqual(account.front.requests, []);
  });
});
