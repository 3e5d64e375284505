import assert from 'node:assert/strict';
import type { FieldView } from '../../../src/core/fields/fieldView';
import { allKinds, manyNames, options, wrongKinds } from './page/customStates';
import { openForm, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { custom, field, formBody, formView, pageState, shownDocument, stateWith } from './page/states';

const withFields = (fields: readonly FieldView[]) => pageState({ body: formBody(formView(fields)) });

describe('the inputs of custom fields', () => {
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

  it('take numbers as they are typed, right or wrong', async () => {
    for (const [label, typed] of [
      ['Children', '1e'],
      ['Value', '1.000,50'],
    ] as const) {
      await input(label).fill('');
      await input(label).pressSequentially(typed);
      await input(label).blur();
      assert.deepEqual((await lastEdit())?.edit, { kind: 'text', text: typed });
    }
    assert.equal(await input('Children').getAttribute('inputmode'), 'numeric');
    assert.equal(await input('Value').getAttribute('inputmode'), 'decimal');
  });

  it('take dates and times by keyboard in the form that is stored', async () => {
    for (const [label, keys, stored] of [
      ['Birthday', '12241999', '1999-12-24'],
      ['Best time to call', '0915AM', '09:15'],
      ['Next appointment', '12242026', '2026-12-24T14:30'],
    ] as const) {
      await input(label).focus();
      await form.page.keyboard.type(keys);
      await input(label).blur();
      assert.deepEqual((await lastEdit())?.edit, { kind: 'text', text: stored });
    }
  });

  it('show a value that is no date as the text that it is, and say how to write it', async () => {
    await form.show(withFields(wrongKinds));
    assert.equal(await input('Birthday').inputValue(), '31/02/1990');
    assert.equal(await input('Best time to call').inputValue(), 'after lunch');
    assert.equal(await input('Next appointment').inputValue(), '2026-07-08 14:30:00 UTC');
    await form.page.getByText('Write it like 14:30.').waitFor();
  });

  it('keep the caret in a text that becomes a date while it is typed', async () => {
    await form.show(withFields(wrongKinds));
    await input('Birthday').fill('1990-03-0');
    await input('Birthday').press('1');
    await form.waitForMessages('edit', 1);
    const mended = custom('aniversario', 'Birthday', { kind: 'date', text: '1990-03-01' });
    await form.show({ ...withFields([mended]), revision: 1 });
    assert.equal(await input('Birthday').getAttribute('type'), 'text');
    assert.equal(await focusedId(), 'field-customFields_aniversario');
  });

  it('refuse to save a date that is typed in part, and lose nothing of it meanwhile', async () => {
    await input('Birthday').focus();
    await form.page.keyboard.press('Delete');
    assert.equal(await form.page.getByText('This is not complete').count(), 0);
    await form.show({ ...withFields([...allKinds, field('name', 'Name', { kind: 'text', text: 'Bia' })]) });
    assert.ok(await input('Birthday').evaluate((date: HTMLInputElement) => date.validity.badInput));
    await form.page.keyboard.press('Control+s');
    await form.page.getByText('One problem must be solved before this can be saved').waitFor();
    await button('Save').click();
    assert.deepEqual(await form.messages('save'), []);
    assert.deepEqual(await form.messages('edit'), []);
    await form.page.getByRole('link', { name: 'Birthday' }).click();
    await form.page.keyboard.type('12241999');
    await input('Birthday').blur();
    assert.deepEqual((await lastEdit())?.edit, { kind: 'text', text: '1999-12-24' });
    assert.equal(await form.page.getByText('This is not complete').count(), 0);
  });

  it('show the stored date again when what was typed in part is reverted', async () => {
    await form.show(withFields([...allKinds, custom('vazio', 'Empty date', { kind: 'date', text: '' })]));
    await input('Birthday').focus();
    await form.page.keyboard.press('Delete');
    await input('Empty date').focus();
    await form.page.keyboard.type('12');
    await button('Revert all').click();
    assert.equal(await input('Birthday').inputValue(), '1990-03-01');
    for (const label of ['Birthday', 'Empty date'])
      assert.ok(!(await input(label).evaluate((date: HTMLInputElement) => date.validity.badInput)));
    assert.equal(await form.page.getByText('This is not complete').count(), 0);
  });

  it('edit JSON as it is written', async () => {
    await input('Extra data').fill('{ "a": [');
    await input('Extra data').blur();
    assert.deepEqual(await lastEdit(), { slot: 'extra', edit: { kind: 'text', text: '{ "a": [' } });
    assert.equal(await input('Extra data').getAttribute('spellcheck'), 'false');
  });

  it('choose one of some options', async () => {
    await input('Plan').selectOption('Gold');
    assert.deepEqual(await lastEdit(), { slot: 'plano', edit: { kind: 'choice', selected: 'Gold' } });
  });

  it('tick and untick options by keyboard, and keep those that nobody knows', async () => {
    await form.show(withFields([custom('x', 'Interests', options(['Music', 'Food'], 'Chess', 'Music'))]));
    const group = form.page.getByRole('group', { name: 'Interests' });
    await group.getByLabel('Food').press('Space');
    assert.deepEqual((await lastEdit())?.edit, { kind: 'options', selected: ['Chess', 'Music', 'Food'] });
    await group.getByLabel('Music').press('Space');
    assert.deepEqual((await lastEdit())?.edit, { kind: 'options', selected: ['Chess', 'Food'] });
    assert.ok(await group.getByLabel('Food').isChecked());
  });

  it('write options that the account does not give by keyboard, one on each line, and are told so', async () => {
    const help = 'The account gives no options.';
    await form.show(withFields([custom('x', 'Interests', { kind: 'longText', text: 'Praia' }, { help })]));
    await input('Interests').press('Control+End');
    await form.page.keyboard.type('\nSerra');
    await input('Interests').blur();
    assert.deepEqual((await lastEdit())?.edit, { kind: 'text', text: 'Praia\nSerra' });
    const described = await input('Interests').getAttribute('aria-describedby');
    const helpId = await form.page.getByText(help).getAttribute('id');
    assert.ok(described?.split(' ').includes(helpId ?? 'none'));
  });

  it('tie help and problems of options to their group', async () => {
    await form.show(withFields(wrongKinds));
    const described = await form.page.getByRole('group', { name: 'Interests' }).evaluate((group) =>
      (group.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent.trim())
        .join(' '),
    );
    assert.match(described, /Chess is not an option any more\./);
  });

  it('narrow a long list of options without losing the ticked ones', async () => {
    const group = form.page.getByRole('group', { name: 'Products' });
    const filter = form.page.getByLabel('Filter options of Products');
    await filter.fill('option 4');
    assert.deepEqual(await group.locator('.option-box').allInnerTexts(), ['Option 4', 'Option 40']);
    await group.getByLabel('Option 40').check();
    assert.deepEqual((await lastEdit())?.edit, {
      kind: 'options',
      selected: ['Option 3', 'Option 39', 'Option 40'],
    });
    await group.getByText('3 of 40 chosen.').waitFor();
    await filter.press('Escape');
    assert.equal(await group.locator('.option-box').count(), 40);
    assert.equal(await form.page.getByLabel('Filter options of Interests').count(), 0);
  });

  it('draw the first of ten thousand options, and the ticked ones', async () => {
    await form.show(withFields([custom('x', 'Huge', options(manyNames(10_000), 'Option 9999'))]));
    const group = form.page.getByRole('group', { name: 'Huge' });
    assert.equal(await group.getByRole('checkbox').count(), 201);
    assert.ok(await group.getByLabel('Option 9999').isChecked());
    await group.getByText('9799 more match: narrow the list.').waitFor();
    await form.show(withFields([custom('x', 'Huge', options(manyNames(201)))]));
    await group.getByText('1 more matches: narrow the list.').waitFor();
  });

  it('cannot be edited in a read-only environment', async () => {
    const environment = { name: 'live', production: true, readOnly: true };
    await form.show({ ...withFields(allKinds), environment });
    for (const label of ['City', 'Birthday', 'Extra data', 'Children'])
      assert.equal(await input(label).getAttribute('readonly'), '');
    for (const label of ['Plan', 'Travel']) assert.ok(await input(label).isDisabled());
  });

  it('of a megabyte show their beginning and lead to the JSON, in the time of any other', async () => {
    const long = 'emoji 😀 and שלום '.repeat(60_000);
    for (const kind of ['text', 'longText', 'json'] as const) {
      await form.show(stateWith(custom('x', 'Long', { kind, text: long })));
      assert.ok((await input('Long').inputValue()).length < 3000);
      await button('Edit Long in the JSON').click();
      assert.deepEqual((await form.messages()).at(-1), {
        type: 'next',
        document: shownDocument,
        step: 'showJson',
      });
    }
    assert.deepEqual(await form.messages('edit'), []);
    assert.deepEqual(await form.troubles(), []);
  });
});
