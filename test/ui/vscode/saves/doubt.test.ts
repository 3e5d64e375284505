import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { SAMPLE_CONTACT_ID } from '../../../../src/sandbox/sandbox';
import type { Fault } from '../../../support/faults/faultyFront';
import {
  changeElsewhere,
  expectNoProblems,
  expectValue,
  expectWrites,
  formIn,
  openById,
  usePerson,
  storedValue,
} from '../person';

const OTHER_ID = 'c0000002-5eed-4000-8000-00000000000c';

describe('A person whose save nobody could confirm', () => {
  const person = usePerson('sandbox', { sharesWindow: true });
  let form: FrameLocator;
  before(async () => {
    form = await openById(person, SAMPLE_CONTACT_ID);
  });

  const name = () => form.getByLabel('Name', { exact: true });
  const button = (label: string) => form.getByRole('button', { name: label, exact: true });
  /** VS Code may have restored the text beside the form. */
  const dirtyTab = () => person.workbench.page.locator('.tab.dirty').first();
  const failPut = (fault: Fault | undefined) => {
    person.front.fault = ({ method }) => (method === 'PUT' ? fault : undefined);
  };

  /** Ends VS Code's window while the update hangs, or first the extension's process, and starts it again. */
  async function cutOff(text: string, fault: Fault, ends: 'window' | 'host' = 'window'): Promise<void> {
    const before = person.writes().length;
    await name().fill(text);
    await dirtyTab().waitFor();
    await person.workbench.userData.backedUp(text);
    failPut(fault);
    await name().press('Control+s');
    await expectWrites(person, before + 1);
    failPut(undefined);
    if (ends === 'host') await person.workbench.crashExtensions();
    await person.workbench.reload();
    form = await formIn(person, 'editor');
  }

  it('sees how long a save waits for the API, cancels it, and keeps the edit', async () => {
    const before = storedValue(person, 'name');
    failPut({ status: 429, body: '', headers: { 'retry-after': '240' } });
    await name().fill('Ana Espera');
    await dirtyTab().waitFor();
    await button('Save').click();
    await form.getByRole('timer').filter({ hasText: 'too many requests' }).waitFor();
    await button('Cancel').click();
    await form.getByText('Nothing was sent.').first().waitFor();
    await form.getByRole('heading', { name: 'Not saved. Cancelled' }).waitFor();
    assert.equal(await name().inputValue(), 'Ana Espera');
    assert.equal(storedValue(person, 'name'), before);
    await dirtyTab().waitFor();
  });

  it('sees the same wait in the status bar when the contact is reloaded, and ends it there', async () => {
    await person.workbench.runCommand('WTS: Reload Contact');
    const status = person.workbench.page.locator('.statusbar-item', { hasText: 'Too many requests' });
    await status.first().click();
    await status.first().waitFor({ state: 'detached' });
    assert.equal(await name().inputValue(), 'Ana Espera');
    await dirtyTab().waitFor();
  });

  it('is offered to try again after ending the wait for a contact that was to be opened', async () => {
    const { workbench } = person;
    const status = workbench.page.locator('.statusbar-item', { hasText: 'Too many requests' });
    await workbench.runCommand('WTS: Open Contact by ID...');
    await workbench.quickInput(OTHER_ID);
    await status.first().click();
    const offer = workbench.notifications().filter({ hasText: 'you cancelled' });
    await offer.first().waitFor();
    await offer.first().getByRole('button', { name: 'Retry' }).click();
    await status.first().click();
    await offer.first().waitFor();
    assert.equal(await name().inputValue(), 'Ana Espera');
  });

  it('comes back to a contact that is saved when the update had arrived before VS Code ended', async () => {
    // The pause belongs to the window: a new one knows nothing of it.
    await person.workbench.userData.backedUp('Ana Espera');
    failPut(undefined);
    await person.workbench.reload();
    form = await formIn(person, 'editor');
    const before = person.writes().length;
    await cutOff('Ana Chegou', 'hangAfter');
    await dirtyTab().waitFor({ state: 'detached' });
    await form.getByRole('status').filter({ hasText: 'Saved: Name' }).first().waitFor();
    await expectValue(name(), 'Ana Chegou');
    assert.equal(storedValue(person, 'name'), 'Ana Chegou');
    assert.equal(person.writes().length, before + 1);
  });

  it('comes back to the edit, and is told that it was not saved, when the update had not arrived', async () => {
    await cutOff('Ana Perdida', 'hang');
    await form.getByText('cut off before it had arrived').first().waitFor();
    assert.equal(await name().inputValue(), 'Ana Perdida');
    assert.notEqual(storedValue(person, 'name'), 'Ana Perdida');
    const before = person.writes().length;
    await button('Save').click();
    await expectWrites(person, before + 1);
    await dirtyTab().waitFor({ state: 'detached' });
    assert.equal(storedValue(person, 'name'), 'Ana Perdida');
  });

  it('comes back to a saved contact when the extension was killed after the update had arrived', async () => {
    const before = person.writes().length;
    await cutOff('Ana Caiu', 'hangAfter', 'host');
    await dirtyTab().waitFor({ state: 'detached' });
    await form.getByRole('status').filter({ hasText: 'Saved: Name' }).first().waitFor();
    assert.equal(storedValue(person, 'name'), 'Ana Caiu');
    assert.equal(person.writes().length, before + 1);
  });

  it('is asked about a text that comes back from before a reload, and sends nothing of what others have replaced', async () => {
    const { workbench } = person;
    await name().fill('Ana Antiga');
    await workbench.userData.backedUp('Ana Antiga');
    const crash = await workbench.userData.keepBackup('Ana Antiga');
    await changeElsewhere(person, SAMPLE_CONTACT_ID, { fields: ['Annotation'], annotation: 'Deles, depois' });
    await workbench.runCommand('WTS: Reload Contact');
    await expectValue(form.getByLabel('Annotation', { exact: true }), 'Deles, depois');
    await workbench.userData.backedUp('Deles, depois');
    const before = person.writes().length;
    await workbench.startAgain(crash);
    form = await formIn(person, 'editor');
    await form.getByText('what they were made from is lost').first().waitFor();
    await name().press('Control+s');
    await form.getByText('Nothing is sent before that').first().waitFor();
    assert.equal(person.writes().length, before);
    await button('Take theirs: Annotation').click();
    await button('Keep mine: Name').click();
    await button('Save').click();
    await expectWrites(person, before + 1);
    await dirtyTab().waitFor({ state: 'detached' });
    assert.deepEqual(
      [storedValue(person, 'name'), storedValue(person, 'annotation')],
      ['Ana Antiga', 'Deles, depois'],
    );
  });

  it('ran into nothing that went wrong unseen', () => {
    expectNoProblems(person);
  });
});
