import assert from 'node:assert/strict';
import type { FieldView } from '../../../src/core/fields/fieldView';
import { manyCustomFields } from './page/customStates';
import { openForm, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { custom, error, formBody, formView, pageState } from './page/states';

const withFields = (fields: readonly FieldView[]) => pageState({ body: formBody(formView(fields)) });
const wrong = (field: FieldView): FieldView => ({ ...field, messages: [error('This is not a number.')] });

describe('a form with hundreds of custom fields', () => {
  const browser = sharedBrowser();
  let form: FormPage;
  const filter = () => form.page.getByLabel('Filter fields');
  const textBoxes = () => form.page.getByRole('textbox');
  const focusedId = () => form.page.evaluate(() => document.activeElement?.id);
  const repeatedIds = () =>
    form.page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      return ids.filter((id, index) => ids.indexOf(id) !== index);
    });

  beforeEach(async () => {
    form = await openForm(browser());
    await form.show(withFields(manyCustomFields(300)));
  });
  afterEach(() => form.close());

  it('has nothing of what is filtered out in the order of Tab, nor for screen readers', async () => {
    await filter().fill('Field 294');
    assert.equal(await textBoxes().count(), 2);
    await form.page.getByRole('button', { name: 'Show keys and types' }).press('Tab');
    assert.equal(await focusedId(), 'field-customFields_campo_2d_294');
    await form.page.keyboard.press('Tab');
    assert.equal(await form.page.evaluate(() => document.activeElement?.tagName), 'SUMMARY');
  });

  it('has everything again when the filter is empty, also what was out of sight', async () => {
    const before = await textBoxes().count();
    await filter().fill('zzz');
    assert.equal(await textBoxes().count(), 1);
    await filter().press('Escape');
    assert.equal(await textBoxes().count(), before);
  });

  it('counts a problem that is filtered out, and leads to it', async () => {
    await form.show(
      withFields(manyCustomFields(300).map((field, index) => (index === 290 ? wrong(field) : field))),
    );
    await filter().fill('Field 7');
    await form.post({ type: 'focusProblems' });
    await form.page.getByText('One problem must be solved before this can be saved').waitFor();
    await form.page.getByRole('button', { name: '1 problem', exact: true }).waitFor();
    await form.page.getByRole('link', { name: 'Field 290' }).click();
    assert.ok(await form.page.getByLabel('Field 290', { exact: true }).isVisible());
    assert.equal(
      await form.page.evaluate(
        () => document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset['field'],
      ),
      'customFields/campo-290',
    );
  });

  it('stays in order when fields come, go and change while they are filtered out', async () => {
    await filter().fill('zzz');
    const fields = manyCustomFields(300).map((field, index) =>
      index === 100 ? custom('campo-100', 'Renamed', { kind: 'text', text: 'elsewhere' }) : field,
    );
    await form.show(withFields(fields.slice(5)));
    assert.deepEqual(await repeatedIds(), []);
    await filter().fill('');
    assert.deepEqual(await repeatedIds(), []);
    assert.equal(await form.page.getByLabel('Renamed', { exact: true }).inputValue(), 'elsewhere');
    assert.equal(await form.page.getByLabel('Field 0', { exact: true }).count(), 0);
    assert.equal(await form.page.getByLabel('Field 294', { exact: true }).inputValue(), 'Text 294');
  });

  it('shows the key beside each field that was found by it, and takes it away again', async () => {
    await filter().fill('campo-29');
    await form.page.getByText('campo-294 · text').waitFor();
    assert.equal(await form.page.getByText('campo-28 · ').count(), 0);
    await filter().fill('Field 294');
    assert.equal(await form.page.getByText('campo-294 · text').count(), 0);
  });
});
