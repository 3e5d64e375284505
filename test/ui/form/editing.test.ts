import assert from 'node:assert/strict';
import type { PageState } from '../../../src/protocol/messages';
import { openForm, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { contactId, error, field, formBody, formView, pageState, stateWith } from './page/states';

const OTHER = 'wts://sandbox/other/Caio.wts';
const named = (text: string) => field('name', 'Name', { kind: 'text', text });

describe('typing in the form', () => {
  const browser = sharedBrowser();
  let form: FormPage;
  const name = () => form.page.getByLabel('Name', { exact: true });

  beforeEach(async () => {
    form = await openForm(browser());
    await form.show(pageState());
  });
  afterEach(() => form.close());

  /** A contact with an unsaved change already: the first change of a clean one is sent at once. */
  const showUnsaved = (part: Partial<PageState> = {}) =>
    form.show(pageState({ ...part, body: formBody({ ...formView(), changeCount: 1 }) }));

  it('sends the first change of a clean contact at once, and groups what follows', async () => {
    await form.page.clock.install();
    await name().fill('B');
    await name().pressSequentially('ia');
    assert.deepEqual(
      (await form.messages('edit')).map(({ edit }) => edit),
      [{ kind: 'text', text: 'B' }],
    );
    await form.page.clock.runFor(300);
    assert.deepEqual((await form.messages('edit')).at(-1)?.edit, { kind: 'text', text: 'Bia' });
  });

  it('lets a text run in the direction of its letters, whatever that of the form', async () => {
    await form.show(stateWith(named('سارة بن علي')));
    const direction = () => name().evaluate((input) => getComputedStyle(input).direction);
    assert.equal(await direction(), 'rtl');
    await name().fill('Sara');
    assert.equal(await direction(), 'ltr');
  });

  it('groups the keys of a pause into one edit', async () => {
    await showUnsaved();
    await name().fill('');
    await name().pressSequentially('Bia Lima');
    await form.waitForMessages('edit', 1);
    const [edit, ...others] = await form.messages('edit');
    assert.deepEqual(others, []);
    assert.deepEqual(edit, {
      type: 'edit',
      document: `wts://sandbox/${contactId}/Ana%20Souza.wts`,
      revision: 1,
      textNumber: 0,
      field: 'name',
      slot: '',
      edit: { kind: 'text', text: 'Bia Lima' },
    });
  });

  it('sends what is typed at once when the input is left', async () => {
    await showUnsaved();
    await form.page.clock.install();
    await name().fill('Bia');
    assert.deepEqual(await form.messages('edit'), []);
    await name().blur();
    assert.equal((await form.messages('edit')).length, 1);
  });

  it('answers a flush after the edits that were pending', async () => {
    await form.page.clock.install();
    await name().fill('Bia');
    await form.page.getByLabel('Instagram').evaluate((input: HTMLInputElement) => {
      input.value = '@bia';
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await form.post({ type: 'flush' });
    const messages = await form.messages();
    assert.deepEqual(
      messages
        .slice(1)
        .map((message) => (message.type === 'edit' ? `${message.revision} ${message.field}` : message.type)),
      ['1 name', '2 instagram', 'flushed'],
    );
  });

  it('sends what is typed when the page is hidden', async () => {
    await form.page.clock.install();
    await name().fill('Bia');
    await form.page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
    assert.equal((await form.messages('edit')).length, 1);
  });

  it('keeps typed text when an older state arrives, and takes the other fields of it', async () => {
    await name().fill('Bia');
    await form.waitForMessages('edit', 1);
    const city = field('instagram', 'Instagram', { kind: 'text', text: '@elsewhere' });
    await form.show(pageState({ revision: 0, body: formBody(formView([named('Ana Souza'), city])) }));
    assert.equal(await name().inputValue(), 'Bia');
    assert.equal(await form.page.getByLabel('Instagram').inputValue(), '@elsewhere');
  });

  it('keeps what was typed after the edit that a state answers', async () => {
    await name().fill('Bia');
    await form.waitForMessages('edit', 1);
    await name().fill('Bia Lima');
    await form.show(stateWith(named('Bia'), { revision: 1 }));
    assert.equal(await name().inputValue(), 'Bia Lima');
  });

  it('follows the document once its state holds the last edit (undo, the other form)', async () => {
    await name().fill('Bia');
    await form.waitForMessages('edit', 1);
    await form.show(stateWith(named('Ana Souza'), { revision: 1 }));
    assert.equal(await name().inputValue(), 'Ana Souza');
  });

  it('leaves the caret where it is when a state says the same', async () => {
    await name().focus();
    await name().evaluate((input: HTMLInputElement) => {
      input.setSelectionRange(3, 3);
    });
    await form.page.keyboard.type('x');
    await form.waitForMessages('edit', 1);
    await form.show(stateWith(named('Anax Souza'), { revision: 1 }));
    assert.equal(await name().evaluate((input: HTMLInputElement) => input.selectionStart), 4);
  });

  it('does not touch an input while an input method composes in it', async () => {
    await name().focus();
    await name().dispatchEvent('compositionstart');
    await form.show(stateWith(named('Someone else'), { revision: 0 }));
    assert.equal(await name().inputValue(), 'Ana Souza');
    await name().dispatchEvent('compositionend');
    assert.equal(await name().inputValue(), 'Someone else');
  });

  it('keeps the line ends of a text that had Windows ones', async () => {
    await form.show(stateWith(field('annotation', 'Annotation', { kind: 'longText', text: 'one\r\ntwo' })));
    await form.page.getByLabel('Annotation').press('Control+End');
    await form.page.keyboard.type('!');
    await form.waitForMessages('edit', 1);
    assert.deepEqual((await form.messages('edit'))[0]?.edit, { kind: 'text', text: 'one\r\ntwo!' });
  });

  it('keeps the lines of an entry', async () => {
    const entry = { key: 'source', label: 'Source', text: 'one\r\ntwo', editable: true, changed: false };
    await form.show(stateWith(field('utm', 'UTM', { kind: 'record', entries: [entry] })));
    await form.page.getByLabel('Source').press('Control+End');
    await form.page.keyboard.type('!');
    await form.waitForMessages('edit', 1);
    const [message] = await form.messages('edit');
    assert.deepEqual(message?.edit, { kind: 'entry', key: 'source', text: 'one\r\ntwo!' });
  });

  it('sends what was typed to the contact it was typed in, when another contact comes', async () => {
    await form.page.clock.install();
    await name().fill('Bia');
    await form.show(stateWith(named('Caio'), { document: OTHER, revision: 7 }));
    assert.equal(await name().inputValue(), 'Caio');
    await name().fill('Caio Lima');
    await name().blur();
    assert.deepEqual(
      (await form.messages('edit')).map(({ document, revision }) => [document, revision]),
      [
        [pageState().document, 1],
        [OTHER, 8],
      ],
    );
  });

  it('takes no letter for another contact that comes while one types: the focus is at its head then', async () => {
    await name().press('End');
    await form.page.keyboard.type('x');
    await form.show(stateWith(named('Caio'), { document: OTHER }));
    await form.page.keyboard.type('yz');
    assert.equal(await name().inputValue(), 'Caio');
    const sent = await form.messages('edit');
    assert.deepEqual([...new Set(sent.map(({ document }) => document))], [pageState().document]);
    const focused = form.page.locator(':focus');
    assert.equal(await focused.evaluate(({ tagName }) => tagName), 'H1');
  });

  it('shows another contact only when the input method has ended what it composes in this one', async () => {
    await name().focus();
    await name().dispatchEvent('compositionstart');
    await name().fill('Anã');
    await form.show(stateWith(named('Caio'), { document: OTHER }));
    assert.equal(await name().inputValue(), 'Anã');
    await name().dispatchEvent('compositionend');
    assert.equal(await name().inputValue(), 'Caio');
    assert.deepEqual(
      (await form.messages('edit')).map(({ document, edit }) => [document, edit]),
      [[pageState().document, { kind: 'text', text: 'Anã' }]],
    );
  });

  it('keeps what is being typed when the contact’s document gets another name', async () => {
    await showUnsaved();
    await form.page.clock.install();
    await name().fill('Bia');
    const renamed = `wts://sandbox/${contactId}/Renamed.wts`;
    await showUnsaved({ document: renamed });
    assert.equal(await name().inputValue(), 'Bia');
    await name().blur();
    assert.deepEqual(
      (await form.messages('edit')).map(({ document }) => document),
      [renamed],
    );
  });

  it('says the old value of a changed field and puts it back', async () => {
    await form.show(stateWith({ ...named('Bia'), changed: true, was: 'Ana Souza' }));
    await form.page.getByText('Changed. It was: Ana Souza').waitFor();
    await form.page.getByRole('button', { name: 'Revert field Name' }).click();
    assert.deepEqual((await form.messages('edit')).at(-1)?.edit, { kind: 'restore' });
    assert.ok(await name().evaluate((input) => input === document.activeElement));
  });

  it('breaks no short old value for the button beside it, in a narrow sidebar', async () => {
    await form.page.setViewportSize({ width: 298, height: 800 });
    await form.show(stateWith({ ...named('Bia'), changed: true, was: '(11) 99999-0000' }));
    const text = form.page.getByText('Changed. It was: (11) 99999-0000');
    const lines = await text.evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return new Set([...range.getClientRects()].map(({ top }) => top)).size;
    });
    assert.equal(lines, 1);
  });

  it('says of a change that an agent has proposed it, beside the field and to a screen reader, until it is another', async () => {
    const proposed = { ...named('Bia'), changed: true, was: 'Ana Souza', proposed: true } as const;
    const mark = form.page.getByText('Proposed by a coding agent. Not sent before you save.');
    const described = () => name().evaluate((input) => input.ariaDescribedByElements?.at(-1)?.textContent);
    await form.show(stateWith(proposed));
    await mark.waitFor();
    assert.match((await described()) ?? '', /Proposed by a coding agent/);
    await form.show(stateWith({ ...named('Caio'), changed: true, was: 'Ana Souza' }));
    await mark.waitFor({ state: 'detached' });
    assert.doesNotMatch((await described()) ?? '', /Proposed/);
  });

  it('does not shout an error before the field is left for the first time', async () => {
    const invalid = field(
      'email',
      'E-mail',
      { kind: 'email', text: 'ana@' },
      { changed: true, messages: [error('Not an e-mail address.')] },
    );
    const email = form.page.getByLabel('E-mail');
    await email.fill('ana@');
    await form.waitForMessages('edit', 1);
    await form.show(stateWith(invalid, { revision: 1 }));
    assert.equal(await email.getAttribute('aria-invalid'), 'false');
    assert.equal(await form.page.getByText('Not an e-mail address.').count(), 0);
    await email.blur();
    assert.equal(await email.getAttribute('aria-invalid'), 'true');
    await form.page.getByText('Not an e-mail address.').waitFor();
  });

  it('ties help and messages to the input', async () => {
    const message = { slot: '', severity: 'warning', message: 'The ninth digit may be missing.' } as const;
    await form.show(
      stateWith(
        field(
          'phoneNumber',
          'Phone number',
          { kind: 'phone', text: '1' },
          { help: 'As dialled.', messages: [message] },
        ),
      ),
    );
    const described = await form.page.getByLabel('Phone number').evaluate((input) =>
      (input.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent.trim())
        .join(' '),
    );
    assert.match(described, /As dialled\..*The ninth digit may be missing\./);
  });

  it('sends a choice and a UTM entry as what they are', async () => {
    await form.page.getByLabel('Status').selectOption('Archived');
    await form.page.getByLabel('Campaign').fill('spring');
    await form.page.getByLabel('Term').fill('shoes');
    await form.waitForMessages('edit', 3);
    assert.deepEqual(
      (await form.messages('edit')).map(({ edit }) => edit),
      [
        { kind: 'choice', selected: 'ARCHIVED' },
        { kind: 'entry', key: 'campaign', text: 'spring' },
        { kind: 'entry', key: 'term', text: 'shoes' },
      ],
    );
    assert.equal(await form.page.getByLabel('Source ID').getAttribute('readonly'), '');
  });
});
