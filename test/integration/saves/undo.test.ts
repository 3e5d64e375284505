import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SAMPLE_CONTACT_ID } from '../../../src/sandbox/sandbox';
import {
  activeTabIsDirty,
  changeElsewhere,
  openContact,
  replaceText,
  setInText,
  useFreshAccount,
  valueOf,
  untilClean,
} from '../account';

describe('undoing a save', () => {
  const account = useFreshAccount();

  const save = () => vscode.commands.executeCommand('wts.saveContact');
  const undoLatest = () => vscode.commands.executeCommand('wts.undoLastSave', 'latest');

  it('opens the inverse as an unsaved edit and sends nothing, and saving it gives back what was', async () => {
    const document = await openContact();
    const before = account.stored();
    const { tagIds, tagNames } = valueOf(document) as { tagIds: string[]; tagNames: string[] };
    await replaceText(
      document,
      JSON.stringify(
        {
          ...valueOf(document),
          name: 'Ana Mudada',
          email: null,
          tagIds: tagIds.slice(1),
          tagNames: tagNames.slice(1),
          metadata: { ...(valueOf(document)['metadata'] as object), novo: 'x' },
        },
        null,
        2,
      ),
    );
    await save();
    assert.equal(account.stored()['name'], 'Ana Mudada');
    const writes = account.writes();
    await undoLatest();
    assert.equal(account.writes(), writes);
    assert.equal(activeTabIsDirty(), true);
    assert.equal(valueOf(document)['name'], before['name']);
    await save();
    const after = account.stored();
    for (const key of ['name', 'email', 'metadata', 'customFields', 'utm'])
      assert.deepEqual(after[key], before[key], key);
    assert.deepEqual(new Set(after['tagIds'] as string[]), new Set(tagIds));
    await untilClean();
  });

  it('can be undone itself', async () => {
    const document = await openContact();
    await setInText(document, ['name'], 'Ana Mudada');
    await save();
    await undoLatest();
    await save();
    await undoLatest();
    assert.equal(valueOf(document)['name'], 'Ana Mudada');
    await save();
    assert.equal(account.stored()['name'], 'Ana Mudada');
  });

  it('opens the contact when its tab was closed', async () => {
    await setInText(await openContact(), ['name'], 'Ana Fechada');
    await save();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await undoLatest();
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    assert.equal(activeTab?.isDirty, true);
    assert.ok(activeTab.input instanceof vscode.TabInputCustom);
    assert.equal(activeTab.input.uri.path.split('/')[1], SAMPLE_CONTACT_ID);
    await save();
    assert.equal(account.stored()['name'], 'Ana Souza');
  });

  it('leaves alone what someone else has changed since, also when the tab does not know of it', async () => {
    const document = await openContact();
    await replaceText(
      document,
      JSON.stringify({ ...valueOf(document), name: 'Ana Minha', annotation: 'Minha' }, null, 2),
    );
    await save();
    await changeElsewhere(account, { fields: ['Name'], name: 'Ana Deles' });
    await undoLatest();
    assert.equal(valueOf(document)['name'], 'Ana Deles');
    assert.notEqual(valueOf(document)['annotation'], 'Minha');
    await save();
    assert.equal(account.stored()['name'], 'Ana Deles');
  });

  it('goes on top of unsaved edits of other fields and keeps them', async () => {
    const document = await openContact();
    await replaceText(
      document,
      JSON.stringify({ ...valueOf(document), name: 'Ana Salva', annotation: 'Salva' }, null, 2),
    );
    await save();
    await setInText(document, ['annotation'], 'Ainda não salva');
    await undoLatest();
    assert.equal(valueOf(document)['name'], 'Ana Souza');
    assert.equal(valueOf(document)['annotation'], 'Ainda não salva');
    assert.equal(account.stored()['annotation'], 'Salva');
  });

  it('is itself one edit that Ctrl+Z takes back', async () => {
    const document = await openContact();
    await setInText(document, ['name'], 'Ana Mudada');
    await save();
    await vscode.window.showTextDocument(document);
    await undoLatest();
    await vscode.window.showTextDocument(document);
    assert.equal(valueOf(document)['name'], 'Ana Souza');
    await vscode.commands.executeCommand('undo');
    assert.equal(valueOf(document)['name'], 'Ana Mudada');
  });

  it('is refused in an environment that is read-only now', async () => {
    const document = await openContact();
    await setInText(document, ['name'], 'Ana Mudada');
    await save();
    const settings = vscode.workspace.getConfiguration('wts');
    const readOnly = { sandbox: { baseUrl: account.front.url, readOnly: true } };
    await settings.update('environments', readOnly, vscode.ConfigurationTarget.Global);
    const requests = account.front.requests.length;
    await undoLatest();
    assert.equal(valueOf(document)['name'], 'Ana Mudada');
    await untilClean();
    assert.equal(account.front.requests.length, requests);
  });
});
