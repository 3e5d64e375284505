import assert from 'node:assert/strict';
import { CONTACT_EVENTS } from '../../../../src/sandbox/account/webhookEvents';
import { SAMPLE_CONTACT_ID } from '../../../../src/sandbox/sandbox';
import { useReceiver } from './receiver';
import { useSandbox } from '../useSandbox';

const PATH = '/core/v1/webhook/subscription';
const never = new AbortController().signal;

describe('sandbox webhooks: the log', () => {
  const api = useSandbox();
  const receiver = useReceiver();
  const change = async () => {
    await api.post(PATH, { name: 'test', url: receiver.url(), events: CONTACT_EVENTS });
    await api.put(SAMPLE_CONTACT_ID, { fields: ['Name'], name: 'Bia' });
  };

  /** The log, as soon as it has so many that arrived. */
  async function delivered(count: number) {
    const control = api.control();
    for (let state = await control.state(); ; state = await control.nextState(state.revision, never)) {
      const rows = await control.deliveries();
      if (rows.filter((row) => row.state === 'delivered').length >= count) return rows;
    }
  }

  it('tells what was posted where, and what was answered', async () => {
    receiver.answerWith((_, response) => response.writeHead(201).end('thanks'));
    await change();
    const [row] = await delivered(1);
    const { id, time, ms, ...rest } = row!;
    assert.deepEqual(rest, {
      ...{ event: 'CONTACT_UPDATE', url: receiver.url(), contactId: SAMPLE_CONTACT_ID, state: 'delivered' },
      ...{ behind: 0, tries: 1, status: 201, problem: null, resendOf: null },
    });
    assert.ok(!Number.isNaN(Date.parse(time)) && ms >= 0);
    const record = await api.control().delivery(id);
    assert.deepEqual([record?.sent?.text, record?.answer?.text], [receiver.received()[0]?.text, 'thanks']);
    assert.equal(await api.control().delivery(9999), undefined);
  });

  it('sends again, as it was or edited', async () => {
    await change();
    const [first] = await delivered(1);
    await api.control().resend(first!.id);
    const edited = await api.control().resend(first!.id, '{"hostile": true');
    assert.equal(edited.resendOf, first!.id);
    const [one, two, three] = await receiver.take(3);
    assert.deepEqual([two?.text, three?.text], [one?.text, '{"hostile": true']);
    await assert.rejects(api.control().resend(9999), /no delivery 9999/);
  });

  it('sends a contact to the subscribers of an event, or to a URL', async () => {
    await assert.rejects(
      api.control().sendContact(SAMPLE_CONTACT_ID, 'CONTACT_NEW'),
      /Nobody has subscribed to CONTACT_NEW/,
    );
    await api.control().sendContact(SAMPLE_CONTACT_ID, 'CONTACT_NEW', receiver.url('/a'));
    await api.post(PATH, { name: 'test', url: receiver.url('/b'), events: ['CONTACT_TAG_UPDATE'] });
    await api.control().sendContact(SAMPLE_CONTACT_ID, 'CONTACT_TAG_UPDATE');
    const received = await receiver.take(2);
    assert.deepEqual(received.map(({ path, body }) => [path, body['eventType']]).toSorted(), [
      ['/a', 'CONTACT_NEW'],
      ['/b', 'CONTACT_TAG_UPDATE'],
    ]);
  });

  for (const [wish, message] of [
    [{}, /contactId is needed/],
    [{ contactId: 'x' }, /no contact x/],
    [{ contactId: SAMPLE_CONTACT_ID, event: 'SESSION_NEW' }, /event takes CONTACT_NEW/],
    [{ contactId: SAMPLE_CONTACT_ID, url: 'https://example.com' }, /this machine only/],
    [[], /no JSON object/],
  ] as const) {
    it(`refuses to send ${JSON.stringify(wish)}`, async () => {
      const answer = await api.post('/sandbox/webhooks', wish);
      assert.ok(answer.status === 400 || answer.status === 404);
      assert.match(answer.text, message);
    });
  }

  it('posts at once to a receiver that is added, to a known one what is chosen then, to a removed one nothing', async () => {
    const control = api.control();
    const path = `/core/v2/contact/${SAMPLE_CONTACT_ID}`;
    const rename = (name: string) => api.call(path, { method: 'PUT', body: { fields: ['Name'], name } });
    const all = await control.subscribe(` ${receiver.url('/a')} `, CONTACT_EVENTS);
    assert.deepEqual([all.url, all.events, all.enabled], [receiver.url('/a'), CONTACT_EVENTS, true]);
    await rename('Bia');
    assert.equal((await receiver.take(1))[0]?.body['eventType'], 'CONTACT_UPDATE');
    const fewer = await control.subscribe(receiver.url('/a'), ['CONTACT_NEW']);
    assert.deepEqual([fewer.id, fewer.createdAt, fewer.events], [all.id, all.createdAt, ['CONTACT_NEW']]);
    await control.subscribe(receiver.url('/b'), ['CONTACT_UPDATE']);
    await control.unsubscribe(fewer.id);
    await control.unsubscribe(fewer.id);
    await rename('Caio');
    assert.deepEqual(
      (await receiver.take(2)).map((one) => one.path),
      ['/a', '/b'],
    );
    const { subscriptions } = await control.state();
    assert.deepEqual([subscriptions.map(({ url }) => url), api.ignored()], [[receiver.url('/b')], []]);
  });

  for (const [wish, message] of [
    [{}, /this machine only/],
    [{ url: 'https://example.com/hook' }, /this machine only/],
    [{ url: 'http://localhost:3000', events: [] }, /events takes a list of CONTACT_NEW/],
    [{ url: 'http://localhost:3000', events: ['SESSION_NEW'] }, /events takes a list of/],
    [{ url: 'http://localhost:3000', events: 'CONTACT_NEW' }, /events takes a list of/],
    [[], /no JSON object/],
  ] as const) {
    it(`refuses to add a receiver by ${JSON.stringify(wish)}`, async () => {
      const answer = await api.post('/sandbox/subscriptions', wish);
      assert.equal(answer.status, 400);
      assert.match(answer.text, message);
    });
  }

  it('follows no redirect', async () => {
    receiver.answerWith((_, response) =>
      response.writeHead(307, { location: receiver.url('/elsewhere') }).end(),
    );
    await change();
    const control = api.control();
    let state = await control.state();
    let [row] = await control.deliveries();
    while (row?.status !== 307) {
      state = await control.nextState(state.revision, never);
      [row] = await control.deliveries();
    }
    assert.equal(row.problem, 'The receiver answered 307, and redirects are not followed.');
    assert.deepEqual(
      receiver.received().map(({ path }) => path),
      ['/hook'],
    );
  });

  it('is empty after a reset, and so are the subscriptions', async () => {
    await change();
    await delivered(1);
    await api.control().reset();
    const { counts, subscriptions } = await api.control().state();
    assert.deepEqual([counts.deliveries, subscriptions], [0, []]);
  });
});
