import assert from 'node:assert/strict';
import type { AccountLists } from '../../../src/core/fields/fieldView';
import { openForm, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { field, manyTags, pageState, picked, someTags, stateWith, tagIds } from './page/states';

describe('the chips of the picker', () => {
  const browser = sharedBrowser();
  let form: FormPage;
  const box = () => form.page.getByRole('combobox', { name: 'Tags' });
  const open = async (lists: AccountLists = someTags) => {
    form = await openForm(browser(), { lists });
    await form.show(pageState());
  };
  afterEach(() => form.close());

  it('puts a tag’s colours behind its name only where the name can be read', async () => {
    await open();
    const background = (name: string) =>
      form.page
        .locator('.chip', { hasText: name })
        .evaluate((chip) => getComputedStyle(chip).backgroundColor);
    assert.equal(await background('Customer'), 'rgb(213, 245, 227)');
    assert.notEqual(await background('Lead'), 'rgb(255, 224, 178)');
  });

  it('shows names in the letters of the form, and ids that have no name in those of code', async () => {
    await open();
    const fontOf = (name: string) =>
      form.page
        .locator('.chip-name', { hasText: name })
        .evaluate((element) => getComputedStyle(element).fontFamily);
    await box().fill(tagIds.unknown);
    await box().press('Enter');
    assert.doesNotMatch(await fontOf('Customer'), /mono/i);
    assert.match(await fontOf(tagIds.unknown), /mono/i);
  });

  it('keeps the box near its label under dozens of chips, and shows the one that comes', async () => {
    await open(manyTags(100));
    const many = Array.from({ length: 60 }, (_, index): [string, string] => [
      `id${index}`,
      `Chosen ${index}`,
    ]);
    await form.show(stateWith(field('tags', 'Tags', picked('tags', ...many))));
    const list = form.page.getByRole('list', { name: 'Tags: chosen' });
    assert.ok((await list.boundingBox())!.height <= 220);
    await box().fill(tagIds.unknown);
    const { top, bottom } = await list.evaluate((element) => element.getBoundingClientRect());
    const last = await list
      .getByRole('listitem')
      .last()
      .evaluate((element) => element.getBoundingClientRect());
    assert.ok(last.top >= top && last.bottom <= bottom + 1, JSON.stringify(last));
  });

  it('marks the chip that a problem is about', async () => {
    await open();
    await form.show(
      stateWith(
        field('tags', 'Tags', picked('tags', [tagIds.unknown, undefined]), {
          messages: [{ slot: tagIds.unknown, severity: 'error', message: 'No tag has this ID.' }],
        }),
      ),
    );
    assert.equal(await form.page.locator('.chip.invalid').innerText(), tagIds.unknown);
    assert.equal(await box().getAttribute('aria-invalid'), 'true');
  });
});
