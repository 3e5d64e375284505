import assert from 'node:assert/strict';
import { type ContactApi, createContactApi } from '../../../src/core/api/contactApi';
import { readSearchTerms } from '../../../src/core/identity/searchTerms';
import { findContacts } from '../../../src/core/api/findContacts';
import { SANDBOX_KEY } from '../../../src/sandbox/account/identity';
import { contact, uuid } from '../builders';
import { useSandbox } from '../sandbox/useSandbox';
import { envelopes, failureOf } from './apiErrors';
import { answer, type Behaviour, type FaultServer, startFaultServer } from './faultServer';
import type { LoggedRequest } from './requestLog';

describe('finding contacts', () => {
  let server: FaultServer;
  let api: ContactApi;
  let log: LoggedRequest[];

  async function start(behave: Behaviour): Promise<void> {
    server = await startFaultServer(behave);
    log = [];
    api = createContactApi({
      baseUrl: server.url,
      key: 'pn_x',
      environment: 'shop',
      onRequest: (entry) => log.push(entry),
    });
  }

  afterEach(() => server.close());

  it('asks for the first page of a filter, and never GET /contact, which ignores filters', async () => {
    await start(answer(200, { items: [contact()], totalItems: 31 }));
    const page = await api.filterContacts({ textFilter: 'ana' });
    const [request] = server.requests;
    assert.deepEqual(
      [request?.method, request?.url, JSON.parse(request?.body ?? '')],
      ['POST', '/core/v1/contact/filter', { textFilter: 'ana', pageNumber: 1, pageSize: 25 }],
    );
    assert.deepEqual(page, {
      contacts: [
        {
          id: uuid(1),
          name: 'Ana Souza',
          phone: '(11) 99999-0000',
          email: 'ana@example.com',
          status: 'Active',
          tags: ['VIP', 'Lead'],
        },
      ],
      more: 30,
    });
  });

  it('asks once for the newest contacts, in the order that the account gives them', async () => {
    const rows = [contact({ id: uuid(2), name: 'Bruno Lima' }), contact()];
    await start(answer(200, { items: rows, totalItems: 31 }));
    const names = (await api.newestContacts()).map(({ name }) => name);
    assert.deepEqual(names, ['Bruno Lima', 'Ana Souza']);
    assert.deepEqual(
      server.requests.map(({ method, url }) => [method, url]),
      [['GET', '/core/v1/contact?PageNumber=1&PageSize=10&OrderBy=createdAt&OrderDirection=DESCENDING']],
    );
  });

  for (const [what, body, more] of [
    ['none more', { items: [contact()], totalItems: 1, hasMorePages: false }, 0],
    ['more, and not how many', { items: [contact()], hasMorePages: true }, undefined],
    ['a bare list', [contact()], 0],
    ['odd counts', { items: [contact()], totalItems: '31', hasMorePages: 'yes' }, 0],
  ] as const) {
    it(`reads a page that tells ${what}`, async () => {
      await start(answer(200, body));
      assert.equal((await api.filterContacts({ textFilter: 'ana' })).more, more);
    });
  }

  it('leaves out rows that are no contacts, and reads odd ones as far as they go', async () => {
    const odd = contact({ name: null, phoneNumber: 7, email: {}, status: 'SOON', tagNames: null });
    await start(answer(200, { items: [null, 7, [], {}, { id: '../tag' }, odd] }));
    assert.deepEqual((await api.filterContacts({ textFilter: 'ana' })).contacts, [
      { id: uuid(1), name: '', phone: '', email: '', status: 'SOON', tags: undefined },
    ]);
  });

  for (const [what, body, kind] of [
    ['nothing', '', 'empty'],
    ['an object without rows', {}, 'unexpectedAnswer'],
  ] as const) {
    it(`does not take ${what} for a page`, async () => {
      await start(answer(200, body));
      assert.equal((await failureOf(api.filterContacts({ textFilter: 'ana' }))).kind, kind);
    });
  }

  describe('of every status', () => {
    const of = (index: number, status: string) => contact({ id: uuid(index), status });
    const statusOf = (body: string) => (JSON.parse(body) as { status: string }).status;

    it('shows active ones first, then asks for each other status', async () => {
      await start((response, request) => {
        const status = statusOf(request.body);
        const items = [of(status === 'ACTIVE' ? 1 : 2, status)];
        answer(200, { items, totalItems: 3 })(response, request);
      });
      const shown: number[] = [];
      const found = await findContacts(api, readSearchTerms('ana'), {
        show: (some) => shown.push(some.kind === 'contacts' ? some.contacts.length : -1),
      });
      assert.deepEqual(
        server.requests.map(({ body }) => statusOf(body)),
        ['ACTIVE', 'ARCHIVED', 'BLOCKED'],
      );
      assert.deepEqual(shown, [1]);
      assert.ok(found.kind === 'contacts');
      assert.deepEqual(
        [found.contacts.map(({ status }) => status), found.more, found.isWhole],
        [['Active', 'Archived'], 6, true],
      );
    });

    it('keeps the active ones when the others cannot be had, and says why', async () => {
      await start((response, request) => {
        const fails = statusOf(request.body) !== 'ACTIVE';
        answer(fails ? 500 : 200, fails ? 'x' : { items: [of(1, 'ACTIVE')] })(response, request);
      });
      const found = await findContacts(api, readSearchTerms('ana'));
      assert.ok(found.kind === 'contacts' && found.failure instanceof Error);
      assert.deepEqual([found.contacts.length, found.isWhole], [1, false]);
    });
  });

  describe('with a tag', () => {
    const tags = ['VIP', 'VIP Ouro', 'Não ligar'].map((name, index) => ({ id: uuid(11 + index), name }));
    const search = async (typed: string) => {
      await start((response, request) => {
        answer(200, request.url.endsWith('/tag') ? tags : { items: [] })(response, request);
      });
      return await findContacts(api, readSearchTerms(typed));
    };

    it('sends the ID of the one that is meant, in any case and without accents', async () => {
      await search('ana #naoligar');
      const filter = server.requests.find(({ url }) => url.endsWith('/filter'));
      const { textFilter, tagIds } = JSON.parse(filter?.body ?? '') as Record<string, unknown>;
      assert.deepEqual([textFilter, tagIds], ['ana', [uuid(13)]]);
    });

    it('takes a whole name for its tag though another begins with it', async () => {
      const found = await search('#vip');
      assert.equal(found.kind, 'contacts');
    });

    it('asks which one is meant, and searches for nothing', async () => {
      const found = await search('#vi');
      assert.ok(found.kind === 'tags');
      assert.deepEqual(
        found.tags.map(({ name }) => name),
        ['VIP', 'VIP Ouro'],
      );
      assert.ok(server.requests.every(({ method }) => method === 'GET'));
    });
  });

  it('finds by phone, and keeps the phone out of the log', async () => {
    await start(answer(200, contact()));
    assert.equal((await api.findByPhone('+55|11999990000'))?.id, uuid(1));
    assert.equal(server.requests[0]?.url, '/core/v1/contact/phonenumber/%2B5511999990000');
    assert.deepEqual(
      log.map(({ path }) => path),
      ['/core/v1/contact/phonenumber/…'],
    );
  });

  it('knows "not found" from other failures', async () => {
    await start(answer(500, envelopes.notFound));
    assert.equal(await api.findByPhone('+55|11999990000'), undefined);
    await server.close();
    await start(answer(401, envelopes.unauthorized));
    assert.equal((await failureOf(api.findByPhone('+55|11999990000'))).kind, 'unauthorized');
  });

  it('does not take an answer without a contact for one', async () => {
    await start(answer(200, {}));
    assert.equal((await failureOf(api.findByPhone('+55|11999990000'))).kind, 'unexpectedAnswer');
  });
});

