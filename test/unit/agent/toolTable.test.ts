import assert from 'node:assert/strict';
import { nearest } from '../../../src/agent/contacts/nearest';
import type { Json } from '../../../src/core/text/json';
import { harmlessJson } from '../../../src/agent/answers/harmless';
import { AGENT_TOOLS } from '../../../src/agent/toolTable';

describe('the table of the tools for agents', () => {
  it('has six tools, each told in a few sentences, that take no argument besides their own', () => {
    assert.equal(Object.keys(AGENT_TOOLS).length, 6);
    for (const { description, inputSchema } of Object.values(AGENT_TOOLS)) {
      assert.ok(description.length < 450, description);
      assert.equal(inputSchema['additionalProperties'], false);
    }
  });

  it('has one tool alone that is not for reading', () => {
    const writing = Object.entries(AGENT_TOOLS).filter(([, { isReadOnly }]) => !isReadOnly);
    assert.deepEqual(
      writing.map(([name]) => name),
      ['wts_propose_edit'],
    );
  });
});

describe('names that are near', () => {
  const near = (text: string, ...names: string[]) => nearest(text, names, (name) => [name]);

  it('come best first, and none that has nothing in common', () => {
    assert.deepEqual(near('anuncios', 'Valor', 'Anúncio', 'an-ncio'), ['Anúncio', 'an-ncio']);
    assert.deepEqual(near('xyz', 'Valor', 'Nome'), []);
  });
});

describe('values that an agent reads', () => {
  it('keep line ends, emoji of several parts and letters of all languages', () => {
    for (const text of ['one\ntwo\tthree', 'Família 👨‍👩‍👧 ❤️', 'Ação', '日本語', 'مرحبا'])
      assert.equal(JSON.parse(harmlessJson(text)), text);
  });

  it('are told as text where they are nested too deeply', () => {
    const deep = Array.from({ length: 50 }).reduce<Json>((inner) => ({ inner }), {});
    assert.ok(harmlessJson(deep).length < 2000);
  });
});
