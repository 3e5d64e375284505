import assert from 'node:assert/strict';
import type { AccountLists, FieldValue } from '../../../src/core/fields/fieldView';
import { openForm, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import {
  field,
  manyTags,
  noLists,
  pageState,
  picked,
  sequenceIds,
  someTags,
  stateWith,
  tagIds,
} from './page/states';

describe('the picker of tags', () => {
  const browser = sharedBrowser();
  let form: FormPage;
  const box = () => form.page.getByRole('combobox', { name: 'Tags' });
  const chips = () => form.page.locator('[data-field=tags] .chip-name').allInnerTexts();
  const options = () => form.page.getByRole('listbox', { name: 'Tags' }).getByRole('option');
  const lastIds = async () => {
    const edit = (await form.messages('edit')).at(-1)?.edit;
    return edit?.kind === 'picked' ? edit.ids : undefined;
  };
  const open = async (lists: AccountLists = someTags) => {
    form = await openForm(browser(), { lists });
    await form.show(pageState());
  };
  afterEach(() => form.close());

  /** What the marked option says. */
  const marked = () =>
    box().evaluate(
      (input) => document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.innerText,
    );

  it('marks what is not on the contact yet', async () => {
    const value: FieldValue = {
      kind: 'picked',
      list: 'tags',
      picked: [
        { id: tagIds.customer, name: 'Customer' },
        { id: tagIds.vip, name: 'VIP', added: true },
      ],
    };
    await open();
    await form.show(stateWith(field('tags', 'Tags', value)));
    const shown = form.page.getByRole('list', { name: 'Tags: chosen' }).getByRole('listitem');
    assert.deepEqual(
      (await shown.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()),
      ['Customer', '+ VIP (new)'],
    );
  });

  it('finds by a part of the name without case and accents, and adds with Enter', async () => {
    await open();
    await box().pressSequentially('sao');
    assert.deepEqual(await options().allInnerTexts(), ['São Paulo', 'Create tag “sao”...']);
    await box().press('Enter');
    assert.deepEqual(await chips(), ['Customer', 'Lead', 'São Paulo']);
    assert.equal(await box().inputValue(), '');
    assert.equal((await lastIds())?.length, 3);
    await form.page.getByText('São Paulo added.').waitFor();
  });

  it('tells which option is marked, and marks with arrows, Home and End', async () => {
    await open();
    await box().focus();
    assert.equal(await box().getAttribute('aria-expanded'), 'false');
    await box().press('ArrowDown');
    assert.equal(await box().getAttribute('aria-expanded'), 'true');
    assert.equal(await marked(), undefined);
    await box().press('ArrowDown');
    assert.equal(await marked(), 'Customer');
    await box().press('End');
    assert.equal(await marked(), 'VIP');
    await box().press('ArrowDown');
    assert.equal(await marked(), 'Customer');
    await box().press('Home');
    await box().press('Enter');
    assert.deepEqual(await chips(), ['Lead']);
  });

  it('closes with Escape, then clears the box', async () => {
    await open();
    await box().pressSequentially('vip');
    await box().press('Escape');
    assert.equal(await box().getAttribute('aria-expanded'), 'false');
    assert.equal(await box().inputValue(), 'vip');
    await box().press('Escape');
    assert.equal(await box().inputValue(), '');
  });

  it('says that words left in the box are not a tag yet', async () => {
    await open();
    await box().pressSequentially('nobody');
    await form.page.locator('.picker-empty', { hasText: 'No tag has this name.' }).waitFor();
    await box().press('Tab');
    await form.page.getByText('“nobody” is not added yet: pick a tag from the list.').waitFor();
    assert.deepEqual(await form.messages('edit'), []);
  });

  it('offers to make a tag of a name that no tag has, below those that hold it, and keeps it until it has come', async () => {
    await open();
    await box().pressSequentially('VIP Gold');
    assert.deepEqual(await options().allInnerTexts(), ['Create tag “VIP Gold”...']);
    await box().fill(' lead 2 ');
    assert.deepEqual(await options().allInnerTexts(), ['Create tag “lead 2”...']);
    await box().fill('ea');
    assert.deepEqual(await options().allInnerTexts(), ['Lead', 'Create tag “ea”...']);
    await box().press('ArrowDown');
    assert.equal(await marked(), 'Lead');
    await box().press('End');
    assert.equal(await marked(), 'Create tag “ea”...');
    await box().press('Enter');
    const [asked] = await form.messages('createTag');
    assert.deepEqual([asked?.name, asked?.document], ['ea', pageState().document]);
    assert.deepEqual(await form.messages('edit'), []);
    assert.equal(await box().inputValue(), 'ea');
    await form.show(stateWith(field('tags', 'Tags', picked('tags', [tagIds.customer, 'ea']))));
    assert.equal(await box().inputValue(), '');
  });

  it('offers to make none that is there in another case or without its accents, and none of a list that did not come', async () => {
    await open();
    for (const name of ['lead', 'sao paulo', '', '   ', 'x'.repeat(256)]) {
      await box().fill(name);
      await box().press('ArrowDown');
      assert.deepEqual(
        (await options().allInnerTexts()).filter((text) => text.startsWith('Create')),
        [],
        name,
      );
    }
    await open({ ...noLists, tags: { kind: 'failed', failure: { message: 'No answer.', reference: '' } } });
    await box().fill('nobody');
    assert.equal(await options().count(), 0);
  });

  it('tells screen readers how many tags match, and that none does, in a region that was there before', async () => {
    await open();
    const region = form.page.locator('[data-field=tags]').getByRole('status');
    assert.equal(await region.count(), 1);
    await region.evaluate((element) => (element.dataset['mark'] = 'same'));
    const said = () => region.innerText();
    await box().click();
    assert.equal(await said(), '');
    await box().pressSequentially('e');
    assert.equal(await said(), `Matches: ${(await options().count()) - 1}.`);
    await box().fill('nobody');
    assert.equal(await said(), 'No tag has this name.');
    await box().press('Escape');
    assert.equal(await said(), '');
    assert.equal(await region.getAttribute('data-mark'), 'same');
  });

  it('removes the last chip with Backspace in the empty box', async () => {
    await open();
    await box().press('Backspace');
    assert.deepEqual(await lastIds(), [tagIds.customer]);
  });

  it('removes chips by keyboard and moves the focus to the neighbour, at the end to the box', async () => {
    await open();
    await form.page.getByRole('button', { name: 'Remove Customer' }).press('Delete');
    assert.deepEqual(await chips(), ['Lead']);
    await form.page.getByText('Customer removed.').waitFor();
    const focused = () => form.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    assert.equal(await focused(), 'Remove Lead');
    await form.page.keyboard.press('Enter');
    assert.deepEqual(await chips(), []);
    assert.ok(await box().evaluate((input) => input === document.activeElement));
  });

  it('goes from the box into the chips and back with arrows', async () => {
    await open();
    await box().press('ArrowLeft');
    assert.ok(
      await form.page
        .getByRole('button', { name: 'Remove Lead' })
        .evaluate((b) => b === document.activeElement),
    );
    await form.page.keyboard.press('ArrowRight');
    assert.ok(await box().evaluate((input) => input === document.activeElement));
  });

  it('makes chips of pasted ids, whatever stands between them', async () => {
    await open();
    await box().fill(`"${tagIds.vip.toUpperCase()}";${tagIds.unknown}${tagIds.customer}`);
    assert.deepEqual(await lastIds(), [tagIds.customer, tagIds.lead, tagIds.vip, tagIds.unknown]);
    assert.deepEqual(await chips(), ['Customer', 'Lead', 'VIP', tagIds.unknown]);
    assert.equal(await box().inputValue(), '');
  });

  it('takes ids while the list cannot be had, and says so', async () => {
    await open({
      ...noLists,
      tags: { kind: 'failed', failure: { message: 'The tags could not be loaded.', reference: '' } },
    });
    await form.page
      .getByText('The tags could not be loaded. Tags can still be added by pasting their IDs.')
      .waitFor();
    await box().fill(tagIds.vip);
    assert.deepEqual(await lastIds(), [tagIds.customer, tagIds.lead, tagIds.vip]);
  });

  it('adds a sequence, and takes it away with Delete, also beside one that the contact is in', async () => {
    const sequences = {
      kind: 'loaded',
      items: [{ id: sequenceIds.birthday, name: 'Birthday', colors: undefined }],
    } as const;
    await open({ ...noLists, sequences });
    const sequenceBox = form.page.getByRole('combobox', { name: 'Sequences' });
    const names = form.page.locator('[data-field=sequences] .chip-name');
    await sequenceBox.fill('birth');
    await sequenceBox.press('Enter');
    assert.deepEqual(await lastIds(), [sequenceIds.welcome, sequenceIds.birthday]);
    await form.page.getByRole('button', { name: 'Remove Birthday' }).press('Delete');
    assert.deepEqual(await lastIds(), [sequenceIds.welcome]);
    assert.deepEqual(await names.allInnerTexts(), ['Welcome']);
    const neighbour = form.page.getByRole('button', { name: 'Remove Welcome' });
    assert.ok(await neighbour.evaluate((button) => button === document.activeElement));
  });

  it('says once why two lists of a field failed, and loads them again on demand', async () => {
    const failed = {
      kind: 'failed',
      failure: { message: 'No answer from the API.', reference: '' },
    } as const;
    await open({ ...noLists, sequences: failed, contactSequences: failed });
    const group = form.page.getByRole('group', { name: 'Sequences' });
    await group
      .getByText(
        'No answer from the API. The sequences that the contact is in are not shown. Sequences can still be added by pasting their IDs.',
      )
      .waitFor();
    await group.getByRole('button', { name: 'Refresh lists' }).click();
    assert.deepEqual((await form.messages()).at(-1), { type: 'refreshLists' });
    await form.page.getByText('Loading the account’s lists again.').waitFor();
  });

  it('says that a list is the one from before, and picks from it', async () => {
    const failure = { message: 'No answer from the API.', reference: '3251e982' };
    const items = [{ id: tagIds.vip, name: 'VIP', colors: undefined }];
    await open({ ...noLists, tags: { kind: 'loaded', items, failure } });
    await form.page.getByText('No answer from the API. What came before is still used.').waitFor();
    await form.page.getByText('3251e982').waitFor();
    await form.page.getByRole('button', { name: 'Copy error ID' }).click();
    assert.deepEqual((await form.messages()).at(-1), { type: 'copyReference', reference: '3251e982' });
    await form.page.getByRole('button', { name: 'Refresh lists' }).click();
    assert.deepEqual((await form.messages()).at(-1), { type: 'refreshLists' });
    await box().click();
    await form.page.getByRole('option', { name: 'VIP' }).click();
    assert.deepEqual(await lastIds(), [tagIds.customer, tagIds.lead, tagIds.vip]);
  });

  it('shows names as soon as a list arrives that was still loading', async () => {
    await open({ ...noLists, tags: { kind: 'loading' } });
    await box().fill(tagIds.vip);
    assert.deepEqual(await chips(), ['Customer', 'Lead', tagIds.vip]);
    await form.post({ type: 'lists', lists: someTags });
    assert.deepEqual(await chips(), ['Customer', 'Lead', 'VIP']);
  });

  it('draws only the options that can be seen of five thousand, also at the far end', async () => {
    await open(manyTags(5000));
    await box().click();
    assert.ok((await options().count()) < 30);
    await box().press('End');
    const last = form.page.getByRole('option', { name: 'Tag 04999' });
    await last.waitFor();
    assert.equal(await last.getAttribute('aria-posinset'), '5000');
    await box().press('Enter');
    assert.deepEqual((await chips()).at(-1), 'Tag 04999');
  });

  it('picks with the mouse and keeps the focus in the box', async () => {
    await open();
    await box().click();
    await form.page.getByRole('option', { name: 'VIP' }).click();
    assert.deepEqual(await chips(), ['Customer', 'Lead', 'VIP']);
    assert.ok(await box().evaluate((input) => input === document.activeElement));
  });
});
