import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { HeldSaveView } from '../../../src/protocol/messages';
import { cannedStates } from './page/cannedStates';
import { openForm, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { field, formBody, formView, pageState } from './page/states';

const translations = JSON.parse(readFileSync('l10n/bundle.l10n.pt-br.json', 'utf8')) as Record<
  string,
  string
>;

describe('a save that was held back', () => {
  const browser = sharedBrowser();
  let form: FormPage;
  const bar = () => form.page.getByRole('region', { name: 'A save that sent nothing' });
  const changed = ['Name', 'E-mail', 'Instagram', 'Annotation', 'Status', 'Tags', 'UTM'].map((label, index) =>
    field(
      (['name', 'email', 'instagram', 'annotation', 'status', 'tags', 'utm'] as const)[index] ?? 'name',
      label,
      { kind: 'text', text: 'x' },
      { changed: true },
    ),
  );
  const show = (held: HeldSaveView, fields = changed.slice(0, 2), busy = false) =>
    form.show(pageState({ body: formBody(formView(fields), { held, busy }) }));
  const refused: HeldSaveView = { reason: 'vscodeSave', offersChatSetting: false };

  beforeEach(async () => {
    form = await openForm(browser());
  });
  afterEach(() => form.close());

  it('is told with contact, environment and changed fields, and read out', async () => {
    await show(refused);
    const text = await bar().getByRole('alert').innerText();
    assert.match(text, /Not sent: Ana Souza in sandbox/);
    assert.match(text, /VS Code's own save .* sends no contact\. Changed: Name, E-mail\./);
  });

  it('is sent with Send, after what is still typed', async () => {
    await show(refused);
    await form.page.getByLabel('Name', { exact: true }).fill('Bia');
    await bar().getByRole('button', { name: 'Send' }).click();
    assert.deepEqual(
      (await form.messages()).slice(1).map(({ type }) => type),
      ['edit', 'save'],
    );
  });

  it('is left for later with Keep, which sends nothing', async () => {
    await show(refused);
    await bar().getByRole('button', { name: 'Keep' }).click();
    assert.deepEqual(
      (await form.messages()).slice(1).map(({ type }) => type),
      ['keep'],
    );
    await form.page.getByText('Kept, unsaved. Nothing was sent.').waitFor();
  });

  it('offers to stop the chat from saving only where that may help', async () => {
    await show(refused);
    const stop = bar().getByRole('button', { name: 'Stop Chat from Saving' });
    assert.equal(await stop.count(), 0);
    await show({ ...refused, offersChatSetting: true });
    await stop.click();
    await form.waitForMessages('stopChatSaves', 1);
  });

  it('says otherwise that it was asked for during a save that failed', async () => {
    await show({ reason: 'afterFailure', offersChatSetting: false });
    assert.match(await bar().innerText(), /You asked for it during the save that failed; it waits for you\./);
  });

  it('is not told while a save is under way, nor when nothing is unsaved any more', async () => {
    await show(refused, changed, true);
    assert.equal(await bar().count(), 0);
    await show(refused, []);
    assert.equal(await bar().count(), 0);
  });

  it('names a few of many fields', async () => {
    await show(refused, changed);
    assert.match(
      await bar().innerText(),
      /Changed: Name, E-mail, Instagram, Annotation, Status and 2 more\./,
    );
  });

  it('has room in a sidebar of 300 px, in Portuguese', async () => {
    const narrow = await openForm(browser(), { width: 300, language: 'pt-br', texts: translations });
    await narrow.show(cannedStates['held back']!);
    await narrow.page.getByRole('button', { name: 'Enviar' }).waitFor();
    const isWide = await narrow.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    assert.equal(isWide, false);
    await narrow.close();
  });
});
