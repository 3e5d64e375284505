import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accountSeed } from '../../src/sandbox/account/seed';
import { contactId, sequenceId, tagId } from '../../src/sandbox/account/seedIds';
import { SAMPLE_CONTACT_ID } from '../../src/sandbox/sandbox';
import type { FrontRequest } from '../support/faults/faultyFront';
import {
  closeEverything,
  type OwnAccount,
  openContact,
  saveActive,
  setInText,
  startAccount,
  testDoor,
  until,
  valueOf,
} from './account';

const TAGS = '/core/v1/tag';
const broken = {
  status: 500,
  body: '{"error":true,"key":"FORM_ERROR","text":"Erro","isUnsolvableError":false}',
};

const isContact = ({ method, path }: FrontRequest) =>
  method === 'GET' && path.startsWith(`/core/v1/contact/${SAMPLE_CONTACT_ID}`);
const isTags = ({ path }: FrontRequest) => path === TAGS;
const LIST_PATHS = [TAGS, '/core/v1/portfolio', '/chat/v1/sequence', '/core/v1/contact/custom-field'];
const OTHER_ID = contactId(3);
const isContactSequences = ({ path }: FrontRequest) => path.includes('ContactId=');

describe("the account's lists", () => {
  let account: OwnAccount;
  beforeEach(async () => {
    account = await startAccount();
    await openContact();
    await refresh();
  });
  afterEach(async () => {
    // The lists outlive this account: what comes after must not pick from those that a test made up.
    account.front.fault = () => undefined;
    account.front.before = () => Promise.resolve();
    await refresh();
    await account.close();
  });

  const refresh = async () => {
    await vscode.commands.executeCommand('wts.refreshLists');
  };
  const reload = async () => {
    await vscode.commands.executeCommand('wts.reloadContact');
  };
  const count = (isWanted: (request: FrontRequest) => boolean) =>
    account.front.requests.filter(isWanted).length;

  /** How often each of the account's lists was asked for. */
  const counts = (): Record<string, number> =>
    Object.fromEntries(
      LIST_PATHS.map((list) => [
        list,
        count((request) => request.path.split('?')[0] === list && !isContactSequences(request)),
      ]),
    );

  /** Settles when a request that fits was answered and its answer read. */
  async function answered(line: RegExp): Promise<void> {
    const door = await testDoor();
    await new Promise<void>((resolve) => {
      const listener = door.onLogLine((text) => {
        if (!line.test(text)) return;
        listener.dispose();
        resolve();
      });
    });
  }

  /** What the hover over a tag's id says, '' where its name is not known. */
  async function nameOfTag(document: vscode.TextDocument, id: string): Promise<string> {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(document.getText().indexOf(id) + 2),
    );
    return hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join(' ');
  }

  /** The API answers with the contact as someone else has just changed it. */
  function answerContact(part: Record<string, unknown>): void {
    const body = JSON.stringify({ ...account.stored(), ...part });
    account.front.fault = (request) => (isContact(request) ? { status: 200, body } : undefined);
  }

  /** Requests that fit wait until they are released. */
  function hold(isWanted: (request: FrontRequest) => boolean) {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const arrived = new Promise<void>((resolve) => {
      account.front.before = (request) => {
        if (!isWanted(request)) return Promise.resolve();
        resolve();
        return held;
      };
    });
    return { arrived, release };
  }

  it('are loaded again, once, for ids that they do not know', async () => {
    const before = count(isTags);
    answerContact({
      tagIds: ['a7f0c1de-0000-4000-8000-000000000701', 'a7f0c1de-0000-4000-8000-000000000702'],
      portfolioIds: ['b7f0c1de-0000-4000-8000-000000000701'],
    });
    const loaded = answered(/GET \/core\/v1\/tag 200/);
    await reload();
    await loaded;
    await reload();
    await refresh();
    await refresh();
    assert.equal(count(isTags), before + 1 + 2);
    answerContact({ portfolioIds: ['b7f0c1de-0000-4000-8000-000000000702'] });
    const loadedAgain = answered(/GET \/core\/v1\/portfolio 200/);
    await reload();
    await loadedAgain;
  });

  for (const [key, list, value] of [
    ['tagIds', TAGS, ['a7f0c1de-0000-4000-8000-000000000801']],
    ['portfolioIds', '/core/v1/portfolio', ['b7f0c1de-0000-4000-8000-000000000801']],
    ['sequenceIds', '/chat/v1/sequence', ['c7f0c1de-0000-4000-8000-000000000801']],
    ['customFields', '/core/v1/contact/custom-field', { 'novo-campo': 'x' }],
  ] as const)
    it(`are loaded again, each by itself and once, for what is typed into ${key}`, async () => {
      const document = await openContact();
      const before = counts();
      const loaded = answered(new RegExp(`GET ${list}\\S* 200`));
      await setInText(document, [key], value);
      await loaded;
      await setInText(document, ['annotation'], 'again');
      await reload();
      assert.deepEqual(counts(), { ...before, [list]: (before[list] ?? 0) + 1 });
      const warnings = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ severity, source }) => source === 'WTS' && severity === vscode.DiagnosticSeverity.Warning);
      assert.equal(warnings.length, 1);
    });

  it('that cannot be refreshed stay as they were, and only they are asked for again', async () => {
    const document = await openContact();
    const [tag = ''] = valueOf(document)['tagIds'] as string[];
    const name = await nameOfTag(document, tag);
    account.front.fault = (request) => (isTags(request) ? broken : undefined);
    const told = answered(/Not all lists could be refreshed/);
    await refresh();
    await told;
    assert.match(name, /./);
    assert.equal(await nameOfTag(document, tag), name);
    account.front.fault = () => undefined;
    const before = counts();
    const loaded = answered(/GET \/core\/v1\/tag 200/);
    await reload();
    await loaded;
    assert.deepEqual(counts(), { ...before, [TAGS]: (before[TAGS] ?? 0) + 1 });
  });

  it('are not loaded again for what they know, whatever the case of its letters', async () => {
    const before = count(isTags);
    answerContact({ tagIds: [tagId(1).toUpperCase()] });
    await reload();
    await openContact();
    await refresh();
    assert.equal(count(isTags), before + 1);
  });

  for (const [how, again] of [
    ['opened', () => openContact()],
    ['reloaded', reload],
    ['given the command Refresh Lists', refresh],
  ] as const)
    it(`that failed are asked for again when the contact is ${how}`, async () => {
      const document = await openContact();
      const [tag] = valueOf(document)['tagIds'] as string[];
      account.front.fault = (request) =>
        isTags(request) || isContactSequences(request) ? broken : undefined;
      await refresh();
      account.front.fault = () => undefined;
      const sequences = count(isContactSequences);
      const loaded = answered(/GET \/core\/v1\/tag 200/);
      await again();
      await loaded;
      assert.match(await nameOfTag(document, tag ?? ''), /./);
      assert.equal(count(isContactSequences), sequences + 1);
    });

  it('of the sequences that a contact is in come again with the contact', async () => {
    const before = count(isContactSequences);
    await openContact(OTHER_ID);
    await until('they are read with the contact', () => count(isContactSequences) === before + 1);
    await reload();
    await until('they are read with the reload', () => count(isContactSequences) === before + 2);
    await closeEverything();
    await until('the document is closed', () =>
      vscode.workspace.textDocuments.every(({ uri }) => !uri.path.includes(OTHER_ID)),
    );
    await openContact(OTHER_ID);
    await until('they are read when it is opened again', () => count(isContactSequences) === before + 3);
  });

  it('of the sequences of a contact are unknown when they are all of the account, and one can be added', async () => {
    const body = JSON.stringify(accountSeed().sequences);
    account.front.fault = (request) => (isContactSequences(request) ? { status: 200, body } : undefined);
    const document = await openContact();
    await refresh();
    await setInText(document, ['sequenceIds'], [sequenceId(3)]);
    await saveActive();
    await until('it is saved', () => !document.isDirty);
    assert.ok((account.stored()['sequenceIds'] as string[]).includes(sequenceId(3)));
  });

  it('that failed leave the field open to ids, which are sent', async () => {
    account.front.fault = (request) => (isTags(request) ? broken : undefined);
    const document = await openContact();
    await refresh();
    await setInText(document, ['tagIds'], [...(valueOf(document)['tagIds'] as string[]), tagId(5)]);
    await saveActive();
    await until('it is saved', () => !document.isDirty);
    assert.ok((account.stored()['tagIds'] as string[]).includes(tagId(5)));
  });

  it('are the newest that were asked for, also when an older answer comes later', async () => {
    const document = await openContact();
    const held = valueOf(document)['tagIds'] as string[];
    const { arrived, release } = hold(isTags);
    const older = refresh();
    await arrived;
    const body = JSON.stringify(held.map((id) => ({ id, name: 'Renamed', color: null })));
    account.front.fault = (request) => (isTags(request) ? { status: 200, body } : undefined);
    await refresh();
    release();
    await older;
    assert.match(await nameOfTag(document, held[0] ?? ''), /Renamed/);
  });
});
