import fc from 'fast-check';
import assert from 'node:assert/strict';
import { createContactApi } from '../../../src/core/api/contactApi';
import type { CustomFieldDefinition } from '../../../src/core/fields/fieldView';
import { failureOf } from './apiErrors';
import { answer, type FaultServer, startFaultServer } from './faultServer';

describe('the custom fields of an account', () => {
  let server: FaultServer;
  let answered: unknown;

  const list = (body: unknown): Promise<CustomFieldDefinition[]> => {
    answered = body;
    return createContactApi({ baseUrl: server.url, key: 'pn_x', environment: 'shop' }).listCustomFields();
  };
  const group = (id: string, more: object = {}) => ({
    id,
    key: `g-${id}`,
    name: `Group ${id}`,
    type: 'GROUP',
    ...more,
  });
  const field = (key: string, more: object = {}) => ({
    id: `f-${key}`,
    key,
    name: key,
    type: 'STRING',
    ...more,
  });
  const places = (definitions: readonly CustomFieldDefinition[]) =>
    definitions.map(({ group: name, key }) => `${name}/${key}`);

  before(async () => {
    server = await startFaultServer((response, request) => {
      answer(200, answered)(response, request);
    });
  });
  after(() => server.close());

  it('come with all that the form needs, keys byte for byte', async () => {
    const options = [{ id: 'o1', name: 'Mensal' }, { id: 'o2', name: ' ' }, { name: '' }, null, 'x'];
    const row = field(' -tipo-57 ', {
      name: 'Tipo',
      type: 'SINGLESELECT',
      required: true,
      visible: false,
      options,
    });
    assert.deepEqual(await list([row]), [
      {
        key: ' -tipo-57 ',
        name: 'Tipo',
        type: 'SINGLESELECT',
        required: true,
        visible: false,
        group: '',
        options: [
          { id: 'o1', name: 'Mensal' },
          { id: 'o2', name: 'o2' },
        ],
      },
    ]);
    assert.equal(server.requests.at(-1)?.url, '/core/v1/contact/custom-field?NestedList=false');
  });

  it('are called by their key without a name, and have no options where none are given', async () => {
    const rows = ['a', 'b', 'c'].map((key, index) =>
      field(key, { name: [null, '  ', 7][index], options: [null, {}, 'x'][index] }),
    );
    assert.deepEqual(
      (await list(rows)).map(({ key, name, options }) => [key, name, options]),
      ['a', 'b', 'c'].map((key) => [key, key, []]),
    );
  });

  it('stand by position: those outside of groups, then group by group', async () => {
    const rows = [
      group('B', { position: 2 }),
      group('A', { position: 1 }),
      group('A2', { position: 3, parentId: 'A' }),
      field('b', { parentId: 'B', position: 1 }),
      field('late', { parentId: 'A' }),
      field('a2', { parentId: 'A', position: 2 }),
      field('deep', { parentId: 'A2', position: 1 }),
      field('a1', { parentId: 'A', position: 1 }),
      field('top', { position: 9, parentId: null }),
    ];
    assert.deepEqual(places(await list(rows)), [
      '/top',
      'Group A/a1',
      'Group A/a2',
      'Group A/late',
      'Group A › Group A2/deep',
      'Group B/b',
    ]);
  });

  it('stand alone under a parent that is missing or no group, and once in a circle of groups', async () => {
    const rows = [
      group('X', { parentId: 'Y' }),
      group('Y', { parentId: 'X' }),
      group('Self', { parentId: 'Self' }),
      field('in-x', { parentId: 'X' }),
      field('in-self', { parentId: 'Self' }),
      field('lost', { parentId: 'nowhere' }),
      field('under-field', { parentId: 'f-lost' }),
    ];
    assert.deepEqual(places(await list(rows)).sort(), [
      '/lost',
      '/under-field',
      'Group Self/in-self',
      'Group Y › Group X/in-x',
    ]);
  });

  it('of one key count once, the first, and without a key not at all', async () => {
    const rows = [
      field('a', { name: 'First', position: 2 }),
      field('a', { position: 1 }),
      field(''),
      { id: 'x' },
      null,
      7,
    ];
    assert.deepEqual(
      (await list(rows)).map(({ key, name }) => [key, name]),
      [['a', 'First']],
    );
  });

  it('say so when something else answers', async () => {
    assert.equal((await failureOf(list({ hello: 'world' }))).kind, 'unexpectedAnswer');
  });

  it('stand whatever the rows are', async () => {
    const word = fc.constantFrom('a', 'b', '__proto__', '', 'GROUP', 'STRING', null, 3);
    const row = fc.record({
      id: word,
      key: word,
      name: word,
      type: word,
      parentId: word,
      position: fc.option(fc.integer()),
      options: fc.jsonValue(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row), async (rows) => {
        const definitions = await list(rows);
        const keys = rows.filter(
          ({ key, type }) => typeof key === 'string' && key !== '' && type !== 'GROUP',
        );
        assert.deepEqual(new Set(definitions.map(({ key }) => key)), new Set(keys.map(({ key }) => key)));
      }),
      { numRuns: 50 },
    );
  });
});
