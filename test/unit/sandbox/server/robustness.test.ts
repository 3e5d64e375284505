import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SAMPLE_CONTACT_ID, startSandbox } from '../../../../src/sandbox/sandbox';
import { send, useSandbox } from '../useSandbox';

const FIELDS = [
  'Name PhoneNumber Email Instagram Annotation Tags Status CustomFields PictureUrl Portfolio SequenceIds Utm Metadata',
].flatMap((line) => line.split(' '));
const KEYS = [
  'name phoneNumber email instagram annotation tagIds tagNames status customFields pictureUrl portfolioIds',
  'portfolioNames sequenceIds utm metadata options __proto__ constructor',
].flatMap((line) => line.split(' '));

/** Whatever is sent, the contact keeps its shape. */
function assertWellFormed(contact: Record<string, unknown>): void {
  const isText = (value: unknown) => value === null || typeof value === 'string';
  for (const key of ['name', 'phoneNumber', 'phoneNumberFormatted', 'email', 'instagram', 'annotation']) {
    assert.ok(isText(contact[key]), key);
  }
  assert.ok(['ACTIVE', 'ARCHIVED', 'BLOCKED'].includes(String(contact['status'])));
  assert.ok(Object.values(contact['utm'] ?? {}).every(isText));
  assert.ok(Object.values(contact['metadata'] ?? {}).every((value) => typeof value === 'string'));
  assert.equal((contact['tagIds'] as string[]).length, (contact['tagNames'] as string[]).length);
}

describe('sandbox: any body at all', () => {
  const api = useSandbox();

  it('is answered with 200 or 400, and the contact keeps its shape', async () => {
    const body = fc
      .tuple(fc.subarray(FIELDS), fc.dictionary(fc.constantFrom(...KEYS), fc.jsonValue({ maxDepth: 2 })))
      .map(([fields, values]) => Object.fromEntries([['fields', fields], ...Object.entries(values)]));
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const answer = await api.put(SAMPLE_CONTACT_ID, sent);
        assert.ok(answer.status === 200 || answer.status === 400, `${answer.status} ${answer.text}`);
        if (answer.status === 200) assertWellFormed(answer.body);
      }),
      { numRuns: 200 },
    );
  });

  it('creates contacts of the same shape, alone or in a batch, or is refused', async () => {
    const item = fc.dictionary(fc.constantFrom(...KEYS), fc.jsonValue({ maxDepth: 2 }));
    const options = fc.record({
      upsert: fc.boolean(),
      upsertFields: fc.oneof(fc.constant(null), fc.subarray(FIELDS)),
    });
    await fc.assert(
      fc.asyncProperty(item, options, async (values, wish) => {
        const single = await api.post('/core/v2/contact', values);
        assert.doesNotMatch(single.text, /Erro do sandbox/);
        if (single.status === 200) assertWellFormed(single.body);
        const batch = await api.post('/core/v2/contact/batch', { items: [values, values], options: wish });
        assert.ok(batch.status === 200 || batch.status === 400, `${batch.status} ${batch.text}`);
        batch.list.forEach(assertWellFormed);
      }),
      { numRuns: 100 },
    );
  });
});

describe('sandbox: lists in lists without end', () => {
  const api = useSandbox();
  const contact = `/core/v1/contact/${SAMPLE_CONTACT_ID}?IncludeDetails=CustomFields`;
  /** `assinatura` takes anything. Written by hand: JSON.stringify cannot go so deep. */
  const putNested = (levels: number) => {
    const value = `${'['.repeat(levels)}1${']'.repeat(levels)}`;
    const body = Buffer.from(`{"fields":["CustomFields"],"customFields":{"assinatura":${value}}}`);
    return api.call(`/core/v2/contact/${SAMPLE_CONTACT_ID}`, { method: 'PUT', body });
  };

  for (const levels of [199, 5000, 100_000]) {
    it(`are refused at ${levels}, and nothing is stored`, async () => {
      const untouched = structuredClone(api.stored(SAMPLE_CONTACT_ID));
      const answer = await putNested(levels);
      assert.deepEqual(
        [answer.status, answer.contentType, answer.body['errors']],
        [
          400,
          'application/problem+json; charset=utf-8',
          { $: ['The body has more than 200 levels of lists and objects.'] },
        ],
      );
      assert.deepEqual(api.stored(SAMPLE_CONTACT_ID), untouched);
      assert.equal((await api.get(contact)).status, 200);
    });
  }

  it('are taken at 198, and leave by every door', async () => {
    assert.equal((await putNested(198)).status, 200);
    assert.match((await api.get(contact)).text, /\[{198}1\]{198}/);
    const exported = await api.control().export();
    await api.control().import(exported);
    assert.equal(await api.control().export(), exported);
  });
});

describe('sandbox: a mistake in what is done with a request', () => {
  it('is told to who asked, and the next request is served', async () => {
    let calls = 0;
    const onRequest = () => {
      calls += 1;
      if (calls === 1) throw new Error('a mistake of the test');
    };
    const sandbox = await startSandbox({ port: 0, onRequest });
    const path = `/core/v1/contact/${SAMPLE_CONTACT_ID}`;
    const failed = await send(sandbox.port, path);
    assert.deepEqual(
      [failed.status, failed.text],
      [500, 'The sandbox could not answer: Error: a mistake of the test'],
    );
    assert.equal((await send(sandbox.port, path)).status, 200);
    await sandbox.close();
  });
});
