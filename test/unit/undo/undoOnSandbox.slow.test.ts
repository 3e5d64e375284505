import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createContactApi } from '../../../src/core/api/contactApi';
import { createBaseline } from '../../../src/core/changes/baseline';
import type { AccountLists } from '../../../src/core/fields/fieldView';
import type { Json, JsonObject } from '../../../src/core/text/json';
import { saveContact } from '../../../src/core/saving/save';
import type { SaveOutcome } from '../../../src/core/saving/saveOutcome';
import { createRecord, type SaveRecord } from '../../../src/core/undo/saveRecord';
import { undoSave } from '../../../src/core/undo/undoSave';
import { SAMPLE_CONTACT_ID as id, type Sandbox, startSandbox } from '../../../src/sandbox/sandbox';
import { tagId } from '../../../src/sandbox/account/seedIds';
import { parsedOf, edited } from '../builders';
import { ABOUT, places as placesOf } from './undoing';
import type { SavingApi } from '../../../src/core/api/savingApi';
import type { Baseline } from '../../../src/core/changes/change';

const text = fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), { nil: null });
const key = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('constructor', 'crmId', 'an-ncio'));

/** What a person may make of the contact; a key that is left out stays as it is. */
const values: fc.Arbitrary<Saved> = fc.record(
  {
    name: text,
    email: fc.constantFrom(null, 'ana@example.com', 'a+b@x.technology'),
    phoneNumber: fc.constantFrom('+55|11999990000', '(21) 3333-0000', '+1 415 555 0100'),
    instagram: text,
    annotation: text,
    status: fc.constantFrom('ACTIVE', 'ARCHIVED', 'BLOCKED'),
    metadata: fc.option(fc.dictionary(key, fc.string({ unit: 'grapheme' })), { nil: null }),
    utm: fc.option(fc.record({ source: text, medium: text, referralUrl: text }, { requiredKeys: [] }), {
      nil: null,
    }),
    tagIds: fc.subarray([1, 2, 3, 4, 8, 9].map(tagId)),
    customFields: fc.record(
      {
        apelido: text,
        'an-ncio': fc.constantFrom<Json[]>(null, ['GOOGLE'], ['FACEBOOK']),
        'data-de-nascimento': fc.constantFrom<Json[]>(null, ['1991/12/31'], '2000-02-29'),
        parcelas: fc.option(fc.integer({ min: 0, max: 999 }), { nil: null }),
        'aceitou-termos': fc.constantFrom<Json[]>(null, [true], [false]),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

interface Saved extends Record<string, Json | undefined> {
  readonly tagIds?: string[];
  readonly customFields?: JsonObject;
}

describe('The undo of a save to the sandbox', () => {
  // Hundreds of saves over HTTP, on a machine that may be busy.
  let sandbox: Sandbox;
  let api: ReturnType<typeof createContactApi>;
  let lists: AccountLists;
  before(async () => {
    sandbox = await startSandbox({ port: 0 });
    api = createContactApi({ baseUrl: sandbox.url, key: sandbox.key, environment: 'sandbox' });
    lists = {
      tags: { kind: 'loaded', items: await api.listTags() },
      portfolios: { kind: 'loaded', items: await api.listPortfolios() },
      sequences: { kind: 'loaded', items: await api.listSequences() },
      customFields: { kind: 'loaded', definitions: await api.listCustomFields() },
      contactSequences: { kind: 'loaded', items: await api.listSequencesOf(id) },
    };
  });
  after(() => sandbox.close());

  const changed = (from: Baseline, to: string) => placesOf(parsedOf(from, to, lists).changes);

  it('gives back every value that it had before, whatever was saved', async () => {
    let undone = 0;
    await fc.assert(
      fc.asyncProperty(values, values, async (first, second) => {
        await sandbox.reset();
        await saveValues(api, lists, first);
        const before = await api.loadContact(id);
        const record = recordOf(await saveValues(api, lists, second), lists);
        if (record === undefined) return;
        const plan = await undoNow(api, lists, record);
        assert.deepEqual(plan.left, []);
        undone += plan.undone.length;
        const after = createBaseline(await api.loadContact(id));
        assert.deepEqual(parsedOf(after, createBaseline(before).text, lists).changes, []);
        assert.deepEqual(exact(await api.loadContact(id)), exact(before));
      }),
      { numRuns: 40 },
    );
    assert.ok(undone > 40);
  });

  it('leaves exactly the pieces alone that someone changed after the save', async () => {
    await fc.assert(
      fc.asyncProperty(values, values, async (mine, theirs) => {
        await sandbox.reset();
        const record = recordOf(await saveValues(api, lists, mine), lists);
        if (record === undefined) return;
        const saved = createBaseline(await api.loadContact(id));
        await saveValues(api, lists, theirs);
        const now = createBaseline(await api.loadContact(id));
        // A custom field that is missing from a text asks for nothing: looked at from both ends.
        const touched = new Set([...changed(saved, now.text), ...changed(now, saved.text)]);
        const plan = undoSave(record, { baseline: now, text: now.text }, lists);
        assert.ok(placesOf(plan.undone).every((place) => !touched.has(place)));
        assert.ok(placesOf(plan.left).every((place) => touched.has(place)));
        assert.deepEqual(new Set(changed(now, plan.text)), new Set(placesOf(plan.undone)));
      }),
      { numRuns: 25 },
    );
  });
});

async function saveValues(
  api: SavingApi,
  lists: AccountLists,
  { tagIds, customFields, ...values }: Saved,
): Promise<SaveOutcome> {
  const baseline = createBaseline(await api.loadContact(id));
  const loaded = JSON.parse(baseline.text) as { customFields: JsonObject };
  const body = edited(baseline, {
    ...values,
    ...(tagIds === undefined ? {} : { tagIds, tagNames: undefined }),
    ...(customFields === undefined ? {} : { customFields: { ...loaded.customFields, ...customFields } }),
  });
  const outcome = await saveContact(api, { id, baseline, text: body, lists });
  assert.ok(outcome.kind === 'saved' || outcome.kind === 'unchanged', JSON.stringify(outcome));
  return outcome;
}

/** Undefined when nothing was sent. */
function recordOf(outcome: SaveOutcome, lists: AccountLists): SaveRecord | undefined {
  if (outcome.kind !== 'saved' || outcome.sent === undefined) return undefined;
  assert.deepEqual(outcome.result.notTaken, []);
  return createRecord(ABOUT, outcome.sent, { ...outcome, text: outcome.baseline.text }, lists);
}

async function undoNow(api: SavingApi, lists: AccountLists, record: SaveRecord) {
  const baseline = createBaseline(await api.loadContact(id));
  const plan = undoSave(record, { baseline, text: baseline.text }, lists);
  const outcome = await saveContact(api, { id, baseline, text: plan.text, lists });
  assert.ok(outcome.kind === 'saved' || plan.undone.length === 0);
  return plan;
}

/** The values as stored; sets have no order, and nothing is nothing. */
function exact(body: string): unknown {
  const { utm, tagIds, tagNames, metadata, customFields, ...rest } = JSON.parse(body) as JsonObject;
  const entries = (value: unknown): unknown[] =>
    Object.entries((value ?? {}) as JsonObject)
      .filter(([, item]) => item !== null && JSON.stringify(item) !== '[]')
      .sort();
  return {
    ...rest,
    updatedAt: undefined,
    utm: entries(utm),
    metadata: entries(metadata),
    customFields: entries(customFields),
    tags: [...(tagIds as string[]), ...(tagNames as string[])].sort(),
  };
}
