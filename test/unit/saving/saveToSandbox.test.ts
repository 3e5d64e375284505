import assert from 'node:assert/strict';
import { createContactApi } from '../../../src/core/api/contactApi';
import { createBaseline } from '../../../src/core/changes/baseline';
import type { AccountLists, ListItem } from '../../../src/core/fields/fieldView';
import type { Json } from '../../../src/core/text/json';
import { MissingPortfolioCallsError } from '../../../src/core/saving/missingRoute';
import { saveContact } from '../../../src/core/saving/save';
import { SAMPLE_CONTACT_ID as id, type Sandbox, startSandbox } from '../../../src/sandbox/sandbox';
import { edited } from '../builders';

describe('A save to the sandbox, over HTTP', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ port: 0 });
  });
  after(() => sandbox.close());
  beforeEach(() => sandbox.reset());

  async function save(
    change: (
      loaded: Record<string, Json>,
      tags: readonly ListItem[],
      lists: AccountLists,
    ) => Record<string, Json>,
    known: Partial<AccountLists> = {},
  ) {
    const api = createContactApi({ baseUrl: sandbox.url, key: sandbox.key, environment: 'sandbox' });
    const items = await api.listTags();
    const lists: AccountLists = {
      tags: { kind: 'loaded', items },
      portfolios: { kind: 'loaded', items: await api.listPortfolios() },
      sequences: { kind: 'loaded', items: await api.listSequences() },
      customFields: { kind: 'loaded', definitions: await api.listCustomFields() },
      contactSequences: { kind: 'loaded', items: await api.listSequencesOf(id) },
      ...known,
    };
    const baseline = createBaseline(await api.loadContact(id));
    const before = sandbox.requests().length;
    const text = edited(baseline, change(JSON.parse(baseline.text) as Record<string, Json>, items, lists));
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

  it('proves that the sandbox dropped a field in silence, also when it is told to do so once', async () => {
    await sandbox.control.switchOn({ kind: 'dropFields', times: 1, values: { fields: ['Name'] } });
    const { outcome, requests } = await save(() => ({ name: 'Bia', annotation: 'kept' }));
    assert.deepEqual(requests, ['GET', 'PUT']);
    assert.deepEqual(
      [outcome.result.taken, outcome.result.notTaken].map((slots) => slots.map(({ field }) => field)),
      [['annotation'], ['name']],
    );
  });

  it('takes custom fields of every type, each in the shape that the account stores', async () => {
    const customFields: Record<string, Json> = {
      apelido: 'Bia',
      'an-ncio': ['GOOGLE'],
      'data-de-nascimento': ['1991/12/31'],
      '-tipo-de-contrato-57': 'Mensal',
      'agendado-em-': '2027-01-02T03:04',
      parcelas: 7,
      valor: '0.50',
      'aceitou-termos': [false],
      interesses: ['Campo'],
      'melhor-horario': '18:45',
      observacoes: null,
    };
    const { outcome, ignored } = await save(() => ({ customFields }));
    assert.deepEqual(ignored, []);
    assert.deepEqual(outcome.result.notTaken, []);
    assert.deepEqual(outcome.result.taken.map(({ slot }) => slot).sort(), Object.keys(customFields).sort());
    assert.deepEqual(outcome.result.changedElsewhere, []);
  });

  it('takes and proves custom fields without their definitions, in the shapes that came', async () => {
    const customFields: Record<string, Json> = {
      apelido: 'Bia',
      'data-de-nascimento': ['1991/12/31'],
      'agendado-em-': ['2027-01-02T03:04'],
      parcelas: 7,
      valor: '0.50',
      'aceitou-termos': false,
      interesses: ['Campo', 'Praia', 'Praia'],
      'melhor-horario': '18:45',
    };
    const failed = { kind: 'failed', failure: { message: 'no', reference: '' } } as const;
    const { outcome, ignored } = await save(() => ({ customFields }), { customFields: failed });
    assert.deepEqual([ignored, outcome.result.notTaken, outcome.result.unchecked], [[], [], []]);
    assert.equal(outcome.result.taken.length, Object.keys(customFields).length);
  });

  it('adds a sequence and proves it by the list, and leaves a portfolio', async () => {
    const { outcome, requests, ignored } = await save((loaded, _tags, lists) => {
      assert.ok(lists.sequences.kind === 'loaded' && lists.contactSequences.kind === 'loaded');
      const isIn = new Set(lists.contactSequences.items.map((item) => item.id));
      const other = lists.sequences.items.find((item) => !isIn.has(item.id));
      return {
        sequenceIds: [other!.id],
        portfolioIds: (loaded['portfolioIds'] as string[]).slice(1),
        portfolioNames: (loaded['portfolioNames'] as string[]).slice(1),
      };
    });
    assert.deepEqual(requests.slice(2), ['PUT', 'DELETE', 'GET', 'GET']);
    assert.deepEqual(ignored, []);
    assert.deepEqual(outcome.result.notTaken, []);
    assert.deepEqual(outcome.result.taken.map(({ field }) => field).sort(), ['portfolios', 'sequences']);
    assert.equal(outcome.result.sequences?.length, 2);
  });

  it('tells what an account that only adds portfolios left on the contact', async () => {
    await sandbox.close();
    sandbox = await startSandbox({ port: 0, switches: { portfolios: 'add' } });
    const { outcome } = await save(() => ({ portfolioIds: [], portfolioNames: [] }), {
      lacksPortfolioCalls: true,
    });
    assert.equal(outcome.result.notTaken.length, 2);
    assert.ok(outcome.result.notTaken.every(({ reason }) => reason.includes('Remove it in WTS Chat')));
  });

  it('leaves every sequence, proved by the list', async () => {
    const { outcome, requests, ignored } = await save((_loaded, _tags, { contactSequences }) => {
      assert.ok(contactSequences.kind === 'loaded' && contactSequences.items.length > 0);
      return { leaveSequenceIds: contactSequences.items.map((item) => item.id) };
    });
    assert.equal(requests[2], 'DELETE');
    assert.deepEqual([ignored, outcome.result.notTaken, outcome.result.sequences], [[], [], []]);
    assert.deepEqual(sandbox.contact(id)?.sequenceIds, []);
  });

  it('puts a contact into a portfolio', async () => {
    const { outcome, requests } = await save((_loaded, _tags, { portfolios }) => {
      assert.ok(portfolios.kind === 'loaded');
      const { items } = portfolios;
      return { portfolioIds: items.map(({ id }) => id), portfolioNames: items.map(({ name }) => name) };
    });
    assert.equal(requests[1], 'POST');
    assert.deepEqual(outcome.result.notTaken, []);
  });

  it('learns from the 404 in the body that there are no calls for portfolios, and sends the list then', async () => {
    await sandbox.close();
    sandbox = await startSandbox({ port: 0, switches: { membershipRoutes: 'none' } });
    const none = () => ({ portfolioIds: [], portfolioNames: [] });
    await assert.rejects(save(none), MissingPortfolioCallsError);
    const { outcome, requests } = await save(none, { lacksPortfolioCalls: true });
    assert.deepEqual([requests, outcome.result.notTaken], [['GET', 'PUT'], []]);
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
