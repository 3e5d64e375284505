import assert from 'node:assert/strict';
import { differences } from '../../../src/core/accountTypes/difference';
import { jsonSchemaOf } from '../../../src/core/accountTypes/jsonSchema';
import { typeScriptOf } from '../../../src/core/accountTypes/typeScript';
import { account, field, item } from './accounts';

const before = account({
  fields: [field('origem', 'SINGLESELECT', { choices: ['Site'] })],
  tags: [item('id-1', 'Cliente'), item('id-2', 'VIP')],
});
const now = account({
  fields: [field('origem', 'SINGLESELECT', { choices: ['Site', 'Loja'] })],
  tags: [item('id-1', 'Cliente'), item('id-3', 'Novo')],
});

describe('what changed between two generated files', () => {
  it('is nothing between a file and itself, also when git has turned its line ends', () => {
    for (const text of [typeScriptOf(before), jsonSchemaOf(before)]) {
      assert.deepEqual(differences(text, text), []);
      assert.deepEqual(differences(text.replaceAll('\n', '\r\n'), text), []);
    }
  });

  it('is told by declaration, with what is gone and what is new', () => {
    assert.deepEqual(differences(typeScriptOf(before), typeScriptOf(now)), [
      {
        declaration: 'WtsCustomFields',
        gone: ['"origem"?: "Site" | null'],
        added: ['"origem"?: "Loja" | "Site" | null'],
      },
      { declaration: 'WtsTagName', gone: ['| "VIP"'], added: ['| "Novo"'] },
      { declaration: 'WtsTagId', gone: ['| "id-2" // VIP'], added: ['| "id-3" // Novo'] },
    ]);
  });

  it('is told of a JSON Schema, too', () => {
    const [fields, names] = differences(jsonSchemaOf(before), jsonSchemaOf(now));
    assert.deepEqual(fields, { declaration: 'customFields', gone: [], added: ['"Loja"'] });
    assert.deepEqual(names, { declaration: 'tagName', gone: ['"VIP"'], added: ['"Novo"'] });
  });

  it('is all of it in a file of another kind', () => {
    assert.ok(differences('something else\n', typeScriptOf(now)).length > 5);
  });
});
