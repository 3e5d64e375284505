import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { FieldView } from '../../../src/core/fields/fieldView';
import { allKinds, choice, manyCustomFields, someHidden, wrongKinds } from './page/customStates';
import { openForm, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { custom, error, formBody, formView, noLists, pageState, saved } from './page/states';

const withFields = (fields: readonly FieldView[]) => pageState({ body: formBody(formView(fields)) });
/** Also of what is out of sight and so not laid out. */
const texts = async (locator: Locator) => (await locator.allTextContents()).map((one) => one.trim());

const text = (key: string, value: string) => custom(key, key, { kind: 'text', text: value });

describe('custom fields in the form', () => {
  const browser = sharedBrowser();
  let form: FormPage;
  const input = (label: string) => form.page.getByLabel(label, { exact: true });
  const button = (name: string) => form.page.getByRole('button', { name, exact: true });
  const lastEdit = async () => {
    const message = (await form.messages('edit')).at(-1);
    return message && { slot: message.slot, edit: message.edit };
  };
  const focusedId = () => form.page.evaluate(() => document.activeElement?.id);

  beforeEach(async () => {
    form = await openForm(browser());
    await form.show(withFields(allKinds));
  });
  afterEach(() => form.close());

  it('are told apart by their keys, whatever these hold', async () => {
    const keys = [
      '__proto__',
      'constructor',
      'a b',
      'a/b',
      'a"]b',
      'a_20_b',
      '\ud83d\ude00',
      '\u202e',
      'A',
      'a',
    ];
    await form.show(
      withFields(keys.map((key, index) => custom(key, `Field ${index}`, { kind: 'text', text: '' }))),
    );
    for (const [index, key] of keys.entries()) {
      await input(`Field ${index}`).fill('x');
      await input(`Field ${index}`).blur();
      assert.deepEqual(await lastEdit(), { slot: key, edit: { kind: 'text', text: 'x' } });
    }
    const ids = await form.page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.every((id) => /^[\w-]+$/.test(id)));
  });

  it('keep what is typed in one when an older state changes another', async () => {
    await form.show(withFields([text('a', '1'), text('b', '2')]));
    await input('a').fill('typed');
    await form.waitForMessages('edit', 1);
    await form.show(withFields([text('a', '1'), text('b', 'elsewhere')]));
    assert.equal(await input('a').inputValue(), 'typed');
    assert.equal(await input('b').inputValue(), 'elsewhere');
  });

  it('show what the host holds once it has answered, also when it took nothing of what was typed', async () => {
    await form.show(withFields([text('a', '1'), text('b', '2')]));
    await input('a').fill('typed');
    await input('b').fill('typed');
    await form.waitForMessages('edit', 2);
    await form.show({ ...withFields([text('a', '1'), text('b', '2')]), revision: 2 });
    assert.equal(await input('a').inputValue(), '1');
    assert.equal(await input('b').inputValue(), '2');
  });

  it('put the loaded value of one back and leave the others', async () => {
    const changed = custom('a b', 'Changed', { kind: 'text', text: 'x' }, { changed: true, was: 'y' });
    await form.show(withFields([changed, text('b', '2')]));
    await button('Revert field Changed').click();
    assert.deepEqual(await lastEdit(), { slot: 'a b', edit: { kind: 'restore' } });
    assert.equal(await focusedId(), 'field-customFields_a_20_b');
  });

  it('stand under the headings of the account’s groups', async () => {
    const headings = form.page.getByRole('heading', { level: 3 });
    assert.deepEqual(await headings.allInnerTexts(), ['Person', 'Contract', 'Other fields']);
    await form.page.getByLabel('Filter fields').fill('birthday');
    assert.deepEqual(await headings.locator('visible=true').allInnerTexts(), ['Person']);
  });

  it('without a name are called by their keys', async () => {
    const nameless = (key: string) => custom(key, ' ', { kind: 'text', text: '' });
    await form.show(withFields([nameless('cor'), nameless(' ')]));
    await input('cor').waitFor();
    await input('No name').waitFor();
  });

  it('say in words and to screen readers which are required', async () => {
    await form.page.locator('[data-field="customFields/cidade"]', { hasText: 'required' }).waitFor();
    assert.equal(await input('City').getAttribute('aria-required'), 'true');
    assert.equal(await input('Value').getAttribute('aria-required'), 'false');
    await form.page
      .locator('[data-field="customFields/interesses"] legend', { hasText: 'required' })
      .waitFor();
  });

  it('tell key and type on hover, and to everybody with one button', async () => {
    assert.equal(await form.page.getByText('City').getAttribute('title'), 'cidade · text');
    assert.equal(await form.page.getByText('cidade · text').count(), 0);
    await button('Show keys and types').press('Enter');
    await form.page.getByText('cidade · text').waitFor();
    assert.match(
      (await input('City').getAttribute('aria-describedby')) ?? '',
      /field-customFields_cidade-technical/,
    );
    await button('Show keys and types').press('Enter');
    assert.equal(await form.page.getByText('cidade · text').count(), 0);
  });

  it('are found by name, key and type, and show the key where that was what matched', async () => {
    const labels = form.page.locator('.stretch:not([hidden]) > .field:not([hidden]) .label');
    const filter = form.page.getByLabel('Filter fields');
    await filter.fill('agendado-em-');
    assert.deepEqual(await texts(labels), ['Next appointment']);
    await form.page.getByText('agendado-em- · dateTime').waitFor();
    await filter.fill('nobody knows');
    assert.deepEqual(await texts(labels), ['Extra data']);
    await filter.fill('birth');
    assert.deepEqual(await texts(labels), ['Birthday']);
    assert.equal(await form.page.getByText('aniversario · date').count(), 0);
  });

  it('come back as they were typed when the filter lets go of them', async () => {
    await form.page.clock.install();
    await input('Value').fill('7');
    await form.page.getByLabel('Filter fields').fill('city');
    await form.show({
      ...withFields([
        ...allKinds.filter(({ slot }) => slot !== 'valor'),
        custom('valor', 'Value', { kind: 'decimal', text: '8' }),
      ]),
      revision: 1,
    });
    await form.page.getByLabel('Filter fields').fill('');
    assert.equal(await input('Value').inputValue(), '8');
  });

  it('stay where the focus and the caret are when their definitions arrive', async () => {
    await form.show(
      withFields([text('a', 'x'), custom('cidade', 'cidade', { kind: 'json', text: 'Campinas' })]),
    );
    const key = 'cidade';
    await input('cidade').focus();
    await input('cidade').evaluate((area: HTMLTextAreaElement) => {
      area.setSelectionRange(3, 3);
    });
    await form.show(
      withFields([
        custom(key, 'City', { kind: 'text', text: 'Campinas' }, { section: 'Address' }),
        custom('a', 'A', choice('x', 'x', 'y'), { section: 'Else' }),
      ]),
    );
    assert.equal(await focusedId(), 'field-customFields_cidade');
    assert.equal(await input('City').evaluate((one: HTMLInputElement) => one.selectionStart), 3);
  });

  describe('that the account hides', () => {
    beforeEach(() => form.show(withFields(someHidden)));

    it('are shown by a button, except those that are changed', async () => {
      await input('Batch').waitFor();
      assert.ok(await input('Tax number').isHidden());
      assert.equal(await button('Show 2 hidden fields').getAttribute('aria-expanded'), 'false');
      await button('Show 2 hidden fields').press('Enter');
      assert.equal(await button('Hide 2 hidden fields').getAttribute('aria-expanded'), 'true');
      await input('Tax number').waitFor();
      await button('Hide 2 hidden fields').press('Enter');
      assert.ok(await input('Tax number').isHidden());
      await input('Batch').waitFor();
    });

    it('are shown with what a save says of them, and with their problems', async () => {
      const refused = custom('cpf', 'Tax number', { kind: 'text', text: '0' }, { hidden: true });
      const wrong = custom(
        'fonte',
        'Source system',
        { kind: 'text', text: '' },
        { hidden: true, messages: [error('No.')] },
      );
      const notTaken = [saved('customFields', 'Tax number', { slot: 'cpf', reason: 'Why.' })];
      const result = { taken: [], notTaken, unchecked: [], changedElsewhere: [] };
      await form.show(pageState({ body: formBody(formView([refused, wrong]), { result }) }));
      await form.page
        .locator('[data-field="customFields/cpf"]', { hasText: 'was not taken. Why.' })
        .waitFor();
      await input('Source system').waitFor();
      assert.equal(await form.page.getByText('was not taken. Why.').count(), 1);
    });

    it('do not vanish under the hands when a change is put back', async () => {
      await button('Revert field Batch').click();
      const back = custom(
        'lote',
        'Batch',
        { kind: 'integer', text: '7' },
        { hidden: true, section: 'Technical' },
      );
      await form.show({ ...withFields([...someHidden.slice(0, 2), back]), revision: 1 });
      assert.equal(await focusedId(), 'field-customFields_lote');
    });

    it('are counted by the filter and stay behind the button', async () => {
      await form.page.getByLabel('Filter fields').fill('tax');
      await button('Show 1 hidden field').click();
      await input('Tax number').waitFor();
    });
  });

  describe('whose definitions are not there', () => {
    const failed = {
      ...noLists,
      customFields: { kind: 'failed', failure: { message: 'No answer.', reference: '' } },
    } as const;

    it('say so, and load them again on demand', async () => {
      await form.post({ type: 'lists', lists: failed });
      const group = form.page.getByRole('region', { name: 'Custom fields' });
      await group.getByText('No answer. Keys stand for names').waitFor();
      await group.getByRole('button', { name: 'Refresh lists' }).press('Enter');
      assert.deepEqual((await form.messages()).at(-1), { type: 'refreshLists' });
      await form.post({ type: 'lists', lists: { ...noLists, customFields: { kind: 'loading' } } });
      await group.getByText('Loading the account’s custom fields.').waitFor();
      assert.equal(await focusedId(), 'group-customFields');
      await form.post({ type: 'lists', lists: noLists });
      assert.equal(await group.getByText('Loading').count(), 0);
    });

    it('say so also when the contact has none of its own', async () => {
      await form.post({ type: 'lists', lists: failed });
      const { fields } = formView();
      const others = fields.filter(({ id }) => id !== 'customFields');
      await form.show(pageState({ body: formBody(formView([], { fields: others })) }));
      await form.page.getByRole('region', { name: 'Custom fields' }).getByText('No answer.').waitFor();
    });
  });

  it('lead from the summary to the row that has the problem', async () => {
    await form.show(withFields(wrongKinds));
    await form.post({ type: 'focusProblems' });
    await form.page.getByRole('link', { name: 'Extra data' }).click();
    assert.equal(await focusedId(), 'field-customFields_extra');
    await form.page.getByRole('link', { name: 'Interests' }).click();
    assert.equal(
      await form.page.evaluate(() => document.activeElement?.closest('label')?.textContent.trim()),
      'Chess',
    );
  });

  it('are not drawn again when something happens to another', async () => {
    await form.show(withFields(manyCustomFields(300)));
    await form.page.evaluate(() => {
      const touched = new Set<string | undefined>();
      const observer = new MutationObserver((records) => {
        for (const { target, attributeName } of records) {
          const element = target instanceof Element ? target : target.parentElement;
          const row = element?.closest<HTMLElement>('[data-field]');
          // The filter shows and hides a row as it is.
          if (row === element && attributeName === 'hidden') continue;
          if (row?.dataset['field']?.includes('/')) touched.add(row.dataset['field']);
        }
      });
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      Object.assign(window, { touched });
    });
    const touched = () =>
      form.page.evaluate(() => [...(window as unknown as { touched: Set<string> }).touched]);
    await input('Field 150').pressSequentially('xyz');
    await form.waitForMessages('edit', 1);
    assert.deepEqual(await touched(), []);
    const fields = manyCustomFields(300).map((one) =>
      one.slot === 'campo-150' ? { ...one, changed: true, was: 'Text 150' } : one,
    );
    await form.show({ ...withFields(fields), revision: 1 });
    await form.page.getByLabel('Filter fields').fill('Field 7');
    assert.deepEqual(await touched(), ['customFields/campo-150']);
  });
});
