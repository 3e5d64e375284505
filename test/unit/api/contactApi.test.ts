import assert from 'node:assert/strict';
import { type ContactApi, createContactApi } from '../../../src/core/api/contactApi';
import type { UpdateBody } from '../../../src/core/fields/update';
import { envelopes, failureOf } from './apiErrors';
import { answer, type Behaviour, type FaultServer, startFaultServer } from './faultServer';

const id = '0f8e6a3c-1111-4222-8333-444455556666';
const tagId = '0f8e6a3c-aaaa-4bbb-8ccc-444455556666';
const stored = `{"id":"${id}","name":"Ana","score":1.50}`;
const rename: UpdateBody = { fields: ['Name'], name: 'Ana' };

describe('the contact API', () => {
  let server: FaultServer;
  let api: ContactApi;

  async function start(behave: Behaviour): Promise<void> {
    server = await startFaultServer(behave);
    api = createContactApi({ baseUrl: `${server.url}/core/`, key: 'pn_x', environment: 'shop' });
  }

  afterEach(() => server.close());

  it('loads a contact with all three details and keeps its digits', async () => {
    await start(answer(200, stored));
    assert.equal(await api.loadContact(id), stored);
    const [request] = server.requests;
    assert.equal(
      `${request?.method} ${request?.url}`,
      `GET /core/v1/contact/${id}?IncludeDetails=Tags&IncludeDetails=CustomFields&IncludeDetails=Portfolios`,
    );
  });

  it('takes the same id in other letters', async () => {
    await start(answer(200, stored.toUpperCase().replace('"ID"', '"id"').replace('NAME', 'name')));
    assert.ok((await api.loadContact(id)).includes('ANA'));
  });

  for (const [what, body] of [
    ['another contact', stored.replace('0f8e', '1f8e')],
    ['a list', `[${stored}]`],
    ['an object without an id', '{}'],
    ['a bare null', 'null'],
  ]) {
    it(`does not take ${what} for the contact`, async () => {
      await start(answer(200, body));
      assert.equal((await failureOf(api.loadContact(id))).kind, 'unexpectedAnswer');
      const update = await failureOf(api.updateContact(id, rename));
      assert.deepEqual([update.kind, update.sent], ['unexpectedAnswer', 'maybe']);
    });
  }

  it('does not take an empty answer for a contact', async () => {
    await start(answer(200, ''));
    assert.equal((await failureOf(api.loadContact(id))).kind, 'empty');
  });

  it('says which environment has no contact with this id', async () => {
    await start(answer(500, envelopes.notFound));
    const error = await failureOf(api.loadContact(id));
    assert.equal(error.detail, 'There is no contact with this ID in shop.');
    assert.deepEqual(error.nextSteps, ['switchEnvironment']);
    assert.equal(server.requests.length, 1);
  });

  it('updates with one PUT', async () => {
    await start(answer(200, stored));
    assert.equal(await api.updateContact(id, rename), stored);
    assert.deepEqual(
      server.requests.map(({ method, url, body }) => [method, url, body]),
      [['PUT', `/core/v2/contact/${id}`, '{"fields":["Name"],"name":"Ana"}']],
    );
  });

  it('takes an empty 200 for an update without an answer', async () => {
    await start(answer(200, ' '));
    assert.equal(await api.updateContact(id, rename), '');
    assert.equal(await api.changeTags(id, { tagIds: [tagId], operation: 'DeleteIfExists' }), '');
  });

  it('changes tags with one POST', async () => {
    await start(answer(200, stored));
    await api.changeTags(id, { tagIds: [tagId], operation: 'DeleteIfExists' });
    assert.deepEqual(
      server.requests.map(({ method, url, body }) => [method, url, body]),
      [['POST', `/core/v1/contact/${id}/tags`, `{"tagIds":["${tagId}"],"operation":"DeleteIfExists"}`]],
    );
  });

  for (const status of [429, 500, 502]) {
    it(`sends a write once, whatever comes back (${status})`, async () => {
      await start(answer(status, 'no'));
      await failureOf(api.updateContact(id, rename));
      assert.equal(server.requests.length, 1);
    });
  }

  describe('before the network', () => {
    const invalid: readonly [what: string, body: unknown][] = [
      ['an invalid e-mail', { fields: ['Email'], email: 'a@b' }],
      ['a javascript: picture', { fields: ['PictureUrl'], pictureUrl: 'javascript:alert(1)' }],
      ['a value that is not declared', { fields: ['Name'], name: 'Ana', email: 'ana@example.com' }],
      ['ReplaceAll', { fields: ['Tags'], tagIds: [tagId], options: { tagsOperation: 'ReplaceAll' } }],
      ['an unknown key', { fields: ['Name'], name: 'Ana', nickname: 'A' }],
      ['no object', 'name'],
    ];
    for (const [what, body] of invalid) {
      it(`stops an update with ${what}`, async () => {
        await start(answer(200, stored));
        const error = await failureOf(api.updateContact(id, body as UpdateBody));
        assert.deepEqual([error.kind, error.sent], ['invalidRequest', 'no']);
        assert.ok(error.fieldErrors.length > 0);
        assert.equal(server.requests.length, 0);
      });
    }

    it('stops a tag change without a tag', async () => {
      await start(answer(200, stored));
      const error = await failureOf(api.changeTags(id, { operation: 'DeleteIfExists' }));
      assert.equal(error.kind, 'invalidRequest');
      assert.equal(server.requests.length, 0);
    });

    for (const odd of ['', '..', `${id}/tags`, 'x']) {
      it(`stops a call for the id ${JSON.stringify(odd)}`, async () => {
        await start(answer(200, stored));
        const calls = [
          api.loadContact(odd),
          api.updateContact(odd, rename),
          api.changeTags(odd, { tagIds: [tagId], operation: 'DeleteIfExists' }),
        ];
        for (const call of calls) assert.equal((await failureOf(call)).kind, 'invalidRequest');
        assert.equal(server.requests.length, 0);
      });
    }
  });

  describe('checking the key', () => {
    it('asks for the tags, and for nothing else', async () => {
      await start(answer(200, []));
      await api.checkKey();
      assert.deepEqual(
        server.requests.map(({ method, url }) => [method, url]),
        [['GET', '/core/v1/tag']],
      );
    });

    it('fails when the key is refused', async () => {
      await start(answer(401, envelopes.unauthorized));
      assert.equal((await failureOf(api.checkKey())).kind, 'unauthorized');
    });

    it('fails when something else answers', async () => {
      await start(answer(200, { hello: 'world' }));
      assert.equal((await failureOf(api.checkKey())).kind, 'unexpectedAnswer');
    });
  });
});

describe('createContactApi', () => {
  it('refuses an address that would get the key unencrypted', () => {
    assert.throws(
      () => createContactApi({ baseUrl: 'http://api.example.com', key: 'pn_x', environment: 'shop' }),
      /unencrypted/,
    );
  });
});
