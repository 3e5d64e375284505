import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../../../../src/core/text/json';
import type { SandboxOptions } from '../../../../src/sandbox/state/sandboxOptions';
import { type Sandbox, SAMPLE_CONTACT_ID, startSandbox } from '../../../../src/sandbox/sandbox';
import { tagId } from '../../../../src/sandbox/account/seedIds';
import { readLoopbackUrl } from '../../../../src/sandbox/account/subscription';
import { useReceiver } from './receiver';
import { send, useSandbox } from '../useSandbox';

const PATH = '/core/v1/webhook/subscription';
const EVENTS = ['CONTACT_NEW', 'CONTACT_UPDATE', 'CONTACT_TAG_UPDATE'];

describe('sandbox webhooks: subscriptions', () => {
  const api = useSandbox();
  const url = 'http://localhost:3000/hook';

  it('are created, listed, found, changed and removed in the documented shape', async () => {
    const created = (await api.post(PATH, { name: 'CRM', url, events: ['contact_update'] })).body;
    assert.deepEqual(Object.keys(created), [
      ...['id', 'createdAt', 'updatedAt', 'companyId', 'name', 'url', 'enabled', 'events'],
    ]);
    assert.deepEqual(
      [created['name'], created['url'], created['enabled'], created['events']],
      ['CRM', url, true, [{ event: 'CONTACT_UPDATE', description: 'Contato alterado' }]],
    );
    const one = `${PATH}/${created['id'] as string}`;
    assert.deepEqual([(await api.get(PATH)).list, (await api.get(one)).body], [[created], created]);
    const body = { fields: ['Enabled'], enabled: false, name: 'other' };
    const changed = (await api.call(one, { method: 'PUT', body })).body;
    assert.deepEqual([changed['enabled'], changed['name']], [false, 'CRM']);
    assert.deepEqual(api.ignored(), ['name was dropped: Name is not in fields.']);
    const removed = await api.call(one, { method: 'DELETE' });
    assert.deepEqual([removed.status, removed.text, (await api.get(PATH)).list], [200, '', []]);
    assert.deepEqual(
      [(await api.get(one)).status, (await api.call(one, { method: 'DELETE' })).status],
      [500, 500],
    );
  });

  it('can be made to 18 events, which are listed', async () => {
    const { list } = await api.get('/core/v1/webhook/event');
    assert.equal(list.length, 18);
    assert.ok(EVENTS.every((event) => list.some((row) => row['event'] === event)));
  });

  for (const [body, field] of [
    [{ url, events: EVENTS }, 'Name'],
    [{ name: ' ', url, events: EVENTS }, 'Name'],
    [{ name: 'x', events: EVENTS }, 'Url'],
    [{ name: 'x', url, events: [] }, 'Events'],
    [{ name: 'x', url, events: ['CONTACT_GONE'] }, 'Events'],
    [{ name: 'x', url, events: 'CONTACT_NEW' }, 'Events'],
  ] as const) {
    it(`are refused with a bad ${field}: ${JSON.stringify(body)}`, async () => {
      const answer = await api.post(PATH, body);
      assert.deepEqual([answer.status, Object.keys(answer.body['errors'] as object)], [400, [field]]);
    });
  }

  it('go to this machine only, and the refusal says so, also of a change', async () => {
    const events = EVENTS;
    const refused = await api.post(PATH, { name: 'x', url: 'https://example.com/hook', events });
    assert.equal(refused.status, 400);
    assert.match(refused.text, /to this machine only: write a URL like http:\/\/localhost:3000/);
    const { id } = (await api.post(PATH, { name: 'x', url, events })).body;
    const body = { fields: ['Url'], url: 'http://10.0.0.1/' };
    assert.equal((await api.call(`${PATH}/${id as string}`, { method: 'PUT', body })).status, 400);
    assert.equal((await api.get(PATH)).list[0]?.['url'], url);
  });

  for (const text of [
    'http://localhost',
    'https://LOCALHOST:1/a',
    'http://127.0.0.1:3/',
    'http://127.1/',
    'http://[::1]:3/a?b',
  ]) {
    it(`may go to ${text}`, () => {
      assert.ok(readLoopbackUrl(text));
    });
  }
  for (const text of [
    ...['', 'localhost:3000', 'ftp://localhost/', 'file:///etc/passwd', 'http://0.0.0.0/', 'http://[::]/'],
    ...['http://localhost.example.com/', 'http://127.0.0.1.example.com/', 'http://127.0.0.1@example.com/'],
    ...['http://169.254.169.254/', 'http://[::ffff:8.8.8.8]/', 'http://sandbox.localhost.example/'],
  ]) {
    it(`may not go to ${text || 'nothing'}`, () => {
      assert.equal(readLoopbackUrl(text), undefined);
    });
  }
});

