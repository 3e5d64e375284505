import assert from 'node:assert/strict';
import { SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../../../src/sandbox/sandbox';
import { ENVIRONMENT, expectNoProblems, expectSaved, openById, storedValue, usePerson } from './person';

const NEW = 'loja-viva';

describe('A person adds an environment', () => {
  const person = usePerson(ENVIRONMENT, { settings: { 'wts.confirmProductionSave': true } });

  const box = () => person.workbench.page.locator('.quick-input-widget:visible');
  const asked = (text: string | RegExp) => box().getByText(text).first().waitFor();
  const question = () =>
    person.workbench.page.locator('.monaco-dialog-box').getByText(`Send the changes to "${NEW}"?`);

  it('from the switcher: its name, its address, what it is, and its key, each wrong answer told in its box', async () => {
    const { workbench, front } = person;
    await workbench.runCommand('WTS: Switch Environment...');
    await box().locator('.quick-input-list-entry').filter({ hasText: 'Add Environment...' }).click();
    await asked('Add Environment: Name');
    await workbench.quickInput('Loja Viva');
    await asked('Begin with a lower-case letter');
    await workbench.quickInput(ENVIRONMENT);
    await asked('There is an environment of this name already.');
    await workbench.quickInput(NEW);
    await asked(`Add Environment: Address of ${NEW}`);
    await workbench.quickInput('http://api.example.com');
    await asked(/https/);
    await workbench.quickInput(front.url);
    await asked(`Add Environment: What is ${NEW}?`);
    const production = box().locator('.quick-input-list-entry').filter({ hasText: 'Its contacts are live' });
    await production.click();
    await production
      .getByRole('checkbox', { checked: true })
      .or(production.locator('input:checked'))
      .waitFor();
    await workbench.page.keyboard.press('Enter');
    await asked(new RegExp(`API Key for ${NEW}`));
    await workbench.quickInput('pn_wrong000000000000000000000000000');
    await asked(/refused the API key/);
    await workbench.quickInput(SANDBOX_KEY);
    await box().waitFor({ state: 'hidden' });
    await workbench.statusBar().getByText(`WTS: ${NEW} (production)`).waitFor();
  });

  it('finds it in the switcher with its marks, the active one first', async () => {
    const { workbench } = person;
    await workbench.runCommand('WTS: Switch Environment...');
    const first = box().locator('.quick-input-list-entry').first();
    await first.filter({ hasText: NEW }).waitFor();
    const text = (await first.textContent()) ?? '';
    for (const mark of ['production', 'has a key', 'active']) assert.ok(text.includes(mark), text);
    await workbench.page.keyboard.press('Escape');
  });

  it('is asked before each save there, and nothing is sent when they decline', async () => {
    const { workbench } = person;
    const form = await openById(person, SAMPLE_CONTACT_ID);
    await form.getByLabel('Name', { exact: true }).fill('Ana Perguntada');
    await form.getByRole('button', { name: `Save to ${NEW}`, exact: true }).click();
    await question().waitFor();
    await workbench.dialogButton('Cancel').click();
    await question().waitFor({ state: 'detached' });
    await form.getByText('1 change').first().waitFor();
    assert.deepEqual(person.writes(), []);
    await form.getByLabel('Name', { exact: true }).press('Control+s');
    await question().waitFor();
    await workbench.dialogButton(`Save to ${NEW}`).click();
    await form.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
    await expectSaved(person, 1);
    assert.equal(storedValue(person, 'name'), 'Ana Perguntada');
  });

  it('ran into nothing that went wrong unseen', () => {
    expectNoProblems(person);
  });
});
