import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/core/text/json';
import type { SandboxSwitches } from '../../../src/sandbox/publicApi';
import { SAMPLE_CONTACT_ID } from '../../../src/sandbox/sandbox';
import { contactId, portfolioId, sequenceId, tagId } from '../../../src/sandbox/account/seedIds';
import { useSandbox } from './useSandbox';

const id = SAMPLE_CONTACT_ID;
const PHONE = '11999990000';

function withSwitch(
  switches: Partial<SandboxSwitches>,
  tests: (api: ReturnType<typeof useSandbox>) => void,
): void {
  describe(`sandbox with ${JSON.stringify(switches)}`, () => {
    tests(useSandbox(switches));
  });
}

const membershipWrites = [
  ['PUT', `/core/v2/contact/${id}`, { fields: ['Tags'], tagIds: [tagId(5)] }],
  ['PUT', `/core/v2/contact/${id}`, { fields: ['Metadata'], metadata: { a: 'b' } }],
  ['PUT', `/core/v2/contact/${id}`, { fields: ['CustomFields'], customFields: { apelido: 'A' } }],
  ['POST', `/core/v1/contact/${id}/tags`, { tagIds: [tagId(6)] }],
  ['POST', `/core/v1/portfolio/${portfolioId(1)}/contact`, { contactId: id }],
  ['DELETE', `/chat/v1/sequence/${sequenceId(2)}/contact`, { contactId: id }],
] as const;

for (const updatedAt of ['always', 'fields'] as const) {
  withSwitch({ updatedAt }, (api) => {
    for (const [method, path, body] of membershipWrites) {
      it(`moves updatedAt ${updatedAt === 'always' ? '' : 'not '}with ${method} ${JSON.stringify(body)}`, async () => {
        const before = api.stored(id).updatedAt;
        assert.equal((await api.call(path, { method, body })).status, 200);
        assert.equal(api.stored(id).updatedAt !== before, updatedAt === 'always');
      });
    }

    it('moves updatedAt with a field of its own', async () => {
      const before = api.stored(id).updatedAt;
      await api.put(id, { fields: ['Name', 'Tags'], name: 'Nova', tagIds: [tagId(5)] });
      assert.notEqual(api.stored(id).updatedAt, before);
    });
  });
}

withSwitch({ updatedAt: 'null' }, (api) => {
  it('gives no date of the last change', async () => {
    assert.equal((await api.get(`/core/v1/contact/${id}`)).body['updatedAt'], null);
  });
});

for (const batchFinds of ['always', 'withUpsert'] as const) {
  withSwitch({ batchFinds }, (api) => {
    it(`${batchFinds === 'always' ? 'finds' : 'creates again'} a contact without upsert`, async () => {
      const { list } = await api.post('/core/v2/contact/batch', { items: [{ phoneNumber: PHONE }] });
      assert.equal(list[0]!['id'] === id, batchFinds === 'always');
    });

    it('finds a contact with upsert, and with getIfExists', async () => {
      for (const options of [{ upsert: true, upsertFields: [] }, { getIfExists: true }]) {
        const { list } = await api.post('/core/v2/contact/batch', {
          items: [{ phoneNumber: PHONE }],
          options,
        });
        assert.equal(list[0]!['id'], id);
      }
    });
  });
}

withSwitch({ metadataValues: 'dropped' }, (api) => {
  it('drops metadata that is no text, and says so', async () => {
    await api.put(id, { fields: ['Metadata'], metadata: { score: 7, crmId: '1' } });
    assert.deepEqual(
      [api.stored(id).metadata!['score'], api.stored(id).metadata!['crmId']],
      [undefined, '1'],
    );
    assert.deepEqual(api.ignored(), ['metadata["score"] was dropped: it is a number and must be text.']);
  });
});

for (const [singlePortfolios, after] of [
  ['shared', [portfolioId(2), portfolioId(3), portfolioId(1)]],
  ['exclusive', [portfolioId(2), portfolioId(1)]],
] as const) {
  describe(`sandbox with ${JSON.stringify({ singlePortfolios })} and two portfolios of one attendant`, () => {
    const api = useSandbox({ singlePortfolios });

    it(`leaves the contact in ${after.length}`, async () => {
      const seed = JSON.parse(await api.control().export()) as { portfolios: { type: string }[] };
      seed.portfolios[0]!.type = 'SINGLE';
      await api.control().import(JSON.stringify(seed));
      await api.post(`/core/v1/portfolio/${portfolioId(1)}/contact`, { contactId: id });
      assert.deepEqual(api.stored(id).portfolioIds, after);
      const kinds = api
        .requests()
        .at(-1)!
        .remarks.map(({ kind }) => kind);
      assert.deepEqual(kinds, singlePortfolios === 'exclusive' ? ['leftPortfolio'] : []);
    });
  });
}

