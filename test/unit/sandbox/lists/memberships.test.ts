import assert from 'node:assert/strict';
import type { JsonObject } from '../../../../src/core/text/json';
import { SAMPLE_CONTACT_ID } from '../../../../src/sandbox/sandbox';
import { contactId, portfolioId, sequenceId } from '../../../../src/sandbox/account/seedIds';
import { useSandbox } from '../useSandbox';

const id = SAMPLE_CONTACT_ID;
const other = contactId(7);

const lists = [
  {
    what: 'a portfolio',
    path: '/core/v1/portfolio',
    idsKey: 'portfolioIds',
    rowKey: 'portfolioId',
    own: portfolioId(2),
    free: portfolioId(1),
    noRow: 'Carteira não encontrada',
  },
  {
    what: 'a sequence',
    path: '/chat/v1/sequence',
    idsKey: 'sequenceIds',
    rowKey: 'sequenceId',
    own: sequenceId(2),
    free: sequenceId(1),
    noRow: 'Sequência não encontrada',
  },
] as const;

for (const { what, path, idsKey, rowKey, own, free, noRow } of lists) {
  describe(`sandbox: a contact in ${what}`, () => {
    const api = useSandbox();
    const send = (method: string, row: string, body: object, batch = '') =>
      api.call(`${path}/${row}/contact${batch}`, { method, body });
    const idsOf = (contact: string) => api.stored(contact)[idsKey];
    const kinds = () =>
      api
        .requests()
        .at(-1)!
        .remarks.map(({ kind }) => kind);

    it('is put there by id, and taken out again', async () => {
      const had = idsOf(id);
      const { status, body } = await send('POST', free, { contactId: id });
      assert.deepEqual([status, body[rowKey], body['contactId']], [200, free, id]);
      assert.deepEqual(idsOf(id), [...had, free]);
      const gone = await send('DELETE', free, { contactId: id });
      assert.deepEqual([gone.status, gone.text, idsOf(id)], [200, '', had]);
      assert.deepEqual(kinds(), []);
    });

    it('is told of when nothing changes', async () => {
      await send('POST', own, { contactId: id });
      assert.deepEqual(kinds(), ['unchanged']);
      await send('DELETE', free, { contactId: id });
      assert.deepEqual(kinds(), ['notMember']);
    });

    it('is found by phone', async () => {
      await send('POST', free, { phoneNumber: '11999990000' });
      assert.ok(idsOf(id).includes(free));
      assert.deepEqual(kinds(), []);
    });

    for (const method of ['POST', 'DELETE']) {
      it(`is created when no contact has the phone, by ${method} too, and that is told`, async () => {
        const { status } = await send(method, free, { phoneNumber: '11977770001' });
        const { body } = await api.get('/core/v1/contact/phonenumber/11977770001');
        assert.deepEqual([status, body['phoneNumber']], [200, '+55|11977770001']);
        assert.equal(idsOf(body['id'] as string).includes(free), method === 'POST');
        const { remarks } = api.requests().at(-2)!;
        assert.deepEqual(
          remarks.filter(({ kind }) => kind === 'createdByPhone').map(({ text }) => text),
          [
            'A contact was created: the account has none with the phone 11977770001, and this call creates it. Send contactId.',
          ],
        );
      });
    }

    it('are many in a batch, and those that are not there are left out', async () => {
      const contactIds = [id, other, contactId(99)];
      const { status, body } = await send('POST', free, { contactIds }, '/batch');
      const items = body['items'] as JsonObject[];
      assert.deepEqual(
        [status, body['totalItems'], items.map((row) => row['contactId'])],
        [200, 2, [id, other]],
      );
      assert.deepEqual(kinds(), ['unknownContact']);
      const gone = await send('DELETE', free, { contactIds: [id], phoneNumbers: ['x'] }, '/batch');
      assert.equal(gone.status, 500);
      await send('DELETE', free, { contactIds: [id, other] }, '/batch');
      assert.deepEqual([idsOf(id).includes(free), idsOf(other)], [false, []]);
    });

    it('answers 500 for a contact or a list that is not there, and 400 for no contact at all', async () => {
      const lost = await send('POST', free, { contactId: contactId(99) });
      assert.deepEqual([lost.status, lost.body['text']], [500, 'Contato não encontrado']);
      const noList = await send('POST', contactId(1), { contactId: id });
      assert.deepEqual([noList.status, noList.body['text']], [500, noRow]);
      assert.equal((await send('POST', free, {})).status, 400);
    });
  });
}

describe('sandbox: who is in it', () => {
  const api = useSandbox();

  it('is a page of a portfolio with names of its own', async () => {
    const query = `Page=1&PageSize=1&ContactIds=${id}&ContactIds=${other}`;
    const { body } = await api.get(`/core/v1/portfolio/${portfolioId(2)}/contact?${query}`);
    const [row] = body['items'] as JsonObject[];
    assert.deepEqual([body['pageSize'], row!['contactId'], row!['active']], [1, id, true]);
    assert.deepEqual(api.ignored(), []);
  });

  it('is a page of a sequence, with details and the picture only when asked', async () => {
    await api.put(id, { fields: ['PictureUrl'], pictureUrl: 'https://example.com/ana.png' });
    const rows = async (query: string) =>
      (await api.get(`/chat/v2/sequence/${sequenceId(2)}/contact?${query}`)).body['items'] as JsonObject[];
    assert.equal((await rows(`ContactId=${id}`))[0]!['contactDetails'], null);
    const [row] = await rows(`ContactId=${id}&IncludeDetails=ContactDetails`);
    const { phonenumber, pictureUrl } = row!['contactDetails'] as JsonObject;
    assert.deepEqual([phonenumber, pictureUrl], ['+55|11999990000', 'https://example.com/ana.png']);
  });

  it('counts in the list of portfolios, whose types are known ones', async () => {
    const items = (await api.get('/core/v1/portfolio')).body['items'] as JsonObject[];
    assert.deepEqual(
      items.map(({ type, contactsCount }) => [type, contactsCount]),
      [
        ['MULTIPLE', 1],
        ['MULTIPLE', 1],
        ['SINGLE', 1],
      ],
    );
  });
});

describe('sandbox: conversations', () => {
  const api = useSandbox();
  const rows = async (query: string) =>
    (await api.get(`/chat/v2/session?${query}`)).body['items'] as JsonObject[];

  it('are those of the contact, the latest first', async () => {
    const own = await rows(`ContactId=${id}`);
    assert.deepEqual(
      own.map(({ status, contactId: of }) => [status, of]),
      [
        ['IN_PROGRESS', id],
        ['COMPLETED', id],
      ],
    );
    const [latest, before] = own.map((row) => row['startAt'] as string);
    assert.ok(latest! > before!);
    assert.deepEqual(await rows(`ContactId=${other}`), []);
  });

  it('are those of the whole account when the key is not written as documented, which is told', async () => {
    assert.equal((await rows(`contactId=${other}`)).length, 6);
    assert.deepEqual(api.ignored(), [
      '?contactId was dropped: query keys count here only as they are documented. Write ContactId (switch chatQueryKeys).',
    ]);
  });
});
