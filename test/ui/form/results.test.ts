import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { SaveResult } from '../../../src/core/fields/fieldView';
import { cannedStates } from './page/cannedStates';
import { openForm, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { error, field, formBody, formView, pageState, saved, shownDocument, stateWith } from './page/states';

describe('what the form says', () => {
  const browser = sharedBrowser();
  let form: FormPage;
  const canned = async (name: string) => {
    const state = cannedStates[name];
    assert.ok(state, name);
    await form.show(state);
  };
  const focused = () => form.page.evaluate(() => document.activeElement?.textContent.trim());
  const isInSight = (heading: Locator) =>
    heading.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    });
  const button = (name: string) => form.page.getByRole('button', { name, exact: true });

  const saidShort = () => form.page.getByRole('status', { name: 'Result of the save' }).innerText();
  const lines = () => form.page.locator('.changes .fact').locator('visible=true').allInnerTexts();

  beforeEach(async () => {
    form = await openForm(browser());
  });
  afterEach(() => form.close());

  it('lists all problems after a refused save, moves the focus there, and links to the fields', async () => {
    await canned('problems');
    assert.equal(await form.page.getByRole('link', { name: 'E-mail' }).count(), 1);
    await form.post({ type: 'focusProblems' });
    assert.equal(await focused(), '4 problems must be solved before this can be saved');
    await form.page.getByRole('link', { name: 'E-mail' }).click();
    assert.ok(await form.page.getByLabel('E-mail').evaluate((input) => input === document.activeElement));
    await form.page.locator('.notice').getByRole('link', { name: 'Metadata' }).click();
    const row = await form.page.evaluate(
      () => document.activeElement?.closest<HTMLElement>('[data-slot]')?.dataset['slot'],
    );
    assert.equal(row, 'crmId');
  });

  it('shows a filtered field again when its problem is followed', async () => {
    await canned('problems');
    await form.post({ type: 'focusProblems' });
    await form.page.getByLabel('Filter fields').fill('metadata');
    assert.ok(await form.page.getByLabel('E-mail').isHidden());
    await form.page.getByRole('link', { name: 'E-mail' }).click();
    assert.ok(await form.page.getByLabel('E-mail').evaluate((input) => input === document.activeElement));
  });

  it('narrows the fields to those whose name or key holds the words', async () => {
    await canned('contact');
    await form.page.getByLabel('Filter fields').fill('CONTRACT');
    assert.deepEqual(
      await form.page.getByRole('heading', { level: 2 }).locator('visible=true').allInnerTexts(),
      ['Custom fields', 'Details'],
    );
    assert.deepEqual(await form.page.locator('.field .label').locator('visible=true').allInnerTexts(), [
      'Contract type',
    ]);
    await form.page.getByLabel('Filter fields').fill('nowhere');
    await button('Show all fields').click();
    await form.page.getByLabel('Name', { exact: true }).waitFor();
  });

  it('names what was not taken, at the top and at the field', async () => {
    await canned('saved in part');
    assert.equal(
      await saidShort(),
      'Saved: Name. 2 fields were not taken. Sent, but cannot be checked: Picture URL. The API does not show it. Changed elsewhere meanwhile.',
    );
    const told = await form.page.locator('.result').innerText();
    for (const said of [
      '2 fields were not taken',
      'old@example.com',
      'Sent, but cannot be checked: Picture URL. The API does not show it.',
      'Archived',
    ])
      assert.ok(told.includes(said), said);
    const email = await form.page.locator('[data-field=email]').innerText();
    assert.ok(email.includes('E-mail was not taken. The API did not accept the value.'));
    await button('2 fields were not taken').click();
    assert.equal(await focused(), '2 fields were not taken');
  });

  it('puts what was not taken back with the keyboard, says so, and moves to the first such field', async () => {
    await canned('saved in part');
    await button('Put back what was sent').focus();
    await form.page.keyboard.press('Enter');
    assert.deepEqual((await form.messages()).at(-1), { type: 'putBack', document: shownDocument });
    await form.page
      .getByText('What was sent is back in the form, unsaved. Nothing was sent again.')
      .waitFor();
    assert.equal(
      await form.page.evaluate(() =>
        document.activeElement?.closest('[data-field]')?.getAttribute('data-field'),
      ),
      'email',
    );
  });

  it('says that restored edits are back and that nobody changed the contact meanwhile', async () => {
    const nothing = { taken: [], notTaken: [], unchecked: [], changedElsewhere: [] };
    await form.show(pageState({ body: formBody(formView(), { result: { ...nothing, isRestored: true } }) }));
    assert.equal(await saidShort(), 'Your edits are back. Nobody has changed the contact in the meantime.');
  });

  it('names what others changed meanwhile, with what is stored now', async () => {
    const result = {
      taken: [],
      notTaken: [],
      unchecked: [],
      changedElsewhere: [saved('email', 'E-mail', { before: 'old@example.com', stored: 'new@example.com' })],
    };
    await form.show(pageState({ body: formBody(formView(), { result }) }));
    assert.equal(await saidShort(), 'Changed elsewhere meanwhile.');
    assert.deepEqual(
      (await lines()).map((line) => line.replace(/\s+/g, ' ')),
      ['E-mail old@example.com → now: new@example.com'],
    );
  });

  it('reads out that an undo waits unsaved, and what it left as it is', async () => {
    const left = [{ label: 'Picture URL', reason: 'The API never shows it.' }];
    const undos = [{ savedAt: new Date().toISOString(), left }];
    await form.show(pageState({ body: formBody(formView(), { undos }) }));
    const told = form.page.getByRole('status', { name: 'Undo of a save' });
    await told.getByRole('heading', { name: /^Unsaved: undo of the save of \d/ }).waitFor();
    await told.getByText('Picture URL').waitFor();
    await told.getByText('The API never shows it.').waitFor();
  });

  it('draws what only is to be known as information, not as an error', async () => {
    const notice = { title: 'Your edits are back', detail: '', reference: '', nextSteps: [] };
    const isError = async (isInformation: { isInformation?: true }) => {
      await form.show(pageState({ body: formBody(formView(), { notice: { ...notice, ...isInformation } }) }));
      return (await form.page.getByRole('alert').locator('.codicon-error').count()) === 1;
    };
    assert.equal(await isError({}), true);
    assert.equal(await isError({ isInformation: true }), false);
  });

  for (const [what, state, words, title] of [
    ['what was saved', 'saved', 'Saved', 'Saved: 10 changes'],
    ['conflicts', 'conflicts', '2 conflicts', 'Not saved: the contact was changed elsewhere'],
    ['what others changed meanwhile', 'saved in part', '1 changed elsewhere', 'Changed elsewhere meanwhile'],
  ] as const) {
    it(`leads from the footer to ${what}, out of sight`, async () => {
      await canned(state);
      await form.page.getByLabel('Click ID').scrollIntoViewIfNeeded();
      const heading = form.page.getByRole('heading', { name: title });
      assert.ok(!(await isInSight(heading)));
      await button(words).click();
      assert.equal(await focused(), title);
      assert.ok(await isInSight(heading));
    });
  }

  it('does not call saved in the footer what the API does not show', async () => {
    const footer = form.page.getByRole('region', { name: 'Save', exact: true });
    const sent = [saved('pictureUrl', 'Picture URL', { sent: 'https://example.com/a.png' })];
    const after = (part: Partial<SaveResult>) =>
      form.show(
        pageState({
          body: formBody(formView(), {
            result: { taken: [], notTaken: [], unchecked: sent, changedElsewhere: [], ...part },
          }),
        }),
      );
    await after({});
    await footer.getByText('Sent, but cannot be checked').waitFor();
    await after({ taken: [saved('name', 'Name', { sent: 'Ana' })] });
    await footer.getByText('Saved, but not all can be checked').waitFor();
  });

  it('leads to the row that has no key, not to the first one', async () => {
    const rows = [
      { key: 'crmId', text: '12345', isText: true },
      { key: '', text: 'of what', isText: true },
    ];
    const messages = [error('Give this row a key, or remove it.')];
    await form.show(
      stateWith(field('metadata', 'Metadata', { kind: 'rows', rows }, { changed: true, messages })),
    );
    await form.post({ type: 'focusProblems' });
    await form.page.locator('.notice').getByRole('link', { name: 'Metadata' }).click();
    assert.equal(
      await form.page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
      'Key of row 2',
    );
  });

  it('offers the next steps of a notice and copies the error ID', async () => {
    await canned('not saved');
    await form.page.getByText('8K2JX').waitFor();
    await button('Copy error ID').click();
    await button('Set API Key').click();
    assert.deepEqual((await form.messages()).slice(1), [
      { type: 'copyReference', reference: '8K2JX' },
      { type: 'next', document: shownDocument, step: 'setApiKey' },
    ]);
  });

  it('leads to the JSON when the text is broken, or back to how it was', async () => {
    await canned('broken text');
    await form.page.getByText('Line 12: A comma is missing.').waitFor();
    await button('Show JSON').click();
    await button('Revert all').click();
    assert.deepEqual((await form.messages()).slice(-2), [
      { type: 'next', document: shownDocument, step: 'showJson' },
      { type: 'revert', document: shownDocument },
    ]);
  });

  it('welcomes a newcomer with two ways to start', async () => {
    await canned('welcome');
    await button('Try the Sandbox').click();
    await button('Set API Key').click();
    assert.deepEqual((await form.messages()).slice(1), [
      { type: 'trySandbox' },
      { type: 'next', document: '', step: 'setApiKey' },
    ]);
  });

  it('leads from the ID box to finding a contact', async () => {
    await canned('id box');
    await button('Find by name, phone or e-mail').click();
    assert.deepEqual((await form.messages()).at(-1), { type: 'next', document: '', step: 'findContact' });
  });

  it('opens an ID with Enter, tells what is wrong with it at the box, and cancels', async () => {
    await canned('id box');
    const box = form.page.getByLabel('Contact ID');
    assert.equal(await box.getAttribute('aria-invalid'), 'true');
    await box.fill('abc');
    await box.press('Enter');
    assert.deepEqual((await form.messages()).at(-1), { type: 'open', id: 'abc' });
    await canned('opening');
    await button('Cancel').click();
    assert.deepEqual((await form.messages()).at(-1), { type: 'cancel' });
  });

  it('copies the ID of the contact', async () => {
    await canned('contact');
    await button('Copy ID').click();
    assert.deepEqual((await form.messages()).at(-1), { type: 'copyId' });
  });

  it('counts the changes and takes them back', async () => {
    const named = field('name', 'Name', { kind: 'text', text: 'A' }, { changed: true, was: 'Ana' });
    const mailed = field('email', 'E-mail', { kind: 'email', text: '' }, { changed: true, was: 'a@b.io' });
    await form.show(pageState({ body: formBody(formView([named, mailed])) }));
    await form.page.getByText('2 changes').waitFor();
    await button('Revert all').click();
    assert.deepEqual((await form.messages()).at(-1), { type: 'revert', document: pageState().document });
    assert.equal(await form.page.locator('#spoken').textContent(), 'All changes are taken back.');
  });

  it('calls a contact without a name unnamed', async () => {
    await canned('nothing but an id');
    assert.equal(await form.page.getByRole('heading', { level: 1 }).innerText(), 'Unnamed contact');
  });
});
