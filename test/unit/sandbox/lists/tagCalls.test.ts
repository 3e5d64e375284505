import assert from 'node:assert/strict';
import { SAMPLE_CONTACT_ID } from '../../../../src/sandbox/sandbox';
import { contactId, tagId } from '../../../../src/sandbox/account/seedIds';
import { useSandbox } from '../useSandbox';

describe('sandbox: the tags of the account', () => {
  const api = useSandbox();
  const names = async () => (await api.get('/core/v1/tag')).list.map(({ name }) => name);
  const send = (method: string, path: string, body?: object) =>
    api.call(`/core/v1/tag${path}`, body === undefined ? { method } : { method, body });

  it('have nine families of six colours', async () => {
    const { list } = await api.get('/core/v1/tag/color');
    const colors = list.map(({ color }) => color as string);
    assert.equal(new Set(colors).size, 54);
    assert.ok(colors.includes('GREEN_400') && colors.includes('GRAY_600'));
    assert.equal(new Set(colors.map((color) => color.split('_')[0])).size, 9);
    for (const { bgColor, textColor } of list) {
      for (const hex of [bgColor, textColor]) assert.match(hex as string, /^#[\da-f]{6}$/);
    }
  });

  it('get one with the default colour, which contacts can have at once', async () => {
    const { status, body } = await send('POST', '', { name: ' Novo ' });
    assert.deepEqual([status, body['name'], body['color']], [200, 'Novo', 'GRAY_600']);
    assert.ok((await names()).includes('Novo'));
    await api.put(SAMPLE_CONTACT_ID, { fields: ['Tags'], tagNames: ['Novo'] });
    assert.ok(api.stored(SAMPLE_CONTACT_ID).tagIds.includes(body['id'] as string));
  });

  it('refuse what is no name, no colour, or there already', async () => {
    for (const body of [{}, { name: ' ' }, { name: 'x'.repeat(256) }, { name: 'A', color: 'GREEN' }]) {
      assert.equal((await send('POST', '', body)).status, 400, JSON.stringify(body));
    }
    assert.equal((await send('POST', '', { name: 'VIP' })).status, 500);
    assert.equal((await names()).length, 15);
  });

  it('take another name and colour, which each contact shows at once', async () => {
    const { body } = await send('PUT', `/${tagId(4)}`, { name: 'Muito VIP', color: 'pink_100' });
    assert.deepEqual(body, { id: tagId(4), name: 'Muito VIP', color: 'PINK_100' });
    const contact = await api.get(`/core/v1/contact/${SAMPLE_CONTACT_ID}?IncludeDetails=Tags`);
    assert.ok((contact.body['tagNames'] as string[]).includes('Muito VIP'));
    assert.equal((await send('PUT', `/${contactId(1)}`, { name: 'A' })).status, 500);
  });

  it('keep one that contacts have, and say how many in the details', async () => {
    const { status, body } = await send('DELETE', `/${tagId(4)}`);
    assert.deepEqual([status, body['details']], [500, { contactsCount: 2 }]);
    assert.ok((await names()).includes('VIP'));
  });

  for (const [where, query, body] of [
    ['query', '?RemoveFromContacts=true', undefined],
    ['body', '', { removeFromContacts: true }],
  ] as const) {
    it(`lose it with its contacts' tags when the ${where} says so`, async () => {
      const { status, text } = await send('DELETE', `/${tagId(4)}${query}`, body);
      assert.deepEqual([status, text], [200, '']);
      assert.deepEqual(api.ignored(), []);
      assert.ok(!(await names()).includes('VIP'));
      assert.deepEqual(api.stored(SAMPLE_CONTACT_ID).tagIds, [tagId(1), tagId(8)]);
    });
  }

  it('are changed for a contact by its phone, with either address, as the rest of it is', async () => {
    const body = { tagIds: [tagId(5)] };
    for (const path of ['phonenumber/11999990000/tags', '5511999990000/tags']) {
      assert.equal((await api.post(`/core/v1/contact/${path}`, body)).status, 200);
    }
    assert.ok(api.stored(SAMPLE_CONTACT_ID).tagIds.includes(tagId(5)));
    const sent = { method: 'PUT', body: { fields: ['Name'], name: 'Nova' } };
    const { status } = await api.call('/core/v1/contact/phonenumber/1199990000', sent);
    assert.deepEqual([status, api.stored(SAMPLE_CONTACT_ID).name], [200, 'Nova']);
    assert.equal((await api.call('/core/v1/contact/phonenumber/11900000000', sent)).status, 500);
  });
});

describe('sandbox: custom fields of all entities', () => {
  const api = useSandbox();
  const types = async (query: string) =>
    (await api.get(`/core/v1/custom-field${query}`)).list.map(({ entityType }) => entityType);

  it('are those of contacts and of panels, or of one of them', async () => {
    assert.deepEqual(new Set(await types('')), new Set(['CONTACT', 'PANEL']));
    assert.deepEqual(new Set(await types('?EntityType=PANEL')), new Set(['PANEL']));
    assert.equal((await types('?EntityType=CONTACT')).length, 20);
    assert.equal((await api.get('/core/v1/custom-field?EntityType=X')).status, 400);
  });
});
