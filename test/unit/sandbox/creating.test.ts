import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/text/json';
import { SAMPLE_CONTACT_ID } from '../../../src/sandbox/sandbox';
import { portfolioId, sequenceId, tagId } from '../../../src/sandbox/account/seedIds';
import { useSandbox } from './useSandbox';

const id = SAMPLE_CONTACT_ID;
const PHONE = '(11) 99999-0000'; // of the sample contact

describe('sandbox: creating a contact', () => {
  const api = useSandbox();

  it('takes every value without fields, and the contact is there', async () => {
    const { status, body } = await api.post('/core/v1/contact', {
      name: 'Bia Nova',
      phoneNumber: '11988880001',
      email: 'bia@example.com',
      tagNames: ['VIP'],
      portfolioIds: [portfolioId(1)],
      metadata: { crmId: '1' },
    });
    assert.equal(status, 200);
    assert.deepEqual(
      [body['name'], body['phoneNumber'], body['tagNames'], body['portfolioIds'], body['metadata']],
      ['Bia Nova', '+55|11988880001', ['VIP'], [portfolioId(1)], { crmId: '1' }],
    );
    assert.deepEqual(api.ignored(), []);
    const read = await api.get(`/core/v1/contact/${body['id'] as string}`);
    assert.deepEqual([read.status, read.body['name'], read.body['status']], [200, 'Bia Nova', 'ACTIVE']);
  });

  it('notes what it does not know', async () => {
    await api.post('/core/v1/contact', { name: 'B', fields: ['Name'], id: 'x' });
    assert.deepEqual(api.ignored(), [
      'id was dropped: it is read-only.',
      'fields was dropped: this call does not know it.',
    ]);
  });

  it('answers 500 to a phone, an Instagram name or an e-mail that another contact has, and creates nothing', async () => {
    for (const body of [
      { phoneNumber: '551199990000' },
      { instagram: 'ANA.souza.exemplo' },
      { email: 'Ana.Souza@example.com' },
    ]) {
      assert.equal((await api.post('/core/v1/contact', body)).status, 500);
    }
    assert.equal((await api.get('/core/v1/contact')).body['totalItems'], 11);
  });

  it('does not take what no contact is created with, and says where it goes', async () => {
    const { body } = await api.post('/core/v1/contact', {
      name: 'B',
      ...{ utm: { source: 'x' }, status: 'BLOCKED', pictureUrl: 'https://example.com/x.png' },
    });
    const { utm, status, pictureUrl } = api.stored(body['id'] as string);
    assert.deepEqual([utm, status, pictureUrl], [null, 'ACTIVE', null]);
    assert.deepEqual(
      api.ignored(),
      ['utm', 'status', 'pictureUrl'].map(
        (key) => `${key} was dropped: no contact is created with it. Send it with a PUT.`,
      ),
    );
  });

  it('gives one that is there as it is with getIfExists', async () => {
    const before = api.stored(id);
    const { status, body } = await api.post('/core/v1/contact', {
      ...{ phoneNumber: PHONE, name: 'Nova', options: { getIfExists: true } },
    });
    assert.deepEqual([status, body['id'], api.stored(id)], [200, id, before]);
    assert.deepEqual(
      api
        .requests()
        .at(-1)!
        .remarks.map(({ kind, family }) => [kind, family]),
      [['gotExisting', 'noted']],
    );
  });

  it('updates one that is there with upsert, and replaces its tags unless told otherwise', async () => {
    const body = { phoneNumber: PHONE, tagIds: [tagId(5)] };
    const upsert = (options: object) =>
      api.post('/core/v1/contact', {
        ...body,
        options: { upsert: true, upsertFields: ['Tags'], ...options },
      });
    await upsert({ upsertTagOperation: 'INSERTIFNOTEXISTS' });
    assert.deepEqual(api.stored(id).tagIds, [tagId(1), tagId(4), tagId(8), tagId(5)]);
    await upsert({});
    assert.deepEqual(api.stored(id).tagIds, [tagId(5)]);
  });

  it('answers 400 to text that is too long', async () => {
    const { status, body } = await api.post('/core/v1/contact', { name: 'x'.repeat(256) });
    assert.deepEqual([status, Object.keys(body['errors'] as object)], [400, ['Name']]);
  });
});

