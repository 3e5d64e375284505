import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { SavingState } from '../../../src/protocol/messages';
import { manyCustomFields } from './page/customStates';
import { openForm, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { formBody, formView, pageState, saved } from './page/states';

const mostKeys = 30;

const stateOf = (isChanged: boolean, saving: Partial<SavingState> = {}) => {
  const fields = manyCustomFields(60).map((field) =>
    isChanged && field.slot === 'campo-30' ? { ...field, changed: true, was: 'Text 30' } : field,
  );
  return pageState({ revision: 1, body: formBody(formView(fields), saving) });
};

describe('the form with the keyboard alone', () => {
  const browser = sharedBrowser();
  let form: FormPage;
  const button = (name: string) => form.page.getByRole('button', { name, exact: true });
  const regions = async () => (await form.page.getByRole('status').allTextContents()).join(' ');

  async function reach(target: Locator, key: 'Tab' | 'Shift+Tab'): Promise<void> {
    for (let count = 0; count < mostKeys; count += 1) {
      await form.page.keyboard.press(key);
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    assert.fail(`${mostKeys} times ${key} do not lead to ${String(target)}.`);
  }

  beforeEach(async () => {
    form = await openForm(browser());
    await form.show(stateOf(false));
  });
  afterEach(() => form.close());

  it('leads from the filter to a field, the changes, the preview, the save and its undo, and tells each', async () => {
    await reach(form.page.getByLabel('Filter fields'), 'Tab');
    await form.page.keyboard.type('Field 30');
    assert.match(await regions(), /1 field is shown\./);
    await reach(form.page.getByLabel('Field 30', { exact: true }), 'Tab');
    await form.page.keyboard.type('!');
    await form.waitForMessages('edit', 1);
    await form.show(stateOf(true));
    await reach(form.page.getByLabel('Filter fields'), 'Shift+Tab');
    await form.page.keyboard.press('Escape');
    await reach(button('Changed (1)'), 'Tab');
    await form.page.keyboard.press('Enter');
    assert.match(await regions(), /1 field is shown\./);
    await reach(form.page.getByLabel('Field 30', { exact: true }), 'Tab');
    await reach(button('Preview request'), 'Tab');
    await form.page.keyboard.press('Enter');
    assert.match(await regions(), /The request is shown beside the form\./);
    await form.page.keyboard.press('Control+s');
    await form.waitForMessages('save', 1);
    const taken = [saved('customFields', 'Field 30', { slot: 'campo-30', sent: '!Text 30' })];
    const result = { taken, notTaken: [], unchecked: [], changedElsewhere: [] };
    await form.show(stateOf(false, { result }));
    assert.match(await regions(), /Saved: Field 30\./);
    await reach(button('Undo'), 'Shift+Tab');
    await form.page.keyboard.press('Enter');
    await form.waitForMessages('undoSave', 1);
    await form.show(stateOf(true, { undos: [{ savedAt: '2026-03-01T12:00:00.000Z', left: [] }] }));
    assert.match(await regions(), /Nothing was sent yet\. The changed fields are marked/);
    assert.ok(await form.page.evaluate(() => document.activeElement !== document.body));
  });
});
