import assert from 'node:assert/strict';
import { openForm, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { formBody, formView, pageState, shownDocument } from './page/states';

const broken = (line: number) =>
  pageState({ body: { kind: 'brokenText', message: 'A comma is missing.', line } });
const unsaved = pageState({ body: formBody(formView([], { changeCount: 1 })) });

describe('a form whose JSON is being typed', () => {
  const browser = sharedBrowser();
  let form: FormPage;
  const name = () => form.page.getByLabel('Name', { exact: true });
  const bar = () => form.page.getByRole('heading', { name: 'Fix the JSON to go on' });
  const isInert = () => form.page.locator('.form').evaluate((element: HTMLElement) => element.inert);

  beforeEach(async () => {
    form = await openForm(browser());
    await form.show(unsaved);
    // A clock that stands still except for what the test lets pass.
    await form.page.clock.install({ time: 0 });
    await form.page.clock.pauseAt(1000);
  });
  afterEach(() => form.close());

  it('stays as it was while the text is broken for a moment only', async () => {
    const before = await name().elementHandle();
    for (const line of [3, 4]) {
      await form.show(broken(line));
      await form.page.clock.runFor(600);
      assert.equal(await bar().count(), 0);
      assert.ok(!(await isInert()));
      await form.show(unsaved);
    }
    await form.page.clock.runFor(2000);
    assert.equal(await bar().count(), 0);
    assert.ok(await name().evaluate((input, same) => input === same, before));
  });

  it('says after a pause where the text is broken, and shows the last form to be read only', async () => {
    await form.show(broken(12));
    await form.page.clock.runFor(700);
    await bar().waitFor();
    await form.page.getByText('Line 12: A comma is missing.').waitFor();
    assert.ok(await isInert());
    assert.equal(await name().inputValue(), 'Ana Souza');
    await form.show(broken(13));
    await form.page.getByText('Line 13: A comma is missing.').waitFor();
  });

  it('leads to the error, or back to how it was', async () => {
    await form.show(broken(12));
    await form.page.clock.runFor(700);
    await form.page.locator('.broken-bar').getByRole('button', { name: 'Show JSON' }).click();
    await form.page.locator('.broken-bar').getByRole('button', { name: 'Revert all' }).click();
    assert.deepEqual((await form.messages()).slice(-2), [
      { type: 'next', document: shownDocument, step: 'showJson' },
      { type: 'revert', document: shownDocument },
    ]);
  });

  it('can be edited again as soon as the text is valid', async () => {
    await form.show(broken(12));
    await form.page.clock.runFor(700);
    await form.show(unsaved);
    assert.equal(await bar().count(), 0);
    assert.ok(!(await isInert()));
  });

  it('sends no save of a broken text, and says at once why', async () => {
    await name().focus();
    await form.show(broken(12));
    await form.page.keyboard.press('Control+s');
    assert.deepEqual(await form.messages('save'), []);
    assert.ok(await bar().evaluate((heading) => heading === document.activeElement));
  });
});
