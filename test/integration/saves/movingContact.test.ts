import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createBaseline } from '../../../src/core/changes/baseline';
import { parseContact } from '../../../src/core/changes/parsedContact';
import type { AccountLists } from '../../../src/core/fields/fieldView';
import type { ContactSession } from '../../../src/host/contact/contactSession';
import { tagId } from '../../../src/sandbox/account/seedIds';
import {
  activeTabIsDirty,
  changeElsewhere,
  openContact,
  REFUSED_BODY,
  replaceText,
  saveActive,
  setInText,
  testDoor,
  until,
  untilClean,
  useFreshAccount,
  valueOf,
} from '../account';

const NO_LISTS: AccountLists = {
  tags: { kind: 'loading' },
  portfolios: { kind: 'loading' },
  sequences: { kind: 'loading' },
  customFields: { kind: 'loading' },
  contactSequences: { kind: 'loading' },
};

describe('a contact that moves on', () => {
  const account = useFreshAccount();
  let document: vscode.TextDocument;
  let session: ContactSession;

  beforeEach(async () => {
    document = await openContact();
    session = (await (await testDoor()).runtime()).sessions.at(document.uri);
  });

  const sent = () =>
    account.front.requests
      .filter(({ method }) => method === 'PUT')
      .map(({ body }) => JSON.parse(body) as unknown);

  /** Saves as soon as the next request comes; that one goes on when the save waits for its turn. */
  function saveDuring(method: 'GET' | 'PUT'): Promise<void> {
    return new Promise((done, fail) => {
      account.front.before = async (request) => {
        if (request.method !== method || !request.path.includes('/contact/')) return;
        account.front.before = () => Promise.resolve();
        const waits = new Promise<void>((resolve) => {
          const { text } = session.state.ports;
          const settle = text.settle.bind(text);
          text.settle = async () => {
            text.settle = settle;
            await settle();
            resolve();
          };
          session.onDidChange(() => {
            if (session.state.isSaveQueued) resolve();
          });
        });
        saveActive().then(done, fail);
        await waits;
      };
    });
  }

  it("keeps others' changes when Ctrl+S is pressed while a reload is under way", async () => {
    await setInText(document, ['name'], 'Ana Minha');
    await changeElsewhere(account, {
      fields: ['Annotation', 'Email'],
      annotation: 'Deles',
      email: 'd@e.example',
    });
    const saved = saveDuring('GET');
    await vscode.commands.executeCommand('wts.reloadContact');
    await saved;
    await untilClean();
    assert.deepEqual(sent(), [{ fields: ['Name'], name: 'Ana Minha' }]);
    assert.deepEqual([account.stored()['annotation'], account.stored()['email']], ['Deles', 'd@e.example']);
    assert.equal(valueOf(document)['updatedAt'], account.stored()['updatedAt']);
  });

  it("keeps others' changes when Ctrl+S is pressed while the form's own Save is under way", async () => {
    await setInText(document, ['name'], 'Ana Minha');
    await changeElsewhere(account, { fields: ['Annotation'], annotation: 'Deles' });
    const saved = saveDuring('PUT');
    await vscode.commands.executeCommand('wts.saveContact');
    await saved;
    await untilClean();
    assert.deepEqual(sent(), [{ fields: ['Name'], name: 'Ana Minha' }]);
    assert.equal(account.stored()['annotation'], 'Deles');
    assert.equal(session.state.status.result?.taken.length, 1, 'what was saved is still told');
  });

  it('asks when the field that is typed into during a save was changed by someone else', async () => {
    await setInText(document, ['name'], 'Ana Minha');
    await changeElsewhere(account, { fields: ['Annotation'], annotation: 'Deles' });
    account.front.before = async ({ method }) => {
      if (method === 'PUT') await setInText(document, ['annotation'], 'Minha');
    };
    await saveActive();
    account.front.before = () => Promise.resolve();
    await until('the answer stands below', () => valueOf(document)['name'] === account.stored()['name']);
    await vscode.commands.executeCommand('wts.saveContact');
    const [conflict] = session.state.conflicts;
    assert.deepEqual([conflict?.field, conflict?.mine, conflict?.theirs], ['annotation', 'Minha', 'Deles']);
    assert.equal(account.stored()['annotation'], 'Deles');
    assert.equal(valueOf(document)['annotation'], 'Minha');
  });

  it('keeps for a restart that the removal of a tag is unsaved after Ctrl+S', async () => {
    const { tagIds } = valueOf(document) as { tagIds: string[] };
    const wanted = { tagIds: [...tagIds.slice(1), tagId(9)] };
    await replaceText(document, JSON.stringify({ ...valueOf(document), ...wanted }, null, 2));
    account.front.fault = ({ path }) =>
      path.endsWith('/tags') ? { status: 500, body: REFUSED_BODY } : undefined;
    await saveActive();
    assert.equal(activeTabIsDirty(), true);
    const kept = createBaseline(session.state.origin?.baseline.text ?? '');
    const parsed = parseContact(kept, document.getText(), NO_LISTS);
    assert.equal(parsed.kind, 'contact');
    assert.deepEqual(
      parsed.changes.map(({ field, slot, after }) => [field, slot, after]),
      [['tags', tagIds[0], undefined]],
    );
  });

  describe('of which the API did not take a value', () => {
    beforeEach(async () => {
      await setInText(document, ['annotation'], 'Dez minutos de texto');
      account.front.fault = ({ method }) => (method === 'PUT' ? { status: 200, body: '' } : undefined);
      await saveActive();
      await until(
        'the stored value stands there',
        () => valueOf(document)['annotation'] === account.stored()['annotation'],
      );
      account.front.fault = () => undefined;
      assert.equal(session.state.status.result?.notTaken.length, 1);
      await untilClean();
    });

    it('gives it back as an unsaved edit with Ctrl+Z', async () => {
      await vscode.window.showTextDocument(document);
      while (valueOf(document)['annotation'] !== 'Dez minutos de texto') {
        await vscode.commands.executeCommand('undo');
      }
      await vscode.commands.executeCommand('wts.saveContact');
      assert.equal(account.stored()['annotation'], 'Dez minutos de texto');
    });
  });

  it("shows theirs, clean, after VS Code's own Revert File of a contact in conflict", async () => {
    await setInText(document, ['name'], 'Ana Minha');
    await changeElsewhere(account, { fields: ['Name'], name: 'Ana Deles' });
    await vscode.commands.executeCommand('wts.saveContact');
    assert.equal(session.state.conflicts.length, 1);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until('theirs stand there', () => valueOf(document)['name'] === 'Ana Deles' && !activeTabIsDirty());
    assert.deepEqual(session.state.conflicts, []);
    assert.equal(account.writes(), 0);
  });

  it('reads clean documents anew when its session is, and claims nothing of unsaved edits', async () => {
    const { files, sessions } = await (await testDoor()).runtime();
    await changeElsewhere(account, { fields: ['Annotation'], annotation: 'Deles' });
    // As after the extension host was started again.
    sessions['sessions'].clear();
    await files.stat(document.uri);
    await until('the document follows', () => valueOf(document)['annotation'] === 'Deles');
    const { state } = sessions.at(document.uri);
    assert.deepEqual([state.isOriginLost, state.conflicts.length, activeTabIsDirty()], [false, 0, false]);
  });
});
