import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { SaveResult } from '../../../src/core/fields/fieldView';
import type { PageState } from '../../../src/protocol/messages';
import { cannedStates } from './page/cannedStates';
import { keysHeardByVsCode, openForm, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { field, formBody, formView, pageState, saved, stateWith } from './page/states';

const changed: PageState = stateWith(
  field('name', 'Name', { kind: 'text', text: 'Ana' }, { changed: true, was: 'Ana Souza' }),
);

describe('chords in the form', () => {
  const browser = sharedBrowser();
  let form: FormPage;
  const name = () => form.page.getByLabel('Name', { exact: true });
  const open = async (state: PageState) => {
    form = await openForm(browser());
    await form.show(state);
  };
  afterEach(() => form.close());

  it('saves from the sidebar with Ctrl+S, with all that was typed, and keeps the key from VS Code', async () => {
    await open({ ...changed, place: 'sidebar' });
    await name().fill('Bia');
    await name().press('Control+s');
    const messages = await form.messages();
    assert.deepEqual(
      messages.map(({ type }) => type),
      ['ready', 'edit', 'save'],
    );
    assert.ok(!(await keysHeardByVsCode(form)).includes('s'));
  });

  it('saves its own contact with Ctrl+S in a tab, too, whichever form VS Code thinks has the focus', async () => {
    await open(changed);
    await name().fill('Bia');
    await name().press('Control+s');
    assert.deepEqual(
      (await form.messages()).map(({ type }) => type),
      ['ready', 'edit', 'save'],
    );
    assert.ok(!(await keysHeardByVsCode(form)).includes('s'));
  });

  it('undoes typing in the input in the sidebar, and keeps the key from VS Code', async () => {
    await open({ ...changed, place: 'sidebar' });
    await name().press('End');
    await name().pressSequentially('x');
    await name().press('Control+z');
    assert.equal(await name().inputValue(), 'Ana');
    assert.ok(!(await keysHeardByVsCode(form)).includes('z'));
  });

  it('leaves undo in a tab to the document', async () => {
    await open(changed);
    await name().press('End');
    await name().pressSequentially('x');
    await name().press('Control+z');
    assert.equal(await name().inputValue(), 'Anax');
    assert.ok((await keysHeardByVsCode(form)).includes('z'));
  });

  for (const [what, label, keys] of [
    ['filter box', 'Filter fields', 'abc'],
    ['box of a picker', 'Tags', 'abc'],
  ] as const)
    it(`undoes in a tab what is typed in the ${what}, and no edit of the contact instead`, async () => {
      await open(changed);
      const box = form.page.getByLabel(label, { exact: true }).and(form.page.locator('input'));
      await box.pressSequentially(keys);
      await box.press('Control+z');
      assert.notEqual(await box.inputValue(), keys);
      assert.ok(!(await keysHeardByVsCode(form)).includes('z'));
    });

  it('leaves undo to the document in the box of a picker that is empty', async () => {
    await open(changed);
    await form.page.getByRole('combobox', { name: 'Tags' }).press('Control+z');
    assert.ok((await keysHeardByVsCode(form)).includes('z'));
  });

  it('does not send a save without changes, and says why', async () => {
    await open(pageState({ place: 'sidebar' }));
    await name().press('Control+s');
    assert.deepEqual(await form.messages('save'), []);
    await form.page.getByText('There are no changes to save.').waitFor();
  });

  it('asks for a save when the text differs in white space alone, so that it is clean again', async () => {
    await open(pageState({ body: formBody(formView(), { differs: true }) }));
    await name().press('Control+s');
    assert.equal((await form.messages('save')).length, 1);
  });

  it('takes the person back to the input after a save from the button, unless there is something to look at', async () => {
    const saving = (busy: boolean, result?: SaveResult) =>
      form.show({ ...changed, body: formBody(formView([], { changeCount: 1 }), { busy, result }) });
    const nothing = { taken: [], notTaken: [], unchecked: [], changedElsewhere: [] };
    const save = form.page.getByRole('button', { name: 'Save', exact: true });
    const isFocused = (input: Locator) => input.evaluate((element) => element === document.activeElement);
    await open(changed);
    for (const [notTaken, isBack] of [
      [[], true],
      [[saved('name', 'Name', { sent: 'Bia' })], false],
    ] as const) {
      await name().focus();
      await save.click();
      await saving(true);
      await saving(false, { ...nothing, notTaken });
      assert.equal(await isFocused(name()), isBack);
    }
  });

  it('takes the person back to the chip after which they pressed Save', async () => {
    await open(pageState());
    const body = (busy: boolean, result?: SaveResult) =>
      formBody(formView([], { changeCount: 1 }), { busy, result });
    await form.page.getByRole('button', { name: 'Remove Customer' }).focus();
    await form.page.keyboard.press('Delete');
    await form.page.getByRole('button', { name: 'Save', exact: true }).click();
    await form.show(pageState({ revision: 1, body: body(true) }));
    const result = { taken: [], notTaken: [], unchecked: [], changedElsewhere: [] };
    await form.show(pageState({ revision: 1, body: body(false, result) }));
    assert.match((await form.page.evaluate(() => document.activeElement?.ariaLabel)) ?? '', /^Remove /);
  });

  it('keeps Save in reach of the keyboard when there is nothing to save', async () => {
    await open(pageState());
    const save = form.page.getByRole('button', { name: 'Save', exact: true });
    await save.focus();
    assert.equal(await save.getAttribute('aria-disabled'), 'true');
    await form.page.keyboard.press('Enter');
    assert.deepEqual(await form.messages('save'), []);
  });

  it('saves with the button, after what is still typed', async () => {
    await open(pageState());
    await form.page.clock.install();
    await name().fill('Bia');
    await form.page.getByRole('button', { name: 'Save', exact: true }).click();
    assert.deepEqual(
      (await form.messages()).map(({ type }) => type),
      ['ready', 'edit', 'save'],
    );
  });

  it('leaves the focus in the page that has it when the save of another page of the contact is refused', async () => {
    await open(cannedStates['problems']!);
    await name().focus();
    await form.page.evaluate(() => {
      document.hasFocus = () => false;
    });
    await form.post({ type: 'focusProblems' });
    await form.page.getByRole('heading', { name: '4 problems must be solved' }).waitFor();
    assert.ok(await name().evaluate((input) => input === document.activeElement));
  });

  it('asks for one more save while a save is under way, and says so', async () => {
    const saving = (queued: boolean) =>
      open(pageState({ body: formBody(formView([], { changeCount: 1 }), { busy: true, queued }) }));
    await saving(false);
    await form.page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
    await form.waitForMessages('save', 1);
    await form.page.getByText('The contact is saved once more after this.').waitFor();
    await saving(true);
    await form.page.getByText('Saving, then once more…').waitFor();
  });

  it('takes nothing back while a save is under way', async () => {
    await open(pageState({ body: formBody(formView([], { changeCount: 1 }), { busy: true }) }));
    const revert = form.page.getByRole('button', { name: 'Revert all', exact: true });
    assert.equal(await revert.getAttribute('aria-disabled'), 'true');
    await revert.press('Enter');
    assert.deepEqual(await form.messages('revert'), []);
  });

  it('lets nothing be edited in a read-only environment', async () => {
    await open(pageState({ environment: { name: 'live', production: true, readOnly: true } }));
    assert.equal(await name().getAttribute('readonly'), '');
    assert.ok(await form.page.getByLabel('Status').isDisabled());
    for (const gone of ['Add row', 'Remove Customer', 'Remove crmId'])
      assert.equal(await form.page.getByRole('button', { name: gone }).count(), 0);
    await form.page.getByText('live (production)').waitFor();
  });
});