describe('sandbox webhooks: what is posted', () => {
  const api = useSandbox();
  const receiver = useReceiver();
  const subscribe = (events: readonly string[] = EVENTS, more: object = {}) =>
    api.post(PATH, { name: 'test', url: receiver.url(), events, ...more });
  const events = (bodies: readonly { readonly body: JsonObject }[]) =>
    bodies.map(({ body }) => body['eventType']);

  it('is the contact in the platform’s own shape, with custom fields as people read them', async () => {
    await subscribe();
    await api.put(SAMPLE_CONTACT_ID, {
      fields: ['Name', 'CustomFields'],
      name: 'Bia',
      customFields: { parcelas: 2000 },
    });
    const [first] = await receiver.take(1);
    const { content, ...envelope } = first!.body;
    assert.deepEqual([envelope['eventType'], envelope['changeMetadata']], ['CONTACT_UPDATE', null]);
    assert.match(envelope['date'] as string, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
    const contact = content as JsonObject;
    assert.deepEqual(Object.keys(contact), [
      ...[
        'id',
        'createdAt',
        'updatedAt',
        'companyId',
        'name',
        'nameWhatsapp',
        'nameInstagram',
        'nameMessenger',
      ],
      ...['phonenumber', 'phonenumberFormatted', 'email', 'instagram', 'messengerId', 'usernameWhatsapp'],
      ...['pictureFileId', 'pictureUrl', 'active', 'annotation', 'tagsId', 'tags', 'status', 'origin', 'utm'],
      ...['customFieldValues', 'metadata'],
    ]);
    assert.deepEqual(
      [contact['name'], contact['phonenumber'], contact['tagsId'], contact['tags']],
      ['Bia', '+55|11999990000', [tagId(1), tagId(4), tagId(8)], ['Cliente', 'VIP', 'Indicação']],
    );
    const shown = contact['customFieldValues'] as JsonObject;
    assert.deepEqual(
      [
        'data-de-nascimento',
        'agendado-em-',
        'parcelas',
        'valor',
        'an-ncio',
        'aceitou-termos',
        'interesses',
      ].map((key) => shown[key]),
      ['01/03/1990', '08/07/2026 14:30', '2.000', '1.249,90', 'FACEBOOK', 'Sim', 'Praia, Serra'],
    );
    assert.ok(Object.values(shown).every((value) => typeof value === 'string'));
    assert.equal(first!.headers['content-type'], 'application/json; charset=utf-8');
  });

  it('is CONTACT_NEW for a new contact, and CONTACT_TAG_UPDATE besides CONTACT_UPDATE for other tags', async () => {
    await subscribe();
    await api.post('/core/v1/contact', { name: 'Nova', phoneNumber: '11988887777' });
    await api.post(`/core/v1/contact/${SAMPLE_CONTACT_ID}/tags`, { tagIds: [tagId(2)] });
    await api.put(SAMPLE_CONTACT_ID, { fields: ['Name'], name: 'Bia' });
    assert.deepEqual(events(await receiver.take(4)), [
      ...['CONTACT_NEW', 'CONTACT_UPDATE', 'CONTACT_TAG_UPDATE', 'CONTACT_UPDATE'],
    ]);
  });

  it('is nothing for a 200 that wrote nothing, for other events, and for a disabled subscription', async () => {
    await subscribe();
    await subscribe(['CONTACT_NEW']);
    await subscribe(EVENTS, { enabled: false });
    const { updatedAt } = api.stored(SAMPLE_CONTACT_ID);
    const tags = `/core/v1/contact/${SAMPLE_CONTACT_ID}/tags`;
    await api.put(SAMPLE_CONTACT_ID, { fields: [], name: 'Bia' });
    await api.put(SAMPLE_CONTACT_ID, {
      fields: ['Tags', 'CustomFields'],
      tagNames: ['Nope'],
      customFields: { nope: 1 },
    });
    await api.put(SAMPLE_CONTACT_ID, { fields: ['Name'], name: api.stored(SAMPLE_CONTACT_ID).name });
    await api.put(SAMPLE_CONTACT_ID, { fields: ['Tags'], tagNames: ['VIP'] });
    await api.put(SAMPLE_CONTACT_ID, {
      fields: ['Portfolio'],
      portfolioIds: api.stored(SAMPLE_CONTACT_ID).portfolioIds.toReversed(),
    });
    await api.post(tags, {});
    await api.post(tags, { tagNames: ['VIP'] });
    await api.post(tags, { tagNames: ['Nope'], operation: 'DeleteIfExists' });
    await api.post('/core/v2/contact/batch', {
      items: [{ email: 'ana.souza@example.com', name: api.stored(SAMPLE_CONTACT_ID).name }],
      options: { upsert: true, upsertFields: ['Name'] },
    });
    assert.equal(api.stored(SAMPLE_CONTACT_ID).updatedAt, updatedAt);
    await api.put(SAMPLE_CONTACT_ID, { fields: ['Name'], name: 'Caio' });
    await receiver.take(1);
    assert.equal((await api.control().deliveries()).length, 1);
  });

  it('comes to an end when the receiver answers each with the write that it asks for', async () => {
    await subscribe();
    const tag = () => api.post(`/core/v1/contact/${SAMPLE_CONTACT_ID}/tags`, { tagIds: [tagId(2)] });
    await tag();
    for (let answered = (await receiver.take(2)).length; answered > 0; answered--) await tag();
    await api.put(SAMPLE_CONTACT_ID, { fields: ['Tags'], tagIds: [tagId(2)] });
    assert.equal((await api.control().deliveries()).length, 2);
  });

  it('arrives in the order of the changes', async () => {
    await subscribe();
    for (let count = 0; count < 20; count++)
      await api.put(SAMPLE_CONTACT_ID, { fields: ['Name'], name: `${count}` });
    const names = (await receiver.take(20)).map(({ body }) => (body['content'] as JsonObject)['name']);
    assert.deepEqual(
      names,
      Array.from({ length: 20 }, (_, count) => `${count}`),
    );
  });

  it('is posted after a change whose answer a fault took away', async () => {
    await subscribe();
    await api.control().switchOn({ kind: 'resetAfter', times: 1 });
    await assert.rejects(api.put(SAMPLE_CONTACT_ID, { fields: ['Name'], name: 'Bia' }));
    assert.deepEqual(events(await receiver.take(1)), ['CONTACT_UPDATE']);
  });

  it('blocks no call, however slow the receiver is', async () => {
    await subscribe();
    receiver.answerWith(() => undefined);
    for (let count = 0; count < 3; count++) {
      assert.equal((await api.put(SAMPLE_CONTACT_ID, { fields: ['Name'], name: `${count}` })).status, 200);
    }
    await receiver.take(1);
    const rows = await api.control().deliveries();
    assert.deepEqual(
      rows.map(({ state }) => state),
      ['sending', 'waiting', 'waiting'],
    );
  });
});

describe('sandbox webhooks: given at the start', () => {
  const receiver = useReceiver();

  const running: Sandbox[] = [];
  afterEach(() => Promise.all(running.splice(0).map((sandbox) => sandbox.close())));
  async function start(options: Partial<SandboxOptions>): Promise<Sandbox> {
    const sandbox = await startSandbox({ port: 0, ...options });
    running.push(sandbox);
    return sandbox;
  }
  /** Where a new contact is posted to. */
  async function postedTo({ port, control }: Sandbox): Promise<string[]> {
    await send(port, '/core/v1/contact', { method: 'POST', body: { name: 'Nova' } });
    return (await control.deliveries()).map(({ event, url }) => `${event} ${url}`);
  }

  it('are posted to once, again after a reset and an import, and are not in the account', async () => {
    const sandbox = await start({ webhooks: [receiver.url(), receiver.url()] });
    await sandbox.reset();
    await sandbox.control.import('{}');
    const { subscriptions, webhooks } = await sandbox.control.state();
    assert.deepEqual([subscriptions, webhooks], [[], [receiver.url()]]);
    assert.deepEqual((await send(sandbox.port, PATH)).list, []);
    assert.doesNotMatch(await sandbox.control.export(), /127\.0\.0\.1/);
    assert.deepEqual(await postedTo(sandbox), [`CONTACT_NEW ${receiver.url()}`]);
    await receiver.take(1);
  });

  it('are posted to once when the account subscribes to them too', async () => {
    const sandbox = await start({ webhooks: [receiver.url()], seed: { subscriptions: [receiver.url()] } });
    assert.deepEqual(await postedTo(sandbox), [`CONTACT_NEW ${receiver.url()}`]);
  });

  it('are those of this start, whatever a file kept of the last one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wts-webhooks-'));
    const persist = join(folder, 'account.json');
    const first = await start({ persist, webhooks: [receiver.url('/a'), receiver.url('/b')] });
    await postedTo(first);
    await first.close();
    const second = await start({ persist, webhooks: [receiver.url('/b')] });
    assert.deepEqual(await postedTo(second), [`CONTACT_NEW ${receiver.url('/b')}`]);
    await second.close();
    await rm(folder, { recursive: true });
  });

  it('may stand in the seed', async () => {
    const seed = { subscriptions: [receiver.url(), { url: receiver.url('/b'), events: ['CONTACT_NEW'] }] };
    const sandbox = await startSandbox({ port: 0, seed });
    const { subscriptions } = await sandbox.control.state();
    await sandbox.close();
    assert.deepEqual(
      subscriptions.map(({ events }) => events),
      [EVENTS, ['CONTACT_NEW']],
    );
  });

  it('stop the start when they are not of this machine', async () => {
    const url = 'https://example.com/';
    await assert.rejects(
      startSandbox({ port: 0, webhooks: [url] }),
      /example.com\/ is refused.*this machine only/,
    );
    await assert.rejects(
      startSandbox({ port: 0, seed: { subscriptions: [url] } }),
      /subscriptions\[0\] is refused/,
    );
  });
});
