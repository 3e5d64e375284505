import assert from 'node:assert/strict';
import { openForm, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { pageState, shownDocument } from './page/states';

describe('the last conversation in the head of the form', () => {
  const browser = sharedBrowser();
  let form: FormPage;
  const said = () => form.page.locator('.head-conversation').innerText();
  const button = (name: string) => form.page.getByRole('button', { name, exact: true });
  const last = { kind: 'last', id: 'x', status: 'IN_PROGRESS', startedAt: '2020-01-01T00:00:00Z' } as const;

  beforeEach(async () => {
    form = await openForm(browser());
    await form.show(pageState());
  });
  afterEach(() => form.close());

  it('is looked for only when it is asked for', async () => {
    assert.deepEqual(await form.messages('showConversation'), []);
    await button('Show last conversation').click();
    assert.deepEqual(await form.messages('showConversation'), [
      { type: 'showConversation', document: shownDocument },
    ]);
    await form.show(pageState({ conversation: { kind: 'loading' } }));
    assert.match(await said(), /Looking for/);
    await form.show(pageState({ conversation: { kind: 'none' } }));
    assert.match(await said(), /No conversation yet/);
  });

  it('tells when it was and how it stands, and opens it where there is a web app', async () => {
    await form.show(pageState({ conversation: { ...last, canOpen: false } }));
    assert.match(await said(), /Last conversation: \d+ years ago, in progress$/);
    assert.equal(await button('Open in WTS Chat').count(), 0);
    await form.show(pageState({ conversation: { ...last, status: 'HIDDEN', startedAt: '', canOpen: true } }));
    assert.match(await said(), /at an unknown time, HIDDEN/);
    await button('Open in WTS Chat').click();
    assert.deepEqual(await form.messages('openConversation'), [
      { type: 'openConversation', document: shownDocument },
    ]);
  });

  it('says quietly that the key may not read it, and offers to try again after any other failure', async () => {
    const message = 'The key is limited.';
    await form.show(pageState({ conversation: { kind: 'unreadable', isRefused: true, message } }));
    assert.match(await said(), /This key may not read conversations\.$/);
    assert.equal(await form.page.locator('.head-conversation').getByRole('button').count(), 0);
    await form.show(pageState({ conversation: { kind: 'unreadable', isRefused: false, message } }));
    assert.match(await said(), /could not be read. The key is limited\./);
    await button('Retry').click();
    assert.equal((await form.messages('showConversation')).length, 1);
  });
});
