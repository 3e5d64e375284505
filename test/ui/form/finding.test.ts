import assert from 'node:assert/strict';
import { manyCustomFields } from './page/customStates';
import { openForm, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { error, field, formBody, formView, pageState } from './page/states';
import type { FieldView } from '../../../src/core/fields/fieldView';

const name = (part: Partial<FieldView>) => field('name', 'Name', { kind: 'text', text: 'Ana' }, part);
const wrong = field(
  'email',
  'E-mail',
  { kind: 'email', text: 'ana@' },
  { changed: true, was: 'ana@example.com', messages: [error('This is not an e-mail address.')] },
);
const stateOf = (...changes: readonly FieldView[]) =>
  pageState({ body: formBody(formView([...changes, ...manyCustomFields(30)])) });

describe('finding one’s way in a long form', () => {
  const browser = sharedBrowser();
  let form: FormPage;
  const button = (label: string) => form.page.getByRole('button', { name: label, exact: true });
  const labels = () => form.page.locator('.field .label').locator('visible=true').allInnerTexts();

  beforeEach(async () => {
    form = await openForm(browser());
  });
  afterEach(() => form.close());

  it('shows only what is changed, and keeps it in sight when it is put back', async () => {
    await form.show(stateOf(name({ changed: true, was: 'Bia' }), wrong));
    await button('Changed (2)').click();
    assert.deepEqual(await labels(), ['Name', 'E-mail']);
    await form.show(stateOf(name({}), wrong));
    assert.deepEqual(await labels(), ['Name', 'E-mail']);
    await button('Changed (1)').click();
    assert.ok((await labels()).length > 30);
  });

  it('shows only what has problems', async () => {
    await form.show(stateOf(name({ changed: true, was: 'Bia' }), wrong));
    await button('With problems (1)').click();
    assert.deepEqual(await labels(), ['E-mail']);
    assert.equal(await button('With problems (1)').getAttribute('aria-pressed'), 'true');
  });

  it('says that nothing is changed, and leads back to all fields', async () => {
    await form.show(stateOf());
    await button('Changed (0)').click();
    await form.page.getByText('No field is changed.').waitFor();
    await button('Show all fields').click();
    assert.ok((await labels()).length > 30);
  });

  it('tells a screen reader how many fields the filter leaves', async () => {
    await form.show(stateOf(name({ changed: true, was: 'Bia' }), wrong));
    const found = form.page.locator('#found[role="status"]');
    assert.equal(await found.textContent(), '');
    await form.page.getByLabel('Filter fields').fill('Field 1');
    assert.equal(await found.textContent(), '11 fields are shown.');
    await form.page.getByLabel('Filter fields').fill('Field 29');
    assert.equal(await found.textContent(), '1 field is shown.');
    await form.page.getByLabel('Filter fields').fill('zzz');
    assert.match((await found.textContent()) ?? '', /No field matches “zzz”\./);
    await form.page.getByLabel('Filter fields').fill('');
    assert.equal(await found.textContent(), '');
    await button('Changed (2)').click();
    assert.equal(await found.textContent(), '2 fields are shown.');
  });

  it('jumps to a section, which shows it again', async () => {
    await form.show(stateOf());
    await form.page.getByLabel('Filter fields').fill('e-mail');
    for (const section of ['Metadata', 'Details']) {
      await form.page.getByRole('navigation', { name: 'Sections' }).getByText(section).click();
      const heading = form.page.getByRole('heading', { name: section, level: 2 });
      assert.ok(await heading.evaluate((element) => element === document.activeElement));
      assert.equal(await form.page.getByLabel('Filter fields').inputValue(), '');
    }
    assert.ok(await form.page.getByText('CREATED_BY_USER').isVisible());
  });
});
