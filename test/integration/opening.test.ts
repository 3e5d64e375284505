import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SAMPLE_CONTACT_ID } from '../../src/sandbox/sandbox';
import { closeEverything, documentOf, openContact, until, useAccount, valueOf } from './account';

const UNKNOWN_ID = '00000000-1111-4222-8333-444444444444';

describe('opening a contact', () => {
  const account = useAccount();
  afterEach(closeEverything);

  it('shows the form in a tab that is named after the contact', async () => {
    await openContact();
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    assert.ok(tab?.input instanceof vscode.TabInputCustom);
    assert.equal(tab.input.viewType, 'wts.contactForm');
    assert.match(tab.label, /^Ana Souza/);
    assert.equal(tab.isDirty, false);
  });

  it('asks once, for all three details', async () => {
    const before = account.front.requests.length;
    await openContact();
    const asked = account.front.requests
      .slice(before)
      .filter(({ path }) => path.startsWith('/core/v1/contact/'))
      .map(({ path }) => path);
    assert.deepEqual(asked, [
      `/core/v1/contact/${SAMPLE_CONTACT_ID}?IncludeDetails=Tags&IncludeDetails=CustomFields&IncludeDetails=Portfolios`,
    ]);
  });

  it('takes the id out of pasted text', async () => {
    await vscode.commands.executeCommand('wts.openContact', {
      id: ` "https://app.example/contacts/${SAMPLE_CONTACT_ID.toUpperCase()}" `,
      environment: 'sandbox',
    });
    assert.equal(valueOf(documentOf())['id'], SAMPLE_CONTACT_ID);
  });

  it('opens no second document for a contact that is open', async () => {
    const first = await openContact();
    await openContact();
    const open = vscode.workspace.textDocuments.filter(
      ({ uri }) => uri.scheme === 'wts' && uri.path.includes(SAMPLE_CONTACT_ID),
    );
    assert.deepEqual(
      open.map(({ uri }) => uri.toString()),
      [first.uri.toString()],
    );
  });

  it('opens nothing and asks nothing for an id that is none', async () => {
    const before = account.front.requests.length;
    await vscode.commands.executeCommand('wts.openContact', { id: 'not an id', environment: 'sandbox' });
    assert.equal(account.front.requests.length, before);
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab, undefined);
  });

  for (const argument of [{ env: 'sandbox' }, { Environment: 'sandbox' }, { environment: ['sandbox'] }]) {
    it(`opens nothing in the active environment when the argument names another: ${JSON.stringify(argument)}`, async () => {
      const before = account.front.requests.length;
      await vscode.commands.executeCommand('wts.openContact', { id: SAMPLE_CONTACT_ID, ...argument });
      assert.equal(account.front.requests.length, before);
      assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab, undefined);
    });
  }

  it('opens nothing for a contact that does not exist', async () => {
    await vscode.commands.executeCommand('wts.openContact', { id: UNKNOWN_ID, environment: 'sandbox' });
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab, undefined);
  });

  it('gives a tab without a network an empty document that cannot be saved, and the contact after Reload', async () => {
    account.front.fault = () => 'reset';
    const uri = vscode.Uri.parse(`wts://sandbox/${SAMPLE_CONTACT_ID}/Ana.wts`);
    await vscode.commands.executeCommand('vscode.openWith', uri, 'wts.contactForm');
    const document = documentOf();
    assert.equal(document.getText(), '');
    account.front.fault = () => undefined;
    await vscode.commands.executeCommand('wts.reloadContact');
    await until('the contact is loaded', () => document.getText() !== '');
    assert.equal(valueOf(document)['id'], SAMPLE_CONTACT_ID);
    assert.equal(document.isDirty, false);
  });

  it('fills a tab that could not be loaded when the contact is opened by its ID later', async () => {
    account.front.fault = () => 'reset';
    const uri = vscode.Uri.parse(`wts://sandbox/${SAMPLE_CONTACT_ID}/Ana.wts`);
    await vscode.commands.executeCommand('vscode.openWith', uri, 'wts.contactForm');
    account.front.fault = () => undefined;
    const document = await openContact();
    await until('the contact is loaded', () => document.getText() !== '');
  });

  it('is a JSON document of its own language', async () => {
    const document = await openContact();
    assert.equal(document.languageId, 'wts-contact');
  });
});
