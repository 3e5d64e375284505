import assert from 'node:assert/strict';
import { openForm } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { formBody, formView, pageState, shownDocument } from './page/states';

const opener = { environment: 'sandbox', busy: false, problem: '' };

describe('the sidebar while the form is in a tab', () => {
  const browser = sharedBrowser();
  const folded = (changeCount: number, isInTab = true) =>
    pageState({ place: 'sidebar', opener, isInTab, body: formBody({ ...formView(), changeCount }) });

  it('shows the head and the ways to the form, and no second form', async () => {
    const form = await openForm(browser(), { width: 300 });
    await form.show(folded(2));
    await form.page.getByRole('heading', { level: 1, name: 'Ana Souza' }).waitFor();
    await form.page.getByText('2 changes are not saved.').waitFor();
    assert.equal(await form.page.getByLabel('Name', { exact: true }).count(), 0);
    assert.equal(await form.page.locator('.footer').count(), 0);
    await form.page.getByRole('button', { name: 'Go to the Tab' }).click();
    assert.deepEqual((await form.messages()).at(-1), { type: 'showTab', document: shownDocument });
    await form.close();
  });

  it('shows the form when it is asked for, with the focus at its head', async () => {
    const form = await openForm(browser(), { width: 300 });
    await form.show(folded(0));
    assert.equal(await form.page.getByText('not saved').count(), 0);
    await form.page.getByRole('button', { name: 'Show the Form Here Too' }).press('Enter');
    assert.deepEqual((await form.messages()).at(-1), { type: 'showForm', document: shownDocument });
    await form.show(folded(0, false));
    await form.page.getByLabel('Name', { exact: true }).waitFor();
    await form.page.locator('h1:focus').waitFor();
    await form.close();
  });

  it('sends what was typed there when the form goes', async () => {
    const form = await openForm(browser());
    await form.show(folded(1, false));
    await form.page.getByLabel('Name', { exact: true }).fill('Bia');
    await form.show(folded(1));
    await form.page.getByRole('button', { name: 'Go to the Tab' }).waitFor();
    const [edit] = await form.messages('edit');
    assert.deepEqual(edit?.edit, { kind: 'text', text: 'Bia' });
    await form.close();
  });
});
