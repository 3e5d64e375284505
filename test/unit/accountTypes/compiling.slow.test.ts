import assert from 'node:assert/strict';
import { join } from 'node:path';
import { typeScriptOf } from '../../../src/core/accountTypes/typeScript';
import { temporaryFolder, type TemporaryFolder } from '../../support/processes/cleanup';
import { account, field, item } from './accounts';
import { compile } from './compiledTypes';

const USES = "import type { WtsContactUpdate, WtsCustomFieldKey, WtsTagId } from './wts-account';\n";

const sample = typeScriptOf(
  account({
    fields: [
      field('an-ncio', 'SINGLESELECT', { choices: ['Site', 'Loja'], name: 'Anúncio' }),
      field('parcelas', 'INTEGER'),
    ],
    tags: [item('a0000001-5eed-4000-8000-00000000000a', 'VIP')],
  }),
);

const update = (body: string): string =>
  `${USES}export const update: WtsContactUpdate = { fields: ['CustomFields'], ${body} };\n`;

describe('a program with the types of its account', () => {
  let folder: TemporaryFolder;
  beforeEach(() => (folder = temporaryFolder('types')));
  afterEach(() => {
    folder.remove();
  });

  it('compiles when it writes what the account has', async () => {
    const body = "customFields: { 'an-ncio': 'Loja', parcelas: 3 }, tagNames: ['VIP']";
    assert.equal(await compile(folder.path, sample, update(body)), '');
  });

  it('does not compile with a wrong key, option, type, tag or name, and says which is right', async () => {
    const wrong: readonly (readonly [string, RegExp])[] = [
      ["customFields: { anuncio: 'Loja' }", /'anuncio' does not exist .* Did you mean to write 'an-ncio'\?/],
      ["customFields: { 'an-ncio': 'Lojas' }", /"Lojas"' is not assignable .* Did you mean '"Loja"'\?/],
      ["customFields: { parcelas: '3' }", /'string' is not assignable to type 'number'/],
      ["tagNames: ['vip']", /"vip"' is not assignable to type '"VIP"'/],
      ["nome: 'Ana'", /'nome' does not exist in type 'WtsContactUpdate'/],
    ];
    const bodies = wrong.map(([body], index) =>
      update(body).replace(USES, '').replace('update:', `update${index}:`),
    );
    const output = await compile(folder.path, sample, USES + bodies.join(''));
    const errors = output.split('\n').filter((line) => line.includes('error TS'));
    assert.equal(errors.length, wrong.length, output);
    for (const [index, [, error]] of wrong.entries()) assert.match(errors[index] ?? '', error);
  });

  it('has each key byte for byte, whatever stands in it', async () => {
    const keys = [
      ...['-tipo-57', 'agendado-em-', 'a"b', "a'b", 'a\\b', 'a\nb', 'a\u2028b', '\u202eb', '🙂', '\ud800'],
      ...['', '1', 'constructor', '__proto__', 'toString', '*/', '${x}', 'ação'],
    ];
    const types = typeScriptOf(account({ fields: keys.map((key) => field(key)) }));
    // What is assigned both ways is the same union.
    const same = `${USES}type Keys = ${keys.map((key) => JSON.stringify(key)).join(' | ')};
export const there: readonly Keys[] = [] as readonly WtsCustomFieldKey[];
export const back: readonly WtsCustomFieldKey[] = [] as readonly Keys[];
`;
    assert.equal(await compile(folder.path, types, same), '');
  });

  it('compiles quickly with 300 fields and 5,000 tags', async () => {
    const fields = Array.from({ length: 300 }, (_, index) =>
      field(`campo-${index}`, 'SINGLESELECT', { choices: ['Um', 'Dois', 'Três', 'Quatro', 'Cinco'] }),
    );
    const id = (index: number): string => `a${String(index).padStart(7, '0')}-5eed-4000-8000-00000000000a`;
    const tags = Array.from({ length: 5000 }, (_, index) => item(id(index), `Etiqueta ${index}`));
    const program = (index: number): string =>
      `${USES}export const id: WtsTagId = '${id(index)}';
export const update: WtsContactUpdate = { fields: ['Tags'], tagNames: ['Etiqueta ${index}'], customFields: { 'campo-7': 'Três' } };
`;
    const large = typeScriptOf(account({ fields, tags }));
    const took = async (types: string, index: number, name: string): Promise<number> => {
      const started = performance.now();
      assert.equal(await compile(join(folder.path, name), types, program(index)), '');
      return performance.now() - started;
    };
    const few = typeScriptOf(account({ fields: fields.slice(0, 10), tags: tags.slice(0, 10) }));
    const [small, big] = [await took(few, 9, 'small'), await took(large, 4999, 'large')];
    assert.ok(big < 3 * small, `${big} ms, and ${small} ms for a small account`);
  });
});
