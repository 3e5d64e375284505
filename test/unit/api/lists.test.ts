import assert from 'node:assert/strict';
import { type ContactApi, createContactApi } from '../../../src/core/api/contactApi';
import { failureOf } from './apiErrors';
import { answer, type Behaviour, type FaultServer, startFaultServer } from './faultServer';

describe('the lists of an account', () => {
  let server: FaultServer;
  let api: ContactApi;

  async function start(behave: Behaviour): Promise<void> {
    server = await startFaultServer(behave);
    api = createContactApi({ baseUrl: server.url, key: 'pn_x', environment: 'shop' });
  }

  /** Answers by path; a path that is not there gets a 500. */
  function paths(answers: Record<string, unknown>): Behaviour {
    return (response, request) => {
      const body = answers[request.url.split('?')[0] ?? ''];
      answer(body === undefined ? 500 : 200, body ?? 'broken')(response, request);
    };
  }

  /** Pages of a list of `count` items; `more` changes a page before it is sent. */
  function pages(count: number, more: (page: number) => object = () => ({})): Behaviour {
    return (response, request) => {
      const query = new URL(request.url, 'http://x').searchParams;
      const [page, size] = [Number(query.get('PageNumber')), Number(query.get('PageSize'))];
      const first = (page - 1) * size;
      const length = Math.max(0, Math.min(size, count - first));
      const items = Array.from({ length }, (_, index) => ({
        id: `i${first + index}`,
        name: `N${first + index}`,
      }));
      const body = { items, pageNumber: page, hasMorePages: first + size < count, ...more(page) };
      answer(200, body)(response, request);
    };
  }

  afterEach(() => server.close());

  it('gives tags the colours of the palette, whatever the letters', async () => {
    await start(
      paths({
        '/core/v1/tag': [{ id: 't1', name: 'VIP', color: 'BLUE' }],
        '/core/v1/tag/color': [{ color: 'blue', bgColor: '#DBEAFE', textColor: '#036' }],
      }),
    );
    assert.deepEqual(await api.listTags(), [
      { id: 't1', name: 'VIP', colors: { background: '#dbeafe', text: '#003366' } },
    ]);
  });

  it('gives ids in lower case, as contacts name them', async () => {
    const id = 'ABCDEF00-0000-4000-8000-000000000011';
    await start(
      paths({
        '/core/v1/portfolio': [
          { id, name: 'North' },
          { id: id.toLowerCase(), name: 'Again' },
        ],
      }),
    );
    assert.deepEqual(await api.listPortfolios(), [
      { id: id.toLowerCase(), name: 'North', colors: undefined },
    ]);
  });

  it('gives tags without colours when the palette fails', async () => {
    await start(paths({ '/core/v1/tag': [{ id: 't1', name: 'VIP', color: 'BLUE' }] }));
    assert.deepEqual(await api.listTags(), [{ id: 't1', name: 'VIP', colors: undefined }]);
  });

  it('takes no colour that is not one', async () => {
    const odd = ['red', 'red;background:url(x)', '#12', '#12345g', null, 7];
    await start(
      paths({
        '/core/v1/tag': odd.map((_, index) => ({ id: `t${index}`, name: 'x', color: `c${index}` })),
        '/core/v1/tag/color': odd.map((bgColor, index) => ({
          color: `c${index}`,
          bgColor,
          textColor: '#000000',
        })),
      }),
    );
    const tags = await api.listTags();
    assert.deepEqual(
      tags.map(({ colors }) => colors),
      odd.map(() => undefined),
    );
  });

  it('fails when the tags cannot be loaded', async () => {
    await start(paths({ '/core/v1/tag/color': [] }));
    assert.equal((await failureOf(api.listTags())).kind, 'gateway');
  });

  it('leaves out doubles and rows without an id, and calls a nameless row by its id', async () => {
    const rows = [
      { id: 'a', name: 'A' },
      { id: 'a', name: 'B' },
      { id: 'n', name: null },
      { name: 'X' },
      null,
      7,
    ];
    await start(paths({ '/core/v1/portfolio': { items: rows, hasMorePages: false } }));
    assert.deepEqual(
      (await api.listPortfolios()).map(({ id, name }) => [id, name]),
      [
        ['a', 'A'],
        ['n', 'n'],
      ],
    );
  });

  it('reads all pages, 100 rows each', async () => {
    await start(pages(250));
    const items = await api.listSequences();
    assert.equal(items.length, 250);
    assert.deepEqual(items[249], { id: 'i249', name: 'N249', colors: undefined });
    assert.deepEqual(
      server.requests.map(({ url }) => url),
      [
        '/chat/v1/sequence?PageNumber=1&PageSize=100',
        '/chat/v1/sequence?PageNumber=2&PageSize=100',
        '/chat/v1/sequence?PageNumber=3&PageSize=100',
      ],
    );
  });

  it('reads the sequences of one contact, all pages', async () => {
    await start(pages(150));
    const id = '0f8e6a3c-1111-4222-8333-444455556666';
    assert.equal((await api.listSequencesOf(id)).length, 150);
    assert.deepEqual(
      server.requests.map(({ url }) => url),
      [1, 2].map((page) => `/chat/v1/sequence?ContactId=${id}&PageNumber=${page}&PageSize=100`),
    );
    assert.equal((await failureOf(api.listSequencesOf('..'))).kind, 'invalidRequest');
  });

  it('goes by the number of pages when that is all it is told', async () => {
    await start(pages(150, () => ({ hasMorePages: undefined, totalPages: 2 })));
    assert.equal((await api.listPortfolios()).length, 150);
  });

  it('fails when more is promised and the same page comes again', async () => {
    await start((response, request) => {
      answer(200, { items: [{ id: 'a', name: 'A' }], hasMorePages: true })(response, request);
    });
    assert.equal((await failureOf(api.listPortfolios())).kind, 'unexpectedAnswer');
    assert.equal(server.requests.length, 2);
  });

  it('ends at an empty page', async () => {
    await start(pages(200, () => ({ hasMorePages: true })));
    assert.equal((await api.listPortfolios()).length, 200);
    assert.equal(server.requests.length, 3);
  });

  it('gives 10,000 entries, and says so when there are more', async () => {
    await start(pages(10_000));
    assert.equal((await api.listPortfolios()).length, 10_000);
    await server.close();
    await start(pages(10_001));
    const error = await failureOf(api.listPortfolios());
    assert.equal(error.kind, 'listTooLong');
    assert.match(error.detail, /more than 10000 entries/);
    assert.equal(server.requests.length, 100);
  });

  it('gives no half list when a page fails', async () => {
    const good = pages(250);
    await start((response, request) => {
      (request.url.includes('PageNumber=2') ? answer(500, 'broken') : good)(response, request);
    });
    assert.equal((await failureOf(api.listPortfolios())).kind, 'gateway');
  });

  it('says so when something else answers', async () => {
    await start(paths({ '/core/v1/portfolio': { hello: 'world' } }));
    assert.equal((await failureOf(api.listPortfolios())).kind, 'unexpectedAnswer');
  });

  it('says so when the answer is empty', async () => {
    await start(answer(200, ''));
    assert.equal((await failureOf(api.listPortfolios())).kind, 'empty');
  });
});
