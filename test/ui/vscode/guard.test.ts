import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { SANDBOX_KEY } from '../../../src/sandbox/sandbox';
import { contactId } from '../../../src/sandbox/account/seedIds';
import { changeElsewhere, ENVIRONMENT, expectNoProblems, formIn, openById, usePerson } from './person';

const LINK = '[grátis](command:workbench.action.toggleSidebarVisibility "Abrir")';

describe('A person meets an account that means harm', () => {
  const person = usePerson('sandbox', { sharesWindow: true });

  const refuse = (method: string, path: string): void => {
    person.front.fault = (request) =>
      request.method === method && request.path.startsWith(path)
        ? { status: 500, body: JSON.stringify({ error: true, key: 'OTHER', text: `Erro ${LINK} $(trash)` }) }
        : undefined;
  };

  it('reads its words in a notification, and they are no link that runs a command', async () => {
    refuse('GET', '/core/v1/contact/c');
    await person.workbench.runCommand('WTS: Open Contact by ID...');
    await person.workbench.quickInput(contactId(3));
    const told = person.workbench.notifications().filter({ hasText: 'grátis' }).first();
    await told.waitFor();
    assert.equal(await told.locator('a[href^="command:"]').count(), 0);
    assert.equal(await told.getByRole('link', { name: 'grátis' }).count(), 0);
    await person.workbench.runCommand('Notifications: Clear All Notifications');
    person.front.fault = () => undefined;
  });

  it('reads them in the form after a save that failed, as text', async () => {
    const form = await openById(person, contactId(4));
    refuse('PUT', '/core/');
    const annotation = form.getByLabel('Annotation', { exact: true });
    await annotation.fill('Anotado');
    await person.workbench.page.locator('.tab.active.dirty').waitFor();
    await annotation.press('Control+s');
    await form.getByRole('alert').filter({ hasText: 'grátis' }).first().waitFor();
    assert.equal(await form.locator('main a').filter({ hasText: 'grátis' }).count(), 0);
    person.front.fault = () => undefined;
    await form.getByRole('button', { name: 'Revert all', exact: true }).click();
    await person.workbench.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
  });

  it('sees markup, scripts and links in every field as text', async () => {
    const evil = `<img src=x onerror="top.hacked=1"><a href="command:x">x</a> ${LINK}`;
    person.front.fault = ({ method, path }) => {
      if (method !== 'GET') return undefined;
      const contact = person.sandbox.contact(contactId(1));
      const body = path.startsWith('/core/v1/contact/custom-field')
        ? [
            { key: 'cidade', name: evil, type: 'STRING', visible: true },
            { key: 'x', name: evil, type: evil, visible: true, options: [{ id: evil, name: evil }] },
          ]
        : path.startsWith('/core/v1/contact/')
          ? {
              ...contact,
              id: contactId(5),
              name: evil,
              annotation: evil,
              metadata: { [evil]: evil },
              customFields: { cidade: evil, x: [evil], [evil]: evil },
            }
          : path.startsWith('/core/v1/tag/color')
            ? [
                {
                  color: 'c',
                  bgColor: 'url(javascript:alert(1))',
                  textColor: 'red;background:url(//evil.example)',
                },
              ]
            : path.startsWith('/core/v1/tag')
              ? [{ id: contact?.tagIds[0], name: evil, color: 'c' }]
              : undefined;
      return body === undefined ? undefined : { status: 200, body: JSON.stringify(body) };
    };
    await person.workbench.runCommand('WTS: Open Contact by ID...');
    await person.workbench.quickInput(contactId(5));
    await person.workbench.tab('img src').first().waitFor();
    const form = await formIn(person, 'editor');
    await person.workbench.runCommand('WTS: Refresh Lists');
    await form
      .getByRole('button', { name: /Remove.*onerror/ })
      .first()
      .waitFor();
    assert.equal(await form.locator('main img, main script, main a[href^="command:"]').count(), 0);
    assert.equal(await person.workbench.page.evaluate(() => 'hacked' in window), false);
    assert.equal(await form.locator('[style*="url"]').count(), 0);
    person.front.fault = () => undefined;
  });

  it('reads its names and values in pick lists, and they draw no icon and turn no direction', async () => {
    const { workbench } = person;
    await changeElsewhere(person, contactId(6), { fields: ['Name'], name: 'Eva $(trash)\u202E Reis' });
    await workbench.runCommand('WTS: Open Contact by ID...');
    await workbench.quickInput(contactId(6));
    await workbench.tab('Eva').and(workbench.page.locator('.active')).waitFor();
    const form = await formIn(person, 'editor');
    await form.getByLabel('Annotation', { exact: true }).fill('Nota $(flame)');
    await form.getByLabel('Annotation', { exact: true }).press('Control+s');
    await form.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
    await workbench.runCommand('WTS: Undo Last Save...');
    await workbench.quickPickRow('Eva $(trash) Reis').getByText('Nota $(flame)').waitFor();
    await workbench.quickInputBox().press('Escape');
    await workbench.answerCommand('WTS: Compare Contacts...', (within) =>
      workbench.quickPickRow('Eva $(trash) Reis').waitFor(within),
    );
    await workbench.quickInputBox().press('Escape');
  });

  it('ran into nothing that went wrong unseen, and nothing was fetched', () => {
    expectNoProblems(person);
  });
});

