import assert from 'node:assert/strict';
import type { RowValue } from '../../../src/core/fields/fieldView';
import { openForm, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { error, field, pageState, stateWith } from './page/states';

const metadata = (rows: readonly RowValue[], part = {}) =>
  field('metadata', 'Metadata', { kind: 'rows', rows }, part);
const row = (key: string, text: string, isText = true): RowValue => ({ key, text, isText });

describe('the rows of metadata', () => {
  const browser = sharedBrowser();
  let form: FormPage;
  const key = (number: number) => form.page.getByLabel(`Key of row ${number}`);
  const value = (name: string) => form.page.getByLabel(`Value of ${name}`);
  const focused = () => form.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  const lastRows = async () => {
    const edit = (await form.messages('edit')).at(-1)?.edit;
    return edit?.kind === 'rows' ? edit.rows : undefined;
  };

  beforeEach(async () => {
    form = await openForm(browser());
    await form.show(pageState());
  });
  afterEach(() => form.close());

  it('sends nothing for a blank row, and keeps it when a state arrives', async () => {
    await form.page.getByRole('button', { name: 'Add row' }).click();
    assert.equal(await focused(), 'Key of row 3');
    await form.show(pageState());
    await key(3).waitFor();
    assert.deepEqual(await form.messages('edit'), []);
  });

  it('sends all rows when one is typed in', async () => {
    await form.page.getByRole('button', { name: 'Add row' }).click();
    await form.page.keyboard.type('color');
    await form.page.keyboard.press('Enter');
    await form.page.keyboard.type('red');
    await key(3).blur();
    await form.page.getByLabel('Name', { exact: true }).focus();
    assert.deepEqual(await lastRows(), [row('crmId', '12345'), row('plan', 'gold'), row('color', 'red')]);
  });

  it('adds a row with Enter in the last value', async () => {
    await value('plan').press('Enter');
    assert.equal(await focused(), 'Key of row 3');
    assert.equal(await value('plan').inputValue(), 'gold');
  });

  it('removes a row and moves the focus to the neighbour', async () => {
    await form.page.getByRole('button', { name: 'Remove plan' }).click();
    assert.deepEqual(await lastRows(), [row('crmId', '12345')]);
    assert.equal(await focused(), 'Remove crmId');
    await form.page.getByText('plan was removed.').waitFor();
    await form.page.keyboard.press('Enter');
    assert.deepEqual(await lastRows(), []);
    assert.equal(await form.page.evaluate(() => document.activeElement?.textContent.trim()), 'Add row');
  });

  it('leaves a value that is not text as it is until it is edited', async () => {
    await form.show(stateWith(metadata([row('limits', '{"a": 1}', false), row('plan', 'gold')])));
    await value('plan').fill('silver');
    await value('plan').blur();
    assert.deepEqual(await lastRows(), [row('limits', '{"a": 1}', false), row('plan', 'silver')]);
    await value('limits').fill('2');
    await value('limits').blur();
    assert.deepEqual((await lastRows())?.[0], row('limits', '2'));
  });

  it('shows a problem at its row and marks the inputs of that row', async () => {
    const messages = [error('This key is here twice.', 'plan')];
    await form.show(stateWith(metadata([row('plan', 'a'), row('plan', 'b'), row('x', 'c')], { messages })));
    assert.deepEqual(await Promise.all([1, 2, 3].map((number) => key(number).getAttribute('aria-invalid'))), [
      'false',
      'true',
      'false',
    ]);
    const described = await key(2).evaluate(
      (input) => document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent,
    );
    assert.match(described ?? '', /This key is here twice\./);
  });

  it('follows the document when rows change elsewhere', async () => {
    await form.show(stateWith(metadata([row('other', '1')])));
    assert.equal(await key(1).inputValue(), 'other');
    assert.equal(await key(2).count(), 0);
  });

  it('keeps rows with hostile keys apart', async () => {
    await form.show(stateWith(metadata([row('__proto__', 'a'), row('constructor', 'b')])));
    await value('__proto__').fill('c');
    await value('__proto__').blur();
    assert.deepEqual(await lastRows(), [row('__proto__', 'c'), row('constructor', 'b')]);
  });
});
