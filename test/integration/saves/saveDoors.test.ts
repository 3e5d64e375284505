import * as assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ContactSession } from '../../../src/host/contact/contactSession';
import { type DoorsBy, SAVE_DOORS, type SaveDoor } from '../../support/workbench/saveDoors';
import {
  activeTabIsDirty,
  closeEverything,
  openContact,
  replaceText,
  saveInText,
  setInText,
  testDoor,
  until,
  untilClean,
  useAccount,
  valueOf,
} from '../account';

const NEW_NAME = 'Ana Sem Querer';

/** What is done with the unsaved document of a contact whose form is in front. */
type Way = (document: vscode.TextDocument) => Promise<unknown>;

describe('What sends a contact, and what does not', () => {
  const account = useAccount();
  let folder: string;
  let document: vscode.TextDocument;
  let session: ContactSession;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wts-'));
  });
  beforeEach(async () => {
    document = await openContact();
    await setInText(document, ['name'], NEW_NAME);
    session = (await (await testDoor()).runtime()).sessions.at(document.uri);
    account.front.requests.length = 0;
  });
  afterEach(async () => {
    await closeEverything();
    await account.sandbox.reset();
  });
  after(async () => {
    await rm(folder, { recursive: true });
  });

  async function focusAnotherFile(): Promise<void> {
    const file = join(folder, 'other.txt');
    await writeFile(file, 'other');
    await vscode.window.showTextDocument(vscode.Uri.file(file), { preview: false });
  }

  const elsewhere =
    (way: Way): Way =>
    async (given) => {
      await focusAnotherFile();
      await way(given);
    };

  const ways: Record<DoorsBy<'code'>, Way> = {
    'wts.saveContact': async () => vscode.commands.executeCommand('wts.saveContact'),
    'wts.saveContact beside a save listener of another extension that takes 1.7 s': besideSlowListener(
      async () => vscode.commands.executeCommand('wts.saveContact'),
    ),
    'wts.saveContactText beside a save listener of another extension that takes 1.7 s':
      besideSlowListener(saveInText),
    'a message to the chat': sendToChat,
    'Save All, the contact in front': saveAll,
    'Save All, another file in front': elsewhere(saveAll),
    "VS Code's save beside a save listener of another extension that takes 1.7 s": besideSlowListener(
      async () => vscode.commands.executeCommand('workbench.action.files.save'),
    ),
    'debugging, the contact in front': debugNothing,
    'debugging, another file in front': elsewhere(debugNothing),
    'a task, the contact in front': runTask,
    'a task, another file in front': elsewhere(runTask),
    "another extension's workspace.saveAll": async () => vscode.workspace.saveAll(false),
    "another extension's document.save": async (given) => {
      assert.equal(await given.save(), false);
    },
    "another extension's workspace.save": async ({ uri }) => vscode.workspace.save(uri),
    "another extension's workspace.fs.writeFile": async (given) => {
      const text = Buffer.from(given.getText());
      const line = /: ([^:]+: use Send or Save in the contact's form)$/;
      await assert.rejects(
        async () => vscode.workspace.fs.writeFile(given.uri, text),
        ({ message }: Error) => (line.exec(`: ${message}`)?.[1] ?? message).length <= 60,
      );
    },
    'auto save that a person has switched on for contacts': autoSave,
  };

  for (const [name, way] of Object.entries(ways)) {
    const door: SaveDoor = SAVE_DOORS[name as keyof typeof ways];
    const { end, onlyIn } = door;
    it(`${name}: ${end}`, async function () {
      if (onlyIn !== undefined && !vscode.version.startsWith(onlyIn)) this.skip();
      await way(document);
      if (end === 'sent') {
        assert.deepEqual([account.stored()['name'], account.writes()], [NEW_NAME, 1]);
        await until('the contact is clean', () => !document.isDirty);
        assert.equal(session.state.held.reason, undefined);
        return;
      }
      assert.equal(account.writes(), 0);
      assert.deepEqual([document.isDirty, valueOf(document)['name']], [true, NEW_NAME]);
      assert.equal(session.state.held.reason, 'vscodeSave');
    });
  }

  it("is nothing of a contact that nobody edited: VS Code's save says not a word", async () => {
    await vscode.commands.executeCommand('wts.saveContact');
    const before = account.front.requests.length;
    await openContact();
    await vscode.commands.executeCommand('workbench.action.files.save');
    assert.equal(account.front.requests.length, before);
    assert.equal(session.state.held.reason, undefined);
  });

  it('is nothing of a text without edits: VS Code saves it and reads what is stored', async () => {
    await vscode.commands.executeCommand('wts.saveContact');
    const stored = document.getText();
    const before = account.front.requests.length;
    await replaceText(document, `${JSON.stringify(JSON.parse(stored), undefined, 7)}\n\n`);
    assert.equal(activeTabIsDirty(), true);
    await vscode.commands.executeCommand('workbench.action.files.save');
    await until('what is stored stands there', () => document.getText() === stored);
    await untilClean();
    assert.equal(account.front.requests.length, before);
    assert.equal(session.state.held.reason, undefined);
  });

  it('is not a write of a contact that nobody has open', async () => {
    const unknown = document.uri.with({ path: document.uri.path.replace('c0000001', 'c0000002') });
    await assert.rejects(
      async () => vscode.workspace.fs.writeFile(unknown, Buffer.from(document.getText())),
      /Not sent/,
    );
    assert.equal(account.writes(), 0);
  });

  it('counts what VS Code saves again and again, and forgets nothing of it with Keep', async () => {
    await saveAll();
    session.core.letGo();
    await saveAll();
    await saveAll();
    const { held } = session.state;
    assert.deepEqual([held.reason, held.isRefusedOften], ['vscodeSave', true]);
  });

  it('is not auto save, which is off for contacts', () => {
    assert.equal(vscode.workspace.getConfiguration('files', document).get('autoSave'), 'off');
  });

  /** Auto save comes by itself; the refusal is the event that it was there. */
  async function autoSave(): Promise<void> {
    const settings = vscode.workspace.getConfiguration('', { languageId: 'wts-contact' });
    const set = (autoSave: unknown, delay: unknown): Promise<unknown> =>
      Promise.all([
        settings.update('files.autoSave', autoSave, vscode.ConfigurationTarget.Global, true),
        vscode.workspace
          .getConfiguration('files')
          .update('autoSaveDelay', delay, vscode.ConfigurationTarget.Global),
      ]);
    const refused = refusal();
    await set('afterDelay', 50);
    try {
      await setInText(document, ['name'], `${NEW_NAME}!`);
      await setInText(document, ['name'], NEW_NAME);
      await refused;
    } finally {
      await set(undefined, undefined);
    }
  }

  function refusal(): Promise<void> {
    return new Promise((resolve) => {
      const listener = session.onDidChange(() => {
        if (session.state.held.reason !== 'vscodeSave') return;
        listener.dispose();
        resolve();
      });
    });
  }

  /** The save comes before the chat looks for a model, which this VS Code has none of. */
  async function sendToChat(): Promise<void> {
    const chat = vscode.workspace.getConfiguration('chat');
    await chat.update('disableAIFeatures', false, vscode.ConfigurationTarget.Global);
    const refused = refusal();
    void vscode.commands.executeCommand('workbench.action.chat.open', {
      query: 'hi',
      isPartialQuery: false,
    });
    await refused;
    await chat.update('disableAIFeatures', true, vscode.ConfigurationTarget.Global);
  }
});

