import assert from 'node:assert/strict';
import { SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../../../src/sandbox/sandbox';
import { contactId, portfolioId, tagId } from '../../../src/sandbox/account/seedIds';
import { useSandbox } from './useSandbox';

const CONTACT_KEYS = [
  'id createdAt updatedAt companyId name nameWhatsapp nameInstagram nameMessenger phoneNumber phoneNumberFormatted',
  'email instagram messengerId annotation tagIds tagNames status origin importedAt utm customFields portfolioIds',
  'portfolioNames metadata',
].flatMap((line) => line.split(' '));
const ALL_DETAILS = 'IncludeDetails=Tags&IncludeDetails=CustomFields&IncludeDetails=Portfolios';
const sample = `/core/v1/contact/${SAMPLE_CONTACT_ID}`;

describe('sandbox: reading a contact', () => {
  const api = useSandbox();

  it('gives every key of the contact and none that is write-only', async () => {
    const { status, body } = await api.get(`${sample}?${ALL_DETAILS}`);
    assert.equal(status, 200);
    assert.deepEqual(Object.keys(body).sort(), [...CONTACT_KEYS].sort());
  });

  it('gives null for the details that were not asked for', async () => {
    const { body } = await api.get(sample);
    for (const key of ['tagIds', 'tagNames', 'customFields', 'portfolioIds', 'portfolioNames']) {
      assert.equal(body[key], null, key);
    }
  });

  it('gives the details that were asked for, whatever the case of the query', async () => {
    const { body } = await api.get(`${sample}?includedetails=tags&INCLUDEDETAILS=Portfolios`);
    assert.deepEqual(body['tagNames'], ['Cliente', 'VIP', 'Indicação']);
    assert.deepEqual(body['portfolioNames'], ['Carteira Sul', 'Grandes contas']);
    assert.equal(body['customFields'], null);
  });

  it('gives empty details of a contact that has none as empty, not as null', async () => {
    const { body } = await api.get(`/core/v1/contact/${contactId(7)}?${ALL_DETAILS}`);
    assert.deepEqual([body['tagIds'], body['customFields'], body['portfolioIds']], [[], {}, []]);
  });

  it('answers 500 FORM_ERROR to a detail that does not exist', async () => {
    const { status, body } = await api.get(`${sample}?IncludeDetails=Metadata`);
    assert.deepEqual([status, body['key']], [500, 'FORM_ERROR']);
  });

  it('finds routes and ids whatever their case, with a slash at the end too', async () => {
    assert.equal((await api.get(`/CORE/V1/Contact/${SAMPLE_CONTACT_ID.toUpperCase()}/`)).status, 200);
  });

  it('ignores an unknown query parameter in silence and notes it in the journal', async () => {
    assert.equal((await api.get(`${sample}?Include=Tags`)).status, 200);
    assert.deepEqual(api.ignored(), [
      '?Include was dropped: this call does not know it. Write IncludeDetails.',
    ]);
  });
});

describe('sandbox: finding a contact by phone', () => {
  const api = useSandbox();
  const byPhone = async (phone: string) =>
    (await api.get(`/core/v1/contact/phonenumber/${encodeURIComponent(phone)}`)).body['id'];

  for (const phone of [
    '5511999990000',
    '11999990000',
    '+5511999990000',
    '+55|11999990000',
    '1199990000',
    '+55 (11) 99999-0000',
  ]) {
    it(`finds ${phone}`, async () => {
      assert.equal(await byPhone(phone), SAMPLE_CONTACT_ID);
    });
  }

  it('finds a stored phone that lacks the ninth digit by one that has it', async () => {
    assert.equal(await byPhone('5511999990011'), contactId(11));
  });

  it('reads area code 55 as an area code when there is no country code', async () => {
    assert.equal(await byPhone('55999990010'), contactId(10));
    assert.equal(await byPhone('5555999990010'), contactId(10));
  });

  it('finds a foreign phone', async () => {
    assert.equal(await byPhone('+351910000012'), contactId(12));
  });

  for (const phone of ['11999998888', 'nobody', '%']) {
    it(`says "not found" to ${phone}`, async () => {
      const { status, body } = await api.get(`/core/v1/contact/phonenumber/${encodeURIComponent(phone)}`);
      assert.deepEqual([status, body['text']], [500, 'Contato não encontrado']);
    });
  }
});

describe('sandbox: error answers', () => {
  const api = useSandbox();

  for (const authorization of [`Bearer ${SANDBOX_KEY}`, `bearer ${SANDBOX_KEY}`, SANDBOX_KEY]) {
    it(`lets in with "${authorization.replace(SANDBOX_KEY, 'KEY')}"`, async () => {
      assert.equal((await api.call(sample, { headers: { authorization } })).status, 200);
    });
  }

  for (const authorization of ['', 'Bearer', 'Bearer pn_wrong', `Basic ${SANDBOX_KEY}`]) {
    it(`answers 401 with a short id to the authorization "${authorization.replace(SANDBOX_KEY, 'KEY')}"`, async () => {
      const { status, body } = await api.call(sample, { headers: { authorization } });
      const { id, date, ...rest } = body as { id: { value: string; shortValue: string }; date: string };
      assert.equal(status, 401);
      assert.deepEqual(rest, {
        httpStatusCode: 401,
        version: null,
        environment: null,
        error: true,
        key: 'ERROR_UNAUTHORIZED',
        text: 'Acesso negado',
        isUnsolvableError: false,
      });
      assert.ok(id.value.startsWith(id.shortValue) && id.shortValue !== '');
      assert.ok(!Number.isNaN(Date.parse(date)));
    });
  }

  it('answers 500 to a contact that does not exist', async () => {
    const { status, body } = await api.get('/core/v1/contact/c9999999-5eed-4000-8000-00000000000c');
    assert.equal(status, 500);
    assert.deepEqual(body, {
      customData: null,
      httpStatusCode: 'INTERNALSERVERERROR',
      error: true,
      key: 'FORM_ERROR',
      text: 'Contato não encontrado',
      details: null,
      isUnsolvableError: false,
    });
  });

  for (const [method, path] of [
    ['GET', '/core/core/v1/contact'],
    ['GET', '/core/v9/contact'],
    ['DELETE', sample],
    ['GET', '/core'],
  ] as const) {
    it(`answers ${method} ${path} with what looks like a 401 and has 404 inside`, async () => {
      const { status, body } = await api.call(path, { method });
      assert.deepEqual(
        [status, body['httpStatusCode'], body['key'], body['text']],
        [401, 404, 'ERROR_UNAUTHORIZED', 'Acesso negado'],
      );
    });
  }

  it('answers an unknown route and a wrong key as a wrong key', async () => {
    const { body } = await api.call('/core/v9', { headers: { authorization: 'pn_wrong' } });
    assert.equal(body['httpStatusCode'], 401);
  });

  for (const path of ['/v1/contact', '/', '//core/v1/contact', '/sandbox/other']) {
    it(`answers 400 badrequest to ${path}, which has no module`, async () => {
      const { status, body } = await api.get(path);
      assert.deepEqual([status, body['key']], [400, 'badrequest']);
    });
  }
});

describe('sandbox: pages of contacts', () => {
  const api = useSandbox();
  const ids = (body: Record<string, unknown>) => (body['items'] as { id: string }[]).map(({ id }) => id);

  it('gives pages that count from 1, together every contact once', async () => {
    const first = (await api.get('/core/v1/contact?pageSize=7')).body;
    const second = (await api.get('/core/v1/contact?PAGESIZE=7&pageNumber=2')).body;
    assert.deepEqual(
      [
        first['pageNumber'],
        first['pageSize'],
        first['totalItems'],
        first['totalPages'],
        first['hasMorePages'],
      ],
      [1, 7, 11, 2, true],
    );
    assert.equal(second['hasMorePages'], false);
    assert.equal(new Set([...ids(first), ...ids(second)]).size, 11);
  });

  it('takes 15 as the size of a page when none is asked for', async () => {
    assert.equal((await api.get('/core/v1/contact')).body['pageSize'], 15);
  });

  for (const query of ['pageSize=101', 'pageSize=0', 'pageNumber=0', 'pageSize=ten']) {
    it(`answers 500 FORM_ERROR to ${query}`, async () => {
      const { status, body } = await api.get(`/core/v1/contact?${query}`);
      assert.deepEqual([status, body['key']], [500, 'FORM_ERROR']);
    });
  }

  it('takes 100 as the size of a page', async () => {
    assert.equal((await api.get('/core/v1/contact?pageSize=100')).status, 200);
  });

  it('ignores page and text filters on the plain list, and notes it', async () => {
    const { body } = await api.get('/core/v1/contact?page=2&name=Ana');
    assert.deepEqual([body['totalItems'], body['pageNumber']], [11, 1]);
    assert.equal(api.ignored().length, 2);
  });

  const filters = [
    [{ textFilter: 'GABI' }, [9]],
    [{ textFilter: 'iris' }, [11]],
    [{ name: 'souza' }, [1]],
    [{ Email: 'joao@' }, [12]],
    [{ phoneNumber: '11 99999-0011' }, [11]],
    [{ phoneNumber: '90003', status: 'ARCHIVED' }, [3]],
    [{ tagIds: [tagId(11)] }, [9]],
    [{ tagIds: [tagId(11)], status: 'BLOCKED' }, [4]],
    [{ tagNames: ['VIP'] }, [9, 1]],
    [{ instagram: 'davi' }, [5]],
    [{ portfolioIds: [portfolioId(1)] }, [10]],
    [{ portfolioNames: ['Carteira Sul'] }, [1]],
    [{ origin: 'imported' }, [12]],
    [{ customFields: { 'an-ncio': 'FACEBOOK' } }, [1]],
    [{ customFields: { interesses: 'Serra', apelido: 'Aninha' } }, [1]],
    [{ metadata: { crmId: '12345' } }, [1]],
    [{ metadata: { crmId: '1' } }, []],
    [{ createdAt: { after: '2025-01-12T00:00:00Z' } }, [13, 12]],
    [{ updatedAt: { before: '2025-03-03T00:00:00Z' } }, [2, 1]],
    [{ createdAt: { before: '2025-01-03T00:00:00Z' }, orderDirection: 'ASCENDING' }, [1, 2]],
    [{ tagIds: [tagId(8)], orderBy: 'NAME' }, [9, 1]],
    [{ status: 'blocked' }, [4]],
    [{ name: 'ana', status: 'ARCHIVED' }, []],
  ] as const;
  for (const [filter, numbers] of filters) {
    it(`finds by ${JSON.stringify(filter)}`, async () => {
      const { body } = await api.post('/core/v1/contact/filter', filter);
      assert.deepEqual(ids(body), numbers.map(contactId));
      assert.deepEqual(api.ignored(), []);
    });
  }

  it('takes details and the page in the body of a filter, and ignores what it does not know', async () => {
    const { body } = await api.post('/core/v1/contact/filter', {
      includeDetails: ['Tags'],
      pageSize: 1,
      surname: 'Souza',
    });
    const [item] = body['items'] as Record<string, unknown>[];
    assert.deepEqual([item!['tagIds'], item!['customFields'], body['totalPages']], [[], null, 11]);
    assert.deepEqual(api.ignored(), ['surname was dropped: this call does not know it.']);
  });

  it('asks the plain list for a status and for dates', async () => {
    const of = async (query: string) => ids((await api.get(`/core/v1/contact?${query}`)).body);
    assert.deepEqual(await of('Status=ARCHIVED'), [contactId(3)]);
    assert.deepEqual(await of('CreatedAt.After=2025-01-12T00:00:00Z'), [contactId(13), contactId(12)]);
    assert.deepEqual(await of('UpdatedAt.Before=2025-03-02T00:00:00Z'), [contactId(1)]);
    assert.deepEqual((await of('OrderBy=CreatedAt&OrderDirection=ASCENDING')).slice(0, 2), [
      contactId(1),
      contactId(2),
    ]);
    assert.deepEqual(api.ignored(), []);
  });

  it('answers 400 to a date that is none', async () => {
    assert.equal((await api.get('/core/v1/contact?CreatedAt.After=today')).status, 400);
    const body = { updatedAt: { before: 5 } };
    assert.equal((await api.post('/core/v1/contact/filter', body)).status, 400);
  });

  it('answers 400 to a status that does not exist', async () => {
    assert.equal((await api.post('/core/v1/contact/filter', { status: 'GONE' })).status, 400);
  });
});
