import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020';
import { jsonSchemaOf } from '../../../src/core/accountTypes/jsonSchema';
import type { AccountFacts } from '../../../src/core/accountTypes/accountFacts';
import { account, field, item } from './accounts';

const sample = account({
  fields: [
    field('an-ncio', 'SINGLESELECT', { choices: ['Site', 'Loja'] }),
    field('parcelas', 'INTEGER'),
    field('constructor'),
  ],
  tags: [item('id-vip', 'VIP')],
});

function validatorOf(facts: AccountFacts): (update: unknown) => boolean {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
    JSON.parse(jsonSchemaOf(facts)) as object,
  );
  return (update) => validate(update);
}

describe('the JSON Schema of an account', () => {
  const takes = validatorOf(sample);

  it('takes an update of this account', () => {
    const update = {
      fields: ['Name', 'Tags', 'CustomFields', 'Metadata'],
      name: 'Ana',
      tagNames: ['VIP'],
      customFields: { 'an-ncio': 'Loja', parcelas: 3, constructor: null },
      metadata: { old: null },
      options: { tagsOperation: 'InsertIfNotExists' },
    };
    assert.ok(takes(update));
  });

  for (const [what, wrong] of [
    ['a key that no field has', { customFields: { anuncio: 'Loja' } }],
    ['an option that the field does not have', { customFields: { 'an-ncio': 'loja' } }],
    ['a value of another type', { customFields: { parcelas: '3' } }],
    ['a tag that the account does not have', { tagNames: ['vip'] }],
    ['an unknown tag ID', { tagIds: ['id-other'] }],
    ['a portfolio, where there is none', { portfolioNames: ['Norte'] }],
    ['an unknown key', { nome: 'Ana' }],
    ['a word that `fields` does not know', { fields: ['Nome'] }],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.ok(!takes({ fields: ['Name'], ...wrong }));
    });
  }

  it('has a key such as __proto__ as any other', () => {
    const text = jsonSchemaOf(account({ fields: [field('__proto__', 'INTEGER')] }));
    assert.match(text, /"__proto__": \{\s+"description": "__proto__ \(INTEGER\)\."/);
    assert.equal(({} as Record<string, unknown>)['description'], undefined);
  });

  it('takes any text for what was not asked for', () => {
    const takesSome = validatorOf({ tags: [item('id-vip', 'VIP')] });
    const others = { portfolioNames: ['Norte'], customFields: { anything: [1] } };
    assert.ok(takesSome({ fields: ['Portfolio'], ...others }));
    assert.ok(!takesSome({ fields: ['Tags'], tagNames: ['vip'] }));
  });

  it('is the same whatever the order of the answers', () => {
    const turned = { ...sample, fields: [...(sample.fields ?? [])].reverse() };
    assert.equal(jsonSchemaOf(turned), jsonSchemaOf(sample));
  });
});
