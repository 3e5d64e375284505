import assert from 'node:assert/strict';
import { SAMPLE_CONTACT_ID } from '../../../src/sandbox/sandbox';
import { useSandbox } from './useSandbox';

const id = SAMPLE_CONTACT_ID;

describe('sandbox: custom fields', () => {
  const api = useSandbox();
  const write = async (customFields: object) => {
    await api.put(id, { fields: ['CustomFields'], customFields });
    return api.stored(id).customFields;
  };

  it('keeps the values that an update does not name', async () => {
    const before = api.stored(id).customFields;
    assert.deepEqual(await write({ apelido: 'Nina' }), { ...before, apelido: 'Nina' });
  });

  for (const [key, written, read] of [
    ['observacoes', 'a\nb', 'a\nb'],
    ['an-ncio', 'GOOGLE', ['GOOGLE']],
    ['data-de-nascimento', '2006-03-01', ['2006/03/01']],
    ['agendado-em-', '2026-07-08T14:30:00', ['2026-07-08T14:30:00.0000000']],
    ['agendado-em-', '2026-07-08T14:30', ['2026-07-08T14:30:00.0000000']],
    ['agendado-em-', '2026-07-08T14:30:05.25', ['2026-07-08T14:30:05.2500000']],
    ['parcelas', 3, ['3']],
    ['parcelas', '-3', ['-3']],
    ['valor', 1.5, ['1.5']],
    ['aceitou-termos', false, ['false']],
    ['interesses', ['Campo', 'Praia', 'Campo'], ['Campo', 'Praia']],
    ['interesses', [], []],
    ['melhor-horario', '23:59', ['23:59']],
    ['melhor-horario', '09:30:00.5', ['09:30:00.5']],
    ['assinatura', { any: ['thing'] }, { any: ['thing'] }],
  ] as const) {
    it(`gives ${key} back as ${JSON.stringify(read)} when ${JSON.stringify(written)} was written`, async () => {
      assert.deepEqual((await write({ [key]: written }))[key], read);
      assert.deepEqual(api.ignored(), []);
    });
  }

  for (const [key, written] of [
    ['apelido', 7],
    ['an-ncio', 'ORKUT'],
    ['an-ncio', ['GOOGLE']],
    ['data-de-nascimento', '2006/03/01'],
    ['data-de-nascimento', '2026-02-30'],
    ['agendado-em-', '2026-07-08T14:30:00Z'],
    ['agendado-em-', '2026-07-08'],
    ['parcelas', 'three'],
    ['parcelas', 1.5],
    ['valor', '1,50'],
    ['aceitou-termos', 'sim'],
    ['interesses', ['Praia', 'Lua']],
    ['melhor-horario', '24:00'],
    ['melhor-horario', '09:30:00.12345678'],
    ['melhor-horario', 12],
  ] as const) {
    it(`drops ${JSON.stringify(written)} for ${key}`, async () => {
      const before = api.stored(id).customFields;
      assert.deepEqual(await write({ [key]: written }), before);
      assert.match(api.ignored().join(), /does not fit the type/);
    });
  }

  it('clears by null and by empty text', async () => {
    const after = await write({ apelido: '', 'an-ncio': null });
    assert.ok(!('apelido' in after) && !('an-ncio' in after));
  });

  it('drops the id of a field, an unknown key, a key in another case and a group', async () => {
    const before = api.stored(id).customFields;
    const fields = await write({
      'e0000002-5eed-4000-8000-00000000000e': 'x',
      '-apelido': 'x',
      Apelido: 'x',
      'dados-pessoais': 'x',
    });
    assert.deepEqual(fields, before);
    assert.deepEqual(api.ignored(), [
      'customFields["e0000002-5eed-4000-8000-00000000000e"] was dropped: the key of this field is "apelido".',
      'customFields["-apelido"] was dropped: the account has no field with this key. GET /core/v1/contact/custom-field lists the keys.',
      'customFields["Apelido"] was dropped: the key of this field is "apelido".',
      'customFields["dados-pessoais"] was dropped: it is a group of fields and holds no value.',
    ]);
  });
});
