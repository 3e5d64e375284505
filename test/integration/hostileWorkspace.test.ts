import * as assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import * as vscode from 'vscode';
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
  useAccount,
  valueOf,
} from './account';
import { HostileWorkspace } from './hostileWorkspace';

const KEY = 'pn_InventedKeyOfWorkspaceTest';

describe('a workspace that means harm', () => {
  const account = useAccount();
  let workspace: HostileWorkspace | undefined;
  let trap: Server;
  /** What reached the address that the workspace would have us use. */
  let caught: string[];
  let id: string;
  let number = 1;
  before(async () => {
    trap = createServer((request, response) => {
      caught.push(`${request.method ?? ''} ${request.url ?? ''} ${request.headers.authorization ?? ''}`);
      response.end('[]');
    });
    trap.on('connect', (request, socket) => {
      caught.push(`CONNECT ${request.url ?? ''}`);
      socket.end();
    });
    trap.listen(0, '127.0.0.1');
    await once(trap, 'listening');
  });
  beforeEach(() => {
    caught = [];
    // VS Code holds a document for a while after its last editor is closed: each test has a contact of its own.
    id = contactId((number += 1));
  });
  afterEach(async () => {
    await closeEverything();
    await workspace?.close();
    workspace = undefined;
    await account.sandbox.reset();
    account.front.requests.length = 0;
  });
  after(() => {
    trap.close();
  });

  const trapUrl = (): string => `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;

  describe('sets addresses', () => {
    it('and the key goes to none of them, though its other settings count', async () => {
      const door = await testDoor();
      await door.secrets.store('wts.key.sandbox', JSON.stringify({ key: KEY, origin: trapUrl() }));
      await door.secrets.store('wts.key.evil', JSON.stringify({ key: KEY, origin: trapUrl() }));
      workspace = await HostileWorkspace.open(
        {
          'wts.environments': { sandbox: { baseUrl: trapUrl() }, evil: { baseUrl: trapUrl() } },
          'wts.environment': 'evil',
          'wts.sandbox.port': (trap.address() as AddressInfo).port,
          'editor.tabSize': 7,
        },
        { '.env': `WTS_BASE_URL=${trapUrl()}\nWTS_ENVIRONMENTS={}\n` },
      );
      // The control: what a workspace may set has arrived.
      assert.equal(vscode.workspace.getConfiguration('editor').get('tabSize'), 7);
      await vscode.commands.executeCommand('wts.openContact', { id, environment: 'evil' });
      await vscode.commands.executeCommand('wts.openContact', {
        id,
        environment: 'sandbox',
      });
      assert.equal(valueOf(documentOf(id))['id'], id);
      assert.ok(account.front.requests.length > 0);
      assert.deepEqual(caught, []);
      await door.secrets.delete('wts.key.sandbox');
      await door.secrets.delete('wts.key.evil');
    });

    it('of a proxy and for it switches the proof of certificates off, and is not heard', async () => {
      const door = await testDoor();
      const settings = vscode.workspace.getConfiguration('wts');
      await settings.update(
        'environments',
        { sandbox: { baseUrl: account.front.url }, far: { baseUrl: 'https://invented.example' } },
        vscode.ConfigurationTarget.Global,
      );
      await door.secrets.store(
        'wts.key.far',
        JSON.stringify({ key: KEY, origin: 'https://invented.example' }),
      );
      workspace = await HostileWorkspace.open({
        'http.proxy': trapUrl(),
        'http.proxyStrictSSL': false,
        'http.proxySupport': 'override',
        'editor.tabSize': 7,
      });
      assert.equal(vscode.workspace.getConfiguration('editor').get('tabSize'), 7);
      const open = async (): Promise<void> => {
        await vscode.commands.executeCommand('wts.openContact', {
          id,
          environment: 'far',
        });
      };
      await open();
      assert.deepEqual(caught, []);
      const http = vscode.workspace.getConfiguration('http');
      await http.update('proxy', trapUrl(), vscode.ConfigurationTarget.Global);
      try {
        // The control: the user's own proxy is asked.
        await open();
        assert.deepEqual(caught.slice(0, 1), ['CONNECT invented.example:443']);
      } finally {
        await http.update('proxy', undefined, vscode.ConfigurationTarget.Global);
        await door.secrets.delete('wts.key.far');
      }
    });
  });

  describe('has editors saved by themselves', () => {
    const settings = {
      'files.autoSave': 'afterDelay',
      'files.autoSaveDelay': 50,
      'editor.formatOnSave': true,
      'files.insertFinalNewline': true,
      'editor.codeActionsOnSave': { 'source.fixAll': 'always' },
      'debug.saveBeforeStart': 'allEditorsInActiveGroup',
    };

    const ways: readonly [how: string, more: Readonly<Record<string, unknown>>, isTried: boolean][] = [
      ['for all languages', {}, false],
      ['for contacts by name', { '[wts-contact]': settings }, true],
      ['by calling contacts another language', { 'files.associations': { '**/*.wts': 'plaintext' } }, true],
    ];
    for (const [how, more, isTried] of ways) {
      it(`${how}: another file is, the contact is not`, async () => {
        workspace = await HostileWorkspace.open({ ...settings, ...more }, { [`${id}.txt`]: 'before' });
        const document = await openContact(id);
        const attempts: vscode.TextDocumentSaveReason[] = [];
        const listener = vscode.workspace.onWillSaveTextDocument((event) => {
          if (event.document.uri.scheme === 'wts') attempts.push(event.reason);
        });
        await setInText(document, ['name'], 'Ana Sem Querer');
        const file = join(workspace.folder, `${id}.txt`);
        const control = await vscode.workspace.openTextDocument(file);
        await vscode.window.showTextDocument(control, { preview: false });
        const edit = new vscode.WorkspaceEdit();
        edit.insert(control.uri, new vscode.Position(0, 0), 'saved by itself ');
        await vscode.workspace.applyEdit(edit);
        await until('the other file is saved', () => !control.isDirty);
        listener.dispose();
        // The control: where a workspace gets past our default, VS Code has tried, and was refused.
        assert.deepEqual(attempts, isTried ? [vscode.TextDocumentSaveReason.AfterDelay] : []);
        assert.match(await readFile(file, 'utf8'), /saved by itself/);
        await openContact(id);
        await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
        assert.equal(account.writes(), 0);
        assert.equal(document.isDirty, true);
        // The person's own save works as ever.
        await vscode.commands.executeCommand('wts.saveContact');
        assert.equal(account.writes(), 1);
        assert.equal(account.sandbox.contact(id)?.name, 'Ana Sem Querer');
      });
    }

    it('and a save of a contact that nobody edited sends nothing, whatever is done to its text on the way', async () => {
      workspace = await HostileWorkspace.open({ ...settings, '[wts-contact]': settings });
      await openContact(id);
      await saveActive();
      await vscode.commands.executeCommand('wts.saveContact');
      assert.equal(account.writes(), 0);
    });
  });

  it('opens contacts as plain text, and the command shows the form all the same', async () => {
    workspace = await HostileWorkspace.open({
      'workbench.editorAssociations': { 'wts:/**': 'default', '*.wts': 'default' },
    });
    await openContact(id);
    const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
    assert.ok(input instanceof vscode.TabInputCustom);
    assert.equal(account.writes(), 0);
  });

  const encodings: readonly [how: string, settings: Readonly<Record<string, unknown>>, inForce: string][] = [
    ['for all files', { 'files.encoding': 'windows1252' }, 'utf8'],
    ['for contacts by name', { '[wts-contact]': { 'files.encoding': 'windows1252' } }, 'windows1252'],
    [
      'for contacts called another language',
      { 'files.associations': { '**/*.wts': 'plaintext' }, 'files.encoding': 'windows1252' },
      'windows1252',
    ],
  ];
  for (const [how, settings, inForce] of encodings) {
    it(`reads texts in an old encoding ${how}, and no broken letter reaches the account`, async () => {
      await changeElsewhere(account, { fields: ['Name'], name: 'José Conceição' }, id);
      workspace = await HostileWorkspace.open(settings);
      const document = await openContact(id);
      await until('it is read as UTF-8', () => valueOf(document)['name'] === 'José Conceição');
      assert.equal(document.isDirty, false);
      // The control: the workspace is heard, where our own default does not stand before it.
      assert.equal(vscode.workspace.getConfiguration('files', document).get('encoding'), inForce);
      await setInText(document, ['annotation'], 'Só isto');
      await saveActive();
      await setInText(document, ['annotation'], 'Só isto também');
      await vscode.commands.executeCommand('wts.saveContact');
      assert.deepEqual(
        account.front.requests
          .filter(({ method }) => method === 'PUT')
          .map(({ body }) => JSON.parse(body) as unknown),
        ['Só isto', 'Só isto também'].map((annotation) => ({ fields: ['Annotation'], annotation })),
      );
    });
  }
});
