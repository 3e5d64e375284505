import assert from 'node:assert/strict';
import { type ContactApi, createContactApi } from '../../../src/core/api/contactApi';
import { requestProblems } from '../../support/contract/contractCheck';
import { contact, uuid } from '../builders';
import { type FaultServer, startFaultServer } from './faultServer';

const id = uuid(1);

/** A request for each call of the client, and how it is documented: method, route, query keys. */
const calls: Readonly<
  Record<
    Exclude<keyof ContactApi, 'baseUrl' | 'mayStartOver' | 'pause'>,
    { readonly make: (api: ContactApi) => Promise<unknown>; readonly documented: readonly string[] }
  >
> = {
  loadContact: {
    make: (api) => api.loadContact(id),
    documented: ['GET /core/v1/contact/{id} IncludeDetails IncludeDetails IncludeDetails'],
  },
  updateContact: {
    make: (api) => api.updateContact(id, { fields: ['Name'], name: 'Ana' }),
    documented: ['PUT /core/v2/contact/{id}'],
  },
  changeTags: {
    make: (api) => api.changeTags(id, { tagIds: [uuid(11)], operation: 'DeleteIfExists' }),
    documented: ['POST /core/v1/contact/{id}/tags'],
  },
  changeMembership: {
    make: async (api) => {
      for (const purpose of ['joinPortfolio', 'leavePortfolio', 'leaveSequence'] as const)
        await api.changeMembership(id, { purpose, id: uuid(21), name: 'x' });
    },
    documented: [
      `POST /core/v1/portfolio/${uuid(21)}/contact`,
      `DELETE /core/v1/portfolio/${uuid(21)}/contact`,
      `DELETE /chat/v1/sequence/${uuid(21)}/contact`,
    ],
  },
  filterContacts: {
    make: (api) => api.filterContacts({ textFilter: 'ana', status: 'ARCHIVED' }),
    documented: ['POST /core/v1/contact/filter'],
  },
  newestContacts: {
    make: (api) => api.newestContacts(),
    documented: ['GET /core/v1/contact PageNumber PageSize OrderBy OrderDirection'],
  },
  findByPhone: {
    make: (api) => api.findByPhone('+55|11999990000'),
    documented: ['GET /core/v1/contact/phonenumber/%2B5511999990000'],
  },
  createContact: {
    make: (api) => api.createContact({ phoneNumber: '+55|11999990000', name: 'Ana' }),
    documented: ['POST /core/v1/contact'],
  },
  createTag: {
    make: (api) => api.createTag({ name: 'VIP', color: 'GREEN_400' }),
    documented: ['POST /core/v1/tag'],
  },
  listTagColors: { make: (api) => api.listTagColors(), documented: ['GET /core/v1/tag/color'] },
  checkKey: { make: (api) => api.checkKey(), documented: ['GET /core/v1/tag'] },
  checkChat: { make: (api) => api.checkChat(), documented: ['GET /chat/v1/sequence PageNumber PageSize'] },
  listTags: { make: (api) => api.listTags(), documented: ['GET /core/v1/tag', 'GET /core/v1/tag/color'] },
  listPortfolios: {
    make: (api) => api.listPortfolios(),
    documented: ['GET /core/v1/portfolio PageNumber PageSize'],
  },
  listSequences: {
    make: (api) => api.listSequences(),
    documented: ['GET /chat/v1/sequence PageNumber PageSize'],
  },
  listSequencesOf: {
    make: (api) => api.listSequencesOf(id),
    documented: ['GET /chat/v1/sequence ContactId PageNumber PageSize'],
  },
  lastConversation: {
    make: (api) => api.lastConversation(id),
    documented: ['GET /chat/v2/session ContactId PageNumber PageSize OrderDirection'],
  },
  listCustomFields: {
    make: (api) => api.listCustomFields(),
    documented: ['GET /core/v1/contact/custom-field NestedList'],
  },
};

describe('Each request of the client', () => {
  let server: FaultServer;
  beforeEach(async () => {
    server = await startFaultServer((response, { method, url }) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const isContact =
        /contact\/(phonenumber|[0-9a-f-]{36})/.test(url) || (method === 'POST' && /(contact|tag)$/.test(url));
      response.end(JSON.stringify(isContact ? contact() : { items: [] }));
    });
  });
  afterEach(() => server.close());

  it('has its row in this test, so that its keys are held against what is documented', () => {
    const api = createContactApi({ baseUrl: server.url, key: 'pn_x', environment: 'shop' });
    const others = ['baseUrl', 'mayStartOver', 'pause'];
    assert.deepEqual(
      Object.keys(calls).sort(),
      Object.keys(api)
        .filter((name) => !others.includes(name))
        .sort(),
    );
  });

  for (const [name, { make, documented }] of Object.entries(calls)) {
    it(`writes route and query keys as documented: ${name}`, async () => {
      await make(createContactApi({ baseUrl: server.url, key: 'pn_x', environment: 'shop' }));
      const sent = server.requests.map(({ method, url }) => {
        const { pathname, searchParams } = new URL(url, server.url);
        return [method, pathname.replaceAll(id, '{id}'), ...searchParams.keys()].join(' ');
      });
      assert.deepEqual(sent.sort(), [...documented].sort());
      const problems = server.requests.flatMap(({ method, url, body }) => {
        const { pathname: path, search: query } = new URL(url, server.url);
        return requestProblems({ method, path, query, body });
      });
      assert.deepEqual(problems, []);
    });
  }
});
