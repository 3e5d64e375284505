import assert from 'node:assert/strict';
import { createContactApi } from '../../../../src/core/api/contactApi';
import { createBaseline } from '../../../../src/core/changes/baseline';
import type { AccountLists, CustomFieldDefinition, ListState } from '../../../../src/core/fields/fieldView';
import type { Json, JsonObject } from '../../../../src/core/text/json';
import { MissingPortfolioCallsError } from '../../../../src/core/saving/missingRoute';
import { saveContact } from '../../../../src/core/saving/save';
import type { SaveOutcome } from '../../../../src/core/saving/saveOutcome';
import { validateTags, validateUpdate } from '../../../../src/core/validation/validateUpdate';
import type { JournalEntry } from '../../../../src/sandbox/client/controlApi';
import type { SandboxSwitches } from '../../../../src/sandbox/publicApi';
import { SAMPLE_CONTACT_ID, SANDBOX_KEY } from '../../../../src/sandbox/sandbox';
import { accountSeed } from '../../../../src/sandbox/account/seed';
import { contactId } from '../../../../src/sandbox/account/seedIds';
import { switchTable } from '../../../../src/sandbox/account/switches';
import { edited } from '../../builders';
import { validateContact } from '../../validation/validateContact';
import { accountEdits, type Edit, fieldEdits, unknownKey, wrongEdits } from './contractEdits';
import { clientProblems, useSandbox } from '../useSandbox';

const ALL_DETAILS = 'IncludeDetails=Tags&IncludeDetails=CustomFields&IncludeDetails=Portfolios';
const IDS = [SAMPLE_CONTACT_ID, ...Array.from({ length: 12 }, (_, index) => contactId(index + 2))];

type Api = ReturnType<typeof useSandbox>;

const DEFAULTS: Partial<SandboxSwitches> = {};
const { tags, portfolios, sequences, customFields } = accountSeed();

/** What keeps a client from the account, and with it from the contract. */
const SHUTS: readonly string[] = ['keyModules'];

/** The defaults, and each other choice alone. */
const settings: readonly Partial<SandboxSwitches>[] = [
  DEFAULTS,
  ...Object.entries(switchTable)
    .filter(([name]) => !SHUTS.includes(name))
    .flatMap(([name, { choices }]) => choices.slice(1).map((choice) => ({ [name]: choice }))),
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
        await api.get(`/core/v1/contact${query}`);
        await api.post(`/core/v1/contact/filter${query}`, {});
        assertContact((await api.get(`/core/v1/contact/phonenumber/11999990000${query}`)).body);
      }
      const made = { name: 'x', tagNames: ['VIP'], customFields: { apelido: 'x' }, metadata: { a: 'b' } };
      assertContact((await api.post('/core/v1/contact', made)).body);
      const items = [{ name: 'x' }, { phoneNumber: '11999990000' }];
      (await api.post('/core/v2/contact/batch', { items })).list.forEach(assertContact);
    });

    for (const edit of [...fieldEdits, ...accountEdits]) {
      it(`holds for ${edit.name}`, async () => {
        await assertContract(api, edit, switches);
      });
    }
  });
}

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
  const outcome = await saveAsTold(api, edit, switches);
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

/** Where the API does not know the calls for portfolios, the first save says so and writes nothing. */
async function saveAsTold(
  api: Api,
  edit: Edit,
  { membershipRoutes = 'all' }: Partial<SandboxSwitches>,
): Promise<SaveOutcome> {
  const before = api.stored(SAMPLE_CONTACT_ID);
  try {
    return await save(api, edit);
  } catch (error) {
    assert.ok(error instanceof MissingPortfolioCallsError);
    assert.ok(membershipRoutes === 'sequences' || membershipRoutes === 'none');
    assert.deepEqual(api.stored(SAMPLE_CONTACT_ID), before);
    return await save(api, edit, { ...lists, lacksPortfolioCalls: true });
  }
}

async function save(api: Api, edit: Edit, known = lists): Promise<SaveOutcome> {
  const baseUrl = `http://127.0.0.1:${api.port()}`;
  const client = createContactApi({ baseUrl, key: SANDBOX_KEY, environment: 'sandbox' });
  const baseline = createBaseline(await client.loadContact(SAMPLE_CONTACT_ID));
  const text = edited(baseline, edit.change(JSON.parse(baseline.text) as JsonObject));
  return saveContact(client, { id: SAMPLE_CONTACT_ID, baseline, text, lists: known });
}

function sent(api: Api): JournalEntry[] {
  return api.requests().filter(({ method }) => method !== 'GET');
}

function assertRequests(api: Api): void {
  assert.notEqual(sent(api).length, 0);
  assert.deepEqual(clientProblems(api.requests()), []);
  for (const { method, path, body } of sent(api)) {
    if (method === 'PUT') assert.deepEqual(validateUpdate(body), []);
    if (path.endsWith('/tags')) assert.deepEqual(validateTags(body), []);
  }
}

function assertContact(contact: unknown): void {
  assert.deepEqual(validateContact(contact), []);
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
