import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { contactId } from '../../../src/sandbox/account/seedIds';
import { expectNoProblems, expectValue, formIn, usePerson } from './person';

describe('A person finds a contact', () => {
  const person = usePerson('sandbox', { sharesWindow: true });
  afterEach(async () => {
    person.front.fault = () => undefined;
    await person.workbench.page.keyboard.press('Escape');
    await person.workbench.quickInputBox().waitFor({ state: 'hidden' });
  });

  const row = (label: string): Locator => person.workbench.quickPickRow(label);
  const type = (text: string): Promise<void> => person.workbench.quickInputBox().fill(text);
  const opened = async (name: string): Promise<void> => {
    await person.workbench.tab(name).waitFor();
    const form = await formIn(person, 'editor');
    await expectValue(form.getByLabel('Name', { exact: true }), name);
  };
  /** A row that does something: the icon before its words leaves a space. */
  const step = (words: RegExp): Locator => {
    const { page } = person.workbench;
    return page
      .locator('.quick-input-list-entry')
      .filter({ has: page.locator('.label-name', { hasText: words }) });
  };
  const find = (): Promise<void> => person.workbench.runCommand('WTS: Find Contact...');

  it('among the newest of the account, asked for once, and is told nothing where they cannot be had', async () => {
    const listed = () =>
      person.front.requests.filter(({ path }) => path.startsWith('/core/v1/contact?')).length;
    await find();
    await row('João Importado').waitFor();
    await type('g');
    await row('João Importado').waitFor({ state: 'hidden' });
    await type('');
    await row('João Importado').waitFor();
    assert.equal(listed(), 1);
    await person.workbench.page.keyboard.press('Escape');
    const failed = new Promise<void>((resolve) => {
      person.front.fault = () => {
        resolve();
        return { status: 502, body: 'Bad Gateway' };
      };
    });
    await find();
    await failed;
    await type('gabri');
    await step(/^\s*Retry$/).waitFor();
    assert.equal(await person.workbench.notifications().count(), 0);
  });

  it('by the phone, with a ninth digit that the account does not have', async () => {
    await find();
    await type('(11) 99999-0011');
    await row('Íris Melo').waitFor();
  });

  it('by the last text that was typed, when the answer to an earlier one never comes', async () => {
    await find();
    const hangs = new Promise<void>((resolve) => {
      person.front.fault = ({ body }) => {
        if (!body.includes('gabri')) return undefined;
        resolve();
        return 'hang';
      };
    });
    await type('gabri');
    await hangs;
    await type('bruno');
    await row('Bruno Lima').waitFor();
    assert.equal(await row('Gabriela Nunes').isVisible(), false);
  });

  it('is told in the list what went wrong and what to do, and tries again there', async () => {
    await find();
    person.front.fault = () => ({ status: 502, body: 'Bad Gateway' });
    await type('bruno');
    const retry = step(/^\s*Retry$/);
    await retry.waitFor();
    assert.equal(await person.workbench.notifications().count(), 0);
    person.front.fault = () => undefined;
    await retry.click();
    await row('Bruno Lima').waitFor();
  });

  it('copies the ID of an error that is told in the list', async () => {
    await find();
    const body = '{"id":{"shortValue":"9c1d77ab"},"error":true,"key":"OTHER","text":"Erro"}';
    person.front.fault = () => ({ status: 500, body });
    await type('bruno');
    const { page } = person.workbench;
    await page.locator('.quick-input-list-entry').filter({ hasText: 'Copy error ID' }).click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()) === '9c1d77ab');
  });

  it('is told when nothing matches', async () => {
    await find();
    await type('ninguém se chama assim');
    await row('No contact matches. Type another part of the name, phone or e-mail.').waitFor();
  });

  it('makes one where nothing matches, and has it opened', async () => {
    await find();
    await type('(41) 98888-0001');
    await step(/^\s*New Contact\.\.\.$/).click();
    const box = person.workbench.quickInputBox();
    const { page } = person.workbench;
    await page.getByText(/Phone, e-mail or Instagram name/).waitFor();
    await box.press('Enter');
    await page.getByText(/The name of the contact/).waitFor();
    await box.fill('Nova Pessoa');
    await box.press('Enter');
    await opened('Nova Pessoa');
  });

  it('by typing a part of the name, and opens it', async () => {
    await find();
    await row('Nova Pessoa').waitFor();
    await type('g');
    await person.workbench.page.getByText('type at least 3 characters, or paste an ID').waitFor();
    assert.equal(await row('Nova Pessoa').isVisible(), false);
    await type('gabri');
    await row('Gabriela Nunes').getByText('(11) 99999-0009 · gabi@example.com · Active').waitFor();
    await person.workbench.quickInputBox().press('Enter');
    await opened('Gabriela Nunes');
  });

  it('by a pasted link, without a search', async () => {
    await find();
    const asked = person.front.requests.length;
    await type(`https://app.example/contacts/${contactId(3)}`);
    await row(`Open by ID: ${contactId(3)}`).click();
    await opened('Bruno Lima');
    assert.deepEqual(
      person.front.requests.slice(asked).filter(({ path }) => path.includes('filter')),
      [],
    );
  });

  it('by resting the mouse on its ID in a text, and opens it from there', async () => {
    await person.workbench.runCommand('File: New Untitled Text File');
    await person.workbench.page.keyboard.type(`contactId=${contactId(4)}`);
    await person.workbench.page.locator('.view-line').getByText(contactId(4)).hover();
    const card = person.workbench.page.locator('.monaco-hover:visible').filter({ hasText: 'Carla Dias' });
    await card.getByText('Blocked').waitFor();
    await card.getByText('Open contact').click();
    await opened('Carla Dias');
  });

  it('with the cursor on its ID, from the menu of the editor', async () => {
    await person.workbench.runCommand('File: New Untitled Text File');
    await person.workbench.page.keyboard.type(`contato ${contactId(12)}`);
    await person.workbench.page
      .locator('.view-line:visible')
      .getByText(contactId(12))
      .click({ button: 'right' });
    // A menu takes no click in its first moment: the key does not have to wait.
    await person.workbench.page.getByRole('menuitem', { name: 'Open Contact Under Cursor' }).hover();
    await person.workbench.page.keyboard.press('Enter');
    await opened('João Importado');
  });

  it('is told as information that nothing stands at the cursor', async () => {
    await person.workbench.runCommand('File: New Untitled Text File');
    await person.workbench.page.keyboard.type('nada aqui');
    await person.workbench.runCommand('WTS: Open Contact Under Cursor');
    const told = person.workbench.notifications().filter({ hasText: 'There is no contact ID or phone here' });
    await told.locator('.codicon-info').waitFor();
    assert.equal(await told.locator('.codicon-error').count(), 0);
  });

  it('ran into nothing that went wrong unseen', () => {
    expectNoProblems(person);
  });
});
