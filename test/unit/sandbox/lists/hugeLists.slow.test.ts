import assert from 'node:assert/strict';
import { SAMPLE_CONTACT_ID } from '../../../../src/sandbox/sandbox';
import { useSandbox } from '../useSandbox';
import { cpuMs } from '../../../support/cpuTime';

const SMALL = 5000;
const LARGE = 100_000;
/** Of twenty times as much: linear work takes twenty times as long, what copies the whole for each item 400 times. */
const MOST_TIMES = 100;
/** Less cannot be told from what a request costs anyway. */
const LEAST_MS = 20;

describe('sandbox: a list of a hundred thousand items', () => {
  const api = useSandbox();
  const contact = `/core/v2/contact/${SAMPLE_CONTACT_ID}`;
  const many = (count: number, item: (index: number) => unknown) =>
    Array.from({ length: count }, (_, index) => item(index));
  const bad = (count: number) => many(count, () => 'x');
  const subscription = { name: 'T', url: 'http://localhost:1', enabled: true };

  const calls: Record<string, (count: number) => Promise<unknown>> = {
    'wrong names in fields': (count) => api.put(SAMPLE_CONTACT_ID, { fields: bad(count) }),
    'right names in upsertFields': (count) =>
      api.post('/core/v2/contact/batch', {
        items: many(20, () => ({ email: 'ana.souza@example.com' })),
        options: { upsert: true, upsertFields: many(count, () => 'Name') },
      }),
    'wrong names in upsertFields': (count) =>
      api.post('/core/v2/contact/batch', { items: [{}], options: { upsertFields: bad(count) } }),
    'wrong statuses of a filter': (count) => api.post('/core/v1/contact/filter', { status: bad(count) }),
    'tags of a filter': (count) => api.post('/core/v1/contact/filter', { tagIds: bad(count) }),
    'wrong events of a subscription': (count) =>
      api.post('/core/v1/webhook/subscription', { ...subscription, events: bad(count) }),
    'unknown tags': (count) =>
      api.put(SAMPLE_CONTACT_ID, { fields: ['Tags'], tagNames: many(count, (index) => `${index}`) }),
    'unknown keys': (count) =>
      api.put(SAMPLE_CONTACT_ID, Object.fromEntries(many(count, (index) => [`k${index}`, 1]) as [])),
    'unknown custom fields': (count) =>
      api.put(SAMPLE_CONTACT_ID, {
        fields: ['CustomFields'],
        customFields: Object.fromEntries(many(count, (index) => [`k${index}`, 1]) as []),
      }),
  };

  for (const [name, ask] of Object.entries(calls)) {
    it(`takes time in proportion: ${name}`, async () => {
      const timed = (count: number) => cpuMs(() => ask(count));
      await timed(SMALL); // warm
      const small = Math.max(await timed(SMALL), LEAST_MS);
      const large = await timed(LARGE);
      assert.ok(large < small * MOST_TIMES, `${Math.round(small)} ms, then ${Math.round(large)} ms`);
    });
  }

  it('is refused with some of what is wrong with it', async () => {
    const answer = await api.call(contact, { method: 'PUT', body: { fields: bad(LARGE) } });
    const problems = (answer.body['errors'] as Record<string, unknown[]>)['Fields'];
    assert.deepEqual([answer.status, problems?.length], [400, 20]);
  });
});
