import * as assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { ContactSession } from '../../../src/host/contact/contactSession';
import type { Fault } from '../../support/faults/faultyFront';
import {
  activeTabIsDirty,
  changeElsewhere,
  openContact,
  REFUSED_BODY,
  saveActive,
  saveInText,
  setInText,
  testDoor,
  untilClean,
  useFreshAccount,
  valueOf,
} from '../account';

type Save = (document: vscode.TextDocument) => Promise<void>;

/** The page's own save comes to the same place; it is tried by a person's keys. */
const doors: readonly (readonly [name: string, save: Save])[] = [
  ['its command', saveActive],
  ['Ctrl+S in its text', saveInText],
];

describe('a save that is asked for during another', () => {
  const account = useFreshAccount();
  let document: vscode.TextDocument;
  let session: ContactSession;

  beforeEach(async () => {
    document = await openContact();
    session = (await (await testDoor()).runtime()).sessions.at(document.uri);
    await setInText(document, ['name'], 'Ana Primeira');
  });

  /** Waits until it is shown that the save under way is not the last. */
  function until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const listener = session.onDidChange(() => {
        if (!holds()) return;
        listener.dispose();
        resolve();
      });
    });
  }

  /** Saves, and while the contact is read for it does something and saves in other ways. Settles with all of them. */
  async function saveDuring(
    first: Save,
    others: readonly Save[],
    meanwhile: () => Promise<void>,
    fault?: Fault,
  ): Promise<void> {
    account.front.fault = ({ method }) => (method === 'PUT' ? fault : undefined);
    let asked: Promise<void>[] = [];
    account.front.before = async ({ path }) => {
      if (!path.includes(`/contact/${session.reference.id}`) || asked.length > 0) return;
      await meanwhile();
      const queued = until(() => session.state.isSaveQueued);
      asked = others.map((save) => save(document));
      await queued;
    };
    await first(document);
    await Promise.all(asked);
    account.front.fault = () => undefined;
  }

  const typeOn = (): Promise<void> => setInText(document, ['name'], 'Ana Segunda');
  const sentNames = (): unknown[] =>
    account.front.requests
      .filter(({ method }) => method === 'PUT')
      .map(({ body }) => (JSON.parse(body) as { name?: string }).name);

  for (const [firstName, first] of doors) {
    for (const [secondName, second] of doors) {
      it(`follows it with the text as it is then: ${firstName}, then ${secondName}`, async () => {
        await saveDuring(first, [second], typeOn);
        assert.deepEqual(sentNames(), ['Ana Primeira', 'Ana Segunda']);
        assert.equal(account.stored()['name'], 'Ana Segunda');
        await untilClean();
        assert.equal(session.state.held.reason, undefined);
      });
    }
  }

  it('is one with all the others that are', async () => {
    await saveDuring(saveActive, [saveActive, saveActive, saveActive], typeOn);
    assert.deepEqual(sentNames(), ['Ana Primeira', 'Ana Segunda']);
    await untilClean();
  });

  it('has nothing to send when nothing was edited meanwhile', async () => {
    await saveDuring(saveActive, [saveActive], () => Promise.resolve());
    assert.deepEqual(sentNames(), ['Ana Primeira']);
    assert.equal(session.state.status.result?.taken.length, 1, 'what was saved is still told');
    await untilClean();
  });

  const failures: readonly (readonly [what: string, fault: Fault])[] = [
    ['was refused', { status: 500, body: REFUSED_BODY }],
    ['may yet arrive', 'reset'],
  ];
  for (const [what, fault] of failures) {
    it(`waits for the person when the one before ${what}, and is sent when they say so`, async () => {
      await saveDuring(saveActive, [saveActive], typeOn, fault);
      assert.deepEqual(sentNames(), ['Ana Primeira']);
      assert.deepEqual([valueOf(document)['name'], activeTabIsDirty()], ['Ana Segunda', true]);
      assert.notEqual(session.notice, undefined);
      assert.equal(session.state.held.reason, 'afterFailure');
      await saveActive();
      assert.deepEqual(sentNames(), ['Ana Primeira', 'Ana Segunda']);
      assert.equal(account.stored()['name'], 'Ana Segunda');
      assert.equal(session.state.held.reason, undefined);
    });
  }

  it('asked for at the same moment as one that may yet arrive is not sent by itself', async () => {
    account.front.fault = ({ method }) => (method === 'PUT' ? 'reset' : undefined);
    await Promise.all([saveActive(), saveActive()]);
    assert.deepEqual(sentNames(), ['Ana Primeira']);
    assert.equal(session.state.held.reason, 'afterFailure');
  });

  it('is over with the one before when that stops at a conflict: the form asks for a choice', async () => {
    await changeElsewhere(account, { fields: ['Name'], name: 'Ana Deles' });
    await Promise.all([saveActive(), saveActive()]);
    assert.deepEqual(sentNames(), []);
    assert.equal(session.state.conflicts.length, 1);
    assert.equal(session.state.held.reason, undefined);
  });

  it('is called off with the one before when its text is taken back during the wait for the API', async () => {
    const stored = String(account.stored()['name']);
    const waits = until(() => session.state.status.waiting !== undefined);
    account.front.fault = ({ method }) =>
      method === 'PUT' ? { status: 429, body: '', headers: { 'retry-after': '240' } } : undefined;
    const both = [saveActive()];
    await waits;
    const queued = until(() => session.state.isSaveQueued);
    both.push(saveActive());
    await queued;
    await setInText(document, ['name'], stored);
    await Promise.all(both);
    assert.equal(sentNames().length, 1);
    assert.equal(session.state.held.reason, undefined);
  });
});
