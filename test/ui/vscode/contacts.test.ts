import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../../../src/sandbox/sandbox';
import { contactId } from '../../../src/sandbox/account/seedIds';
import { ENVIRONMENT, expectNoProblems, formWith, openById, usePerson } from './person';

const ANA = 'Ana Souza';
const BRUNO = 'Bruno Lima';
const CARLA = 'Carla Dias';

describe('A person keeps contacts at hand', () => {
  const person = usePerson('sandbox');

  const sidebar = (): Locator => person.workbench.page.locator('.part.sidebar');
  const line = (name: string | RegExp): Locator => sidebar().getByRole('treeitem', { name });
  const statusBar = (environment: string): Locator =>
    person.workbench.page
      .locator('.part.statusbar')
      .getByRole('button', { name: `environment "${environment}"` });
  const environmentRow = (environment: string): Locator =>
    person.workbench.page
      .locator('.quick-input-widget:visible .quick-input-list-entry')
      .filter({ hasText: environment });
  /**
   * With the keyboard: VS Code's menus take no click in their first tenth of a second. Again when an editor that is
   * still being drawn has taken the focus, and with it the menu.
   */
  const choose = async (contact: Locator, action: string): Promise<void> => {
    const item = person.workbench.page.getByRole('menuitem', { name: action });
    for (let tries = 0; tries < 5; tries += 1) {
      await contact.click({ button: 'right' });
      const stood = await item.hover({ timeout: 3_000 }).then(
        () => true,
        () => false,
      );
      await person.workbench.page.keyboard.press(stood ? 'Enter' : 'Escape');
      if (stood) return;
    }
    throw new Error(`No menu offers "${action}".`);
  };
  const diffDrawn = (): Promise<void> =>
    person.workbench.page.locator('.monaco-diff-editor .view-line').first().waitFor();

  /** The badge in the form's head. */
  const formSays = (environment: string): Promise<unknown> =>
    formWith(person, (form) => form.getByText(environment, { exact: true }));

  /** Newer VS Code names a form's tab after the contact alone. Comparisons say an environment after the name. */
  const anaTabs = (): Locator =>
    person.workbench.page.getByRole('tab', { name: new RegExp(`^${ANA}(?:\\.wts)?(?! \\()`) });

  /** A form that is being drawn takes the focus, and with it an open palette. */
  const showAna = async (): Promise<void> => {
    const active = person.workbench.page.locator('.part.editor .tab.active');
    await line(ANA).click();
    await active.and(anaTabs()).waitFor();
    // The form of the tab before may wear the same badge, and may stand there yet.
    await formWith(person, (form) => form.getByRole('heading', { level: 1, name: ANA }));
    await formSays(ENVIRONMENT);
  };

  it('is told what the list is for while it is empty', async () => {
    await person.workbench.openSidebar('WTS');
    await sidebar().getByText('Contacts that you open are listed here').waitFor();
    await sidebar().getByRole('button', { name: 'Open Contact by ID', exact: true }).waitFor();
    // The page above takes the focus when it is drawn.
    await (await person.workbench.webview('sidebar')).getByLabel('Contact ID').waitFor();
  });

  it('sees in it what was opened, latest first', async () => {
    await openById(person, SAMPLE_CONTACT_ID);
    await line(`${ANA}, contact c0000001, recent`).waitFor();
    await person.workbench.runCommand('WTS: Open Contact by ID...');
    await person.workbench.quickInput(contactId(3));
    await line(`${BRUNO}, contact c0000003, recent`).waitFor();
    const shown = await line(/recent$/).evaluateAll((lines) =>
      lines.map((element) => element.getAttribute('aria-label')),
    );
    assert.deepEqual(shown, [`${BRUNO}, contact c0000003, recent`, `${ANA}, contact c0000001, recent`]);
  });

  it('pins one with the button of its line, and finds it first after the window is reloaded', async () => {
    await line(ANA).hover();
    await line(ANA).getByRole('button', { name: 'Pin Contact' }).click();
    await line(`${ANA}, contact c0000001, pinned`).waitFor();
    await person.workbench.wroteState(`"pins":[{"id":"${SAMPLE_CONTACT_ID}"`);
    await person.workbench.reload();
    const pinned = line(`${ANA}, contact c0000001, pinned`);
    // VS Code brings back the sidebar that it had time to write down, after a while: a click too early would close it.
    await pinned.waitFor({ timeout: 8_000 }).catch(() => person.workbench.openSidebar('WTS'));
    await pinned.waitFor();
    await line(`${BRUNO}, contact c0000003, recent`).waitFor();
    assert.match(
      (await line(/contact c/)
        .first()
        .getAttribute('aria-label')) ?? '',
      /pinned$/,
    );
  });

  it('opens a contact with a click, and in the sidebar from the menu', async () => {
    const heading = async (name: string): Promise<void> =>
      (await person.workbench.webview('sidebar')).getByRole('heading', { name }).waitFor();
    const tabs = person.workbench.page.locator('.part.editor .tab');
    await line(ANA).click();
    await anaTabs().waitFor();
    await heading(ANA);
    await formSays('sandbox');
    // A reload brings back the tabs that VS Code had time to write down.
    const before = await tabs.count();
    await choose(line(BRUNO), 'Open in Sidebar');
    await heading(BRUNO);
    assert.equal(await tabs.count(), before);
  });

  it('switches the environment with one click in the status bar; the tab stays where it was', async () => {
    await statusBar('sandbox').click();
    await environmentRow(ENVIRONMENT).click();
    await person.workbench.statusBar().getByText(`Open by ID use "${ENVIRONMENT}" now`).waitFor();
    await sidebar().getByText('Contacts that you open are listed here').waitFor();
    await formSays('sandbox');
    await statusBar(ENVIRONMENT).waitFor();
    await formWith(person, (form) => form.getByText(`Open by ID use ${ENVIRONMENT} now`));
  });

  it('opens the same contact in another environment, asked for its key', async () => {
    await person.workbench.answerCommand('WTS: Open in Environment...', async (within) => {
      await environmentRow(ENVIRONMENT).waitFor(within);
      assert.equal(await environmentRow('sandbox').count(), 0);
      await environmentRow(ENVIRONMENT).click(within);
    });
    await person.workbench.quickInputMessage().filter({ hasText: 'WTS Chat' }).waitFor();
    await person.workbench.quickInput(SANDBOX_KEY);
    await statusBar(ENVIRONMENT).waitFor();
    await formSays(ENVIRONMENT);
    await line(`${ANA}, contact c0000001, recent`).waitFor();
    const tabs = anaTabs();
    assert.equal(await tabs.count(), 2);
    await tabs.first().getByLabel('Environment: sandbox').waitFor();
    await tabs.last().getByLabel(`Environment: ${ENVIRONMENT}`).waitFor();
  });

  it('is told which environment does not have the contact', async () => {
    await person.workbench.runCommand('WTS: Open Contact by ID...');
    await person.workbench.quickInput(contactId(4));
    await line(CARLA).waitFor();
    person.front.fault = () => ({
      status: 500,
      body: '{"httpStatusCode":"INTERNALSERVERERROR","error":true,"key":"FORM_ERROR","text":"Contato não encontrado"}',
    });
    await choose(line(CARLA), 'Open in Environment...');
    await environmentRow('sandbox').click();
    await person.workbench.notifications().filter({ hasText: 'sandbox' }).waitFor();
    person.front.fault = () => undefined;
  });

  it('compares the contact of the active tab with the same one in another environment, and writes nothing', async () => {
    await showAna();
    await person.workbench.answerCommand('WTS: Compare Contacts...', async (within) => {
      await person.workbench.quickInputBox().fill('sandbox', within);
      await person.workbench.quickPickRow(ANA).click(within);
    });
    await person.workbench.tab(`${ANA} (${ENVIRONMENT}) ↔ ${ANA} (sandbox)`).waitFor();
    await diffDrawn();
    assert.deepEqual(person.writes(), []);
  });

  it('compares the active contact with one whose ID is pasted', async () => {
    await showAna();
    await person.workbench.answerCommand('WTS: Compare Contacts...', async (within) => {
      await person.workbench.quickInputBox().fill(`"${contactId(3)}"`, within);
      await environmentRow(ENVIRONMENT).click(within);
    });
    await person.workbench.tab(`${ANA} (${ENVIRONMENT}) ↔ ${BRUNO} (${ENVIRONMENT})`).waitFor();
    await diffDrawn();
  });

  it('removes a contact from the list, and clears the recent ones', async () => {
    await choose(line(CARLA), 'Remove from List');
    await line(CARLA).waitFor({ state: 'detached' });
    await person.workbench.answerCommand('WTS: Clear Recent Contacts...', (within) =>
      person.workbench.quickPickRow(`Clear Those of "${ENVIRONMENT}"`).click(within),
    );
    await sidebar().getByText('Contacts that you open are listed here').waitFor();
  });

  it('ran into nothing that went wrong unseen', () => {
    expectNoProblems(person);
  });
});
