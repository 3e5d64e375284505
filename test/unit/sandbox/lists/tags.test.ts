import assert from 'node:assert/strict';
import { SAMPLE_CONTACT_ID } from '../../../../src/sandbox/sandbox';
import { tagId } from '../../../../src/sandbox/account/seedIds';
import { useSandbox } from '../useSandbox';

const id = SAMPLE_CONTACT_ID;

describe('sandbox: tags', () => {
  const api = useSandbox();
  const had = [tagId(1), tagId(4), tagId(8)];
  const putTags = async (body: object, tagsOperation?: string) => {
    const options = tagsOperation === undefined ? {} : { options: { tagsOperation } };
    await api.put(id, { fields: ['Tags'], ...body, ...options });
    return api.stored(id).tagIds;
  };

  it('adds to the tags that the contact has, when the call says no operation', async () => {
    assert.deepEqual(await putTags({ tagIds: [tagId(4), tagId(5)] }), [...had, tagId(5)]);
  });

  it('removes with DeleteIfExists', async () => {
    assert.deepEqual(await putTags({ tagIds: [tagId(4), tagId(5)] }, 'DeleteIfExists'), [tagId(1), tagId(8)]);
  });

  it('replaces with ReplaceAll, by nothing too', async () => {
    assert.deepEqual(await putTags({ tagIds: [tagId(5)] }, 'ReplaceAll'), [tagId(5)]);
    assert.deepEqual(await putTags({ tagIds: [] }, 'ReplaceAll'), []);
  });

  it('takes names, and ignores them when ids are there', async () => {
    assert.deepEqual(await putTags({ tagNames: ['Fornecedor'] }), [...had, tagId(12)]);
    assert.deepEqual(await putTags({ tagIds: [tagId(5)], tagNames: ['Newsletter'] }), [
      ...had,
      tagId(12),
      tagId(5),
    ]);
    assert.deepEqual(api.ignored(), ['tagNames was dropped: tagIds is there and wins.']);
  });

  it('tells names that differ in case apart', async () => {
    assert.deepEqual(await putTags({ tagNames: ['vip'] }), [...had, tagId(14)]);
  });

  it('drops ids and names that the account does not have', async () => {
    assert.deepEqual(await putTags({ tagIds: ['nothing', 7, tagId(5)] }), [...had, tagId(5)]);
    assert.deepEqual(api.ignored(), [
      '"nothing" in tagIds was dropped: the account has none like it. GET /core/v1/tag lists what it has.',
      '7 in tagIds was dropped: the account has none like it. GET /core/v1/tag lists what it has.',
    ]);
  });

  it('clears with null only when all are to be replaced', async () => {
    assert.deepEqual(await putTags({ tagIds: null }), had);
    assert.deepEqual(api.ignored(), [
      'tagIds was dropped: null gives nothing to InsertIfNotExists. To remove tags, name them with DeleteIfExists.',
    ]);
    assert.deepEqual(await putTags({ tagIds: null }, 'ReplaceAll'), []);
  });

  it('adds and removes by the call of their own, which answers the full contact', async () => {
    const path = `/core/v1/contact/${id}/tags`;
    await api.post(path, { tagIds: [tagId(5)] });
    const { status, body } = await api.post(path, { TAGNAMES: ['VIP'], operation: 'DeleteIfExists' });
    assert.equal(status, 200);
    assert.deepEqual(body['tagIds'], [tagId(1), tagId(5), tagId(8)]);
    assert.notEqual(body['customFields'], null);
    assert.deepEqual(api.ignored(), []);
  });

  it('refuses an unknown operation and an unknown contact', async () => {
    assert.equal(
      (await api.post(`/core/v1/contact/${id}/tags`, { tagIds: [], operation: 'Wipe' })).status,
      400,
    );
    assert.equal((await api.post('/core/v1/contact/x/tags', { tagIds: [] })).status, 500);
  });

  it('notes keys that the tags call does not know', async () => {
    await api.post(`/core/v1/contact/${id}/tags`, { tagIds: [tagId(5)], options: {} });
    assert.deepEqual(api.ignored(), ['options was dropped: this call does not know it.']);
  });
});
