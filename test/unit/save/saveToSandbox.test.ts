import assert from 'node:assert/strict';
import { createContactApi } from '../../../src/core/api/contactApi';
import { createBaseline } from '../../../src/core/contact/baseline';
import type { AccountLists, ListItem } from '../../../src/core/contact/fieldView';
import type { Json } from '../../../src/core/contact/json';
import { saveContact } from '../../../src/core/save';
import { SAMPLE_CONTACT_ID as id, type Sandbox, startSandbox } from '../../../src/sandbox/sandbox';
import { edited } from '../builders';

describe('A save to the sandbox, over HTTP', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ port: 0 });
  });
  after(() => sandbox.close());
  beforeEach(() => {
    sandbox.reset();
  });

  async function save(
    change: (loaded: Record<string, Json>, tags: readonly ListItem[]) => Record<string, Json>,
  ) {
    const api = createContactApi({ baseUrl: sandbox.url, key: sandbox.key, environment: 'sandbox' });
    const items = await api.listTags();
    const none = { kind: 'loaded', items: [] } as const;
    const lists: AccountLists = { tags: { kind: 'loaded', items }, portfolios: none, sequences: none };
    const baseline = createBaseline(await api.loadContact(id));
    const before = sandbox.requests().length;
    const text = edited(baseline, change(JSON.parse(baseline.text) as Record<string, Json>, items));
    const outcome = await saveContact(api, { id, baseline, text, lists });
    assert.equal(outcome.kind, 'saved');
    const requests = sandbox.requests().slice(before);
    return {
      outcome,
      text,
      requests: requests.map(({ method }) => method),
      ignored: requests.flatMap((entry) => entry.ignored),
    };
  }

  it('takes every kind of field, and nothing is dropped', async () => {
    const { outcome, text, requests, ignored } = await save(() => ({
      name: 'Bia 🎉 <b>',
      phoneNumber: '(21) 99999-0000',
      email: 'a+b@x.technology',
      instagram: null,
      annotation: 'one\ntwo',
      status: 'ARCHIVED',
      pictureUrl: 'https://example.com/p.png',
      metadata: { added: 'x', empty: '' },
      utm: null,
    }));
    assert.deepEqual(requests, ['GET', 'PUT']);
    assert.deepEqual(ignored, []);
    assert.deepEqual(outcome.result.notTaken, []);
    assert.deepEqual(outcome.result.changedElsewhere, []);
    assert.deepEqual(
      outcome.result.unchecked.map(({ field }) => field),
      ['pictureUrl'],
    );
    assert.deepEqual(
      (JSON.parse(outcome.baseline.text) as Record<string, Json>)['metadata'],
      (JSON.parse(text) as Record<string, Json>)['metadata'],
    );
  });

  it('adds and removes tags in two calls', async () => {
    const { outcome, requests } = await save((loaded, tags) => {
      const [, ...kept] = loaded['tagIds'] as string[];
      const added = tags.find((tag) => !(loaded['tagIds'] as string[]).includes(tag.id));
      return { tagIds: [...kept, added!.id] };
    });
    assert.deepEqual(requests, ['GET', 'PUT', 'POST']);
    assert.deepEqual([outcome.result.taken.length, outcome.result.notTaken], [2, []]);
  });

  it('proves a save whose answer holds no details with one more read', async () => {
    await sandbox.close();
    sandbox = await startSandbox({ port: 0, switches: { putAnswerDetails: 'null' } });
    const { outcome, requests } = await save(() => ({ name: 'Bia' }));
    assert.deepEqual(requests, ['GET', 'PUT', 'GET']);
    assert.deepEqual(outcome.result.changedElsewhere, []);
  });

  it('names what an API that ignores null did not clear', async () => {
    await sandbox.close();
    sandbox = await startSandbox({ port: 0, switches: { strictNull: true } });
    const { outcome } = await save(() => ({ email: null }));
    assert.deepEqual(
      outcome.result.notTaken.map(({ field }) => field),
      ['email'],
    );
  });
});
