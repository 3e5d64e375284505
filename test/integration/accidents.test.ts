import * as assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { closeEverything, openContact, setInText, useAccount, valueOf } from './account';

describe('nothing writes by accident', () => {
  const account = useAccount();
  let document: vscode.TextDocument;
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wts-'));
  });
  beforeEach(async () => {
    document = await openContact();
    await setInText(document, ['name'], 'Ana Sem Querer');
  });
  afterEach(async () => {
    assert.equal(account.writes(), 0);
    await closeEverything();
    await account.sandbox.reset();
  });
  after(async () => {
    await rm(folder, { recursive: true });
  });

  async function focusAnotherFile(): Promise<void> {
    const file = join(folder, 'other.txt');
    await writeFile(file, 'other');
    const other = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(other, { preview: false });
  }

  it('by Save All from another tab', async () => {
    await focusAnotherFile();
    await vscode.commands.executeCommand('workbench.action.files.saveAll');
    assert.equal(document.isDirty, true);
    assert.equal(valueOf(document)['name'], 'Ana Sem Querer');
  });

  it('by workspace.saveAll, as other extensions and tasks do', async () => {
    await focusAnotherFile();
    await vscode.workspace.saveAll(false);
    assert.equal(document.isDirty, true);
  });

  it("by another extension's workspace.fs.writeFile", async () => {
    const text = document.getText();
    await assert.rejects(
      async () => vscode.workspace.fs.writeFile(document.uri, Buffer.from(text)),
      /Not sent: use Send or Save in the contact's form/,
    );
  });

  it("by another extension's write after the contact was saved by its own command", async () => {
    await vscode.commands.executeCommand('wts.saveContact');
    assert.equal(account.writes(), 1);
    account.front.requests.length = 0;
    await setInText(document, ['name'], 'Ana Outra Vez');
    const text = document.getText();
    await assert.rejects(
      async () => vscode.workspace.fs.writeFile(document.uri, Buffer.from(text)),
      /Not sent: use Send or Save in the contact's form/,
    );
  });

  it('by a debug session that saves all editors first', async () => {
    await focusAnotherFile();
    await vscode.debug
      .startDebugging(undefined, { type: 'node', request: 'launch', name: 'none', program: '/none' })
      .then(undefined, () => false);
    await vscode.debug.stopDebugging();
    assert.equal(document.isDirty, true);
  });

  it('by a task that saves all editors first', async () => {
    await focusAnotherFile();
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
    assert.equal(document.isDirty, true);
  });

  it('by auto save, which is off for contacts', () => {
    const setting = vscode.workspace.getConfiguration('files', document).get('autoSave');
    assert.equal(setting, 'off');
  });
});

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
