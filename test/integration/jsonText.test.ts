import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, openContact, replaceText, setInText, testDoor, until, useAccount } from './account';

describe('the JSON text of a contact', () => {
  const account = useAccount();
  afterEach(closeEverything);

  it('opens beside the form, as the same document', async () => {
    const document = await openContact();
    await vscode.commands.executeCommand('wts.showAsJson');
    assert.equal(vscode.window.activeTextEditor?.document, document);
    assert.equal(vscode.window.tabGroups.all.length, 2);
  });

  it('is completed with the keys that the schema knows', async () => {
    const document = await openContact();
    await vscode.commands.executeCommand('wts.showAsJson');
    const text = document.getText();
    await replaceText(document, text.replace('{', '{\n  "pict",'));
    const at = document.positionAt(document.getText().indexOf('"pict"') + 5);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      at,
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('pictureUrl'), labels.join(', '));
  });

  it("is completed and explained with the account's own tags and custom fields", async () => {
    const document = await openContact();
    await vscode.commands.executeCommand('wts.showAsJson');
    await vscode.commands.executeCommand('wts.refreshLists');
    await replaceText(document, document.getText().replace('"tagIds": [', '"tagIds": [\n    "",'));
    const inTags = document.getText().indexOf('"tagIds": [') + '"tagIds": [\n    "'.length;
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(inTags),
    );
    const offered = items.find(({ label }) => label === 'Fornecedor');
    assert.match(JSON.stringify(offered?.insertText), /a[0-9a-f-]{35}/);
    const atKey = document.positionAt(document.getText().indexOf('"an-ncio"') + 2);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      atKey,
    );
    const told = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''));
    assert.match(told.join(' '), /Anúncio/);
  });

  it('keeps its edits, and asks nothing about them, in another language mode', async () => {
    const document = await openContact();
    await setInText(document, ['name'], 'Ana Souza Lima');
    const { state } = (await (await testDoor()).runtime()).sessions.at(document.uri);
    for (const language of ['plaintext', document.languageId]) {
      await vscode.languages.setTextDocumentLanguage(document, language);
      assert.deepEqual(
        state.changes.map(({ field }) => field),
        ['name'],
      );
      assert.deepEqual([state.isOriginLost, state.document.isOpen], [false, true]);
    }
  });

  it('has the problems of the form on its lines', async () => {
    const document = await openContact();
    await setInText(document, ['createdAt'], '2020-01-01T00:00:00.000000Z');
    await until('the problem is told', () => problemsOf(document).length > 0);
    const [problem] = problemsOf(document);
    assert.match(problem?.message ?? '', /createdAt|Created/);
    assert.match(document.lineAt(problem?.range.start.line ?? 0).text, /"createdAt"/);
  });

  it('has each problem once, in our words, while VS Code completes and explains by the schema', async () => {
    const document = await openContact();
    const sound = document.getText();
    const wrong = sound
      .replace(/"status": "[A-Z]+"/, '"status": "NOPE"')
      .replace(/"name": "[^"]*"/, '"name": 5');
    // What is no JSON is told by VS Code itself: then its server has read the schema, and what follows counts.
    await replaceText(document, wrong.replace('{', '{,'));
    await until('the JSON server has spoken', () => foreignProblems(document).length > 0);
    await replaceText(document, wrong);
    await until('the JSON server has read the text again', () => foreignProblems(document).length === 0);
    await until('both problems are told', () => problemsOf(document).length === 2);
    const at = document.positionAt(wrong.indexOf('"NOPE"') + 1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(wrong.indexOf('"status"') + 2),
    );
    const told = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''));
    assert.match(told.join(), /ACTIVE, ARCHIVED or BLOCKED/);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      at,
    );
    assert.match(JSON.stringify(items.map(({ label }) => label)), /BLOCKED/);
    assert.deepEqual(foreignProblems(document), []);
  });

  it('has each problem once, of whatever kind', async () => {
    const document = await openContact();
    const sound = document.getText();
    const kinds: Readonly<Record<string, string>> = {
      'a word that is none of the list': sound.replace(/"status": "[A-Z]+"/, '"status": "active"'),
      'a number for a text': sound.replace(/"name": "[^"]*"/, '"name": 5'),
      'a text that is too long': sound.replace(/"name": "[^"]*"/, `"name": "${'x'.repeat(256)}"`),
      'an address that is none': sound.replace(/"email": ("[^"]*"|null)/, '"email": "ana"'),
      'a picture without an address': sound.replace('{', '{\n  "pictureUrl": "picture",'),
      'a text for a list': sound.replace('{', '{\n  "sequenceIds": "x",'),
      'an ID that is none': sound.replace('"tagIds": [', '"tagIds": [\n    "x",'),
      'a list for an object': sound.replace(/"metadata": \{/, '"metadata": [], "other": {'),
      'a number in metadata': sound.replace('"metadata": {', '"metadata": {\n    "n": 7,'),
      'a key that nobody knows': sound.replace('{', '{\n  "nmae": "Ana",'),
      'what only the API sets': sound.replace(/"createdAt": "[^"]*"/, '"createdAt": 5'),
      'a status taken away': sound.replace(/"status": "[A-Z]+"/, '"status": null'),
    };
    for (const [kind, wrong] of Object.entries(kinds)) {
      await replaceText(document, wrong.replace('{', '{,'));
      await until('the JSON server has spoken', () => foreignProblems(document).length > 0);
      await replaceText(document, wrong);
      await until('the JSON server has read the text again', () => foreignProblems(document).length === 0);
      await until(`the problem is told: ${kind}`, () => problemsOf(document).length > 0);
      const lines = problemsOf(document).map(({ range, message }) => `${range.start.line} ${message}`);
      assert.deepEqual([...new Set(lines)], lines, kind);
      assert.deepEqual(foreignProblems(document), [], kind);
    }
  });

  it('is told of a key that stands there twice', async () => {
    const document = await openContact();
    await replaceText(
      document,
      document.getText().replace('"metadata": {', '"metadata": {\n    "crmId": "",'),
    );
    await until('the problem is told', () => problemsOf(document).length > 0);
    assert.match(problemsOf(document)[0]?.message ?? '', /twice/);
  });

  it('is saved by nothing while it is not JSON', async () => {
    const document = await openContact();
    await replaceText(document, document.getText().replace('}', ''));
    const before = account.front.requests.length;
    await vscode.commands.executeCommand('wts.saveContact');
    await vscode.commands.executeCommand('workbench.action.files.save');
    assert.equal(account.front.requests.length, before);
    assert.equal(document.isDirty, true);
  });
});

function foreignProblems(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source !== 'WTS');
}

function problemsOf(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'WTS');
}
