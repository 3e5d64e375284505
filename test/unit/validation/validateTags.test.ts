import assert from 'node:assert/strict';
import { validateTags } from '../../../src/core/validation/validateUpdate';

const id = '0f8e6a3c-1111-4222-8333-444455556666';

describe('validateTags', () => {
  it('takes tags by id or by name', () => {
    assert.deepEqual(validateTags({ tagIds: [id], operation: 'DeleteIfExists' }), []);
    assert.deepEqual(validateTags({ tagNames: ['VIP'], operation: 'InsertIfNotExists' }), []);
  });

  for (const [what, body, path] of [
    ['ReplaceAll', { tagIds: [id], operation: 'ReplaceAll' }, 'operation'],
    ['no operation', { tagIds: [id], tagNames: ['VIP'] }, 'operation'],
    ['no tags', { operation: 'DeleteIfExists' }, ''],
    ['an empty list', { tagIds: [], operation: 'DeleteIfExists' }, 'tagIds'],
    ['an id that is none', { tagIds: ['VIP'], operation: 'DeleteIfExists' }, 'tagIds.0'],
    ['an unknown key', { tagIds: [id], operation: 'DeleteIfExists', tags: [] }, 'tags'],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.deepEqual(
        validateTags(body).map(({ path: place }) => place.join('.')),
        [path],
      );
    });
  }
});
