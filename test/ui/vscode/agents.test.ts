import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { SAMPLE_CONTACT_ID as id, SANDBOX_KEY } from '../../../src/sandbox/sandbox';
import { vscodeVersionUnderTest } from '../../support/vscode/npmVscode';
import { CodingAgent } from '../../support/workbench/codingAgent';
import {
  ENVIRONMENT,
  expectNoProblems,
  expectSaved,
  expectValue,
  formIn,
  storedValue,
  usePerson,
} from './person';

const MARK = 'Proposed by a coding agent. Not sent before you save.';
const field = (form: FrameLocator, key: string) => form.locator(`[data-field="${key}"]`);
const input = (form: FrameLocator, label: string) => form.getByLabel(label, { exact: true });

describe('A person looks at what a coding agent proposes', () => {
  const agent = new CodingAgent();
  const person = usePerson('sandbox', { extensions: agent.extensions });
  let form: FrameLocator;
  const call = async (tool: string, given: object) =>
    (await agent.call(person.workbench, tool, { id, ...given }))();
  const propose = (changes: object) => call('wts_propose_edit', { changes });

  it('finds it in the form, marked and unsaved, though nothing was open before and nobody was asked', async () => {
    assert.match(
      await propose({ Name: 'Ana Maria', Annotation: 'Liga às segundas' }),
      /Nothing was sent\. Proposed are 2 changes/,
    );
    form = await formIn(person, 'editor');
    await expectValue(input(form, 'Name'), 'Ana Maria');
    await form.getByText(MARK).nth(1).waitFor();
    assert.equal(await form.getByText(MARK).count(), 2);
    await field(form, 'name').getByText(MARK).waitFor();
    await person.workbench.page.locator('.tab.dirty').first().waitFor();
    assert.equal(await person.workbench.page.getByRole('dialog').count(), 0);
    assert.deepEqual(person.writes(), []);
  });

  it('puts it back field by field, and the mark is gone', async () => {
    for (const label of ['Name', 'Annotation'])
      await form.getByRole('button', { name: `Revert field ${label}`, exact: true }).click();
    await form.getByText(MARK).first().waitFor({ state: 'detached' });
    await expectValue(input(form, 'Name'), 'Ana Souza');
    await person.workbench.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
    assert.deepEqual(person.writes(), []);
    assert.match(await call('wts_save_proof', {}), /No save of contact .* is known here/);
  });

  it('takes another for their own by typing in it: that mark is gone, too', async () => {
    await propose({ Name: 'Ana Maria', Annotation: 'Liga às segundas' });
    await field(form, 'annotation').getByText(MARK).waitFor();
    await input(form, 'Annotation').fill('Liga às terças');
    await field(form, 'annotation').getByText(MARK).waitFor({ state: 'detached' });
    await field(form, 'name').getByText(MARK).waitFor();
    assert.match(await propose({ Annotation: 'x' }), /"taken": \[\s+"Annotation"/);
    await form.getByRole('button', { name: 'Revert field Annotation', exact: true }).click();
    await expectValue(input(form, 'Name'), 'Ana Maria');
  });

  it('saves it with Ctrl+S: exactly that is sent, and the agent reads the proof', async () => {
    await input(form, 'Name').press('Control+s');
    await expectSaved(person, 1);
    assert.deepEqual(person.writes(), [{ fields: ['Name'], name: 'Ana Maria' }]);
    assert.equal(storedValue(person, 'name'), 'Ana Maria');
    await form.getByText(MARK).first().waitFor({ state: 'detached' });
    assert.match(await call('wts_save_proof', {}), /1 taken, 0 not taken[\s\S]*"sent": "Ana Maria"/);
    expectNoProblems(person);
  });
});

describe('A person is asked before a coding agent works in an account of theirs', () => {
  const agent = new CodingAgent();
  const person = usePerson(ENVIRONMENT, { extensions: agent.extensions });
  const dialog = () => person.workbench.page.getByRole('dialog');
  const propose = (name: string) =>
    agent.call(person.workbench, 'wts_propose_edit', { id, changes: { Name: name } });
  const contactRequests = () => person.front.requests.filter(({ path }) => path.includes(id));

  before(async () => {
    await person.workbench.runCommand('WTS: Set API Key...');
    await person.workbench.quickInput(SANDBOX_KEY);
    await person.workbench.quickInputMessage().filter({ hasText: "contact's ID" }).waitFor();
    await person.workbench.page.keyboard.press('Escape');
  });

  it('refuses, and nothing is read', async () => {
    const answer = await propose('Ana Maria');
    await dialog().getByText(`Propose an edit in ${ENVIRONMENT}?`).waitFor();
    await dialog().getByText(`Propose changes of contact ${id} in ${ENVIRONMENT}: Name.`).waitFor();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    assert.match(await answer(), /^No answer: .*Cancel/);
    assert.deepEqual(contactRequests(), []);
  });

  it('allows it, for the account as well, and finds it in the form: marked, and nothing sent', async () => {
    const answer = await propose('Ana Maria');
    await dialog().getByText(`Propose an edit in ${ENVIRONMENT}?`).waitFor();
    await dialog().getByRole('button', { name: 'Yes', exact: true }).click();
    await dialog().getByText(`Let coding agents read contacts of "${ENVIRONMENT}"?`).waitFor();
    assert.deepEqual(contactRequests(), []);
    await dialog().getByRole('button', { name: 'Allow', exact: true }).click();
    assert.match(await answer(), /Nothing was sent\. Proposed is 1 change/);
    const form = await formIn(person, 'editor');
    await field(form, 'name').getByText(MARK).waitFor();
    await expectValue(input(form, 'Name'), 'Ana Maria');
    assert.deepEqual(person.writes(), []);
    expectNoProblems(person);
  });
});

describe('A person whose agent knows MCP servers alone', function () {
  before(function () {
    if (vscodeVersionUnderTest() !== '1.139.1') this.skip(); // VS Code 1.100 knows no server of an extension
  });
  const agent = new CodingAgent();
  const settings = { 'chat.disableAIFeatures': false };
  const person = usePerson('sandbox', { settings, extensions: agent.extensions });
  const server = 'WTS Chat contacts';
  const row = (words: string) =>
    person.workbench.page.locator('.quick-input-list-entry').filter({ hasText: words, visible: true });
  const optionsOf = async (state: string) => {
    await person.workbench.answerCommand('MCP: List Servers', async (within) => {
      await row(server).filter({ hasText: state }).click(within);
    });
  };

  it('finds the server in the list of VS Code, and starts it', async () => {
    await optionsOf('Stopped');
    await row('Start Server').click();
    await optionsOf('Running');
    await row('Stop Server').waitFor();
    await person.workbench.page.keyboard.press('Escape');
  });

  it('is asked before a contact is proposed to be changed, and finds it in the form, unsaved', async () => {
    const changes = { Name: 'Ana Maria' };
    const answer = await agent.call(person.workbench, 'mcp_wts_chat_wts_propose_edit', { id, changes });
    await person.workbench.page.getByRole('dialog').getByRole('button', { name: 'Yes', exact: true }).click();
    assert.match(await answer(), /Nothing was sent\. Proposed is 1 change .*It stands in the form/);
    const form = await formIn(person, 'editor');
    await expectValue(input(form, 'Name'), 'Ana Maria');
    await field(form, 'name').getByText(MARK).waitFor();
    assert.deepEqual(person.writes(), []);
  });

  it('finds what the API does among the skills', async () => {
    await person.workbench.answerCommand('Chat: Configure Skills...', async (within) => {
      await row('wts-chat-contacts').waitFor(within);
    });
    await row('wts-chat-contacts')
      .filter({ hasText: 'How the contacts API of WTS Chat really behaves' })
      .click();
    await person.workbench.tab('SKILL.md').waitFor();
    expectNoProblems(person);
  });
});
