import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SAMPLE_CONTACT_ID, startSandbox } from '../../../../src/sandbox/sandbox';
import { useReceiver } from '../webhooks/receiver';
import { send, useSandbox } from '../useSandbox';

const sample = `/core/v1/contact/${SAMPLE_CONTACT_ID}`;

describe('sandbox: under load', () => {
  const api = useSandbox();

  it('answers every one of 1,200 requests at once and keeps the latest 1,000', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 1200 }, async (_, count) => {
        const answer =
          count % 2 === 0 ? await api.get(sample) : await api.put(SAMPLE_CONTACT_ID, { fields: [] });
        return answer.status;
      }),
    );
    assert.ok(statuses.every((status) => status === 200));
    const { journal } = await api.control().state();
    assert.deepEqual([journal.size, journal.lastId - journal.firstId], [1000, 999]);
  });

  it('keeps no more than 16 MB of large bodies', async () => {
    const annotation = 'x'.repeat(200_000);
    for (let count = 0; count < 60; count++)
      await api.put(SAMPLE_CONTACT_ID, { fields: ['Annotation'], annotation });
    const kept = api
      .requests()
      .map(({ sent, answer }) => (sent?.text.length ?? 0) + (answer?.text.length ?? 0));
    const sum = kept.reduce((total, length) => total + length, 0);
    assert.ok(sum <= 16 * 1024 * 1024 && kept.length < 60, `${kept.length} requests with ${sum}`);
    assert.equal(api.requests().at(-1)?.body === undefined, false);
  });

  it('wakes everybody who waits, once for many changes', async () => {
    const { revision } = await api.control().state();
    const waiting = Array.from({ length: 20 }, () =>
      api.control().nextState(revision, new AbortController().signal),
    );
    await Promise.all(Array.from({ length: 50 }, () => api.get(sample)));
    const states = await Promise.all(waiting);
    assert.ok(states.every((state) => state.revision > revision));
  });
});

describe('sandbox: webhooks under load', () => {
  const receiver = useReceiver();

  it('arrive all and in order, while the API goes on answering', async () => {
    const sandbox = await startSandbox({ port: 0, webhooks: [receiver.url()] });
    for (let count = 0; count < 300; count++) {
      const body = { fields: ['Name'], name: String(count) };
      const answer = await send(sandbox.port, `/core/v2/contact/${SAMPLE_CONTACT_ID}`, {
        method: 'PUT',
        body,
      });
      assert.equal(answer.status, 200);
    }
    const received = await receiver.take(300);
    const names = received.map(({ body }) => Number((body['content'] as { name: string }).name));
    await sandbox.close();
    assert.deepEqual(
      names,
      Array.from({ length: 300 }, (_, count) => count),
    );
  });
});

describe('sandbox control: any body at all', () => {
  const api = useSandbox();
  const paths = ['faults', 'import', 'webhooks', 'reset', 'deliveries/1/resend'].map(
    (name) => `/sandbox/${name}`,
  );

  it('is taken or refused with a sentence, and the sandbox goes on', async () => {
    const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value));
    const seed = fc
      .dictionary(
        fc.constantFrom('tags', 'contacts', 'customFields', 'subscriptions', '__proto__'),
        fc.jsonValue({ maxDepth: 3 }),
      )
      .map((value) => JSON.stringify(value));
    const text = fc.oneof(json, seed, fc.string(), fc.constant('{"contacts":['.repeat(5000)));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), text, async (path, body) => {
        const answer = await api.call(path, { method: 'POST', body: Buffer.from(body) });
        assert.ok([200, 400, 404].includes(answer.status), `${answer.status} ${answer.text}`);
        if (answer.status !== 200) assert.ok(typeof answer.body['error'] === 'string', answer.text);
        await api.control().switchAllOff();
        assert.equal((await api.get('/core/v1/tag')).status, 200);
      }),
      { numRuns: 200 },
    );
  });
});