describe('finding contacts in the sandbox', () => {
  const sandbox = useSandbox();
  const namesFor = async (typed: string): Promise<string[]> => {
    const baseUrl = `http://127.0.0.1:${sandbox.port()}`;
    const api = createContactApi({ baseUrl, key: SANDBOX_KEY, environment: 'sandbox' });
    const found = await findContacts(api, readSearchTerms(typed));
    assert.ok(found.kind === 'contacts');
    return found.contacts.map(({ name }) => name);
  };

  for (const [typed, name] of [
    ['ana sou', 'Ana Souza'],
    ['iris', 'Íris Melo'],
    ['gabi@example.com', 'Gabriela Nunes'],
    ['gabi@ex', 'Gabriela Nunes'],
    ['(21) 99999-0003', 'Bruno Lima'],
    ['5521999990003', 'Bruno Lima'],
    ['2199990003', 'Bruno Lima'],
    ['11 99999-0011', 'Íris Melo'],
    ['1199990011', 'Íris Melo'],
    ['+351 910 000 012', 'João Importado'],
    ['9999-0003', 'Bruno Lima'],
    ['99999-0011', 'Íris Melo'],
  ] as const) {
    it(`finds ${name} once for ${typed}`, async () => {
      assert.deepEqual(await namesFor(typed), [name]);
    });
  }

  it('finds archived and blocked contacts, and those of a tag', async () => {
    assert.deepEqual(await namesFor('bruno'), ['Bruno Lima']);
    const vip = await namesFor('#vip');
    assert.ok(vip.includes('Ana Souza'));
    assert.deepEqual(await namesFor('ana sou #vip'), ['Ana Souza']);
  });

  it('finds several, and none', async () => {
    assert.equal((await namesFor('@example.com')).length > 1, true);
    assert.deepEqual(await namesFor('nobody is called this'), []);
  });
});
