import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../../src/sandbox/sandbox';
import { SeedError } from '../../../src/sandbox/seedFile/seedNode';
import { accountSeed } from '../../../src/sandbox/account/seed';
import { readSeed, writeSeed } from '../../../src/sandbox/seedFile/readSeed';
import { contactId, tagId } from '../../../src/sandbox/account/seedIds';
import { send, useSandbox } from './useSandbox';

const read = (text: string) => readSeed({ name: 'seed.json', text });
const readOne = (contact: object) => read(JSON.stringify({ contacts: [contact] })).contacts[0]!;

describe('sandbox seed file: what it may leave out', () => {
  it('is everything: then it is the built-in account', () => {
    assert.deepEqual(read('{}'), accountSeed());
  });

  it('is any part, which is then the built-in one, while an empty list is an empty list', () => {
    const { contacts, tags, portfolios } = read('{"contacts": [], "portfolios": []}');
    assert.deepEqual([contacts, portfolios, tags], [[], [], accountSeed().tags]);
  });

  it('leaves built-in contacts only with what its lists have', () => {
    const { contacts } = read('{"tags": ["Cliente"], "portfolios": [], "sequences": []}');
    assert.deepEqual([contacts[0]?.tagIds, contacts[0]?.portfolioIds], [[tagId(1)], []]);
  });

  it('is everything of a contact but braces', () => {
    const [first, second] = read('{"contacts": [{}, {}]}').contacts;
    assert.deepEqual([first?.id, second?.id, first?.status], [contactId(1), contactId(2), 'ACTIVE']);
    assert.match(first?.createdAt ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
  });

  it('is everything of a row but its name', () => {
    const seed = read(
      '{"tags": ["A", {"name": "B", "color": "RED"}], "sequences": ["S"], "customFields": [{"key": "k", "options": ["x"]}]}',
    );
    assert.deepEqual(
      seed.tags.map(({ name, color }) => [name, color]),
      [
        ['A', 'GRAY_600'],
        ['B', 'RED'],
      ],
    );
    assert.equal(seed.sequences[0]?.enabled, true);
    const [field] = seed.customFields;
    assert.deepEqual([field?.name, field?.type, field?.options[0]?.name], ['k', 'STRING', 'x']);
  });
});

describe('sandbox seed file: what it says', () => {
  it('gets ids that an export can be read back with, however many rows it has', () => {
    const customFields = Array.from({ length: 1000 }, (_, count) => ({ key: `k${count}`, options: ['x'] }));
    const seed = read(JSON.stringify({ customFields }));
    assert.deepEqual(read(writeSeed(seed)), seed);
    assert.equal(new Set(seed.customFields.map(({ options }) => options[0]?.id)).size, 1000);
  });

  it('comes back unchanged from an export', () => {
    assert.deepEqual(read(writeSeed(accountSeed())), accountSeed());
  });

  it('may have comments and commas too many', () => {
    assert.equal(read('{ // mine\n "contacts": [{ "name": "Ana", },], }').contacts[0]?.name, 'Ana');
  });

  it('names tags and portfolios, and writes phones, as people do', () => {
    const contact = readOne({
      phoneNumber: '(11) 99999-0000',
      tagNames: ['VIP', 'VIP'],
      portfolioNames: ['Carteira Sul'],
    });
    assert.deepEqual(
      [contact.phoneNumber, contact.phoneNumberFormatted, contact.tagIds, contact.portfolioIds.length],
      ['+55|11999990000', '(11) 99999-0000', [tagId(4)], 1],
    );
  });

  it('may be an answer of the API, with null for details that were not asked for', () => {
    const contact = readOne({
      name: 'Ana',
      tagIds: null,
      tagNames: null,
      customFields: null,
      utm: null,
      status: 'archived',
    });
    assert.deepEqual([contact.tagIds, contact.customFields, contact.status], [[], {}, 'ARCHIVED']);
  });

  it('writes custom fields as the API takes them or gives them, and keeps odd ones', () => {
    const { customFields } = readOne({
      customFields: {
        parcelas: 12,
        'an-ncio': 'GOOGLE',
        interesses: ['Praia'],
        valor: ['1.5'],
        old: 'x',
        apelido: null,
      },
    });
    assert.deepEqual(customFields, {
      ...{ parcelas: ['12'], 'an-ncio': ['GOOGLE'], interesses: ['Praia'], valor: ['1.5'], old: 'x' },
    });
  });

  it('may have any key in metadata', () => {
    const { metadata } = read('{"contacts": [{"metadata": {"__proto__": "x", "constructor": "y"}}]}')
      .contacts[0]!;
    assert.deepEqual(Object.entries(metadata ?? {}), [
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });
});

describe('sandbox seed file: what may be a mistake in it', () => {
  function warningsOf(text: string): string[] {
    const warnings: string[] = [];
    const warn = (message: string) => warnings.push(message);
    readSeed({ name: 'seed.json', text }, { warn });
    return warnings;
  }

  it('is a type that nobody knows, which is taken and told', () => {
    const text = '{"customFields": [{"key": "a", "type": "integer"},\n{"key": "b", "type": "NUMBER"}]}';
    const [warning = '', ...others] = warningsOf(text);
    assert.match(
      warning,
      /^seed\.json, line 2: customFields\[1\]\.type is NUMBER, a type that nobody knows.*STRING, TEXT, INTEGER/,
    );
    assert.deepEqual(others, []);
    assert.equal(read(text).customFields[1]?.type, 'NUMBER');
  });

  it('is told to who starts a sandbox', async () => {
    const told: string[] = [];
    const seed = { customFields: [{ key: 'a', type: 'NUMBER' }] };
    const sandbox = await startSandbox({ port: 0, seed, tell: (message) => told.push(message) });
    await sandbox.close();
    assert.match(told.join(), /^seed, line \d+: customFields\[0\]\.type is NUMBER/);
  });
});

describe('sandbox seed file: a wrong one', () => {
  const wrong: readonly (readonly [string, string])[] = [
    ['', 'seed.json, line 1: the file is empty. Write {} for the built-in account.'],
    ['{\n"contacts": [\n{"name": }\n]}', 'seed.json, line 3: this is no valid JSON (ValueExpected).'],
    ['{\r\n"contacts": [{', 'seed.json, line 2: this is no valid JSON (CloseBraceExpected).'],
    ['[]', 'seed.json, line 1: the file takes an object.'],
    ['{"contacts": {}}', 'seed.json, line 1: contacts takes a list.'],
    ['{"people": []}', 'seed.json, line 1: people is not known here. There are tags, tagColors'],
    ['{\n"contacts": [\n{},\n{"emial": "x"}]}', 'seed.json, line 4: contacts[1].emial is not known here.'],
    ['{"contacts": [{"name": 5}]}', 'line 1: contacts[0].name takes a text.'],
    ['{"contacts": [{"id": "1"}]}', 'contacts[0].id takes a UUID.'],
    ['{"contacts": [{"status": "GONE"}]}', 'contacts[0].status takes one of ACTIVE, ARCHIVED, BLOCKED.'],
    ['{"contacts": [{"createdAt": "soon"}]}', 'contacts[0].createdAt takes a date in ISO 8601.'],
    ['{"contacts": [{"tagNames": ["Nope"]}]}', 'contacts[0].tagNames[0] is not in tags. Add it there.'],
    ['{"contacts": [{"metadata": {"a b": 1}}]}', 'contacts[0].metadata["a b"] takes a text.'],
    ['{"contacts": [{"utm": {"x": ""}}]}', 'contacts[0].utm.x is not known here. There are source'],
    ['{"tags": [{}]}', 'tags[0] needs a name.'],
    ['{"tags": [""]}', 'tags[0] must not be empty.'],
    ['{"customFields": [{}]}', 'customFields[0] needs a key.'],
    ['{"customFields": [{"key": "k", "required": 1}]}', 'customFields[0].required takes true or false.'],
    ['{"customFields": [{"key": "k", "position": 1.5}]}', 'customFields[0].position takes a whole number.'],
    ['{"contacts": [],\n"contacts": []}', 'seed.json, line 2: contacts is given twice.'],
    ['{"contacts": [{"name": "A", "name": "B"}]}', 'contacts[0].name is given twice.'],
    ['{"contacts": [{"metadata": {"a": "", "a": ""}}]}', 'contacts[0].metadata.a is given twice.'],
    ['{"tags": ["A",\n"A"]}', 'seed.json, line 2: tags[1] has the name A, which an earlier one has.'],
    ['{"portfolios": ["A", "A"]}', 'portfolios[1] has the name A, which an earlier one has.'],
    [
      '{"customFields": [{"key": "k"},\n{"key": "k"}]}',
      'seed.json, line 2: customFields[1] has the key k, which an earlier one has.',
    ],
    [
      `{"customFields": [{"key": "k", "parentId": "${contactId(1)}"}]}`,
      `seed.json, line 1: customFields[0] is in ${contactId(1)}, which is no custom field.`,
    ],
    [
      `{"contacts": [{},\n{"id": "${contactId(1)}"}]}`,
      `seed.json, line 2: contacts[1] has the id ${contactId(1)}, which an earlier one has.`,
    ],
    [
      `{\n"contacts": [{"customFields": {"x": ${'['.repeat(1001)}${']'.repeat(1001)}}}]}`,
      'seed.json, line 2: contacts[0].customFields.x is nested too deeply.',
    ],
    ['['.repeat(100_000), 'seed.json, line 1: the file is nested too deeply.'],
    [
      ' '.repeat(50 * 1024 * 1024 + 1),
      'seed.json, line 1: the file is larger than 50 MB. Seed fewer contacts.',
    ],
  ];
  for (const [text, message] of wrong) {
    it(`says: ${message}`, () => {
      assert.throws(
        () => read(text),
        (error) =>
          (error instanceof SeedError && error.message.includes(message)) || assert.fail(String(error)),
      );
    });
  }
});

describe('sandbox with a seed', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wts-seed-'));
  });
  after(() => rm(folder, { recursive: true }));

  async function freePort(): Promise<number> {
    const sandbox = await startSandbox({ port: 0 });
    await sandbox.close();
    return sandbox.port;
  }

  it('begins with a file, and comes back to it by a reset', async () => {
    const seed = join(folder, 'seed.json');
    await writeFile(seed, '{"contacts": [{"name": "Bia"}]}');
    const sandbox = await startSandbox({ port: 0, seed });
    await send(sandbox.port, `/core/v2/contact/${contactId(1)}`, {
      method: 'PUT',
      body: { fields: ['Name'], name: 'X' },
    });
    const changed = sandbox.contact(contactId(1))?.name;
    await sandbox.reset();
    await sandbox.close();
    assert.deepEqual([changed, sandbox.contact(contactId(1))?.name], ['X', 'Bia']);
  });

  it('begins with what a test hands it', async () => {
    const sandbox = await startSandbox({ port: 0, seed: { contacts: [{ name: 'Bia', tagNames: ['VIP'] }] } });
    await sandbox.close();
    assert.deepEqual(sandbox.contact(contactId(1))?.tagIds, [tagId(4)]);
  });

  it('does not start with a wrong one, nor with one that is not there', async () => {
    await assert.rejects(
      startSandbox({ port: 0, seed: { tags: [''] } }),
      /^SeedError: seed, line \d: tags\[0\]/,
    );
    await assert.rejects(
      startSandbox({ port: 0, seed: join(folder, 'none.json') }),
      /cannot be read.*Check its path/,
    );
    await assert.rejects(startSandbox({ port: 0, seed: folder }), /cannot be read: EISDIR/);
  });

  it('leaves the port to others when it does not start', async () => {
    const port = await freePort();
    await assert.rejects(startSandbox({ port, seed: { tags: [''] } }), SeedError);
    const sandbox = await startSandbox({ port });
    assert.equal(sandbox.reused, false);
    await sandbox.close();
  });

  it('lets requests wait that come before it has been read', async () => {
    const port = await freePort();
    const seed = join(folder, 'large.json');
    await writeFile(seed, `{"contacts": [{"name": "Bia"}]}${' '.repeat(1024 * 1024)}`);
    const starting = startSandbox({ port, seed });
    const path = `/core/v1/contact/${contactId(1)}`;
    const { body } = await send(port, path).catch(() => send(port, path));
    assert.equal(body['name'], 'Bia');
    await (await starting).close();
  });
});

describe('sandbox control: export and import', () => {
  const api = useSandbox();
  const control = () => api.control();

  it('hand an account on', async () => {
    const text = await control().export();
    assert.deepEqual(read(text), accountSeed());
    await control().import('{"contacts": [{"name": "Bia"}]}');
    assert.deepEqual(
      (await control().contacts()).map(({ name }) => name),
      ['Bia'],
    );
    await control().import(text);
    assert.equal((await control().contacts()).length, 13);
  });

  it('change nothing when the file is wrong, and say where', async () => {
    await assert.rejects(
      control().import('{"contacts":\n[1]}'),
      /import, line 2: contacts\[0\] takes an object/,
    );
    assert.equal((await control().contacts()).length, 13);
  });
});
