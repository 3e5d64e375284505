import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SAMPLE_CONTACT_ID } from '../../../src/sandbox/sandbox';
import { tagId } from '../../../src/sandbox/account/seedIds';
import {
  activeTabIsDirty,
  changeElsewhere,
  openContact,
  REFUSED_BODY,
  replaceText,
  saveActive,
  saveInText,
  setInText,
  until,
  untilClean,
  useFreshAccount,
  valueOf,
} from '../account';

describe('saving a contact', () => {
  const account = useFreshAccount();

  it('sends one minimal update and shows what the API answered', async () => {
    const document = await openContact();
    const before = valueOf(document)['updatedAt'];
    await setInText(document, ['name'], 'Ana Souza Lima');
    assert.equal(activeTabIsDirty(), true);
    await saveActive();
    await until('the answer stands in the document', () => valueOf(document)['updatedAt'] !== before);
    assert.equal(account.stored()['name'], 'Ana Souza Lima');
    await untilClean();
    const writes = account.front.requests.filter(({ method }) => method !== 'GET');
    assert.deepEqual(
      writes.map(({ method, path, body }) => [method, path, JSON.parse(body) as unknown]),
      [['PUT', `/core/v2/contact/${SAMPLE_CONTACT_ID}`, { fields: ['Name'], name: 'Ana Souza Lima' }]],
    );
  });

  it('takes two round trips', async () => {
    const document = await openContact();
    await setInText(document, ['annotation'], 'Prefers mornings.');
    const before = account.front.requests.filter(({ path }) => path.includes('/contact/')).length;
    await saveActive();
    const after = account.front.requests.filter(({ path }) => path.includes('/contact/')).length;
    assert.equal(after - before, 2);
  });

  it('saves through its own command, too', async () => {
    const document = await openContact();
    await setInText(document, ['email'], 'ana+novo@exemplo.technology');
    await vscode.commands.executeCommand('wts.saveContact');
    assert.equal(account.stored()['email'], 'ana+novo@exemplo.technology');
    await untilClean();
  });

  it('adds and removes tags with one update and one removal', async () => {
    const document = await openContact();
    const [first, ...rest] = valueOf(document)['tagIds'] as string[];
    assert.ok(first);
    const response = await fetch(`${account.sandbox.url}/core/v1/tag`, {
      headers: { authorization: `Bearer ${account.sandbox.key}` },
    });
    const tags = (await response.json()) as { id: string; name: string }[];
    const added = tags.find(({ id }) => id !== first && !rest.includes(id));
    assert.ok(added);
    const names = (valueOf(document)['tagNames'] as string[]).slice(1);
    await replaceText(
      document,
      JSON.stringify(
        { ...valueOf(document), tagIds: [...rest, added.id], tagNames: [...names, added.name] },
        null,
        2,
      ),
    );
    await vscode.commands.executeCommand('wts.saveContact');
    assert.deepEqual(new Set(account.stored()['tagIds'] as string[]), new Set([...rest, added.id]));
    assert.equal(account.writes(), 2);
  });

  it('sends nothing when nothing changed but white space', async () => {
    const document = await openContact();
    const text = document.getText();
    await replaceText(document, `${text}\n\n`);
    await saveActive();
    await until('the text is the stored one again', () => document.getText() === text);
    assert.equal(account.writes(), 0);
    await untilClean();
  });

  it('never lets an invalid payload reach the network, and keeps the text', async () => {
    const document = await openContact();
    await setInText(document, ['email'], 'a@b');
    const requests = account.front.requests.length;
    await vscode.commands.executeCommand('wts.saveContact');
    await saveActive();
    assert.equal(account.front.requests.length, requests);
    assert.equal(valueOf(document)['email'], 'a@b');
    assert.equal(activeTabIsDirty(), true);
    const [problem] = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'WTS');
    assert.match(problem?.message ?? '', /e-mail/);
  });

  it('keeps the text and the dirty state when the API fails, and sends nothing twice', async () => {
    const document = await openContact();
    account.front.fault = ({ method }) =>
      method === 'PUT' ? { status: 500, body: REFUSED_BODY } : undefined;
    await setInText(document, ['name'], 'Ana Outra');
    await saveActive();
    assert.equal(valueOf(document)['name'], 'Ana Outra');
    assert.equal(activeTabIsDirty(), true);
    assert.equal(account.writes(), 1);
    assert.equal(account.stored()['name'], 'Ana Souza');
  });

  it('knows after a reset in mid-flight that the change had arrived', async () => {
    const document = await openContact();
    account.front.fault = ({ method }) => (method === 'PUT' ? 'resetAfter' : undefined);
    await setInText(document, ['name'], 'Ana Chegou');
    await vscode.commands.executeCommand('wts.saveContact');
    assert.equal(account.stored()['name'], 'Ana Chegou');
    assert.equal(account.writes(), 1);
    await untilClean();
  });

  it("stops at someone else's change to the same field, and keeps theirs to others", async () => {
    const document = await openContact();
    await setInText(document, ['name'], 'Ana Minha');
    await changeElsewhere(account, {
      fields: ['Name', 'Annotation'],
      name: 'Ana Deles',
      annotation: 'Deles',
    });
    await vscode.commands.executeCommand('wts.saveContact');
    assert.equal(account.stored()['name'], 'Ana Deles');
    assert.equal(valueOf(document)['name'], 'Ana Minha');
    assert.equal(activeTabIsDirty(), true);
    assert.equal(account.writes(), 0);
  });

  it("saves on top of someone else's change to another field", async () => {
    const document = await openContact();
    await setInText(document, ['name'], 'Ana Minha');
    await changeElsewhere(account, { fields: ['Annotation'], annotation: 'Deles' });
    await vscode.commands.executeCommand('wts.saveContact');
    assert.equal(account.stored()['name'], 'Ana Minha');
    assert.equal(valueOf(document)['annotation'], 'Deles');
    await untilClean();
  });

  for (const [way, save] of [
    ['Ctrl+S in its text', saveInText],
    ['its own command', saveActive],
  ] as const) {
    it(`keeps what was typed while a save by ${way} was under way, unsaved`, async () => {
      const document = await openContact();
      await setInText(document, ['name'], 'Ana Enviada');
      account.front.before = async ({ method }) => {
        if (method === 'PUT') await setInText(document, ['annotation'], 'Digitada durante');
      };
      await save(document);
      await until(
        'the answer stands below the new text',
        () => valueOf(document)['updatedAt'] === account.stored()['updatedAt'],
      );
      assert.equal(account.stored()['name'], 'Ana Enviada');
      assert.notEqual(account.stored()['annotation'], 'Digitada durante');
      assert.equal(valueOf(document)['annotation'], 'Digitada durante');
      assert.equal(activeTabIsDirty(), true);
      account.front.before = () => Promise.resolve();
      await save(document);
      assert.equal(account.stored()['annotation'], 'Digitada durante');
      assert.equal(account.writes(), 2);
    });
  }

  it('leaves only the removal of a tag unsaved when only that failed', async () => {
    const document = await openContact();
    const { tagIds } = valueOf(document) as { tagIds: string[] };
    const wanted = { tagIds: [...tagIds.slice(1), tagId(9)] };
    await replaceText(document, JSON.stringify({ ...valueOf(document), ...wanted }, null, 2));
    account.front.fault = ({ path }) =>
      path.endsWith('/tags') ? { status: 500, body: REFUSED_BODY } : undefined;
    await vscode.commands.executeCommand('wts.saveContact');
    assert.deepEqual(new Set(account.stored()['tagIds'] as string[]), new Set([...tagIds, tagId(9)]));
    assert.deepEqual(new Set(valueOf(document)['tagIds'] as string[]), new Set(wanted.tagIds));
    assert.equal(activeTabIsDirty(), true);
    account.front.fault = () => undefined;
    await vscode.commands.executeCommand('wts.saveContact');
    assert.deepEqual(new Set(account.stored()['tagIds'] as string[]), new Set(wanted.tagIds));
    assert.equal(account.writes(), 3);
  });

  it('reloads below unsaved edits and keeps them', async () => {
    const document = await openContact();
    await setInText(document, ['name'], 'Ana Minha');
    await changeElsewhere(account, { fields: ['Annotation'], annotation: 'Deles' });
    await vscode.commands.executeCommand('wts.reloadContact');
    assert.equal(valueOf(document)['name'], 'Ana Minha');
    assert.equal(valueOf(document)['annotation'], 'Deles');
    assert.equal(activeTabIsDirty(), true);
    await vscode.commands.executeCommand('wts.saveContact');
    assert.deepEqual(
      account.front.requests
        .filter(({ method }) => method === 'PUT')
        .map(({ body }) => JSON.parse(body) as unknown),
      [{ fields: ['Name'], name: 'Ana Minha' }],
    );
  });

  it('still finds the conflict after a reload below unsaved edits of the same field', async () => {
    const document = await openContact();
    await setInText(document, ['name'], 'Ana Minha');
    await changeElsewhere(account, { fields: ['Name'], name: 'Ana Deles' });
    await vscode.commands.executeCommand('wts.reloadContact');
    await vscode.commands.executeCommand('wts.saveContact');
    assert.equal(account.stored()['name'], 'Ana Deles');
    assert.equal(valueOf(document)['name'], 'Ana Minha');
    assert.equal(account.writes(), 0);
  });

  it('sends nothing in a read-only environment', async () => {
    const settings = vscode.workspace.getConfiguration('wts');
    const readOnly = { sandbox: { baseUrl: account.front.url, readOnly: true } };
    await settings.update('environments', readOnly, vscode.ConfigurationTarget.Global);
    const document = await openContact();
    await setInText(document, ['name'], 'Ana Proibida');
    await vscode.commands.executeCommand('wts.saveContact');
    await saveActive();
    assert.equal(account.writes(), 0);
    assert.equal(valueOf(document)['name'], 'Ana Proibida');
  });

  it('undoes an edit in the document', async () => {
    const document = await openContact();
    const before = document.getText();
    await vscode.window.showTextDocument(document);
    await setInText(document, ['name'], 'Ana Desfeita');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await untilClean();
  });
});
