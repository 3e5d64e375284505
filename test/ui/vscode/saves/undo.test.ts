import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import type { FrameLocator } from 'playwright-core';
import { SAMPLE_CONTACT_ID } from '../../../../src/sandbox/sandbox';
import { expectNoProblems, expectSaved, formIn, openById, usePerson, storedValue } from '../person';

const RECORDS = /[\\/]saves[\\/]saves-\d+\.json$/;

describe('A person undoes a save', () => {
  const person = usePerson('sandbox', { sharesWindow: true });
  let form: FrameLocator;
  before(async () => {
    form = await openById(person, SAMPLE_CONTACT_ID);
  });

  const name = () => form.getByLabel('Name', { exact: true });
  const notice = () => form.getByRole('heading', { name: /^Unsaved: undo of the save of/ });

  it('sees what it changed in a list, looks at the difference, and undoes it, all with the keyboard', async () => {
    const { workbench } = person;
    await name().fill('Ana Mudada');
    await form.getByLabel('Picture URL', { exact: true }).fill('https://exemplo.com/ana.png');
    await name().press('Control+s');
    await expectSaved(person, 1);
    await workbench.runCommand('WTS: Undo Last Save...');
    const row = workbench.quickPickRow('Ana Mudada');
    await row.getByText('Name: Ana Souza → Ana Mudada').waitFor();
    await row.getByText('Picture URL (cannot be undone)').waitFor();
    await workbench.quickInputBox().press('Tab');
    await workbench.page.keyboard.press('Tab');
    await row
      .getByRole('button', { name: 'Show Difference' })
      .and(workbench.page.locator(':focus'))
      .press('Enter');
    await workbench.page.locator('.monaco-diff-editor').waitFor();
    await workbench.tab('Ana Mudada: save of').waitFor();
    await row.getByRole('button', { name: 'Show Request' }).click();
    await workbench.tab('request.http').waitFor();
    const lines = workbench.page.locator('.monaco-editor .view-lines');
    await lines.getByText(`PUT ${person.front.url}/core/v2/contact/${SAMPLE_CONTACT_ID}`).waitFor();
    await lines.getByText('"name": "Ana Mudada"').waitFor();
    await workbench.quickInputBox().focus();
    await workbench.quickInputBox().press('Enter');
    form = await formIn(person, 'editor');
    await notice().waitFor();
    assert.equal(await name().inputValue(), 'Ana Souza');
    await form.getByText('The API never shows it, so nobody knows what it was before.').waitFor();
    assert.equal(person.writes().length, 1);
  });

  it('saves the undo, and the notice is gone', async () => {
    await name().press('Control+s');
    await expectSaved(person, 2);
    assert.equal(storedValue(person, 'name'), 'Ana Souza');
    assert.deepEqual(person.writes()[1], { fields: ['Name'], name: 'Ana Souza' });
    await notice().waitFor({ state: 'detached' });
  });

  it('has nothing on disk of it without the setting', async () => {
    assert.deepEqual(await person.workbench.userData.files(RECORDS), []);
  });

  it('deletes the records, and is offered no undo of them', async () => {
    const { workbench } = person;
    await workbench.runCommand('WTS: Delete Save Records...');
    await workbench.dialogButton('Delete').click();
    await workbench.statusBar().getByText('The records of saves were deleted').waitFor();
    const offered = await workbench.offered('WTS: Save', 'WTS: Save Contact');
    assert.ok(!offered.includes('WTS: Delete Save Records...'), offered.join());
  });

  it('is told in the status bar that there is nothing to save', async () => {
    await person.workbench.runCommand('WTS: Save Contact');
    await person.workbench.statusBar().getByText('There are no changes to save').waitFor();
    assert.equal(person.writes().length, 2);
  });

  it('is told to fix broken JSON before a reload, and offered no step that would not help', async () => {
    const { workbench } = person;
    await workbench.runCommand('WTS: Show Contact as JSON');
    await workbench.page.locator('.monaco-editor .view-lines').getByText('"Ana Souza"').first().click();
    await workbench.page.keyboard.press('Control+Home');
    await workbench.page.keyboard.type('{{');
    await form.getByText('Fix the JSON to go on').waitFor();
    await workbench.runCommand('WTS: Reload Contact');
    const told = workbench
      .notifications()
      .filter({ hasText: 'The text is not valid JSON right now' })
      .first();
    await told.waitFor();
    assert.equal(await told.getByRole('button', { name: 'Retry' }).count(), 0);
  });

  it('ran into nothing that went wrong unseen', () => {
    expectNoProblems(person);
  });
});

describe('A person who keeps the records of saves', () => {
  const person = usePerson('sandbox', { settings: { 'wts.keepSaveRecords': true } });

  it('undoes after a reload of the window what was saved before it', async () => {
    const { workbench } = person;
    let form = await openById(person, SAMPLE_CONTACT_ID);
    await form.getByLabel('Name', { exact: true }).fill('Ana Antes');
    await form.getByLabel('Name', { exact: true }).press('Control+s');
    await expectSaved(person, 1);
    await workbench.reload();
    await workbench.runCommand('WTS: Undo Last Save...');
    const [file, ...others] = await workbench.userData.files(RECORDS);
    assert.ok(file !== undefined);
    assert.deepEqual(others, []);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    await workbench.quickPickRow('Ana Antes').click();
    form = await formIn(person, 'editor');
    await form.getByRole('heading', { name: /^Unsaved: undo of the save of/ }).waitFor();
    assert.equal(await form.getByLabel('Name', { exact: true }).inputValue(), 'Ana Souza');
  });

  it('ran into nothing that went wrong unseen', () => {
    expectNoProblems(person);
  });
});
