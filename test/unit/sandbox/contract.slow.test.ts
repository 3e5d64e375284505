import assert from 'node:assert/strict';
import { createContactApi } from '../../../src/core/api/contactApi';
import { createBaseline } from '../../../src/core/changes/baseline';
import type { AccountLists, CustomFieldDefinition, ListState } from '../../../src/core/fields/fieldView';
import type { Json, JsonObject } from '../../../src/core/text/json';
import { saveContact } from '../../../src/core/saving/save';
import type { SaveOutcome } from '../../../src/core/saving/saveOutcome';
import { validateTags, validateUpdate } from '../../../src/core/validation/validateUpdate';
import {
  type JournalEntry,
  SAMPLE_CONTACT_ID,
  SANDBOX_KEY,
  type SandboxSwitches,
} from '../../../src/sandbox/sandbox';
import { accountSeed } from '../../../src/sandbox/account/seed';
import { contactId, sequenceId } from '../../../src/sandbox/account/seedIds';
import { switchTable } from '../../../src/sandbox/account/switches';
import { edited } from '../builders';
import {
  isContactAnswer,
  isContactList,
  isContactPage,
  isDefinitionList,
  isNestedDefinitionList,
  isPortfolioPage,
  isSequenceContactPage,
  isSequencePage,
  isTagColorList,
  isTagList,
} from './answerSchemas';
import { validateContact } from '../validation/validateContact';
import { accountEdits, type Edit, fieldEdits, unknownKey, wrongEdits } from './contractEdits';
import { useSandbox } from './useSandbox';

const ALL_DETAILS = 'IncludeDetails=Tags&IncludeDetails=CustomFields&IncludeDetails=Portfolios';
const IDS = [SAMPLE_CONTACT_ID, ...Array.from({ length: 12 }, (_, index) => contactId(index + 2))];

type Api = ReturnType<typeof useSandbox>;

const DEFAULTS: Partial<SandboxSwitches> = {};
const { tags, portfolios, sequences, customFields } = accountSeed();

/** The defaults, and each other choice alone. */
const settings: readonly Partial<SandboxSwitches>[] = [
  DEFAULTS,
  ...Object.entries(switchTable).flatMap(([name, { choices }]) =>
    choices.slice(1).map((choice) => ({ [name]: choice })),
  ),
];

for (const switches of settings) {
  describe(`The contract between client and sandbox with ${JSON.stringify(switches)}`, () => {
    const api = useSandbox(switches);

    it('covers every contact that the sandbox answers', async () => {
      const body = { fields: ['Name'], name: 'x' };
      for (const id of IDS) {
        assertContact((await api.get(`/core/v1/contact/${id}`)).body);
        assertContact((await api.get(`/core/v1/contact/${id}?${ALL_DETAILS}`)).body);
        assertContact((await api.put(id, body)).body);
        assertContact((await api.call(`/core/v1/contact/${id}`, { method: 'PUT', body })).body);
        const operation = { tagNames: ['VIP'], operation: 'InsertIfNotExists' };
        assertContact((await api.post(`/core/v1/contact/${id}/tags`, operation)).body);
      }
      for (const query of ['', `?pageSize=100&${ALL_DETAILS}`]) {
        assertNone(isContactPage((await api.get(`/core/v1/contact${query}`)).body));
        assertNone(isContactPage((await api.post(`/core/v1/contact/filter${query}`, {})).body));
        assertContact((await api.get(`/core/v1/contact/phonenumber/11999990000${query}`)).body);
      }
      for (const version of ['v1', 'v2']) {
        const made = { name: 'x', tagNames: ['VIP'], customFields: { apelido: 'x' }, metadata: { a: 'b' } };
        assertContact((await api.post(`/core/${version}/contact`, made)).body);
      }
      const items = [{ name: 'x' }, { phoneNumber: '11999990000', utm: { source: 'x' } }];
      assertNone(isContactList((await api.post('/core/v2/contact/batch', { items })).list));
    });

    for (const edit of [...fieldEdits, ...accountEdits]) {
      it(`holds for ${edit.name}`, async () => {
        await assertContract(api, edit, switches);
      });
    }
  });
}

describe('The contract of the answers', () => {
  const api = useSandbox();

  it('is broken by a contact that loses a key or invents one', async () => {
    const { body } = await api.get(`/core/v1/contact/${SAMPLE_CONTACT_ID}?${ALL_DETAILS}`);
    for (const key of Object.keys(body)) {
      const { [key]: lost, ...rest } = body;
      assert.notDeepEqual(isContactAnswer(rest), [], `without ${key}`);
      assert.notDeepEqual(isContactAnswer({ ...rest, [`${key}_`]: lost }), [], `another ${key}`);
    }
    for (const key of ['pictureUrl', 'sequenceIds', 'nickname']) {
      assert.notDeepEqual(isContactAnswer({ ...body, [key]: null }), [], key);
    }
    assert.notDeepEqual(isContactAnswer({ ...body, utm: { source: 'x' } }), []);
  });

  for (const [path, judge] of [
    ['core/v1/tag', isTagList],
    ['core/v1/tag/color', isTagColorList],
    ['core/v1/portfolio', isPortfolioPage],
    ['chat/v1/sequence', isSequencePage],
    [`chat/v1/sequence?ContactId=${SAMPLE_CONTACT_ID}`, isSequencePage],
    [`chat/v2/sequence/${sequenceId(2)}/contact`, isSequenceContactPage],
    ['core/v1/contact/custom-field?NestedList=false', isDefinitionList],
    ['core/v1/contact/custom-field', isNestedDefinitionList],
  ] as const) {
    it(`holds for GET /${path}, and would not with a key less or more`, async () => {
      const { body, list } = await api.get(`/${path}`);
      const rows = (body['items'] as JsonObject[] | undefined) ?? list;
      const withRows = (other: JsonObject[]) => (list.length > 0 ? other : { ...body, items: other });
      const [row] = rows;
      assert.ok(row !== undefined);
      assertNone(judge(withRows(rows)));
      for (const key of Object.keys(row)) {
        const { [key]: lost, ...rest } = row;
        assert.notDeepEqual(judge(withRows([rest])), [], `without ${key}`);
        assert.notDeepEqual(judge(withRows([{ ...row, [`${key}_`]: lost! }])), [], `${key}_`);
      }
    });
  }
});

