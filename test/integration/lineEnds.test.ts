import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ContactSession } from '../../src/host/contact/contactSession';
import {
  changeElsewhere,
  closeEverything,
  openContact,
  replaceText,
  saveActive,
  setInText,
  testDoor,
  until,
  untilClean,
  useFreshAccount,
  valueOf,
} from './account';

describe('a contact whose text a person gives CRLF line ends', () => {
  const account = useFreshAccount();
  let document: vscode.TextDocument;
  let session: ContactSession;
  beforeEach(async () => {
    document = await openContact();
    session = (await (await testDoor()).runtime()).sessions.at(document.uri);
    await setLineEnds(document, vscode.EndOfLine.CRLF);
  });
  afterEach(closeEverything);

  const asked = (): unknown[] => session.state.changes.map(({ field }) => field);
  const sent = (): unknown[] =>
    account.front.requests
      .filter(({ method }) => method !== 'GET')
      .map(({ body }) => (JSON.parse(body) as { fields: unknown }).fields);

  it('has no edits by that, and a save sends nothing and ends clean', async () => {
    assert.equal(document.isDirty, true);
    assert.deepEqual(asked(), []);
    await saveActive();
    await untilClean();
    assert.deepEqual(sent(), []);
  });

  it('sends only what was edited, and never what others wrote and a reload brought', async () => {
    await setInText(document, ['name'], 'Ana Souza Lima');
    await changeElsewhere(account, { fields: ['Annotation'], annotation: 'Written by others.' });
    await vscode.commands.executeCommand('wts.reloadContact');
    await until('the reload has come', () => valueOf(document)['annotation'] === 'Written by others.');
    assert.deepEqual(asked(), ['name']);
    await saveActive();
    await untilClean();
    assert.deepEqual(sent(), [['Name']]);
    assert.equal(document.isDirty, false);
    await setInText(document, ['email'], 'ana.lima@exemplo.technology');
    await saveActive();
    await untilClean();
    assert.deepEqual(sent(), [['Name'], ['Email']]);
  });

  it('gives up its edits when they are reverted', async () => {
    await setInText(document, ['name'], 'Ana Souza Lima');
    await session.core.revert();
    await untilClean();
    assert.deepEqual([asked(), valueOf(document)['name']], [[], account.stored()['name']]);
  });

  it('shows what others wrote when it is clean, and stays so', async () => {
    await saveActive();
    await untilClean();
    await changeElsewhere(account, { fields: ['Annotation'], annotation: 'Written by others.' });
    await vscode.commands.executeCommand('wts.reloadContact');
    await until('the reload has come', () => valueOf(document)['annotation'] === 'Written by others.');
    assert.deepEqual([asked(), document.isDirty, session.state.isBehind], [[], false, false]);
  });

  it('has no edits when its line ends are undone', async () => {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await until('the line ends are undone', () => document.eol === vscode.EndOfLine.LF);
    await setInText(document, ['name'], 'Ana Souza Lima');
    assert.deepEqual([asked(), session.state.isOriginLost], [['name'], false]);
  });

  it('has problems, suggestions and explanations where they belong', async () => {
    await setInText(document, ['createdAt'], '2020-01-01T00:00:00.000000Z');
    const problems = () =>
      vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'WTS');
    await until('the problem is told', () => problems().length > 0);
    assert.equal(document.getText(problems()[0]?.range), '"2020-01-01T00:00:00.000000Z"');
    await vscode.commands.executeCommand('wts.refreshLists');
    await replaceText(document, document.getText().replace('"tagIds": [', '"tagIds": [\n    "",'));
    const inTags = document.positionAt(document.getText().indexOf('    "",') + '    "'.length);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      inTags,
    );
    const offered = items.find(({ label }) => label === 'Fornecedor');
    const range = offered?.range instanceof vscode.Range ? offered.range : offered?.range?.replacing;
    assert.equal(document.getText(range), '""');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(document.getText().indexOf('"an-ncio"') + 2),
    );
    const told = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''));
    assert.match(told.join(' '), /Anúncio/);
  });
});

/** As a person picks them in the status bar. */
async function setLineEnds(document: vscode.TextDocument, eol: vscode.EndOfLine): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, [vscode.TextEdit.setEndOfLine(eol)]);
  assert.equal(await vscode.workspace.applyEdit(edit), true);
  await until('the line ends are others', () => document.eol === eol);
}
