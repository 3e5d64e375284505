import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Sandbox, SAMPLE_CONTACT_ID, startSandbox } from '../../src/sandbox/sandbox';
import { contactId } from '../../src/sandbox/account/seedIds';
import { FaultyFront } from '../support/faults/faultyFront';
import { changeElsewhere, closeEverything, openContact, setInText, testDoor, useAccount } from './account';

const OTHER_ID = contactId(3);
const ANA = { environment: 'sandbox', id: SAMPLE_CONTACT_ID };
const ANA_ELSEWHERE = { environment: 'teste', id: SAMPLE_CONTACT_ID };
const OTHER = { environment: 'sandbox', id: OTHER_ID };
const NOBODY = { environment: 'teste', id: '00000000-1111-4222-8333-444444444444' };

describe('comparing contacts', () => {
  const account = useAccount();
  let secondSandbox: Sandbox;
  let second: FaultyFront;
  before(async () => {
    secondSandbox = await startSandbox({ port: 0 });
    second = await FaultyFront.start(secondSandbox.url);
    const environments = { sandbox: { baseUrl: account.front.url }, teste: { baseUrl: second.url } };
    await vscode.workspace
      .getConfiguration('wts')
      .update('environments', environments, vscode.ConfigurationTarget.Global);
    const { secrets } = await testDoor();
    const stored = JSON.stringify({ key: secondSandbox.key, origin: second.url });
    await secrets.store('wts.key.teste', stored);
  });
  beforeEach(() => {
    for (const front of [account.front, second]) {
      front.requests.length = 0;
      front.before = () => Promise.resolve();
      front.fault = () => undefined;
    }
  });
  afterEach(closeEverything);
  after(async () => {
    await second.close();
    await secondSandbox.close();
  });

  it('shows one contact of two environments, and sends nothing but the two questions', async () => {
    await changeElsewhere(account, { fields: ['Annotation'], annotation: 'Só aqui' });
    await compare(ANA, ANA_ELSEWHERE);
    const { label, left, right } = await shownDiff();
    assert.equal(label, 'Ana Souza (sandbox) ↔ Ana Souza (teste)');
    assert.deepEqual(differingLines(left.getText(), right.getText()), ['  "annotation": "Só aqui",']);
    const asked = [...account.front.requests, ...second.requests].map(
      ({ method, path }) => `${method} ${path.split('?')[0]}`,
    );
    assert.deepEqual(asked, Array(2).fill(`GET /core/v1/contact/${SAMPLE_CONTACT_ID}`));
  });

  it('shows two contacts that are selected in the list as JSON that is no contact to the editor', async () => {
    await vscode.commands.executeCommand('wts.compareContacts', OTHER, [ANA, OTHER]);
    const { left, right } = await shownDiff();
    assert.deepEqual(
      [left, right].map(({ uri, languageId }) => [uri.scheme, languageId]),
      Array(2).fill(['wts-text', 'json']),
    );
    assert.deepEqual(
      [left, right].map((document) => (JSON.parse(document.getText()) as { id: string }).id),
      [SAMPLE_CONTACT_ID, OTHER_ID],
    );
    assert.deepEqual(vscode.languages.getDiagnostics(left.uri), []);
  });

  it('shows what is stored of a contact with unsaved changes, and says so', async () => {
    const document = await openContact();
    await setInText(document, ['name'], 'Ainda não salva');
    await compare(ANA, ANA_ELSEWHERE);
    const { label, left } = await shownDiff();
    assert.match(label, /without unsaved changes$/);
    assert.doesNotMatch(left.getText(), /Ainda não salva/);
  });

  it('asks for both at once', async () => {
    const arrivals = [account.front, second].map(
      (front) =>
        new Promise<void>((arrived) => {
          front.before = async () => {
            arrived();
            await Promise.all(arrivals);
          };
        }),
    );
    await compare(ANA, ANA_ELSEWHERE);
    await shownDiff();
  });

  it('says which of the two could not be read, and shows nothing', async () => {
    const lines = await loggedDuring(() => compare(ANA, NOBODY));
    assert.ok(lines.includes('Contact 00000000 could not be read from "teste"'), lines.join('\n'));
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab, undefined);
  });

  it('says that neither could be read', async () => {
    account.front.fault = () => 'reset';
    const lines = await loggedDuring(() => compare(ANA, NOBODY));
    assert.ok(lines.includes('Neither of the two contacts could be read'), lines.join('\n'));
  });

  it('asks nothing to compare a contact with itself, or three', async () => {
    await compare(ANA, ANA);
    await vscode.commands.executeCommand('wts.compareContacts', ANA, [ANA, OTHER, NOBODY]);
    assert.deepEqual([...account.front.requests, ...second.requests], []);
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab, undefined);
  });
});

async function compare(left: object, right: object): Promise<void> {
  await vscode.commands.executeCommand('wts.compareContacts', left, [left, right]);
}

async function shownDiff() {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  assert.ok(tab?.input instanceof vscode.TabInputTextDiff, 'a diff editor is shown');
  const { original, modified } = tab.input;
  return {
    label: tab.label,
    left: await vscode.workspace.openTextDocument(original),
    right: await vscode.workspace.openTextDocument(modified),
  };
}

function differingLines(left: string, right: string): string[] {
  const known = new Set(right.split('\n'));
  return left.split('\n').filter((line) => !known.has(line) && !line.includes('updatedAt'));
}

async function loggedDuring(task: () => Promise<void>): Promise<string[]> {
  const door = await testDoor();
  const lines: string[] = [];
  const listener = door.onLogLine((line) => lines.push(line));
  await task();
  listener.dispose();
  return lines;
}
