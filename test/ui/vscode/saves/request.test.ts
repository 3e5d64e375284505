import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../../../../src/sandbox/sandbox';
import { findProgram } from '../../../support/processes/programOnPath';
import { mustRun } from '../../../support/processes/runProcess';
import { expectNoProblems, formIn, openById, usePerson, storedValue } from '../person';

describe('A person looks at the request before it is sent', () => {
  const person = usePerson('sandbox', { sharesWindow: true });
  let form: FrameLocator;
  before(async () => {
    form = await openById(person, SAMPLE_CONTACT_ID);
  });

  const name = () => form.getByLabel('Name', { exact: true });
  const preview = () => person.workbench.page.locator('.monaco-editor .view-lines');
  const previewTab = (contact: string) => person.workbench.tab(`Request · ${contact}.http`);
  const toast = (text: string) => person.workbench.notifications().filter({ hasText: text }).first();

  /** What Ctrl+V would insert, after a format was picked. */
  async function copyAs(format: string, told: string): Promise<string> {
    await person.workbench.answerCommand('WTS: Copy Request As...', (within) =>
      person.workbench.quickPickRow(format).click(within),
    );
    await toast(told).waitFor();
    return await person.workbench.page.evaluate(() => navigator.clipboard.readText());
  }

  it('is told that there is nothing to copy yet, and offered no step that would not help', async () => {
    await person.workbench.runCommand('WTS: Copy Request As...');
    const told = toast('There is no request to copy. Nothing is changed');
    await told.waitFor();
    assert.equal(await told.getByRole('button', { name: 'Retry' }).count(), 0);
    // It lies over the button that is wanted next.
    await person.workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('opens the preview beside the form, goes on typing, and sees it follow', async () => {
    await name().fill('Ana Prevista');
    await form.getByRole('button', { name: 'Preview request' }).click();
    await preview().getByText('"Ana Prevista"').waitFor();
    await name().fill('');
    await name().pressSequentially('Ana de Novo');
    await preview().getByText('"Ana de Novo"').waitFor();
    assert.equal(await previewTab('Ana Souza').count(), 1);
    assert.deepEqual(person.writes(), []);
  });

  it('cannot type into the preview', async () => {
    await preview().click();
    await person.workbench.page.keyboard.type('xyz');
    await person.workbench.page.getByText('Cannot edit in read-only editor').first().waitFor();
    assert.doesNotMatch(await preview().innerText(), /xyz/);
  });

  it('copies a command without the key, and is told so', async () => {
    const text = await copyAs('cURL for bash', 'The API key is not in it');
    assert.match(text, /^curl .*Ana de Novo/s);
    assert.ok(!text.includes(SANDBOX_KEY));
  });

  it('copies it with the key when that is picked, is warned, and it does what Save would do', async function () {
    const text = await copyAs('cURL for bash, with key', 'The clipboard now holds the API key of "sandbox"');
    assert.ok(text.includes(`Bearer ${SANDBOX_KEY}`));
    if (!findProgram('bash') || !findProgram('curl')) this.skip();
    await mustRun('bash', ['-c', text]);
    assert.equal(storedValue(person, 'name'), 'Ana de Novo');
    assert.deepEqual(person.writes(), [{ fields: ['Name'], name: 'Ana de Novo' }]);
  });

  it('finds no dead preview after a reload of the window, and opens it again', async () => {
    // The copied request has stored the name, which is no edit any more.
    await form.getByLabel('Instagram', { exact: true }).fill('ana.de.volta');
    await person.workbench.userData.backedUp('ana.de.volta');
    await person.workbench.reload();
    form = await formIn(person, 'editor');
    await form.getByRole('button', { name: 'Preview request' }).click();
    await preview().getByText('"ana.de.volta"').waitFor();
    // It is called as the contact is now.
    assert.equal(await previewTab('Ana de Novo').count(), 1);
  });

  it('ran into nothing that went wrong unseen', () => {
    expectNoProblems(person);
  });
});
