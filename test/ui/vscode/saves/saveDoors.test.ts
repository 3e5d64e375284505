import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import { contactId } from '../../../../src/sandbox/account/seedIds';
import { vscodeVersionUnderTest } from '../../../support/vscode/npmVscode';
import { type DoorsBy, SAVE_DOORS, type SaveDoor } from '../../../support/workbench/saveDoors';
import { expectNoProblems, expectSaved, formIn, openById, storedValue, usePerson } from '../person';

const ANA = contactId(2);
const BRUNO = contactId(3);

describe('A person saves, or VS Code does', () => {
  const person = usePerson('sandbox', {
    settings: { 'chat.disableAIFeatures': false, 'diffEditor.useInlineViewWhenSpaceIsLimited': false },
  });
  let form: FrameLocator;
  let text = '';
  let notes = 0;

  const page = () => person.workbench.page;
  const run = (title: string) => person.workbench.runCommand(title);
  const press = (keys: string) => page().keyboard.press(keys);
  const bar = () => form.getByRole('region', { name: 'A save that sent nothing' });
  const lines = (within = '.editor-instance') =>
    page().locator(`${within} .monaco-editor .view-lines`).getByText('"annotation"').first();

  async function showJson(): Promise<void> {
    await run('WTS: Show Contact as JSON');
    await lines().waitFor();
  }

  /** The contact is compared, and the sidebar shows another one. */
  async function compare(side: 'original' | 'modified'): Promise<void> {
    await showJson();
    await lines().click();
    await run('File: Compare Active File with Saved');
    await page().locator('.monaco-diff-editor').waitFor();
    await person.workbench.openSidebar('WTS');
    const box = (await person.workbench.webview('sidebar')).getByLabel('Contact ID');
    await box.fill(BRUNO);
    await box.press('Enter');
    const sidebar = await formIn(person, 'sidebar');
    await sidebar.getByText(BRUNO, { exact: true }).first().waitFor();
    await clickInto(page().locator(`.monaco-diff-editor .editor.${side}`));
    await press('Control+s');
  }

  /** Until the cursor is there: on a busy machine VS Code gives the sidebar's page its focus back. */
  async function clickInto(editor: Locator): Promise<void> {
    const cursor = editor.locator('.monaco-editor.focused');
    for (let attempt = 0; attempt < 5 && !(await cursor.isVisible()); attempt++) {
      // By its place in the window: Playwright scrolls what it clicks, and with it the workbench under the pointer.
      const { x, y, width } = (await editor.boundingBox()) ?? assert.fail();
      await page().mouse.click(x + width / 2, y + 40);
      await cursor.waitFor({ timeout: 5_000 }).catch(() => undefined);
    }
  }

  async function closeTab(answer: string): Promise<void> {
    await run('View: Close Editor');
    await person.workbench.dialogButton(answer).click();
  }

  const ways: Record<DoorsBy<'hands'>, () => Promise<unknown>> = {
    'Ctrl+S in the form in a tab': () => form.getByLabel('Annotation', { exact: true }).press('Control+s'),
    'Ctrl+S in the form in the sidebar': async () => {
      await person.workbench.openSidebar('WTS');
      const sidebar = await formIn(person, 'sidebar');
      await sidebar.getByText(ANA, { exact: true }).first().waitFor();
      await sidebar.getByLabel('Annotation', { exact: true }).press('Control+s');
    },
    'Save in the form': () => form.getByRole('button', { name: 'Save', exact: true }).click(),
    'WTS: Save Contact from the palette': () => run('WTS: Save Contact'),
    'Ctrl+S in the JSON text': async () => {
      await showJson();
      await lines().click();
      await press('Control+s');
    },
    'Ctrl+S in the find box of the JSON text': async () => {
      await showJson();
      await lines().click();
      await press('Control+f');
      await page().locator('.find-widget.visible textarea').first().waitFor();
      await press('Control+s');
    },
    'Ctrl+S on the right of Compare with Saved, the sidebar showing another contact': () =>
      compare('modified'),
    'Ctrl+S on the left of Compare with Saved, the sidebar showing another contact': () =>
      compare('original'),
    'Send, after File: Save': async () => {
      await run('File: Save');
      await bar().getByRole('button', { name: 'Send' }).click();
    },
    'Send in a notification, after File: Save of JSON text whose form nobody sees': async () => {
      await person.workbench.openSidebar('Explorer');
      await showJson();
      await run('View: Move Editor into Previous Group');
      await page().locator('iframe.webview.ready').first().waitFor({ state: 'hidden' });
      await run('File: Save');
      const told = person.workbench.notifications().filter({ hasText: 'in sandbox was not sent' });
      await told.filter({ hasText: 'Changed: Annotation.' }).waitFor();
      await told.getByRole('button', { name: 'Send' }).click();
    },
    'File: Save from the palette': () => run('File: Save'),
    'File: Save All from the palette': () => run('File: Save All Files'),
    'Ctrl+S in the search of the sidebar': async () => {
      await press('Control+Shift+f');
      await page().locator('.search-view .search-container textarea:focus').first().waitFor();
      await press('Control+s');
    },
    'Ctrl+S in the box of the chat': async () => {
      await showJson();
      await page().locator('.monaco-workbench').press('Control+Alt+i');
      await page().locator('.interactive-input-part .monaco-editor.focused').first().waitFor();
      await press('Control+s');
    },
    'Save in the question before a tab is closed': () => closeTab('Save'),
    'Keep, after File: Save': async () => {
      await run('File: Save');
      await bar().getByRole('button', { name: 'Keep' }).click();
      await bar().waitFor({ state: 'detached' });
    },
    'Cancel in the question before a tab is closed': () => closeTab('Cancel'),
    "Don't Save in the question before a tab is closed": async () => {
      await closeTab("Don't Save");
      await page().locator('.tab').first().waitFor({ state: 'detached' });
    },
  };

  beforeEach(async () => {
    form = await openById(person, ANA);
    notes += 1;
    text = `Nota ${notes}`;
    await form.getByLabel('Annotation', { exact: true }).fill(text);
    await page().locator('.tab.dirty').first().waitFor();
    person.front.requests.length = 0;
  });

  afterEach(async () => {
    if ((await page().locator('.tab.dirty').count()) > 0) {
      await run('File: Revert File');
      await page().locator('.tab.dirty').first().waitFor({ state: 'detached' });
    }
    await run('View: Close All Editors');
    await run('Notifications: Clear All Notifications');
  });

  for (const [name, way] of Object.entries(ways)) {
    const { end, onlyIn }: SaveDoor = SAVE_DOORS[name as keyof typeof ways];
    it(`${name}: ${end}`, async function () {
      if (onlyIn !== undefined && onlyIn !== vscodeVersionUnderTest()) this.skip();
      await way();
      if (end === 'sent') {
        await expectSaved(person, 1);
        assert.equal(storedValue(person, 'annotation', ANA), text);
        return;
      }
      if (end === 'offered') {
        await bar().getByText('Not sent: ').waitFor();
        await bar().getByText('Changed: Annotation.').waitFor();
        assert.ok((await page().locator('.tab.dirty').count()) > 0);
        assert.equal(await page().locator('.tab:not(.dirty)').count(), 0);
      } else {
        assert.equal(await bar().count(), 0);
      }
      assert.deepEqual(person.writes(), []);
    });
  }

  it('ran into nothing that went wrong unseen', () => {
    expectNoProblems(person);
  });
});
