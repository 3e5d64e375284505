import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SAMPLE_CONTACT_ID } from '../../src/sandbox/sandbox';
import { contactId } from '../../src/sandbox/account/seedIds';
import { SANDBOX_KEY } from '../../src/sandbox/account/identity';
import {
  closeEverything,
  openContact,
  saveActive,
  setInText,
  testDoor,
  useAccount,
  valueOf,
} from './account';

describe('the key and the contact are private', () => {
  const account = useAccount();

  it('writes requests to the log, and neither the key nor a value of the contact', async () => {
    const door = await testDoor();
    const lines: string[] = [];
    const listener = door.onLogLine((line) => lines.push(line));
    const document = await openContact();
    await setInText(document, ['name'], 'Ana Canario');
    await saveActive();
    account.front.fault = () => ({
      status: 401,
      body: `{"text":"Acesso negado ${SANDBOX_KEY}","key":"ERROR_UNAUTHORIZED","error":true,"httpStatusCode":401}`,
    });
    await vscode.commands.executeCommand('wts.reloadContact');
    listener.dispose();
    const log = lines.join('\n');
    // The sink works: the requests themselves are there.
    assert.match(log, new RegExp(`GET /core/v1/contact/${SAMPLE_CONTACT_ID} 200`));
    assert.match(log, new RegExp(`PUT /core/v2/contact/${SAMPLE_CONTACT_ID} 200`));
    assert.ok(!log.includes(SANDBOX_KEY));
    for (const value of ['Ana', 'Canario', String(valueOf(document)['email'])])
      assert.ok(!log.includes(value), value);
  });

  it('writes no word of the text to the log of what stands in the way of a request', async () => {
    const door = await testDoor();
    const lines: string[] = [];
    const listener = door.onLogLine((line) => lines.push(line));
    account.front.fault = () => undefined;
    await setInText(await openContact(contactId(3)), ['Canario'], 'x');
    await vscode.commands.executeCommand('wts.copyRequest', 'curlBash');
    listener.dispose();
    await closeEverything();
    const log = lines.join('\n');
    assert.match(log, /There is no request to copy/);
    assert.ok(!log.includes('Canario'), log);
  });

  it('uses a key with the origin that it was set for, and with no other', async () => {
    const door = await testDoor();
    const settings = vscode.workspace.getConfiguration('wts');
    account.front.fault = () => undefined;
    const key = account.sandbox.key;
    await settings.update(
      'environments',
      { bound: { baseUrl: account.front.url } },
      vscode.ConfigurationTarget.Global,
    );
    await door.secrets.store('wts.key.bound', JSON.stringify({ key, origin: account.front.url }));
    await openContact(SAMPLE_CONTACT_ID, 'bound');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await settings.update(
      'environments',
      { bound: { baseUrl: account.sandbox.url } },
      vscode.ConfigurationTarget.Global,
    );
    const before = account.sandbox.requests().length;
    const uri = vscode.Uri.parse(`wts://bound/c0000002-5eed-4000-8000-00000000000c/Moved.wts`);
    const moved = await vscode.workspace.openTextDocument(uri);
    assert.equal(moved.getText(), '');
    assert.equal(account.sandbox.requests().length, before);
  });
});
