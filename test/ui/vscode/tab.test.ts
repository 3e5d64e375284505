import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../../../src/sandbox/sandbox';
import { tagId } from '../../../src/sandbox/account/seedIds';
import {
  ENVIRONMENT,
  expectNoProblems,
  expectSaved,
  expectValue,
  formIn,
  usePerson,
  storedValue,
} from './person';

describe('A person edits a contact in a tab', () => {
  const person = usePerson(ENVIRONMENT);
  let form: FrameLocator;

  const name = () => form.getByLabel('Name', { exact: true });
  const email = () => form.getByLabel('E-mail', { exact: true });
  const dirtyTab = () => person.workbench.page.locator('.tab.dirty').first();

  it('is told in the box that a key is refused, and is led from a good key to the contact, also when it opens only at the second try', async () => {
    const { workbench } = person;
    await workbench.runCommand('WTS: Set API Key...');
    assert.equal(await workbench.quickInputBox().getAttribute('type'), 'password');
    await workbench.quickInput('pn_wrong');
    await workbench.quickInputMessage().filter({ hasText: 'refused' }).waitFor();
    await workbench.quickInput(` Bearer ${SANDBOX_KEY} `);
    await workbench.quickInputMessage().filter({ hasText: "contact's ID" }).waitFor();
    await workbench.quickInput('');
    await workbench.quickInputMessage().filter({ hasText: 'Enter' }).waitFor();
    await workbench.quickInput('123');
    await workbench.quickInputMessage().filter({ hasText: 'ID' }).waitFor();
    assert.equal(person.front.requests.filter(({ path }) => path.includes('/contact/')).length, 0);
    person.front.fault = ({ path }) =>
      path.includes(`/contact/${SAMPLE_CONTACT_ID}`) ? { status: 502, body: 'Bad Gateway' } : undefined;
    await workbench.quickInput(`"https://app.example/contacts/${SAMPLE_CONTACT_ID}"`);
    const told = workbench.notifications().filter({ hasText: 'Retry' }).first();
    await told.waitFor();
    person.front.fault = () => undefined;
    // Neither the key nor the ID is asked for again.
    await told.getByRole('button', { name: 'Retry' }).click();
    form = await formIn(person, 'editor');
    assert.equal(await name().inputValue(), 'Ana Souza');
  });

  it('edits three fields, saves with Ctrl+S and sees what was saved', async () => {
    await name().fill('Ana Souza Lima');
    await form.getByLabel('Annotation', { exact: true }).fill('Prefere e-mail.');
    await form.getByLabel('Status', { exact: true }).selectOption({ label: 'Archived' });
    await dirtyTab().waitFor();
    await name().press('Control+s');
    const status = form.getByRole('status').filter({ hasText: 'Saved' }).first();
    await status.waitFor();
    assert.match(await status.innerText(), /Name.*Annotation.*Status/s);
    assert.deepEqual(person.writes(), [
      {
        fields: ['Name', 'Annotation', 'Status'],
        name: 'Ana Souza Lima',
        annotation: 'Prefere e-mail.',
        status: 'ARCHIVED',
      },
    ]);
    await dirtyTab().waitFor({ state: 'detached' });
  });

  it('loses no letter when Ctrl+S follows typing at machine speed', async () => {
    await name().fill('');
    const typed = 'Uma frase digitada de uma vez';
    await name().pressSequentially(typed);
    const before = person.writes().length;
    await name().press('Control+s');
    await expectSaved(person, before + 1);
    assert.equal(storedValue(person, 'name'), typed);
    assert.equal(await name().inputValue(), typed);
  });

  it('undoes with Ctrl+Z what was typed', async () => {
    const before = await email().inputValue();
    await email().fill('outra@exemplo.com');
    await dirtyTab().waitFor();
    await email().press('Control+z');
    await dirtyTab().waitFor({ state: 'detached' });
    await expectValue(email(), before);
  });

  it('is told at the field that an e-mail is invalid, and nothing is sent', async () => {
    const before = person.front.requests.length;
    await email().fill('a@b');
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await form.getByRole('heading', { name: /problem/ }).waitFor();
    assert.equal(await email().getAttribute('aria-invalid'), 'true');
    assert.equal(person.front.requests.length, before);
    assert.equal(await person.workbench.notifications().count(), 0);
    await form.getByRole('button', { name: 'Revert all', exact: true }).click();
    await dirtyTab().waitFor({ state: 'detached' });
  });

  it('adds and removes a tag by name', async () => {
    const before = person.writes().length;
    const tags = form.getByRole('combobox', { name: /Tags/ });
    await tags.fill('Fornec');
    await tags.press('ArrowDown');
    await tags.press('Enter');
    await tags.press('Escape');
    await form.getByRole('button', { name: /Remove.*VIP/ }).click();
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await form
      .getByRole('status')
      .filter({ hasText: /Saved.*Tags/s })
      .first()
      .waitFor();
    assert.equal(person.writes().length - before, 2);
    const kept = [tagId(1), tagId(8)];
    const [added, ...others] = (storedValue(person, 'tagIds') as string[]).filter((id) => !kept.includes(id));
    assert.ok(added !== undefined && added !== tagId(4));
    assert.deepEqual(others, []);
  });

  it('shows the same document as JSON, both always agreeing, and says to fix JSON that is broken', async () => {
    const { workbench } = person;
    await workbench.runCommand('WTS: Show Contact as JSON');
    const text = workbench.page.locator('.monaco-editor .view-lines');
    await text.click();
    await workbench.page.keyboard.press('Control+Home');
    await workbench.page.keyboard.type('x');
    await form
      .getByText(/fix the JSON/i)
      .first()
      .waitFor();
    await workbench.page.keyboard.press('Control+s');
    const refused = workbench.notifications().filter({ hasText: 'Not sent. Line 1' });
    await refused.getByRole('button', { name: 'Show Problem' }).click();
    await workbench.page.keyboard.press('Control+z');
    await name().waitFor();
    await text.click();
    await workbench.page.keyboard.press('Control+Home');
    await workbench.page.keyboard.type('y');
    await form.locator('.broken-bar').getByRole('button', { name: 'Revert all' }).click();
    await name().waitFor();
    await dirtyTab().waitFor({ state: 'detached' });
    await name().fill('Ana do JSON');
    await text.getByText('Ana do JSON').waitFor();
    await name().press('Control+s');
    await form.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
  });

  it('is told what a contact that does not exist means, with the environment', async () => {
    const { workbench } = person;
    await workbench.runCommand('WTS: Open Contact by ID...');
    await workbench.quickInput('00000000-1111-4222-8333-444444444444');
    const told = workbench.notifications().filter({ hasText: `no contact with this ID in ${ENVIRONMENT}` });
    await told.first().waitFor();
    await told.first().getByText('Switch Environment').waitFor();
  });

  it('copies the error ID of a refused key, though no form is there to show it', async () => {
    const { workbench } = person;
    const body = JSON.stringify({
      id: { value: '3251e982-0000-4000-8000-000000000001', shortValue: '3251e982' },
      error: true,
      key: 'ERROR_UNAUTHORIZED',
      text: 'Acesso negado',
    });
    person.front.fault = () => ({ status: 401, body });
    await workbench.runCommand('WTS: Open Contact by ID...');
    await workbench.quickInput('00000000-1111-4222-8333-555555555555');
    const told = workbench.notifications().filter({ hasText: '(error ID 3251e982)' }).first();
    await told.getByRole('button', { name: 'Copy error ID' }).click();
    await workbench.page.waitForFunction(async () => (await navigator.clipboard.readText()) === '3251e982');
    person.front.fault = () => undefined;
  });

  it('ran into nothing that went wrong unseen', () => {
    expectNoProblems(person);
  });
});
