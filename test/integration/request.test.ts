import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SANDBOX_KEY, SAMPLE_CONTACT_ID } from '../../src/sandbox/sandbox';
import { tagId } from '../../src/sandbox/account/seedIds';
import { openContact, replaceText, setInText, until, untilClean, useFreshAccount, valueOf } from './account';

/** One tag comes and the others go. */
const TWO_REQUESTS = { tagIds: [tagId(2)] };

describe('the request that Save would send', () => {
  const account = useFreshAccount();

  const previews = () => vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'wts-request');
  const shown = () => previews()[0]?.getText() ?? '';
  const requestLines = () => shown().match(/^(?:PUT|POST) .*/gm) ?? [];

  async function openPreview(): Promise<vscode.TextDocument> {
    const document = await openContact();
    await vscode.commands.executeCommand('wts.previewRequest');
    await until('the preview is open', () => previews().length > 0);
    return document;
  }

  async function copied(format: string): Promise<string> {
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('wts.copyRequest', format);
    return await vscode.env.clipboard.readText();
  }

  it('opens beside the form, read-only, and leaves the form active', async () => {
    const document = await openPreview();
    assert.match(shown(), /Nothing is changed/);
    const [form, preview] = vscode.window.tabGroups.all.map(({ activeTab }) => activeTab?.input);
    assert.ok(form instanceof vscode.TabInputCustom && preview instanceof vscode.TabInputText);
    assert.equal(preview.uri.path, document.uri.path.replace(/([^/]+)\.wts$/, 'Request · $1.http'));
    assert.equal(vscode.window.tabGroups.activeTabGroup.viewColumn, 1);
    await vscode.window.showTextDocument(preview.uri, { viewColumn: vscode.ViewColumn.Two });
    await vscode.commands.executeCommand('type', { text: 'x' });
    assert.doesNotMatch(shown(), /^x/);
    assert.equal(previews()[0]?.isDirty, false);
  });

  it('follows each edit, through broken JSON and an invalid value, and shows both requests and no key', async () => {
    const document = await openPreview();
    await setInText(document, ['name'], 'Ana Vista');
    await until('the new name is shown', () => shown().includes('"name": "Ana Vista"'));
    assert.deepEqual(requestLines(), [`PUT ${account.front.url}/core/v2/contact/${SAMPLE_CONTACT_ID}`]);
    const text = document.getText();
    await replaceText(document, text.replace('{', ''));
    await until('the broken JSON is told', () => shown().includes('JSON is broken'));
    await replaceText(document, text);
    await setInText(document, ['email'], 'a@b');
    await until('the problem is told', () => shown().includes('# - E-mail: '));
    assert.deepEqual(requestLines(), []);
    await replaceText(document, JSON.stringify({ ...(JSON.parse(text) as object), ...TWO_REQUESTS }));
    await until('both requests are shown', () => requestLines().length === 2);
    assert.ok(requestLines()[1]?.endsWith(`/core/v1/contact/${SAMPLE_CONTACT_ID}/tags`));
    assert.ok(!shown().includes(SANDBOX_KEY));
  });

  it('is called as the contact is now when it is asked for again', async () => {
    const document = await openPreview();
    await setInText(document, ['name'], 'Ana Renomeada');
    await vscode.commands.executeCommand('wts.saveContact');
    await until(
      'the new name is saved',
      () => account.sandbox.contact(SAMPLE_CONTACT_ID)?.name === 'Ana Renomeada',
    );
    await vscode.commands.executeCommand('wts.previewRequest');
    const labels = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === 'wts-request')
        .map(({ label }) => label);
    await until(
      `the preview is called so, not ${labels().join()}`,
      () => labels().join() === 'Request · Ana Renomeada.http',
    );
  });

  it('shows exactly what the next save sends, and nothing after it', async () => {
    const document = await openPreview();
    await replaceText(
      document,
      JSON.stringify({ ...valueOf(document), name: 'Ana Enviada', ...TWO_REQUESTS }),
    );
    await until('both requests are shown', () => requestLines().length === 2);
    const bodies = shown()
      .split(/^### .*$/m)
      .slice(1)
      .map((part) => JSON.parse(part.split('\n\n')[1] ?? '') as unknown);
    await vscode.commands.executeCommand('wts.saveContact');
    const writes = account.front.requests.filter(({ method }) => method !== 'GET');
    assert.deepEqual(
      writes.map(({ body }) => JSON.parse(body) as unknown),
      bodies,
    );
    await until('nothing is left to send', () => shown().includes('Nothing is changed'));
    await untilClean();
  });

  it('follows the environment: another address, and read-only', async () => {
    const document = await openPreview();
    await setInText(document, ['name'], 'Ana Vista');
    const settings = vscode.workspace.getConfiguration('wts');
    const use = (sandbox: object) =>
      settings.update('environments', { sandbox }, vscode.ConfigurationTarget.Global);
    await use({ baseUrl: 'http://localhost:1/proxy' });
    await until('the new address is shown', () => /^PUT http:\/\/localhost:1\/proxy\//m.test(shown()));
    await use({ baseUrl: account.front.url, readOnly: true });
    await until('read-only is told', () => shown().includes('# This environment is read-only'));
    await use({ baseUrl: 'http://example.com' });
    await until('an address without encryption is told', () => shown().includes('unencrypted'));
    assert.deepEqual(requestLines(), []);
  });

  it('has one preview for each contact, which stands for the contact while it is active', async () => {
    const document = await openPreview();
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    await setInText(document, ['name'], 'Ana Vista');
    await vscode.commands.executeCommand('wts.previewRequest');
    const open = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
    assert.equal(open.length, 2);
    assert.match(await copied('curlBash'), /Ana Vista/);
  });

  it('says so when the contact is closed, and comes back with it', async () => {
    await openPreview();
    const [form] = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
    assert.ok(form);
    await vscode.window.tabGroups.close(form);
    await until('the preview says so', () => shown().includes('not open any more'));
    await openContact();
    await until('the preview is back', () => shown().includes('Nothing is changed'));
  });

  for (const [format, form, placeholder] of [
    ['curlBash', /^curl -sS -X PUT '/, '${WTS_API_KEY:?}'],
    ['curlPowerShell', /& \$curl -sS -X PUT '/, '$env:WTS_API_KEY'],
    ['fetch', /^const update = await fetch\("/, 'process.env["WTS_API_KEY"]'],
    ['http', /^### Update the contact\n# @no-redirect\nPUT /m, '@apiKey = YOUR_API_KEY'],
    ['n8n', /"type": "n8n-nodes-base\.httpRequest"/, 'Bearer YOUR_API_KEY'],
  ] as const) {
    it(`is copied as ${format}, with a placeholder for the key`, async () => {
      await setInText(await openContact(), ['name'], 'Ana Copiada');
      const text = await copied(format);
      assert.match(text, form);
      assert.ok(text.includes('Ana Copiada') && text.includes(placeholder));
      assert.ok(!text.includes(SANDBOX_KEY));
      assert.equal(account.writes(), 0);
    });
  }

  it('leaves the clipboard alone when there is nothing to send', async () => {
    await openContact();
    await vscode.env.clipboard.writeText('as before');
    await vscode.commands.executeCommand('wts.copyRequest', 'curlBash');
    assert.equal(await vscode.env.clipboard.readText(), 'as before');
  });
});
