import assert from 'node:assert/strict';
import { SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../../../src/sandbox/sandbox';
import { contactId } from '../../../src/sandbox/account/seedIds';
import {
  ENVIRONMENT,
  expectNoProblems,
  expectValue,
  formIn,
  formWith,
  openById,
  usePerson,
  storedValue,
} from './person';

const BRUNO = contactId(3);

describe('A person edits a contact in the sidebar', () => {
  const person = usePerson(ENVIRONMENT);

  it('is welcomed with two buttons while there is no key', async () => {
    await person.workbench.openSidebar('WTS');
    const page = await person.workbench.webview('sidebar');
    await page.getByRole('button', { name: 'Try the Sandbox' }).waitFor();
    await page.getByRole('button', { name: 'Show the Walkthrough' }).click();
    await person.workbench.page.getByText('Point your integration at the sandbox').waitFor();
    await page.getByRole('button', { name: 'Set API Key' }).click();
    await person.workbench.quickInputMessage().filter({ hasText: 'WTS Chat' }).waitFor();
    await person.workbench.quickInput(SANDBOX_KEY);
    await person.workbench.quickInputMessage().filter({ hasText: "contact's ID" }).waitFor();
    await person.workbench.page.keyboard.press('Escape');
    await page.getByLabel('Contact ID').waitFor();
  });

  it('is told in the box what is wrong with an ID', async () => {
    const page = await person.workbench.webview('sidebar');
    await page.getByLabel('Contact ID').fill('nada');
    await page.getByLabel('Contact ID').press('Enter');
    await page.getByText(/ID/).filter({ hasText: 'looks like' }).first().waitFor();
    assert.equal(await page.getByLabel('Contact ID').getAttribute('aria-invalid'), 'true');
  });

  it('opens a contact there, edits it, and saves it with Ctrl+S', async () => {
    const page = await person.workbench.webview('sidebar');
    await page.getByLabel('Contact ID').fill(SAMPLE_CONTACT_ID);
    await page.getByLabel('Contact ID').press('Enter');
    const form = await formIn(person, 'sidebar');
    const email = form.getByLabel('E-mail', { exact: true });
    await email.fill('ana+lado@exemplo.technology');
    await email.press('Control+s');
    await form.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
    assert.equal(storedValue(person, 'email'), 'ana+lado@exemplo.technology');
    await person.workbench.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
  });

  it('sees at once in the sidebar what is edited in the tab, and the other way round', async () => {
    const tab = await openById(person, SAMPLE_CONTACT_ID);
    // It was asked for in the sidebar before, and stays there.
    const side = await formIn(person, 'sidebar');
    await tab.getByLabel('Name', { exact: true }).fill('Vista nos dois');
    await expectValue(side.getByLabel('Name', { exact: true }), 'Vista nos dois');
    await side.getByLabel('Instagram', { exact: true }).fill('dos.dois.lados');
    await expectValue(tab.getByLabel('Instagram', { exact: true }), 'dos.dois.lados');
    await tab.getByRole('button', { name: 'Save', exact: true }).click();
    await side.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
    assert.equal(storedValue(person, 'instagram'), 'dos.dois.lados');
    assert.equal(storedValue(person, 'name'), 'Vista nos dois');
  });

  it('is told in both of a metadata key that stands there twice', async () => {
    const tab = await formIn(person, 'editor');
    const side = await formIn(person, 'sidebar');
    await tab.getByRole('button', { name: 'Add row' }).click();
    await person.workbench.page.keyboard.type('crmId');
    await tab.getByLabel('Name', { exact: true }).focus();
    await tab.getByText('stands here twice').first().waitFor();
    await side.getByText('stands here twice').first().waitFor();
    await tab.getByRole('button', { name: 'Revert all', exact: true }).click();
    await side.getByText('stands here twice').first().waitFor({ state: 'detached' });
  });

  it('is led to what is wrong in the form that was saved from, not in the other', async () => {
    const tab = await formIn(person, 'editor');
    const side = await formIn(person, 'sidebar');
    await tab.getByLabel('E-mail', { exact: true }).fill('ana@');
    await person.workbench.page.keyboard.press('Control+s');
    await side.locator('[data-problems]').waitFor();
    await tab.locator('[data-problems]:focus').waitFor();
    await tab.getByRole('button', { name: 'Revert all', exact: true }).click();
    await side.locator('[data-problems]').waitFor({ state: 'detached' });
  });

  it('types into its contact while the tab shows another, letter by letter', async () => {
    const { page } = person.workbench;
    const tab = await formIn(person, 'editor');
    const before = await tab.getByLabel('Annotation', { exact: true }).inputValue();
    const side = await formIn(person, 'sidebar');
    await side.getByLabel('Contact ID').fill(BRUNO);
    await side.getByLabel('Contact ID').press('Enter');
    await side.getByRole('heading', { level: 1, name: 'Bruno Lima' }).waitFor();
    await side.getByLabel('Annotation', { exact: true }).fill('');
    // The first letter makes the contact dirty, and VS Code opens a tab for it, behind the other.
    await page.keyboard.type('uma anotação', { delay: 50 });
    await person.workbench.tab('Bruno Lima').first().waitFor();
    await page.keyboard.type(' de várias palavras', { delay: 50 });
    await side.getByRole('heading', { level: 1, name: 'Bruno Lima' }).waitFor();
    await expectValue(side.getByLabel('Annotation', { exact: true }), 'uma anotação de várias palavras');
    assert.equal(await tab.getByLabel('Annotation', { exact: true }).inputValue(), before);
    await page.keyboard.press('Control+s');
    await side.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
    assert.equal(storedValue(person, 'annotation', BRUNO), 'uma anotação de várias palavras');
    assert.equal(storedValue(person, 'annotation') ?? '', before);
  });

  it('sees its head alone, and a way to its tab, where the form is in a tab', async () => {
    const { workbench } = person;
    const first = await openById(person, contactId(4));
    const side = await workbench.webview('sidebar');
    const name = (await first.getByRole('heading', { level: 1 }).textContent()) ?? '';
    await side.getByRole('heading', { level: 1, name: name.trim() }).waitFor();
    await side.getByText('Its form is open in a tab.').waitFor();
    assert.equal(await side.getByLabel('Name', { exact: true }).count(), 0);
    await workbench.runCommand('File: New Untitled Text File');
    await side.getByRole('button', { name: 'Go to the Tab' }).click();
    const tab = await formWith(person, (form) => form.getByRole('heading', { level: 1, name: name.trim() }));
    await side.getByRole('button', { name: 'Show the Form Here Too' }).click();
    await expectValue(side.getByLabel('Name', { exact: true }), name.trim());
    const before = await side.getByLabel('Annotation', { exact: true }).inputValue();
    await side.getByLabel('Annotation', { exact: true }).fill('nos dois lugares');
    await expectValue(tab.getByLabel('Annotation', { exact: true }), 'nos dois lugares');
    await tab.getByRole('button', { name: 'Revert all', exact: true }).click();
    await expectValue(side.getByLabel('Annotation', { exact: true }), before);
  });

  it('sees on the view that a contact is loading, until it has come', async () => {
    const { workbench, front } = person;
    const bar = workbench.page.locator('.part.sidebar .pane', { hasText: 'Recent & Pinned' });
    front.fault = () => 'hang';
    await workbench.runCommand('WTS: Open Contact by ID...');
    await workbench.quickInput(contactId(6));
    await bar.locator('.monaco-progress-container.active').waitFor();
    const side = await workbench.webview('sidebar');
    await side.getByRole('button', { name: 'Cancel', exact: true }).first().click();
    await bar.locator('.monaco-progress-container.active').waitFor({ state: 'detached' });
    front.fault = () => undefined;
  });

  it('sees the form in the sidebar when the tab is closed', async () => {
    const { workbench } = person;
    await openById(person, contactId(5));
    const side = await workbench.webview('sidebar');
    await side.getByText('Its form is open in a tab.').waitFor();
    await workbench.runCommand('View: Close All Editors');
    await side.getByLabel('Name', { exact: true }).waitFor();
  });

  it('ran into nothing that went wrong unseen', () => {
    expectNoProblems(person);
  });
});
