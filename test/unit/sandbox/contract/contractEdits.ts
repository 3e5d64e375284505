import type { Json, JsonObject } from '../../../../src/core/text/json';
import { portfolioId, sequenceId, tagId } from '../../../../src/sandbox/account/seedIds';

/** What a person changes in the text of the sample contact; undefined removes a key. */
export interface Edit {
  readonly name: string;
  readonly change: (loaded: JsonObject) => Readonly<Record<string, Json | undefined>>;
}

const MARKUP = '<b onclick="x">\u202E 🎉 {{x}} ${y} \\ " \u0000';
const HOSTILE_KEYS = JSON.parse('{"__proto__":"x","constructor":"y","<i>":"z","a.b/c~d":"é"}') as JsonObject;

export const fieldEdits: readonly Edit[] = [
  set('a name', { name: 'Bia Lima' }),
  set('a hostile name', { name: MARKUP }),
  set('a name of the greatest length', { name: '😀'.repeat(127) }),
  set('no name', { name: null }),
  ...['5521999990000', '(21) 99999-0000', '+351 910 000 099', '21 3333-0000'].map((phoneNumber) =>
    set(`the phone ${phoneNumber}`, { phoneNumber }),
  ),
  set('no phone', { phoneNumber: null }),
  set('an e-mail', { email: 'a+b@sub.example.com' }),
  set('an empty e-mail', { email: '' }),
  set('no Instagram', { instagram: null }),
  set('an annotation of 100,000 characters', { annotation: 'á\n'.repeat(50_000) }),
  ...['ARCHIVED', 'BLOCKED'].map((status) => set(`the status ${status}`, { status })),
  set('a picture', { pictureUrl: 'https://example.com/p.png?a=1' }),
  set('a tag more', { tagIds: [tagId(1), tagId(4), tagId(8), tagId(14)] }),
  set('a tag less', { tagIds: [tagId(1), tagId(8)] }),
  set('other tags', { tagIds: [tagId(2), tagId(3)] }),
  set('no tags', { tagIds: [] }),
  set('a tag by name', { tagNames: ['Cliente', 'VIP', 'Indicação', 'Ação/Reação & cia.'] }),
  inside('metadata', 'a key of metadata more, one changed, one removed', {
    added: '',
    crmId: '9',
    origemDoLead: null,
  }),
  inside('metadata', 'hostile keys of metadata', HOSTILE_KEYS),
  set('no metadata', { metadata: null }),
  inside('utm', 'a source', { source: 'feira', term: 'x' }),
  inside('utm', 'no campaign', { campaign: null }),
  set('many fields at once, metadata among them', {
    name: 'Bia',
    email: null,
    status: 'BLOCKED',
    tagIds: [tagId(2)],
    metadata: { crmId: '1' },
  }),
];

/** Fields whose values depend on the account's lists and definitions. */
export const accountEdits: readonly Edit[] = [
  set('a portfolio more', { portfolioIds: [portfolioId(1), portfolioId(2), portfolioId(3)] }),
  set('a portfolio less', { portfolioIds: [portfolioId(2)] }),
  set('no portfolios', { portfolioIds: [] }),
  set('a portfolio by name', { portfolioNames: ['Carteira Norte', 'Carteira Sul', 'Grandes contas'] }),
  set('a sequence', { sequenceIds: [sequenceId(3)] }),
  ...Object.entries({
    apelido: MARKUP,
    observacoes: 'a\nb',
    'an-ncio': ['GOOGLE'],
    '-tipo-de-contrato-57': ['Mensal'],
    'motivo-da-perda': ['Preço'],
    'data-de-nascimento': ['2006/03/01'],
    'agendado-em-': ['2027-01-31T08:05:00.0000000'],
    parcelas: ['-3'],
    valor: ['0.05'],
    'aceitou-termos': ['false'],
    interesses: ['Campo', 'Praia'],
    'melhor-horario': ['23:59'],
    assinatura: 'x',
    matricula: 'M-2',
    'codigo-interno-': 'x',
  }).map(([key, value]) => inside('customFields', `${JSON.stringify(value)} in ${key}`, { [key]: value })),
  ...['apelido', 'an-ncio', 'data-de-nascimento', 'parcelas', 'interesses', 'assinatura'].map((key) =>
    inside('customFields', `nothing in ${key}`, { [key]: null }),
  ),
];

/** A key that the account does not define: the lists may be older than the field, so it is sent. */
export const unknownKey = inside('customFields', 'an unknown key', { 'an-ncio-': 'x' });

/** What the API would drop, or refuse: none of it may be sent. */
export const wrongEdits: readonly Edit[] = [
  set('a name that is too long', { name: 'x'.repeat(256) }),
  set('a name that is no text', { name: 5 }),
  set('a status that does not exist', { status: 'GONE' }),
  set('a tag that does not exist', { tagNames: ['Nowhere'] }),
  set('a date of creation', { createdAt: '2020-01-01T00:00:00Z' }),
  set('a key that no contact has', { nickname: 'x' }),
  inside('metadata', 'metadata that is no text', { crmId: 5 }),
  inside('utm', 'a read-only part of the UTM', { clid: 'x' }),
  ...Object.entries({
    'an-ncio': ['ORKUT'],
    interesses: ['Lua'],
    'data-de-nascimento': ['2006/02/30'],
    'melhor-horario': ['24:00'],
    parcelas: ['1.5'],
    valor: ['1,50 ou 2'],
    'aceitou-termos': ['sim'],
  }).map(([key, value]) => inside('customFields', `${JSON.stringify(value)} in ${key}`, { [key]: value })),
  inside('customFields', 'nothing in a required field', { matricula: null }),
];

function set(what: string, values: Readonly<Record<string, Json | undefined>>): Edit {
  return { name: what, change: () => values };
}

/** Changes keys inside of an object of the contact. */
function inside(key: string, what: string, values: JsonObject): Edit {
  return {
    name: what,
    change: (loaded) => {
      const before = loaded[key] as JsonObject | null;
      return { [key]: Object.fromEntries([...Object.entries(before ?? {}), ...Object.entries(values)]) };
    },
  };
}