describe('A person looks into a production account that is read-only', () => {
  const person = usePerson(ENVIRONMENT, { marks: { production: true, readOnly: true } });
  let form: FrameLocator;

  it('reads in the form and in the status bar, in words, that it is production', async () => {
    const { workbench } = person;
    await workbench.runCommand('WTS: Set API Key...');
    await workbench.quickInput(SANDBOX_KEY);
    await workbench.quickInputMessage().filter({ hasText: "contact's ID" }).waitFor();
    await workbench.quickInput(contactId(1));
    form = await formIn(person, 'editor');
    await form.getByText(`${ENVIRONMENT} (production)`).waitFor();
    const status = workbench.page.locator('.statusbar-item', { hasText: `WTS: ${ENVIRONMENT}` });
    await status.filter({ hasText: '(production, read-only)' }).waitFor();
    assert.equal(await status.locator('.codicon-broadcast').count(), 1);
  });

  it('can edit nothing in the form, and reads why', async () => {
    await form.getByText('Read-only, as the setting wts.environments says').waitFor();
    const name = form.getByLabel('Name', { exact: true });
    await name.click();
    await name.press('End');
    await name.pressSequentially('!');
    assert.equal(await name.inputValue(), 'Ana Souza');
    await name.press('Control+s');
    const save = form.getByRole('button', { name: `Save to ${ENVIRONMENT}`, exact: true });
    assert.equal(await save.getAttribute('aria-disabled'), 'true');
    await save.click({ force: true });
    assert.equal(await form.getByRole('button', { name: /^Remove/ }).count(), 0);
    assert.deepEqual(person.writes(), []);
  });

  it('can edit nothing in the JSON text', async () => {
    const { workbench } = person;
    await workbench.runCommand('WTS: Show Contact as JSON');
    await workbench.page.locator('.monaco-editor .view-lines').getByText('Ana Souza').first().click();
    await workbench.page.keyboard.type('x');
    await workbench.page.keyboard.press('Control+s');
    assert.equal(await workbench.page.locator('.tab.dirty').count(), 0);
    assert.deepEqual(person.writes(), []);
  });

  it('is asked for the key again when the address has changed, and reads why before typing it', async () => {
    const { workbench, sandbox, front } = person;
    await workbench.userData.changeSettings({
      'wts.environments': { [ENVIRONMENT]: { baseUrl: sandbox.url, production: true } },
    });
    await workbench.reload();
    await workbench.runCommand('WTS: Open Contact by ID...');
    await workbench.quickInput(contactId(2));
    const why = workbench.quickInputMessage().filter({ hasText: 'changed from' });
    await why.waitFor();
    assert.match(
      await why.innerText(),
      new RegExp(`"${ENVIRONMENT}" changed from ${front.url} to ${sandbox.url}`),
    );
    await workbench.page.keyboard.press('Escape');
  });
});
