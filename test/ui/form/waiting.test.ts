import assert from 'node:assert/strict';
import type { WaitView } from '../../../src/protocol/messages';
import { cannedStates } from './page/cannedStates';
import { openForm, type FormPage } from './page/formPage';
import { sharedBrowser } from './page/sharedBrowser';
import { formBody, formView, pageState, shownDocument } from './page/states';

const startMs = Date.UTC(2026, 0, 15, 12);

describe('a save that waits', () => {
  const browser = sharedBrowser();
  let form: FormPage;
  const timer = () => form.page.getByRole('timer');
  const spoken = () => form.page.locator('#spoken').innerText();
  const cancel = () => form.page.getByRole('button', { name: 'Cancel', exact: true });
  const waitingFor = (seconds: number, reason: WaitView['reason'] = 'tooManyRequests') =>
    pageState({
      body: formBody(formView(), {
        busy: true,
        waiting: { untilMs: startMs + seconds * 1000, reason },
      }),
    });

  beforeEach(async () => {
    form = await openForm(browser(), { width: 300 });
    // Time stands still from here on, however long a busy machine takes; the page is not used again.
    await form.page.clock.install({ time: startMs - 60_000 });
    await form.page.clock.pauseAt(startMs);
  });
  afterEach(() => form.page.close());

  it('says why and for how long, and counts down by itself', async () => {
    await form.show(waitingFor(12));
    const before = 'The API asks to wait (too many requests). Trying again in 12 s.';
    assert.equal(await timer().innerText(), before);
    await form.page.clock.runFor(5000);
    assert.match(await timer().innerText(), /Trying again in 7 s\.$/);
    assert.equal((await spoken()).trim(), before);
    await form.page.clock.runFor(8000);
    assert.match(await timer().innerText(), /Trying again now\.$/);
    assert.equal((await spoken()).trim(), before);
  });

  it('says when it looks again for a change that may still arrive, and that nothing is tried again', async () => {
    await form.show(waitingFor(4, 'lookAgain'));
    const told = 'No usable answer came, and the change has not arrived yet. Looking again in 4 s.';
    assert.equal(await timer().innerText(), told);
    assert.equal((await spoken()).trim(), told);
  });

  it('is read out again when it waits anew, and is gone when it goes on', async () => {
    await form.show(waitingFor(2));
    await form.show(waitingFor(5, 'connectionRefused'));
    assert.equal(
      (await spoken()).trim(),
      'Nothing answers at the address (connection refused). Trying again in 5 s.',
    );
    await form.show(pageState({ body: formBody(formView(), { busy: true }) }));
    assert.equal(await timer().count(), 0);
  });

  it('is cancelled by a button that the keyboard reaches, and the focus does not get lost', async () => {
    await form.show(waitingFor(12));
    await cancel().focus();
    await form.page.keyboard.press('Enter');
    assert.deepEqual((await form.messages()).at(-1), { type: 'cancelWait', document: shownDocument });
    await form.show(pageState());
    const focused = await form.page.evaluate(() => document.activeElement?.textContent.trim());
    assert.equal(focused, 'Save');
  });

  it('takes no room away from the form at 300 pixels', async () => {
    await form.show(cannedStates['waiting']!);
    const { scrollWidth, clientWidth } = await form.page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));
    assert.ok(scrollWidth <= clientWidth);
    const footer = await form.page.locator('.footer').boundingBox();
    assert.ok((footer?.height ?? 999) < 150, `the footer is ${footer?.height} pixels high`);
  });
});
