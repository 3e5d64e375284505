import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import { SAMPLE_CONTACT_ID } from '../../../../src/sandbox/sandbox';
import { contactId } from '../../../../src/sandbox/account/seedIds';
import {
  changeElsewhere,
  expectNoProblems,
  expectSaved,
  expectValue,
  formIn,
  openById,
  usePerson,
  storedValue,
} from '../person';

const [BRUNO, CARLA] = [contactId(3), contactId(4)];
const MOST_TABS = 10;

describe('A person whose edit is not what is stored in the end', () => {
  const person = usePerson('sandbox', { sharesWindow: true });

  describe('whose field was changed by someone else', () => {
    let form: FrameLocator;
    before(async () => {
      form = await openById(person, SAMPLE_CONTACT_ID);
    });

    const name = () => form.getByLabel('Name', { exact: true });
    const question = () => form.getByRole('region', { name: /the contact was changed elsewhere/ });
    const keepMine = () => form.getByRole('button', { name: 'Keep mine: Name' });

    it('is shown what it was, theirs and mine, and nothing is sent', async () => {
      await name().fill('Ana Minha');
      await changeElsewhere(person, SAMPLE_CONTACT_ID, {
        fields: ['Name', 'Annotation'],
        name: 'Ana Deles',
        annotation: 'Deles',
      });
      await name().press('Control+s');
      for (const value of ['Ana Souza', 'Ana Deles', 'Ana Minha'])
        await question().getByText(value, { exact: true }).waitFor();
      assert.deepEqual(person.writes(), []);
    });

    it('loses nothing by closing the tab, whether it is called off or a save is asked for', async () => {
      const { workbench } = person;
      await workbench.runCommand('View: Close Editor');
      await workbench.dialogButton('Cancel').click();
      await question().waitFor();
      await workbench.runCommand('View: Close Editor');
      await workbench.dialogButton('Save').click();
      await workbench.notifications().filter({ hasText: 'Not sent: use Send or Save' }).waitFor();
      await question().waitFor();
      assert.equal(await name().inputValue(), 'Ana Minha');
      assert.deepEqual(person.writes(), []);
    });

    it('is asked again after a reload of the window, told what else was changed, and asked when it is saved', async () => {
      const { workbench } = person;
      await workbench.userData.backedUp('Ana Minha');
      await workbench.reload();
      form = await formIn(person, 'editor');
      assert.equal(await name().inputValue(), 'Ana Minha');
      await toldElsewhere('Deles');
      await question().waitFor();
      await name().press('Control+s');
      await question().waitFor();
      assert.deepEqual(person.writes(), []);
    });

    it('settles it with the keyboard alone, which sends nothing, and saves', async () => {
      await name().press('Control+s');
      await tabTo(keepMine());
      await person.workbench.page.keyboard.press('Enter');
      await question().waitFor({ state: 'detached' });
      assert.deepEqual(person.writes(), []);
      await changeElsewhere(person, SAMPLE_CONTACT_ID, {
        fields: ['Annotation'],
        annotation: 'Deles, mais tarde',
      });
      await person.workbench.page.keyboard.press('Control+s');
      await expectSaved(person, 1);
      assert.deepEqual(person.writes(), [{ fields: ['Name'], name: 'Ana Minha' }]);
      assert.equal(storedValue(person, 'annotation'), 'Deles, mais tarde');
    });

    it('is shown afterwards which other fields were changed elsewhere', async () => {
      await toldElsewhere('Deles, mais tarde');
    });

    it('gives up with Revert and sees what the others stored; an undo brings the edit back, and theirs stay', async () => {
      await name().fill('Ana Desistida');
      await changeElsewhere(person, SAMPLE_CONTACT_ID, {
        fields: ['Name', 'Annotation'],
        name: 'Ana Outra',
        annotation: 'Deles, por fim',
      });
      await name().press('Control+s');
      await question().waitFor();
      await form.getByRole('button', { name: 'Revert all' }).click();
      await question().waitFor({ state: 'detached' });
      await expectValue(name(), 'Ana Outra');
      await expectValue(form.getByLabel('Annotation', { exact: true }), 'Deles, por fim');
      await person.workbench.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
      await name().press('Control+z');
      await expectValue(name(), 'Ana Desistida');
      await form.getByText('1 change', { exact: true }).waitFor();
      await form.getByRole('button', { name: 'Revert all' }).click();
      await expectValue(name(), 'Ana Outra');
      assert.equal(person.writes().length, 1);
    });

    async function toldElsewhere(annotation: string): Promise<void> {
      const told = form.locator('.result .notice').filter({ hasText: 'Changed elsewhere meanwhile' });
      await told.getByText('Annotation', { exact: true }).waitFor();
      await told.getByText(annotation, { exact: true }).waitFor();
    }

    /** Presses Tab as often as it takes. */
    async function tabTo(wanted: Locator): Promise<void> {
      for (let press = 0; press < MOST_TABS; press++) {
        if (await wanted.evaluate((element) => element === document.activeElement)) return;
        await person.workbench.page.keyboard.press('Tab');
      }
      assert.fail('The keyboard does not lead there.');
    }
  });

  describe('whose value the API did not take', () => {
    it('puts it back with the button, unsaved, and saves it when the API takes it', async () => {
      const { workbench, front, sandbox } = person;
      const form = await openById(person, BRUNO);
      const name = form.getByLabel('Name', { exact: true });
      await name.fill('Bruno Perdido');
      front.fault = ({ method }) => (method === 'PUT' ? { status: 200, body: '' } : undefined);
      await form.getByRole('button', { name: 'Save', exact: true }).click();
      await form.getByRole('heading', { name: '1 field was not taken' }).waitFor();
      await expectValue(name, 'Bruno Lima');
      front.fault = () => undefined;
      const writes = person.writes().length;
      await form.getByRole('button', { name: 'Put back what was sent' }).click();
      await expectValue(name, 'Bruno Perdido');
      await form.getByText('1 change', { exact: true }).waitFor();
      await workbench.page.locator('.tab.dirty').first().waitFor();
      assert.equal(person.writes().length, writes);
      await form.getByRole('button', { name: 'Save', exact: true }).click();
      await form.getByText('Saved: Name.').waitFor();
      assert.equal(sandbox.contact(BRUNO)?.name, 'Bruno Perdido');
    });
  });

  describe('who closes a tab right after a save', () => {
    it('is warned of a field that the API dropped, and is led back to the contact', async () => {
      const { workbench, front, sandbox } = person;
      await workbench.runCommand('View: Close All Editors');
      let form = await openById(person, CARLA);
      const writes = person.writes().length;
      await form.getByLabel('Name', { exact: true }).fill('Carla Perdida');
      await workbench.page.locator('.tab.dirty').first().waitFor();
      front.fault = ({ method }) =>
        method === 'PUT' ? { status: 200, body: JSON.stringify(sandbox.contact(CARLA)) } : undefined;
      await form.getByRole('button', { name: 'Save', exact: true }).click();
      await workbench.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
      await workbench
        .tab('Carla')
        .getByRole('button', { name: /^Close/ })
        .click();
      const warning = workbench.notifications().filter({ hasText: 'did not take: Name' });
      await warning.waitFor();
      await workbench.page.locator('.tab').first().waitFor({ state: 'detached' });
      await warning.getByRole('button', { name: 'Open Contact' }).click();
      form = await formIn(person, 'editor');
      assert.equal(await form.getByLabel('Name', { exact: true }).inputValue(), 'Carla Dias');
      assert.equal(person.writes().length, writes + 1);
    });
  });

  describe('all the while', () => {
    it('ran into nothing that went wrong unseen', () => {
      expectNoProblems(person);
    });
  });
});
