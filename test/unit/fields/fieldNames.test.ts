import assert from 'node:assert/strict';
import { update } from 'wts:validators';
import { FIELD_NAMES } from '../../../src/core/fields/fieldNames';
import { FIELD_ROWS, FIELDS } from '../../../src/core/fields/fields';
import contactSchema from '../../../src/core/validation/contact.schema.json';
import updateSchema from '../../../src/core/validation/update.schema.json';

describe('The table of field names', () => {
  it('gives each field its row, its word in the update, and keys that no other field has', () => {
    const keys = FIELD_ROWS.flatMap((field) => field.keys);
    assert.equal(new Set(keys).size, keys.length);
    assert.equal(new Set(FIELD_ROWS.map(({ inFields }) => inFields)).size, FIELD_ROWS.length);
    for (const [id, field] of Object.entries(FIELDS)) assert.equal(field.id, id);
  });

  for (const [id, { inFields, keys }] of Object.entries(FIELD_NAMES)) {
    it(`has every key of ${id} in the schema of the update and in that of the contact`, () => {
      for (const key of keys) {
        assert.ok(key in updateSchema.properties, `Add ${key} to update.schema.json`);
        assert.ok(key in contactSchema.properties, `Add ${key} to contact.schema.json`);
      }
    });

    it(`lets an update declare ${inFields}`, () => {
      assert.deepEqual(wordsThatFail([inFields]), []);
    });
  }

  it('lets an update declare nothing else', () => {
    assert.deepEqual(wordsThatFail(['Name', 'Nonsense']), ['/fields/1']);
  });
});

function wordsThatFail(fields: readonly string[]): string[] {
  return update({ fields }) ? [] : (update.errors ?? []).map(({ instancePath }) => instancePath);
}
