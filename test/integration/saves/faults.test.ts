import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ContactSession } from '../../../src/host/contact/contactSession';
import type { ContactSessions } from '../../../src/host/contact/contactSessions';
import { SAMPLE_CONTACT_ID } from '../../../src/sandbox/sandbox';
import { expected } from '../../support/faults/expected';
import { type FaultName, faultNames, type FaultRow, faults, isHang } from '../../support/faults/faults';
import { printRow } from '../../support/faults/printRow';
import { NEW_NAME, steps, storedAs } from '../../support/faults/steps';
import {
  type Account,
  activeTabIsDirty,
  openContact,
  setInText,
  testDoor,
  useAccount,
  useFreshAccount,
  valueOf,
} from '../account';

const reference = { environment: 'sandbox', id: SAMPLE_CONTACT_ID };
/** Pauses of seconds: the whole table is made in plain node, with a clock in a hurry. */
const slow: readonly FaultName[] = [
  '429 for ever',
  '429 for ever, Retry-After 0',
  'refused for ever',
  'refused once',
  '502 text',
  'reset',
  'hang',
];

/**
 * What the bytes of an answer say is the same wherever they were read, and plain node has each of them. Here is one for
 * each way that a save ends, and all that a connection does: VS Code puts its own hands between us and the network.
 */
const readAlike: readonly FaultName[] = [
  '429 once, Retry-After 1',
  '500 envelope',
  '502 text, applied',
  'HTML page',
  'HTML page, applied',
  'empty 200, applied',
  'error:true, 200',
  'truncated, applied',
  'invalid UTF-8',
];
const here = faultNames.filter((fault) => !slow.includes(fault) && !readAlike.includes(fault));

describe('a save that meets a fault, in VS Code', () => {
  const account = useAccount();
  let sessions: ContactSessions;
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => {
    unhandled.push(reason);
  };
  const settings = () => vscode.workspace.getConfiguration('wts');
  const timeout = (seconds: number | undefined) =>
    settings().update('requestTimeout', seconds, vscode.ConfigurationTarget.Global);

  before(async () => {
    process.on('unhandledRejection', note);
    ({ sessions } = await (await testDoor()).runtime());
  });
  after(async () => {
    await timeout(undefined);
    process.off('unhandledRejection', note);
  });
  afterEach(async () => {
    account.front.fault = () => undefined;
    await account.sandbox.reset();
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  for (const name of here) {
    it(`tells it, keeps the edit or saves it, and is there for the next: ${name}`, async () => {
      // A busy machine needs its time for 50 MB.
      await timeout(isHang(name) ? 1 : undefined);
      const document = await openContact();
      const before = account.stored();
      await setInText(document, ['name'], NEW_NAME);
      const earlier = account.front.requests.length;
      arm(account, name);
      await vscode.commands.executeCommand('wts.saveContact');
      const session = sessions.find(reference);
      const { busy, result } = session?.state.status ?? {};
      const notice = session?.notice;
      const notTaken = result?.notTaken.length ?? 0;
      const told = notice?.title ?? (notTaken > 0 ? `${notTaken} field was not taken` : 'Saved');
      const outcome = [
        told,
        activeTabIsDirty() ? 'edit kept' : 'clean',
        storedAs('PUT', before, account.stored()),
      ];
      const requests = account.front.requests.slice(earlier).map(({ method }) => method);
      printRow([name, ...outcome, requests.join(' ')]);
      assert.deepEqual(outcome, expected[name].PUT);
      assert.equal(busy, false);
      if (activeTabIsDirty()) assert.equal(valueOf(document)['name'], NEW_NAME);
      account.front.fault = () => undefined;
      await vscode.commands.executeCommand('wts.saveContact');
      if (expected[name].PUT[1] === 'edit kept') assert.equal(account.stored()['name'], NEW_NAME);
      const puts = account.sandbox.requests().filter(({ method }) => method === 'PUT');
      assert.ok(puts.length <= 1, 'carried out once');
      assert.deepEqual(unhandled, []);
    });
  }
});

describe('a save that waits', () => {
  const account = useFreshAccount();
  let session: ContactSession;
  let done: Thenable<unknown>;

  beforeEach(async () => {
    const document = await openContact();
    const { sessions } = await (await testDoor()).runtime();
    session = sessions.at(document.uri);
    await setInText(document, ['name'], NEW_NAME);
    account.front.fault = ({ method }) =>
      method === 'PUT' ? { status: 429, body: '', headers: { 'retry-after': '240' } } : undefined;
    const waits = new Promise<void>((resolve) => {
      const listener = session.onDidChange(() => {
        if (session.state.status.waiting === undefined) return;
        listener.dispose();
        resolve();
      });
    });
    done = vscode.commands.executeCommand('wts.saveContact');
    await waits;
  });

  it('is busy, and knows why and until when', () => {
    const { busy, waiting } = session.state.status;
    assert.deepEqual([busy, waiting?.reason], [true, 'tooManyRequests']);
    assert.ok((waiting?.untilMs ?? 0) > Date.now() + 200_000);
  });

  const setSandbox = (values: object) =>
    vscode.workspace
      .getConfiguration('wts')
      .update('environments', { sandbox: values }, vscode.ConfigurationTarget.Global);
  const replaceKey = async () => {
    const stored = JSON.stringify({ key: 'pn_another', origin: account.front.url });
    await (await testDoor()).secrets.store('wts.key.sandbox', stored);
  };
  afterEach(async () => {
    await (await testDoor()).secrets.delete('wts.key.sandbox');
  });

  const revocations: readonly [string, () => Thenable<void>, RegExp][] = [
    [
      'becomes read-only',
      () => setSandbox({ baseUrl: account.front.url, readOnly: true }),
      /^Not saved\. .*"sandbox" was made read-only/,
    ],
    [
      'gets another address',
      () => setSandbox({ baseUrl: account.sandbox.url }),
      /^Not saved\. The address of "sandbox" was changed/,
    ],
    ['gets another key', replaceKey, /^Not saved\. The API key of "sandbox" was cleared or replaced/],
  ];
  for (const [what, revoke, told] of revocations) {
    it(`ends when its environment ${what}, and says so; the edit stays and nothing is sent`, async () => {
      account.front.fault = () => undefined;
      await revoke();
      await done;
      assert.match(session.notice?.title ?? '', told);
      assert.deepEqual([session.state.status.busy, account.writes(), activeTabIsDirty()], [false, 1, true]);
      assert.equal(account.stored()['name'], 'Ana Souza');
    });
  }

  it('is given up when all changes are taken back', async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await done;
    assert.deepEqual([session.state.status.busy, account.writes()], [false, 1]);
    assert.equal(account.stored()['name'], 'Ana Souza');
  });

  it('is given up when the tab is closed without saving', async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await done;
    assert.equal(account.writes(), 1);
    assert.equal(account.stored()['name'], 'Ana Souza');
  });
});