describe('The client, after it has sent', () => {
  const api = useSandbox();

  it('tells that a custom field was dropped, as its key is unknown', async () => {
    const outcome = await save(api, unknownKey);
    assert.equal(outcome.kind, 'saved');
    assert.deepEqual(
      outcome.result.notTaken.map(({ field, slot }) => [field, slot]),
      [['customFields', 'an-ncio-']],
    );
    assertRequests(api);
  });
});

describe('The client, where options are taken by ID', () => {
  const api = useSandbox({ selectOptions: 'id' });
  const options = customFields.find(({ key }) => key === 'interesses')?.options ?? [];
  const choose = (...values: readonly Json[]): Edit => ({
    name: 'options',
    change: (loaded) => ({
      customFields: { ...(loaded['customFields'] as JsonObject), interesses: [...values] },
    }),
  });

  it('says that a name was not taken and which IDs to write, and sends those as they are written', async () => {
    const [first] = options;
    assert.ok(first !== undefined);
    const byName = await save(api, choose(first.name));
    assert.equal(byName.kind, 'saved');
    const [dropped] = byName.result.notTaken;
    assert.equal(dropped?.slot, 'interesses');
    assert.ok(dropped.reason.includes(JSON.stringify([first.id])), dropped.reason);
    const byId = await save(api, choose(first.id));
    assert.equal(byId.kind, 'saved');
    assert.deepEqual([byId.result.taken.map(({ slot }) => slot), byId.result.notTaken], [['interesses'], []]);
    assertRequests(api);
  });
});

describe('The client, before it sends', () => {
  const api = useSandbox();

  for (const edit of wrongEdits) {
    it(`refuses ${edit.name}`, async () => {
      assert.equal((await save(api, edit)).kind, 'invalid');
      assert.deepEqual(sent(api), []);
    });
  }
});

/**
 * Saves an edit, then looks at what went over the wire. Whatever the sandbox dropped, the client must have seen; and it
 * must not blame others for anything, as nobody else was there.
 */
async function assertContract(api: Api, edit: Edit, switches: Partial<SandboxSwitches>): Promise<void> {
  const before = api.stored(SAMPLE_CONTACT_ID);
  const outcome = await save(api, edit);
  if (switches.metadataInFields === 'refused' && edit.name.includes('metadata')) {
    assert.equal(outcome.kind, 'rejected');
    assert.deepEqual(
      outcome.problems.map(({ field }) => field),
      ['metadata'],
    );
    assert.deepEqual(api.stored(SAMPLE_CONTACT_ID), before);
  } else {
    assert.equal(outcome.kind, 'saved', JSON.stringify(outcome));
    const { taken, notTaken, unchecked, changedElsewhere } = outcome.result;
    const dropped = sent(api).flatMap(({ ignored }) => ignored);
    assert.deepEqual(changedElsewhere, []);
    assert.ok(taken.length + notTaken.length + unchecked.length > 0);
    if (dropped.length > 0) assert.notDeepEqual(notTaken, [], dropped.join('\n'));
    if (switches === DEFAULTS) assert.deepEqual(notTaken, []);
    assertContact(JSON.parse(outcome.baseline.text));
  }
  assertRequests(api);
}

async function save(api: Api, edit: Edit): Promise<SaveOutcome> {
  const baseUrl = `http://127.0.0.1:${api.port()}`;
  const client = createContactApi({ baseUrl, key: SANDBOX_KEY, environment: 'sandbox' });
  const baseline = createBaseline(await client.loadContact(SAMPLE_CONTACT_ID));
  const text = edited(baseline, edit.change(JSON.parse(baseline.text) as JsonObject));
  return saveContact(client, { id: SAMPLE_CONTACT_ID, baseline, text, lists });
}

function sent(api: Api): JournalEntry[] {
  return api.requests().filter(({ method }) => method !== 'GET');
}

function assertRequests(api: Api): void {
  assert.notEqual(sent(api).length, 0);
  for (const { method, path, body } of sent(api)) {
    assert.deepEqual(method === 'PUT' ? validateUpdate(body) : validateTags(body), [], path);
  }
}

function assertContact(contact: unknown): void {
  assertNone(isContactAnswer(contact));
  assert.deepEqual(validateContact(contact), []);
}

function assertNone(problems: readonly string[]): void {
  assert.deepEqual(problems, []);
}

const groups = new Map(customFields.map(({ id, name }) => [id, name]));
const lists: AccountLists = {
  tags: loaded(tags),
  portfolios: loaded(portfolios),
  sequences: loaded(sequences),
  contactSequences: loaded(sequences.slice(1, 2)),
  customFields: {
    kind: 'loaded',
    definitions: customFields
      .filter(({ type }) => type !== 'GROUP')
      .map(({ parentId, ...field }): CustomFieldDefinition => ({
        ...field,
        group: groups.get(parentId ?? '') ?? '',
      })),
  },
};

function loaded(items: readonly { readonly id: string; readonly name: string }[]): ListState {
  return { kind: 'loaded', items: items.map(({ id, name }) => ({ id, name, colors: undefined })) };
}