async function saveAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.files.saveAll');
}

/** Each extension has a time of its own for what it does before a save, and VS Code all of them together 1.5 s. */
function besideSlowListener(way: Way): Way {
  return async (document) => {
    const listener = vscode.workspace.onWillSaveTextDocument((event) => {
      event.waitUntil(new Promise((resolve) => setTimeout(resolve, 1700)));
    });
    try {
      await way(document);
    } finally {
      listener.dispose();
    }
  };
}

async function debugNothing(): Promise<void> {
  await vscode.debug
    .startDebugging(undefined, { type: 'node', request: 'launch', name: 'none', program: '/none' })
    .then(undefined, () => false);
  await vscode.debug.stopDebugging();
}

async function runTask(): Promise<void> {
  const task = new vscode.Task(
    { type: 'shell' },
    vscode.TaskScope.Workspace,
    'nothing',
    'test',
    new vscode.CustomExecution(() => Promise.resolve(new Nothing())),
  );
  const ended = new Promise<void>((resolve) => {
    const listener = vscode.tasks.onDidEndTask(() => {
      listener.dispose();
      resolve();
    });
  });
  await vscode.tasks.executeTask(task);
  await ended;
}

/** A task's terminal that ends as soon as it opens. */
class Nothing implements vscode.Pseudoterminal {
  private readonly closed = new vscode.EventEmitter<number>();
  readonly onDidWrite = new vscode.EventEmitter<string>().event;
  readonly onDidClose = this.closed.event;

  open(): void {
    this.closed.fire(0);
  }

  close(): void {
    this.closed.dispose();
  }
}
