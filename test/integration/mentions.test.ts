import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ContactTerminalLinks } from '../../src/host/mentions/contactTerminalLinks';
import { SAMPLE_CONTACT_ID } from '../../src/sandbox/sandbox';
import { contactId } from '../../src/sandbox/account/seedIds';
import { closeEverything, documentOf, testDoor, until, useAccount } from './account';

const SCHEME = 'mentions-of-a-test';
const UNKNOWN_ID = '00000000-1111-4222-8333-444444444444';
const NO_KEY = { sandbox: { baseUrl: 'https://nobody.example' } };

describe('contacts in other texts', () => {
  const account = useAccount();
  const log: string[] = [];
  const texts: string[] = [];
  let listener: vscode.Disposable;
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('wts');
  const set = (key: string, value: unknown): Thenable<void> =>
    settings().update(key, value, vscode.ConfigurationTarget.Global);
  /** Paths that were asked for a contact. */
  const asked = (): string[] =>
    account.front.requests.map(({ path }) => path).filter((path) => path.startsWith('/core/v1/contact/'));

  before(async () => {
    await set('environment', 'sandbox');
    const door = await testDoor();
    listener = vscode.Disposable.from(
      door.onLogLine((line) => log.push(line)),
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        provideTextDocumentContent: ({ path }) => texts[Number(/\d+/.exec(path)?.[0])] ?? '',
      }),
    );
    // Hovers work once something of WTS was used in the window.
    await vscode.commands.executeCommand('wts.openContact', {
      id: SAMPLE_CONTACT_ID,
      environment: 'sandbox',
    });
  });
  beforeEach(() => {
    log.length = 0;
    account.front.requests.length = 0;
    account.front.fault = () => undefined;
  });
  afterEach(closeEverything);
  after(async () => {
    listener.dispose();
    await set('environment', undefined);
  });

  /** Each text has an address of its own: a new untitled one may get that of one that is just being closed. */
  async function write(text: string): Promise<vscode.TextEditor> {
    texts.push(text);
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${texts.length - 1}.txt` });
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await until('the text is in front', () => vscode.window.activeTextEditor === editor);
    return editor;
  }

  /** What our hovers say at the first place of a text in a document. */
  async function hoverAt({ document }: vscode.TextEditor, place: string): Promise<string[]> {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(document.getText().indexOf(place) + 2),
    );
    return hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''));
  }

  describe('in a hover', () => {
    it('are shown by name, phone, status and tags, with a link that opens', async () => {
      const id = contactId(9);
      const editor = await write(`GET /core/v1/contact/${id} 200`);
      const [card = ''] = await hoverAt(editor, id);
      assert.match(card, /\*\*Gabriela Nunes\*\* · \\\(11\\\) 99999\\-0009 · Active/);
      assert.match(card, /Tags\\: /);
      const link = /\(command:wts\.openContact\?([^)]+)\)/.exec(card)?.[1] ?? '';
      const [argument] = JSON.parse(decodeURIComponent(link)) as [unknown];
      await vscode.commands.executeCommand('wts.openContact', argument);
      assert.ok(documentOf(id));
    });

    it('are read from the API once, however often the mouse rests on them', async () => {
      const editor = await write(`contactId=${contactId(3)}`);
      await hoverAt(editor, contactId(3));
      await hoverAt(editor, contactId(3));
      assert.equal(asked().length, 1);
    });

    it('are read again when the settings have changed', async () => {
      // One that no other test opens: VS Code holds a document for a while, and an open contact is not read again.
      const editor = await write(`contactId=${contactId(13)}`);
      await hoverAt(editor, contactId(13));
      await set('environments', { sandbox: { baseUrl: account.front.url, production: false } });
      await hoverAt(editor, contactId(13));
      assert.equal(asked().length, 2);
    });

    it('show their values as text, whatever a value looks like', async () => {
      const editor = await write(`contactId=${contactId(8)}`);
      const [card = ''] = await hoverAt(editor, contactId(8));
      assert.match(card, /\\<b\\>Fábio\\<\\\/b\\>/);
      assert.doesNotMatch(card, /(?<!\\)</);
    });

    it('are found by the key of the JSON that a line stands in', async () => {
      const editor = await write(`{\n  "contactIds": [\n    "${contactId(3)}"\n  ]\n}`);
      assert.match((await hoverAt(editor, contactId(3))).join(), /Bruno Lima/);
    });

    it('are not looked for behind other IDs', async () => {
      const editor = await write(`companyId=${contactId(3)}\n${contactId(3)}`);
      assert.deepEqual(await hoverAt(editor, contactId(3)), []);
      assert.deepEqual(asked(), []);
    });

    it('are shown by a phone that is called one, in whatever form it is written', async () => {
      const written = '"remoteJid":"551199990011@s.whatsapp.net", phone: +55 11 9 9999\u20110011';
      const editor = await write(written);
      assert.match((await hoverAt(editor, '551199990011')).join(), /wts\.openContact/);
      assert.match((await hoverAt(editor, '+55 11')).join(), /wts\.openContact/);
      const unknown = await write('phone +55 11 98888-7777, order 11988887777');
      assert.deepEqual(await hoverAt(unknown, '+55'), ['No contact with this phone in sandbox\\.']);
      assert.deepEqual(await hoverAt(unknown, '11988887777'), []);
    });

    it('are said not to be there, once', async () => {
      const editor = await write(`contactId=${UNKNOWN_ID}`);
      assert.deepEqual(await hoverAt(editor, UNKNOWN_ID), ['No contact with this ID in sandbox\\.']);
      await hoverAt(editor, UNKNOWN_ID);
      assert.equal(asked().length, 1);
    });

    it('are asked for again after a failure', async () => {
      const editor = await write(`contactId=${contactId(12)}`);
      account.front.fault = () => ({ status: 502, body: 'Bad Gateway' });
      assert.match((await hoverAt(editor, contactId(12))).join(), /could not be read from sandbox/);
      account.front.fault = () => undefined;
      assert.match((await hoverAt(editor, contactId(12))).join(), /João Importado/);
    });

    it('are nothing, and nobody is asked for anything, while there is no key', async () => {
      const editor = await write(`contactId=${contactId(3)}`);
      await set('environments', NO_KEY);
      assert.deepEqual(await hoverAt(editor, contactId(3)), []);
      await set('environments', { sandbox: { baseUrl: account.front.url } });
      assert.deepEqual(log, []);
    });

    it('are nothing when the setting says so', async () => {
      const editor = await write(`contactId=${contactId(3)}`);
      await set('hover', false);
      assert.deepEqual(await hoverAt(editor, contactId(3)), []);
      await set('hover', undefined);
      assert.match((await hoverAt(editor, contactId(3))).join(), /Bruno Lima/);
    });
  });

  describe('under the cursor', () => {
    async function openAt(editor: vscode.TextEditor, anchor: number, active = anchor): Promise<void> {
      const at = (offset: number): vscode.Position => editor.document.positionAt(offset);
      editor.selection = new vscode.Selection(at(anchor), at(active));
      await vscode.commands.executeCommand('wts.openContactAtCursor');
    }

    it('open by their ID', async () => {
      const text = `company ${UNKNOWN_ID}, ${contactId(3)} and more`;
      await openAt(await write(text), text.indexOf(contactId(3)) + 8);
      assert.ok(documentOf(contactId(3)));
    });

    for (const phone of ['(11) 99999-0011', '1199990011', '+55 11 9999-0011']) {
      it(`open by the phone ${phone}`, async () => {
        const text = `ligar para ${phone} amanhã`;
        await openAt(await write(text), text.indexOf(phone) + 5);
        assert.ok(documentOf(contactId(11)));
        assert.ok(!log.join('\n').includes('9999'), log.join('\n'));
      });
    }

    it('open by what is selected', async () => {
      const text = `${UNKNOWN_ID} ${contactId(3)}`;
      await openAt(await write(text), text.indexOf(contactId(3)), text.length);
      assert.ok(documentOf(contactId(3)));
    });

    it('are said not to be there when no contact has the phone', async () => {
      await openAt(await write('phone +55 11 98888-7777'), 10);
      assert.equal(log.at(-1), 'No contact has this phone');
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      assert.deepEqual(
        tabs.filter(({ input }) => input instanceof vscode.TabInputCustom),
        [],
      );
    });

    it('are not opened in the place of one that cannot be read', async () => {
      const text = `+55 11 9 9999-00110 e (11) 99999-0011, contactId=${contactId(3).slice(1)} ${contactId(4)}`;
      const editor = await write(text);
      await openAt(editor, 8);
      await openAt(editor, text.indexOf(contactId(3).slice(1)) + 5);
      assert.deepEqual(log, ['Which contact is meant?', 'Which contact is meant?']);
      assert.deepEqual(account.front.requests, []);
    });

    it('are said not to be there on a line without an ID or a phone', async () => {
      await openAt(await write('nothing at 1763831000'), 3);
      assert.deepEqual(log, ['There is no contact ID or phone here']);
      assert.deepEqual(account.front.requests, []);
    });
  });

  describe('in a terminal', () => {
    const terminalLinks = (line: string) =>
      new ContactTerminalLinks(() => Promise.resolve()).provideTerminalLinks({ line });

    it('are links on what names them', () => {
      const line = `12:00:01 contact ${UNKNOWN_ID} +5511999990000 request ${contactId(3)}`;
      assert.deepEqual(
        terminalLinks(line).map(({ startIndex, length }) => line.slice(startIndex, startIndex + length)),
        [UNKNOWN_ID],
      );
    });

    it('open when their text is given to the command', async () => {
      const [link] = terminalLinks(`contato (11) 99999-0011 atualizado`);
      await vscode.commands.executeCommand('wts.openContactAtCursor', link?.mentioned);
      assert.ok(documentOf(contactId(11)));
    });
  });

  describe('in a link', () => {
    async function follow(rest: string): Promise<void> {
      const door = await testDoor();
      await door.openLink(vscode.Uri.parse(`vscode://wts-contact-editor.wts-contact-editor${rest}`));
    }

    it('open in the environment that it names', async () => {
      await follow(`/open?id=${contactId(3)}&environment=sandbox`);
      assert.ok(documentOf(contactId(3)));
    });

    it('open in the active environment when it names none', async () => {
      await follow(`/open?id=${contactId(4)}`);
      assert.ok(documentOf(contactId(4)));
    });

    it('do not open in an environment that is not there', async () => {
      await follow(`/open?id=${contactId(3)}&environment=elsewhere`);
      assert.deepEqual(log, ['The settings of the environment do not work']);
      assert.deepEqual(account.front.requests, []);
    });

    it('open in the environment that a link out of HTML names', async () => {
      await set('environment', 'production');
      await follow(`/open?id=${contactId(5)}&amp;environment=sandbox`);
      await set('environment', 'sandbox');
      assert.ok(documentOf(contactId(5)));
    });

    for (const rest of [
      `/save?id=${contactId(3)}`,
      '/open?id=none',
      '/open',
      `/open?id=x${contactId(3)}`,
      `/open?id=${contactId(3)}&env=production`,
      `/open?id=${contactId(3)}&Environment=production`,
    ]) {
      it(`do nothing for ${rest}`, async () => {
        await follow(rest);
        assert.deepEqual(log, ['This link opens no contact']);
        assert.deepEqual(account.front.requests, []);
      });
    }

    it('ask nobody for a key', async () => {
      await set('environments', NO_KEY);
      await follow(`/open?id=${contactId(3)}&environment=sandbox`);
      await set('environments', { sandbox: { baseUrl: account.front.url } });
      assert.deepEqual(log, ['An API key is needed']);
    });
  });
});
