import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import { contactId } from '../../../../src/sandbox/account/seedIds';
import { temporaryFolder, type TemporaryFolder } from '../../../support/processes/cleanup';
import {
  changeElsewhere,
  expectNoProblems,
  expectSaved,
  expectValue,
  formIn,
  formInTab,
  openById,
  type Person,
  usePerson,
  storedValue,
} from '../person';

const [ANA, BRUNO, CARLA] = [contactId(1), contactId(3), contactId(4)];
const [ELISA, HEITOR] = [contactId(6), contactId(10)];
const field = (form: FrameLocator, label: string): Locator => form.getByLabel(label, { exact: true });
const elsewhere = (form: FrameLocator): Locator =>
  form.getByRole('heading', { name: 'Changed elsewhere meanwhile' });
const conflict = (form: FrameLocator): Locator =>
  form.getByRole('heading', { name: 'Not saved: the contact was changed elsewhere' });

describe('A person whose window does not last', () => {
  const person = usePerson('sandbox');

  /** Types at the end of a value in the JSON. */
  async function typeInJson(value: string, typed: string): Promise<void> {
    const { page } = person.workbench;
    await page.locator('.monaco-editor .view-lines').getByText(value).click();
    for (const key of ['End', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
    await page.keyboard.type(typed);
  }

  describe('comes back to several unsaved contacts', () => {
    const openTab = (name: string): Promise<FrameLocator> => formInTab(person, name);

    it('edits one in a tab, one in the sidebar and one as JSON', async () => {
      const { workbench } = person;
      const ana = await openById(person, ANA);
      await field(ana, 'E-mail').fill('ana+volta@exemplo.technology');
      await workbench.userData.backedUp('ana+volta@exemplo');
      await workbench.openSidebar('WTS');
      const side = await workbench.webview('sidebar');
      await side.getByLabel('Contact ID').fill(BRUNO);
      await side.getByLabel('Contact ID').press('Enter');
      await side.getByRole('heading', { name: 'Bruno Lima' }).waitFor();
      await field(side, 'Annotation').fill('Anotado ao lado');
      await workbench.userData.backedUp('Anotado ao lado');
      await workbench.runCommand('WTS: Open Contact by ID...');
      await workbench.quickInput(CARLA);
      await openTab('Carla Dias');
      await workbench.runCommand('WTS: Show Contact as JSON');
      await typeInJson('Carla Dias', ' de Volta');
      await workbench.userData.backedUp('Carla Dias de Volta');
      assert.deepEqual(person.writes(), []);
    });

    it('finds each edit after a reload, and is told of each contact what others changed meanwhile', async () => {
      await changeElsewhere(person, ANA, { fields: ['Annotation'], annotation: 'Deles, outro campo' });
      await changeElsewhere(person, BRUNO, { fields: ['Annotation'], annotation: 'Deles, mesmo campo' });
      await person.workbench.reload();
      const ana = await openTab('Ana Souza');
      await expectValue(field(ana, 'E-mail'), 'ana+volta@exemplo.technology');
      await elsewhere(ana).waitFor();
      await ana.getByText('Deles, outro campo').first().waitFor();
      await expectValue(field(ana, 'Annotation'), 'Deles, outro campo');
      const bruno = await openTab('Bruno Lima');
      await expectValue(field(bruno, 'Annotation'), 'Anotado ao lado');
      await conflict(bruno).waitFor();
      await bruno.getByText('Deles, mesmo campo').first().waitFor();
      const carla = await openTab('Carla Dias');
      await expectValue(field(carla, 'Name'), 'Carla Dias de Volta');
      await carla.getByText('Nobody has changed the contact in the meantime.').first().waitFor();
      assert.equal(await elsewhere(carla).count(), 0);
      assert.equal(await conflict(carla).count(), 0);
      assert.deepEqual(person.writes(), []);
    });

    it('saves on top of what others changed, and chooses where both changed the same', async () => {
      const ana = await openTab('Ana Souza');
      await person.workbench.runCommand('WTS: Save Contact');
      await ana.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
      assert.deepEqual(person.writes(), [{ fields: ['Email'], email: 'ana+volta@exemplo.technology' }]);
      assert.equal(storedValue(person, 'annotation'), 'Deles, outro campo');
      const bruno = await openTab('Bruno Lima');
      await bruno.getByRole('button', { name: 'Keep mine: Annotation' }).click();
      await conflict(bruno).waitFor({ state: 'detached' });
      await bruno.getByRole('button', { name: 'Save', exact: true }).click();
      await bruno.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
      assert.equal(storedValue(person, 'annotation', BRUNO), 'Anotado ao lado');
      assert.equal(person.writes().length, 2);
    });

    it('finds the last edit after the extension host was killed, and saves it', async () => {
      let carla = await openTab('Carla Dias');
      await changeElsewhere(person, CARLA, { fields: ['Email'], email: 'carla@exemplo.technology' });
      await field(carla, 'Annotation').fill('Escrito pouco antes');
      await carla.getByText('2 changes').waitFor();
      await person.workbench.crashExtensions();
      await person.workbench.userData.backedUp('Escrito pouco antes');
      await person.workbench.reload();
      carla = await openTab('Carla Dias');
      await expectValue(field(carla, 'Name'), 'Carla Dias de Volta');
      await expectValue(field(carla, 'Annotation'), 'Escrito pouco antes');
      await elsewhere(carla).waitFor();
      await carla.getByRole('button', { name: 'Save', exact: true }).click();
      await carla.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
      assert.equal(person.writes().length, 3);
      assert.equal(storedValue(person, 'name', CARLA), 'Carla Dias de Volta');
      assert.equal(storedValue(person, 'email', CARLA), 'carla@exemplo.technology');
    });
  });

  describe('comes back to unsaved edits', () => {
    /** The API keeps silent about a contact, which is `asked` for, until `answer` is called. */
    const holdAnswers = (id: string) => {
      let answer: (() => void) | undefined;
      const answers = new Promise<void>((resolve) => (answer = resolve));
      const asked = new Promise<void>((resolve) => {
        person.front.before = ({ path }) => {
          if (!path.startsWith(`/core/v1/contact/${id}`)) return Promise.resolve();
          resolve();
          return answers;
        };
      });
      return {
        asked,
        answer: () => {
          answer?.();
          person.front.before = () => Promise.resolve();
        },
      };
    };

    it('finds them after a reload of the window, without waiting for the API, and saves them on top of what they were made from', async () => {
      await person.workbench.discardAllEditors();
      const before = person.writes().length;
      let form = await openById(person, ELISA);
      await form.getByLabel('Name', { exact: true }).fill('Elisa Guardada');
      await person.workbench.page.locator('.tab.dirty').first().waitFor();
      await person.workbench.userData.backedUp('Elisa Guardada');
      const { answer } = holdAnswers(ELISA);
      await person.workbench.reload();
      form = await formIn(person, 'editor');
      assert.equal(await form.getByLabel('Name', { exact: true }).inputValue(), 'Elisa Guardada');
      answer();
      await form.getByLabel('Name', { exact: true }).press('Control+s');
      await form.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
      assert.deepEqual(person.writes().slice(before), [{ fields: ['Name'], name: 'Elisa Guardada' }]);
    });

    it('sees at once that the contact is loading where the text came back alone and what it was made from is lost, calls it off and tries again', async () => {
      const { workbench } = person;
      await workbench.discardAllEditors();
      await openById(person, ELISA);
      await workbench.runCommand('View: Reopen Editor With...');
      await workbench.pick('Text Editor');
      await typeInJson('Elisa Guardada', ' Sem Origem');
      await workbench.userData.backedUp('Elisa Guardada Sem Origem');
      await workbench.userData.removeFiles(/[\\/]baselines[\\/]/);
      const { asked, answer } = holdAnswers(ELISA);
      await workbench.reload();
      await asked;
      let form = await workbench.webview('editor');
      await form.getByText('Loading the contact…').waitFor();
      await form.getByRole('button', { name: 'Cancel', exact: true }).click();
      await form.getByRole('button', { name: 'Retry', exact: true }).waitFor();
      answer();
      await form.getByRole('button', { name: 'Retry', exact: true }).click();
      form = await formIn(person, 'editor');
      assert.equal(await form.getByLabel('Name', { exact: true }).inputValue(), 'Elisa Guardada Sem Origem');
    });

    it('has to choose before anything is sent when what they were made from is lost', async () => {
      const before = person.writes().length;
      const form = await formIn(person, 'editor');
      assert.equal(await form.getByLabel('Name', { exact: true }).inputValue(), 'Elisa Guardada Sem Origem');
      await form.getByText('what they were made from is lost').first().waitFor();
      await form.getByLabel('Name', { exact: true }).press('Control+s');
      await form.getByText('Nothing is sent before that').first().waitFor();
      assert.equal(person.writes().length, before);
      await form
        .getByRole('button', { name: /keep mine/i })
        .first()
        .click();
      await form.getByRole('button', { name: 'Save', exact: true }).click();
      await expectSaved(person, before + 1);
      assert.equal(storedValue(person, 'name', ELISA), 'Elisa Guardada Sem Origem');
    });
  });

  describe('has the same contact in two windows', () => {
    let second: Person;
    let folder: TemporaryFolder;
    before(async () => {
      folder = temporaryFolder('second');
      second = { ...person, workbench: await person.workbench.openSecondWindow(folder.path) };
    });
    after(() => {
      folder.remove();
    });

    it('is told in the second of what the first has saved, and both edits are kept', async () => {
      const [one, two] = [await openById(person, HEITOR), await openById(second, HEITOR)];
      await field(one, 'E-mail').fill('heitor+um@exemplo.technology');
      await field(two, 'Instagram').fill('heitor.dois');
      await field(one, 'E-mail').press('Control+s');
      await one.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
      await field(two, 'Instagram').press('Control+s');
      await two.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
      await elsewhere(two).waitFor();
      assert.equal(storedValue(person, 'email', HEITOR), 'heitor+um@exemplo.technology');
      assert.equal(storedValue(person, 'instagram', HEITOR), 'heitor.dois');
    });

    it('is stopped in the second when both changed the same field, also after a reload of it', async () => {
      const one = await formIn(person, 'editor');
      let two = await formIn(second, 'editor');
      await one.getByRole('button', { name: 'Save', exact: true }).waitFor();
      await field(one, 'Annotation').fill('Da primeira');
      await field(two, 'Annotation').fill('Da segunda');
      await second.workbench.userData.backedUp('Da segunda');
      const before = person.writes().length;
      await field(one, 'Annotation').press('Control+s');
      await one.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
      await field(two, 'Annotation').press('Control+s');
      await conflict(two).waitFor();
      await second.workbench.reload();
      two = await formIn(second, 'editor');
      await expectValue(field(two, 'Annotation'), 'Da segunda');
      await conflict(two).waitFor();
      assert.equal(await two.getByText('what they were made from is lost').count(), 0);
      assert.equal(person.writes().length, before + 1);
      assert.equal(storedValue(person, 'annotation', HEITOR), 'Da primeira');
    });
  });

  describe('all the while', () => {
    it('ran into nothing that went wrong unseen', () => {
      expectNoProblems(person);
    });
  });
});

describe('A person whose window comes back with unsaved text and no form', () => {
  const person = usePerson('sandbox');

  it('goes on typing in the palette while the form appears', async () => {
    const { workbench } = person;
    const { page } = workbench;
    // No tab has ever shown the form here, so that VS Code cannot have written down that one did.
    await workbench.openSidebar('WTS');
    const side = await workbench.webview('sidebar');
    await side.getByLabel('Contact ID').fill(CARLA);
    await side.getByLabel('Contact ID').press('Enter');
    await side.getByRole('heading', { name: 'Carla Dias' }).waitFor();
    await workbench.runCommand('WTS: Show Contact as JSON');
    await page.locator('.monaco-editor .view-lines').getByText('Carla Dias').click();
    for (const key of ['End', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
    await page.keyboard.type(' Volta');
    await workbench.userData.backedUp('Carla Dias Volta');
    await page.reload({ waitUntil: 'commit' });
    await workbench.tab('Carla Dias').first().waitFor();
    await page.keyboard.press('F1');
    const palette = page.locator('.quick-input-widget .quick-input-box input');
    await palette.waitFor();
    await formIn(person, 'editor');
    assert.ok(await palette.isVisible());
    await page.keyboard.type('ask');
    assert.equal(await palette.inputValue(), '>ask');
  });
});
