import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SAMPLE_CONTACT_ID } from '../../../src/sandbox/sandbox';
import { useSandbox } from './useSandbox';

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

describe('sandbox: any body at all', function () {
  this.timeout(30_000); // hundreds of requests

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
