import * as assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { SAMPLE_CONTACT_ID } from '../../src/sandbox/sandbox';
import { contactId } from '../../src/sandbox/account/seedIds';
import {
  changeElsewhere,
  closeEverything,
  documentOf,
  openContact,
  saveActive,
  setInText,
  testDoor,
  until,
  untilClean,
  useAccount,
  valueOf,
} from './account';

async function setEnvironments(environments: Readonly<Record<string, object>>): Promise<void> {
  await vscode.workspace
    .getConfiguration('wts')
    .update('environments', environments, vscode.ConfigurationTarget.Global);
}

describe('the key stays where it was given to', () => {
  const account = useAccount();
  afterEach(closeEverything);
  after(async () => {
    await (await testDoor()).secrets.delete('wts.key.bound');
  });

  async function giveKey(origin: string): Promise<void> {
    const { secrets } = await testDoor();
    await secrets.store('wts.key.bound', JSON.stringify({ key: account.sandbox.key, origin }));
  }

  /** What an attempt to open the contact shows of it; the form tells why when it is ''. */
  async function textAt(baseUrl: string, id: string): Promise<string> {
    await setEnvironments({ bound: { baseUrl } });
    const uri = vscode.Uri.parse(`wts://bound/${id}/Ana.wts`);
    await vscode.commands.executeCommand('vscode.openWith', uri, 'wts.contactForm');
    const text = documentOf(id, 'bound').getText();
    await closeEverything();
    return text;
  }

  it('goes to another path of its origin without asking', async () => {
    await giveKey(account.front.url);
    account.front.requests.length = 0;
    await setEnvironments({ bound: { baseUrl: `${account.front.url}/wts/core/` } });
    await vscode.commands.executeCommand('wts.openContact', { id: contactId(2), environment: 'bound' });
    assert.match(account.front.requests[0]?.path ?? '', /^\/wts\/core\/v1\/contact\//);
  });

  it('goes to no other port, host, or spelling of the host, and to no address that is not encrypted', async () => {
    await giveKey(account.front.url);
    assert.notEqual(await textAt(account.front.url, contactId(3)), '', 'the control: its own origin');
    const { port } = new URL(account.front.url);
    const refused = [
      account.sandbox.url,
      `http://localhost:${port}`,
      `http://[::1]:${port}`,
      `http://localhost.:${port}`,
      `http://127.0.0.1.evil.example:${port}`,
      `http://localhost.evil.example:${port}`,
      `http://evil.example:${port}`,
      `http://user:pass@127.0.0.1:${port}`,
      `http://127.0.0.1:${port}@evil.example`,
      `https://127.0.0.1:${port}`,
      `ftp://127.0.0.1:${port}`,
      `//127.0.0.1:${port}`,
    ];
    for (const [index, baseUrl] of refused.entries())
      assert.equal(await textAt(baseUrl, contactId(4 + index)), '', baseUrl);
    const reached = [...account.front.requests, ...account.sandbox.requests()].map(({ path }) => path);
    assert.ok(reached.some((path) => path.includes(contactId(3))));
    for (const index of refused.keys())
      assert.ok(!reached.some((path) => path.includes(contactId(4 + index))), refused[index]);
  });
});

describe('names that mean harm', () => {
  const account = useAccount();
  afterEach(async () => {
    await closeEverything();
    await account.sandbox.reset();
  });

  const names: Readonly<Record<string, string>> = {
    'a path': '../../../etc/passwd',
    'a path of Windows': '..\\..\\C:\\Windows\\system.ini',
    'NUL and other control characters': 'Ana\u0000\u0007\u001b[31m',
    'a turned direction': 'Ana \u202etxt.exe\u2066',
    'half a character': 'Ana \ud83d!',
    'percent signs, a query and a fragment': '%2e%2e%2f?a=1#b',
    '300 characters': '𝓐'.repeat(300),
    'nothing but dots': '...',
    'nothing but invisible characters': '\u200b\u202e',
    'a reserved name': 'CON',
    'a link that runs a command': '[free](command:workbench.action.quit) $(trash)',
  };
  for (const [index, [what, name]] of Object.entries(names).entries()) {
    const id = contactId(2 + index);
    it(`${what}: the contact opens under a harmless path, is saved, and the name stays as it is`, async () => {
      account.front.fault = ({ method, path }) => {
        if (method !== 'GET' || !path.startsWith(`/core/v1/contact/${id}`)) return undefined;
        return { status: 200, body: JSON.stringify({ ...account.stored(), id, name }) };
      };
      const document = await openContact(id);
      const [, folder, label, ...more] = document.uri.path.split('/');
      assert.deepEqual([folder, more], [id, []]);
      assert.match(label ?? '', /^[^\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]{1,200}\.wts$/u);
      assert.ok(!(label ?? '').startsWith('.'));
      assert.equal(valueOf(document)['name'], name);
      const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
      assert.doesNotMatch(tab?.label ?? '', /[\p{Cc}\p{Bidi_Control}]/u);
      await setInText(document, ['annotation'], 'Outra');
      await saveActive();
      assert.equal(account.sandbox.contact(id)?.annotation, 'Outra');
      account.front.fault = () => undefined;
    });
  }
});

describe('an account that means harm', () => {
  const account = useAccount();
  let trap: Server;
  const caught: string[] = [];
  before(async () => {
    trap = createServer((request, response) => {
      caught.push(request.url ?? '');
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(trap, 'listening');
  });
  afterEach(async () => {
    account.front.fault = () => undefined;
    await closeEverything();
  });
  after(() => {
    trap.close();
  });

  it('has VS Code fetch no schema: a contact that names one does not open', async () => {
    const url = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
    account.front.fault = ({ path }) =>
      path.startsWith('/core/v1/contact/')
        ? { status: 200, body: JSON.stringify({ $schema: `${url}/contact`, ...account.stored() }) }
        : undefined;
    await vscode.commands.executeCommand('wts.openContact', {
      id: SAMPLE_CONTACT_ID,
      environment: 'sandbox',
    });
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab, undefined);
    // The control: in another JSON document VS Code does.
    const fetched = once(trap, 'request');
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({
        language: 'json',
        content: JSON.stringify({ $schema: `${url}/control` }),
      }),
    );
    await fetched;
    assert.deepEqual(caught, ['/control']);
  });

  it('puts no link into a hover with the name of a tag', async () => {
    const evil = '[free](command:workbench.action.quit) <a href="command:x">x</a> $(trash)\n\n# big';
    account.front.fault = ({ path }) =>
      path.startsWith('/core/v1/tag')
        ? {
            status: 200,
            body: JSON.stringify([
              { id: (account.stored()['tagIds'] as string[])[0], name: evil, color: null },
            ]),
          }
        : undefined;
    const document = await openContact();
    await vscode.commands.executeCommand('wts.refreshLists');
    const id = (account.stored()['tagIds'] as string[])[0] ?? '';
    const position = document.positionAt(document.getText().indexOf(id) + 2);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const [ours] = hovers
      .flatMap(({ contents }) => contents)
      .filter((content) => content instanceof vscode.MarkdownString)
      .filter(({ value }) => value.includes('free'));
    assert.ok(ours, 'the hover tells the tag');
    assert.ok(ours.isTrusted !== true && ours.supportHtml !== true && ours.supportThemeIcons !== true);
    assert.ok(!ours.value.includes('[free]('), ours.value);
  });
});

describe('a read-only environment', () => {
  const account = useAccount();
  before(async () => {
    await setEnvironments({ sandbox: { baseUrl: account.front.url, readOnly: true } });
  });

  it('is never written to, whoever asks', async () => {
    const document = await openContact();
    await setInText(document, ['name'], 'Ana Proibida');
    await vscode.commands.executeCommand('wts.saveContact');
    await saveActive();
    await vscode.workspace.save(document.uri);
    await vscode.workspace.saveAll(true);
    await assert.rejects(async () =>
      vscode.workspace.fs.writeFile(document.uri, Buffer.from(document.getText())),
    );
    await changeElsewhere(account, { fields: ['Annotation'], annotation: 'Deles' });
    await vscode.commands.executeCommand('wts.reloadContact');
    await until('it is read again', () => valueOf(documentOf())['annotation'] === 'Deles');
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('wts.saveContact');
    assert.equal(account.writes(), 0);
    // The control: the same text is sent as soon as the environment may be written to.
    await setEnvironments({ sandbox: { baseUrl: account.front.url } });
    await setInText(document, ['name'], 'Ana Permitida');
    await vscode.commands.executeCommand('wts.saveContact');
    assert.equal(account.writes(), 1);
    await untilClean();
  });
});
