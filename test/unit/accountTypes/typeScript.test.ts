import assert from 'node:assert/strict';
import { typeScriptOf } from '../../../src/core/accountTypes/typeScript';
import { account, field, item } from './accounts';

const lineWith = (text: string, part: string): string =>
  text.split('\n').find((line) => line.includes(part)) ?? '';

describe('the TypeScript of an account', () => {
  it('says of each field how an update writes it, and options as a union', () => {
    const text = typeScriptOf(
      account({
        fields: [
          field('texto'),
          field('parcelas', 'INTEGER'),
          field('ativo', 'BOOLEAN'),
          field('origem', 'SINGLESELECT', { choices: ['Site', 'Loja'] }),
          field('gostos', 'MULTISELECT', { choices: ['Praia', 'Serra'] }),
          field('desde', 'DATE'),
          field('assinatura', 'SIGNATURE'),
        ],
      }),
    );
    for (const line of [
      '"texto"?: string | null;',
      '"parcelas"?: number | null;',
      '"ativo"?: boolean | null;',
      '"origem"?: "Loja" | "Site" | null;',
      '"gostos"?: readonly ("Praia" | "Serra")[] | null;',
      '"desde"?: string | null;',
      '"assinatura"?: unknown | null;',
    ])
      assert.ok(text.includes(`  ${line}\n`), line);
    assert.match(lineWith(text, 'desde (DATE)'), /Written as 2006-03-01\./);
  });

  it('is the same whatever the order of the answers', () => {
    const [fields, tags] = [
      [field('b'), field('a', 'SINGLESELECT', { choices: ['y', 'x'] })],
      [item('2', 'VIP'), item('1', 'vip'), item('3', 'VIP')],
    ];
    const turned = fields.map((one) => ({ ...one, options: [...one.options].reverse() })).reverse();
    assert.equal(
      typeScriptOf(account({ fields, tags })),
      typeScriptOf(account({ fields: turned, tags: [...tags].reverse() })),
    );
  });

  it('has a name that two tags share once, and both IDs, each with its name behind it', () => {
    const text = typeScriptOf(account({ tags: [item('id-2', 'VIP'), item('id-1', 'VIP')] }));
    assert.ok(text.includes('export type WtsTagName =\n  | "VIP";\n'));
    assert.ok(text.includes('export type WtsTagId =\n  | "id-1" // VIP\n  | "id-2"; // VIP\n'));
  });

  it('tells two fields with one label apart in their comments', () => {
    const text = typeScriptOf(
      account({
        fields: [
          field('origem', 'STRING', { name: 'Origem' }),
          field('origem-2', 'TEXT', { name: 'Origem' }),
        ],
      }),
    );
    assert.match(lineWith(text, 'Origem (TEXT)'), /2 fields have this label: its key tells it apart\./);
  });

  it('takes any text for what was not asked for, and nothing for what the account does not have', () => {
    const some = typeScriptOf({ fields: [] });
    assert.ok(some.includes('export type WtsTagName = string;'));
    const none = typeScriptOf(account());
    assert.ok(none.includes('export type WtsTagName = never;'));
    assert.ok(none.includes('{ readonly [Key in never]: never }'));
  });

  it('lets no name leave its comment or hide what stands there', () => {
    const text = typeScriptOf(
      account({
        fields: [field('a', 'STRING', { name: '*/ export const x = 1; /*' })],
        tags: [item('id', 'one\nexport const y = 1;\u202e')],
      }),
    );
    assert.doesNotMatch(text, /^\s*export const/m);
    assert.equal(text.split('*/ export').length, 1);
    assert.ok(!text.includes('\u202e'));
  });
});
