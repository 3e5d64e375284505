import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SAMPLE_CONTACT_ID } from '../../../src/sandbox/sandbox';
import {
  changeElsewhere,
  documentOf,
  openContact,
  replaceText,
  saveActive,
  setInText,
  until,
  untilClean,
  useFreshAccount,
  valueOf,
} from '../account';

describe('quick hands while a contact moves', () => {
  const account = useFreshAccount();

  it("sends no old value of others' when Ctrl+S is pressed again at once", async () => {
    const document = await openContact();
    await setInText(document, ['name'], 'Ana Duas Vezes');
    await changeElsewhere(account, { fields: ['Annotation'], annotation: 'Deles' });
    await saveActive();
    await saveActive();
    await saveActive();
    await until('the answer stands in the document', () => valueOf(document)['annotation'] === 'Deles');
    assert.equal(account.writes(), 1);
    assert.equal(account.stored()['annotation'], 'Deles');
    await untilClean();
  });

  it("sends no old value of others' after an undo across a reload below an edit", async () => {
    const document = await openContact();
    await setInText(document, ['name'], 'Ana Minha');
    await changeElsewhere(account, { fields: ['Annotation'], annotation: 'Deles' });
    await vscode.commands.executeCommand('wts.reloadContact');
    assert.equal(valueOf(document)['annotation'], 'Deles');
    await vscode.commands.executeCommand('undo');
    assert.notEqual(valueOf(document)['annotation'], 'Deles');
    await vscode.commands.executeCommand('wts.saveContact');
    assert.deepEqual(
      account.front.requests
        .filter(({ method }) => method === 'PUT')
        .map(({ body }) => JSON.parse(body) as unknown),
      [{ fields: ['Name'], name: 'Ana Minha' }],
    );
    assert.equal(account.stored()['annotation'], 'Deles');
  });

  it("sends no old value of others' with an edit that comes before the document has followed", async () => {
    const document = await openContact();
    await changeElsewhere(account, { fields: ['Annotation'], annotation: 'Deles' });
    const reloaded = vscode.commands.executeCommand('wts.reloadContact');
    await setInText(document, ['name'], 'Ana Ligeira');
    await reloaded;
    await vscode.commands.executeCommand('wts.saveContact');
    assert.equal(account.stored()['name'], 'Ana Ligeira');
    assert.equal(account.stored()['annotation'], 'Deles');
  });

  it("keeps others' changes when undo leads back to the text from before a save", async () => {
    const document = await openContact();
    await vscode.window.showTextDocument(document);
    const before = valueOf(document)['name'];
    await setInText(document, ['name'], 'Ana Desfeita');
    await changeElsewhere(account, { fields: ['Annotation'], annotation: 'Deles' });
    await saveActive();
    await until('the answer stands in the document', () => valueOf(document)['annotation'] === 'Deles');
    while (valueOf(document)['name'] !== before) await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('wts.saveContact');
    assert.equal(account.stored()['name'], before);
    assert.equal(account.stored()['annotation'], 'Deles');
    assert.equal(valueOf(document)['annotation'], 'Deles');
  });

  it('takes a save back that undo leads to before, also after a reload that had found nothing new', async () => {
    const document = await openContact();
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('wts.reloadContact');
    const before = valueOf(document)['name'];
    await setInText(document, ['name'], 'Ana Relida');
    await vscode.commands.executeCommand('wts.saveContact');
    await untilClean();
    while (valueOf(document)['name'] !== before) await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('wts.saveContact');
    assert.deepEqual([account.stored()['name'], account.writes()], [before, 2]);
  });

  it('sends once when a reload and a second save come during a save', async () => {
    const document = await openContact();
    await setInText(document, ['name'], 'Ana Uma Vez');
    let more: Thenable<unknown>[] = [];
    account.front.before = ({ method }) => {
      if (method === 'PUT') {
        more = ['wts.reloadContact', 'wts.saveContact'].map((command) =>
          vscode.commands.executeCommand(command),
        );
      }
      return Promise.resolve();
    };
    await vscode.commands.executeCommand('wts.saveContact');
    await Promise.all(more);
    assert.equal(account.writes(), 1);
    assert.equal(account.stored()['name'], 'Ana Uma Vez');
    assert.equal(valueOf(document)['name'], 'Ana Uma Vez');
    await untilClean();
  });

  it('saves with Ctrl+S a contact that VS Code itself loaded', async () => {
    const uri = vscode.Uri.parse(`wts://sandbox/${SAMPLE_CONTACT_ID}/Ana.wts`);
    await vscode.commands.executeCommand('vscode.openWith', uri, 'wts.contactForm');
    const document = documentOf();
    await until('it is loaded', () => document.getText() !== '');
    await setInText(document, ['name'], 'Ana Restaurada');
    await saveActive();
    assert.equal(account.stored()['name'], 'Ana Restaurada');
  });

  it('lets text that was no JSON during a save follow when it is JSON again', async () => {
    const document = await openContact();
    await setInText(document, ['name'], 'Ana Partida');
    await changeElsewhere(account, { fields: ['Annotation'], annotation: 'Deles' });
    let whole = '';
    account.front.before = async ({ method }) => {
      if (method !== 'PUT') return;
      whole = document.getText();
      await replaceText(document, whole.replace('}', ''));
    };
    await vscode.commands.executeCommand('wts.saveContact');
    account.front.before = () => Promise.resolve();
    await replaceText(document, whole);
    await until('the text follows', () => valueOf(document)['annotation'] === 'Deles');
    await vscode.commands.executeCommand('wts.saveContact');
    assert.equal(account.writes(), 1);
    assert.equal(account.stored()['annotation'], 'Deles');
  });
});