withSwitch({ singlePortfolios: 'expiring' }, (api) => {
  it('ends a membership of one attendant by itself once it was read, and no other', async () => {
    const contact = contactId(7);
    const read = async () =>
      (await api.get(`/core/v1/contact/${contact}?IncludeDetails=Portfolios`)).body['portfolioIds'];
    for (const portfolio of [1, 3]) {
      await api.post(`/core/v1/portfolio/${portfolioId(portfolio)}/contact`, { contactId: contact });
    }
    assert.deepEqual(await read(), [portfolioId(1), portfolioId(3)]);
    assert.deepEqual(await read(), [portfolioId(1)]);
    assert.deepEqual(await read(), [portfolioId(1)]);
  });
});

for (const [membershipRoutes, portfolios, sequences] of [
  ['all', true, true],
  ['portfolios', true, false],
  ['sequences', false, true],
  ['none', false, false],
] as const) {
  withSwitch({ membershipRoutes }, (api) => {
    for (const [path, isThere] of [
      [`/core/v1/portfolio/${portfolioId(1)}/contact`, portfolios],
      [`/chat/v1/sequence/${sequenceId(1)}/contact`, sequences],
    ] as const) {
      it(`${isThere ? 'has' : 'has not'} the call ${path}`, async () => {
        const { status, body } = await api.post(path, { contactId: id });
        assert.deepEqual([status, body['httpStatusCode']], isThere ? [200, undefined] : [401, 404]);
        if (!isThere) assert.equal(api.requests().at(-1)!.remarks[0]!.kind, 'absentRoute');
      });
    }

    it('gives the lists all the same', async () => {
      assert.equal((await api.get('/core/v1/portfolio')).status, 200);
      assert.equal((await api.get('/chat/v1/sequence')).status, 200);
    });
  });
}

for (const [keyModules, core, chat] of [
  ['all', 200, 200],
  ['core', 200, 401],
  ['chat', 401, 200],
] as const) {
  withSwitch({ keyModules }, (api) => {
    it(`answers ${core} in /core and ${chat} in /chat`, async () => {
      const answers = [await api.get('/core/v1/tag'), await api.get('/chat/v1/sequence')];
      assert.deepEqual(
        answers.map(({ status }) => status),
        [core, chat],
      );
      for (const { status, body } of answers) if (status === 401) assert.equal(body['httpStatusCode'], 401);
    });
  });
}

for (const switches of [
  { coreQueryKeys: 'any', chatQueryKeys: 'any' },
  { coreQueryKeys: 'exact', chatQueryKeys: 'exact' },
] as const) {
  withSwitch(switches, (api) => {
    const isExact = switches.coreQueryKeys === 'exact';

    it(`${isExact ? 'drops' : 'takes'} query keys in another case`, async () => {
      for (const path of ['/core/v1/contact', '/chat/v1/sequence']) {
        const { body } = await api.get(`${path}?pageSize=1&PageNumber=2`);
        assert.deepEqual([body['pageSize'], body['pageNumber']], [isExact ? 15 : 1, 2], path);
        const name = path.startsWith('/core') ? 'coreQueryKeys' : 'chatQueryKeys';
        const told = `?pageSize was dropped: query keys count here only as they are documented. Write PageSize (switch ${name}).`;
        assert.deepEqual(api.ignored(), isExact ? [told] : []);
      }
    });
  });
}

for (const postCustomFields of ['dropped', 'taken'] as const) {
  withSwitch({ postCustomFields }, (api) => {
    it(`creates a contact with its custom fields ${postCustomFields}`, async () => {
      const sent = { name: 'B', customFields: { apelido: 'Bia' } };
      const { body } = await api.post('/core/v1/contact', sent);
      const fields = (body['customFields'] ?? {}) as JsonObject;
      assert.equal(fields['apelido'], postCustomFields === 'taken' ? 'Bia' : undefined);
    });
  });
}