describe('a save whose tab is closed without saving while the update is under way', () => {
  const account = useFreshAccount();

  it('goes on and leaves the contact as it was saved', async () => {
    const document = await openContact();
    await setInText(document, ['name'], NEW_NAME);
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const arrived = new Promise<void>((resolve) => {
      account.front.before = async ({ method }) => {
        if (method !== 'PUT') return;
        resolve();
        await held;
      };
    });
    const done = vscode.commands.executeCommand('wts.saveContact');
    await arrived;
    const told = nextMessage();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    goOn();
    await done;
    assert.match(await told, /was saved, after its form was closed/);
    assert.deepEqual([account.stored()['name'], account.writes()], [NEW_NAME, 1]);
    assert.deepEqual(
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label),
      [],
    );
  });
});

/** The next notification that only informs. */
function nextMessage(): Promise<string> {
  const real = vscode.window.showInformationMessage;
  return new Promise((resolve) => {
    Object.assign(vscode.window, {
      showInformationMessage: (message: string) => {
        Object.assign(vscode.window, { showInformationMessage: real });
        resolve(message);
        return Promise.resolve(undefined);
      },
    });
  });
}

describe('a save whose environment becomes read-only while the contact is read again', () => {
  const account = useFreshAccount();

  it('sends nothing, and says so', async () => {
    const document = await openContact();
    const { sessions } = await (await testDoor()).runtime();
    await setInText(document, ['name'], NEW_NAME);
    account.front.before = async ({ method, path }) => {
      if (method !== 'GET' || !path.includes('IncludeDetails')) return;
      await vscode.workspace
        .getConfiguration('wts')
        .update(
          'environments',
          { sandbox: { baseUrl: account.front.url, readOnly: true } },
          vscode.ConfigurationTarget.Global,
        );
    };
    await vscode.commands.executeCommand('wts.saveContact');
    assert.match(sessions.at(document.uri).notice?.title ?? '', /made read-only/);
    assert.deepEqual([account.writes(), activeTabIsDirty()], [0, true]);
  });
});

function arm({ front }: Account, name: FaultName): void {
  const { fault, times = Infinity }: FaultRow = faults[name];
  if (fault === 'refused') throw new Error('The front takes every connection.');
  const earlier = front.requests.length;
  let left = times;
  front.fault = (request) =>
    steps.PUT.isOf(request, front.requests.slice(earlier)) && left-- > 0 ? fault : undefined;
}