describe('sandbox: saving a batch', () => {
  const api = useSandbox();
  const batch = (items: unknown, options?: object) =>
    api.post('/core/v2/contact/batch', { items, ...(options && { options }) });
  const upsert = async (item: object, options: object = {}) => {
    await batch([item], { upsert: true, ...options });
    return api.stored(id);
  };

  it('creates contacts with custom fields and answers them in order', async () => {
    const { status, list } = await batch([
      { name: 'A', phoneNumber: '11988880001', customFields: { apelido: 'a' } },
      { name: 'B' },
    ]);
    assert.equal(status, 200);
    assert.deepEqual(
      list.map(({ name }) => name),
      ['A', 'B'],
    );
    assert.deepEqual(list[0]!['customFields'], { apelido: 'a' });
    assert.deepEqual(api.ignored(), []);
  });

  for (const [known, item] of [
    ['phone', { phoneNumber: PHONE }],
    ['Instagram', { instagram: 'ana.souza.exemplo' }],
    ['e-mail', { email: 'ANA.SOUZA@example.com' }],
  ] as const) {
    it(`knows a contact by its ${known}`, async () => {
      const stored = await upsert({ ...item, name: 'Nova' }, { upsertFields: ['Name'] });
      assert.equal(stored.name, 'Nova');
    });
  }

  it('leaves a contact that is there alone when no upsert is asked for, and notes it', async () => {
    const before = api.stored(id);
    const { list } = await batch([{ phoneNumber: PHONE, name: 'Nova' }]);
    assert.deepEqual([list[0]!['id'], api.stored(id)], [id, before]);
    assert.deepEqual(api.ignored(), [
      'items[0]: Nothing was written: the account has this contact, and options.upsert is not true.',
    ]);
  });

  it('replaces the tags by default, unlike an update', async () => {
    const item = { phoneNumber: PHONE, tagIds: [tagId(5)] };
    assert.deepEqual((await upsert(item, { upsertFields: ['Tags'] })).tagIds, [tagId(5)]);
  });

  it('adds tags when it is told to', async () => {
    const item = { phoneNumber: PHONE, tagIds: [tagId(5)] };
    const options = { upsertFields: ['Tags'], upsertTagOperation: 'INSERTIFNOTEXISTS' };
    assert.deepEqual((await upsert(item, options)).tagIds, [tagId(1), tagId(4), tagId(8), tagId(5)]);
  });

  it('rewrites every field when upsertFields are missing, so what is not sent is lost', async () => {
    const stored = await upsert({ phoneNumber: PHONE, name: 'Nova' });
    const { name, email, instagram, annotation, tagIds, portfolioIds } = stored;
    assert.deepEqual(
      { name, email, instagram, annotation, tagIds, portfolioIds },
      {
        name: 'Nova',
        email: null,
        instagram: null,
        annotation: null,
        tagIds: [],
        portfolioIds: [],
      },
    );
    assert.deepEqual(
      [stored.status, Object.keys(stored.metadata!).length, stored.sequenceIds],
      ['ACTIVE', 3, [sequenceId(2)]],
    );
  });

  it('writes only upsertFields, in any case, and notes the rest', async () => {
    const stored = await upsert(
      { phoneNumber: PHONE, name: 'Nova', EMAIL: 'x@y.example' },
      {
        upsertFields: ['NAME', 'PhoneNumber'],
      },
    );
    assert.deepEqual([stored.name, stored.email], ['Nova', 'ana.souza@example.com']);
    assert.deepEqual(api.ignored(), ['items[0]: email was dropped: Email is not in options.upsertFields.']);
  });

  it('knows in its second item what its first one created', async () => {
    const item = { phoneNumber: '11988880001' };
    const { list } = await batch([item, { ...item, name: 'Second' }], { upsert: true });
    assert.equal(list[0]!['id'], list[1]!['id']);
  });

  it('notes keys and options that it does not know', async () => {
    await api.post('/core/v2/contact/batch', {
      items: [{ name: 'A', nick: 'B' }],
      upsert: true,
      options: { upsertTags: true },
    });
    assert.deepEqual(api.ignored(), [
      'options.upsertTags was dropped: this call does not know it.',
      'upsert was dropped: this call does not know it. Write options.upsert.',
      'items[0]: nick was dropped: this call does not know it.',
    ]);
  });

  const many = (count: number): JsonObject[] =>
    Array.from({ length: count }, (_, index) => ({ name: `${index}` }));

  it('takes 100 contacts', async () => {
    const { list } = await batch(many(100));
    assert.equal(list.length, 100);
  });

  for (const [property, items, options] of [
    ['Items', many(101), {}],
    ['Items', [], {}],
    ['Items', 'x', {}],
    ['Items[1]', [{}, 5], {}],
    ['Items[0].Email', [{ email: 'x'.repeat(256) }], {}],
    ['Options.UpsertFields', [{}], { upsertFields: ['Portfolios'] }],
    ['Options.UpsertTagOperation', [{}], { upsertTagOperation: 'Wipe' }],
  ] as const) {
    it(`answers 400 for a bad ${property} and writes nothing (${JSON.stringify(items).slice(0, 20)})`, async () => {
      const { status, body } = await batch(items, options);
      assert.deepEqual([status, Object.keys(body['errors'] as object)], [400, [property]]);
      assert.equal((await api.get('/core/v1/contact')).body['totalItems'], 11);
    });
  }
});
