import assert from 'node:assert/strict';
import { contactId } from '../../../src/sandbox/account/seedIds';
import { SAMPLE_CONTACT_ID, startSandbox } from '../../../src/sandbox/sandbox';
import { useReceiver } from '../../unit/sandbox/webhooks/receiver';
import { formWith, usePerson } from './person';

describe('the sandbox view', () => {
  const receiver = useReceiver();
  const person = usePerson('sandbox', { height: 1600 });
  before(async () => {
    await person.workbench.runCommand('WTS Sandbox: Start Sandbox');
    await panel().waitFor();
    // Rows that are out of sight are not drawn.
    await person.workbench.runCommand('View: Toggle Maximized Panel');
  });

  const panel = () => person.workbench.page.locator('.part.panel');
  const row = (text: string | RegExp) => panel().locator('.monaco-list-row').filter({ hasText: text });
  const action = (name: string) => panel().getByRole('button', { name, exact: true });
  const shownRequest = () => person.workbench.page.locator('.editor-group-container .view-lines');
  const ask = (method: string, path: string, body: unknown) =>
    fetch(`${person.sandbox.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${person.sandbox.key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('shows at once what an integration sent, and why its 200 wrote nothing', async () => {
    await row(`127.0.0.1:${person.sandbox.port}`).waitFor();
    const answer = await ask('PUT', `/core/v2/contact/${SAMPLE_CONTACT_ID}`, {
      fields: ['Name'],
      email: 'a@example.com',
    });
    assert.equal(answer.status, 200);
    await row(/^200 PUT contact c0000001\s*\d ignored · .*\d ms/).waitFor();
    await row(/email/).waitFor();
  });

  it('shows the body and the answer of a request on a click', async () => {
    await row(/^200 PUT/).click();
    await shownRequest().getByText('"email": "a@example.com"').waitFor();
    await shownRequest().getByText('Bearer ••••').waitFor();
  });

  it('sends a request again, copies it as cURL, and opens its contact', async () => {
    const { page } = person.workbench;
    const tools = page.getByRole('toolbar', { name: 'Editor actions' });
    await tools.getByRole('button', { name: 'Send Again', exact: true }).click();
    await row(/^200 PUT contact c0000001/)
      .nth(1)
      .waitFor();
    await tools.getByRole('button', { name: 'Copy as cURL', exact: true }).click();
    await person.workbench.statusBar().getByText('Copied as cURL').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^curl .*-X PUT .*\/core\/v2\/contact\/.*--data-raw/s);
    await tools.getByRole('button', { name: 'Open Contact', exact: true }).click();
    await formWith(person, (form) => form.getByText(SAMPLE_CONTACT_ID, { exact: true }));
  });

  it("hides the editor's own requests until they are asked for, and those without remarks when asked to", async () => {
    await row(/requests? of this editor (is|are) hidden/).click();
    await row(/^200 GET contact c0000001/)
      .first()
      .waitFor();
    await action('Show Requests with Remarks Only').click();
    await row(/^200 GET contact c0000001/).waitFor({ state: 'detached' });
    await row(/^200 PUT/)
      .first()
      .waitFor();
    await action('Show Requests without Remarks Too').click();
    await action("Hide This Editor's Requests").click();
    await row(/of this editor/).waitFor();
  });

  it('switches a fault on with one click on its box, and off with another', async () => {
    await row(/^Requests/)
      .locator('.monaco-tl-twistie')
      .click();
    await row('Faults').click();
    const dropped = row('Fields dropped in silence');
    await dropped.getByRole('checkbox').click();
    await row(/Fields dropped in silence.*until switched off · all writes/).waitFor();
    const path = `/core/v2/contact/${SAMPLE_CONTACT_ID}`;
    const before = person.sandbox.contact(SAMPLE_CONTACT_ID)?.name;
    await ask('PUT', path, { fields: ['Name'], name: 'Dropped' });
    assert.equal(person.sandbox.contact(SAMPLE_CONTACT_ID)?.name, before);
    await row(/Fields dropped in silence.*1 hit/).waitFor();
    await dropped.getByRole('checkbox').click();
    await row(/Fields dropped in silence.*until/).waitFor({ state: 'detached' });
  });

  it('configures a fault for the next request alone', async () => {
    await row('502: plain text').hover();
    await row('502: plain text').getByRole('button', { name: 'Configure Sandbox Fault' }).click();
    await person.workbench.pick('Updates of contacts');
    await person.workbench.pick('The next request');
    await row(/502: plain text.*1 left · PUT/).waitFor();
    const path = `/core/v2/contact/${SAMPLE_CONTACT_ID}`;
    assert.equal((await ask('PUT', path, { fields: [] })).status, 502);
    assert.equal((await ask('PUT', path, { fields: [] })).status, 200);
    await row(/502: plain text.*left/).waitFor({ state: 'detached' });
  });

  it('opens a contact of the sandbox', async () => {
    await row(/^Contacts/).click();
    await row('Bruno Lima').click();
    await formWith(person, (form) => form.getByRole('heading', { level: 1, name: 'Bruno Lima' }));
  });

  it('posts at once to a receiver that is added there, and remembers its address', async () => {
    const { workbench } = person;
    await row(/^Contacts/).click();
    await row(/^Webhooks/).click();
    const asked = () =>
      workbench.quickInputMessage().filter({ hasText: 'where your integration listens' }).waitFor();
    const add = async (address: string, said: string): Promise<void> => {
      await workbench.quickInput(address);
      await workbench.page.getByText(said).first().waitFor();
    };
    await row('Add a receiver').click();
    await asked();
    await add('https://example.com/hook', 'The sandbox posts to this machine alone');
    await add(receiver.url(), 'Which events does it get?');
    await workbench.page.getByText('A field of the contact has changed.').waitFor();
    await workbench.page.keyboard.press('Enter');
    await row(/127\.0\.0\.1:\d+\/hook/).waitFor();
    await ask('PUT', `/core/v2/contact/${contactId(3)}`, { fields: ['Name'], name: 'Bruno Novo' });
    assert.equal((await receiver.take(1))[0]?.body['eventType'], 'CONTACT_UPDATE');
    await workbench.runCommand('WTS Sandbox: Add Webhook Receiver...');
    await asked();
    assert.equal(await workbench.quickInputBox().inputValue(), receiver.url());
    await workbench.page.keyboard.press('Escape');
    await workbench.runCommand('WTS Sandbox: Clear Sandbox Webhooks');
    await row(/^CONTACT_UPDATE/).waitFor({ state: 'detached' });
  });

  it('shows a webhook that was posted, and sends it again as it is or edited', async () => {
    await ask('PUT', `/core/v2/contact/${SAMPLE_CONTACT_ID}`, { fields: ['Name'], name: 'Ana Nova' });
    const delivery = row(/^CONTACT_UPDATE .*200 · \d+ ms/);
    await delivery.first().waitFor();
    await delivery.first().hover();
    await delivery.first().getByRole('button', { name: 'Send Again', exact: true }).click();
    await receiver.take(2);
    // The list is drawn again under the mouse, which takes the buttons away.
    await delivery.nth(1).waitFor();
    const { page } = person.workbench;
    const draft = page.locator('.monaco-editor[data-uri^="untitled:"] .view-lines');
    // A click on a line that is drawn again at that moment is lost.
    for (let tries = 0; tries < 5 && !(await draft.isVisible()); tries += 1) {
      await row(/^Webhooks/).hover();
      await delivery.first().hover();
      await delivery.first().getByRole('button', { name: 'Edit and Send Again' }).click();
      await draft.waitFor({ timeout: 5_000 }).catch(() => undefined);
    }
    await draft.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('12');
    await page.getByRole('button', { name: 'Send Edited Webhook' }).click();
    const [first, again, edited] = await receiver.take(3);
    assert.equal(again?.text, first?.text);
    assert.equal(edited?.text, '12');
  });

  it('says that a webhook was not delivered, and sends it again from there', async () => {
    receiver.answerWith((_, response) => response.writeHead(418).end('no'));
    await ask('PUT', `/core/v2/contact/${contactId(5)}`, { fields: ['Name'], name: 'Outra' });
    const told = person.workbench
      .notifications()
      .filter({ hasText: /The webhook CONTACT_UPDATE was not delivered/ });
    await told.first().waitFor();
    const delivered = row(/^CONTACT_UPDATE .*200 · \d+ ms/);
    const before = await delivered.count();
    const tries = receiver.received().length;
    receiver.answerWith((_, response) => response.end('thanks'));
    await told.first().getByRole('button', { name: 'Send Again', exact: true }).click();
    await receiver.take(tries + 1);
    await delivered.nth(before).waitFor();
  });

  it('posts no more to a receiver that is removed', async () => {
    const line = row(/127\.0\.0\.1:\d+\/hook/);
    const gone = row('Add a receiver');
    // A list that is drawn again takes the buttons away from under the mouse.
    for (let tries = 0; tries < 5 && !(await gone.isVisible()); tries += 1) {
      await row(/^Webhooks/).hover();
      await line.hover();
      const remove = line.getByRole('button', { name: 'Remove Webhook Receiver' });
      await remove.click({ timeout: 5_000 }).catch(() => undefined);
      await gone.waitFor({ timeout: 5_000 }).catch(() => undefined);
    }
    await gone.waitFor();
    assert.deepEqual((await person.sandbox.control.state()).subscriptions, []);
  });

  it('asks before a reset that forgets what was written, and shows the first contacts then', async () => {
    const { workbench, sandbox } = person;
    await workbench.runCommand('WTS Sandbox: Reset Sandbox');
    await workbench.page
      .locator('.monaco-dialog-box')
      .getByText(/forgets the \d+ writes/)
      .waitFor();
    assert.equal(sandbox.contact(SAMPLE_CONTACT_ID)?.name, 'Ana Nova');
    await workbench.dialogButton('Reset').click();
    await workbench.statusBar().getByText('holds its first contacts again').waitFor();
    assert.equal(sandbox.contact(SAMPLE_CONTACT_ID)?.name, 'Ana Souza');
  });

  it('finds the sandbox again that was stopped and started elsewhere', async () => {
    const { port } = person.sandbox;
    await person.sandbox.close();
    await row(`127.0.0.1:${port}`).waitFor({ state: 'detached' });
    const again = await startSandbox({ port });
    try {
      await row(`127.0.0.1:${port}`).waitFor();
    } finally {
      await again.close();
    }
  });
});
