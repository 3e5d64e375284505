import type { StoredContact } from '../publicApi';
import { SAMPLE_CONTACT_ID } from './identity';
import { newContact } from './newContact';
import { Phone } from '../answers/phone';
import { contactId, portfolioId, sequenceId, tagId } from './seedIds';

const LONG_ANNOTATION = `Conversou com a equipe na feira de maio e pediu uma proposta para doze meses.
Prefere contato pela manhã, nunca às sextas.

Próximo passo: enviar o contrato revisado e confirmar o endereço de cobrança. Já recebeu a tabela de preços,
perguntou sobre desconto à vista e quer incluir uma segunda pessoa no plano.`;

/** Invented people. Each one after the first shows one thing that real contacts have and forms forget. */
export function contactSeed(): StoredContact[] {
  return [anaSouza(), ...plainContacts(), ...oddContacts()];
}

function anaSouza(): StoredContact {
  return contact(1, {
    id: SAMPLE_CONTACT_ID,
    name: 'Ana Souza',
    nameWhatsapp: 'Aninha',
    ...phone('+55|11999990000'),
    email: 'ana.souza@example.com',
    instagram: 'ana.souza.exemplo',
    annotation: LONG_ANNOTATION,
    tagIds: [tagId(1), tagId(4), tagId(8)],
    portfolioIds: [portfolioId(2), portfolioId(3)],
    sequenceIds: [sequenceId(2)],
    metadata: { crmId: '12345', origemDoLead: 'feira', 'código interno': 'A-77' },
    utm: {
      source: 'instagram',
      medium: 'social',
      campaign: 'inverno-2025',
      content: 'video-1',
      headline: 'Férias na serra',
      term: null,
      referralUrl: 'https://example.com/anuncio?id=1',
      sourceId: '120200000000000001',
      clid: 'invented-click-id',
    },
    customFields: {
      apelido: 'Aninha',
      'an-ncio': ['FACEBOOK'],
      'data-de-nascimento': ['1990/03/01'],
      '-tipo-de-contrato-57': ['Anual'],
      'agendado-em-': ['2026-07-08T14:30:00.0000000'],
      parcelas: ['12'],
      valor: ['1249.90'],
      'aceitou-termos': ['true'],
      interesses: ['Praia', 'Serra'],
      'melhor-horario': ['09:30'],
      observacoes: 'Primeira linha\nSegunda linha',
      assinatura: { strokes: [[1, 2, 3]], signedBy: 'Ana' },
      matricula: 'M-0001',
      'codigo-interno-': 'CI-77',
      'motivo-da-perda': ['Outro'],
      cidade: 'Campos do Jordão',
    },
  });
}

function plainContacts(): StoredContact[] {
  return [
    contact(2, { name: '5511999990002', ...phone('+55|11999990002') }),
    contact(3, {
      name: 'Bruno Lima',
      ...phone('+55|21999990003'),
      status: 'ARCHIVED',
      tagIds: [tagId(3)],
      annotation: '',
    }),
    contact(4, {
      name: 'Carla Dias',
      ...phone('+55|31999990004'),
      status: 'BLOCKED',
      tagIds: [tagId(11)],
      sequenceIds: [sequenceId(2), sequenceId(4)],
    }),
    contact(5, {
      name: 'davi.exemplo',
      nameInstagram: 'davi.exemplo',
      instagram: 'davi.exemplo',
      phoneNumber: '',
      phoneNumberFormatted: '',
      origin: 'CREATED_FROM_HUB',
    }),
    contact(6, {
      name: 'Elisa Prado',
      nameWhatsapp: 'Elisa',
      phoneNumber: '84000000000006@lid',
      phoneNumberFormatted: '84000000000006@lid',
      origin: 'CREATED_FROM_HUB',
    }),
    contact(7, {}),
  ];
}

function oddContacts(): StoredContact[] {
  const everyTag = Array.from({ length: 15 }, (_, index) => tagId(index + 1));
  return [
    contact(8, {
      name: `<b>Fábio</b> 👩🏽‍💻 مرحبا ${'de Albuquerque '.repeat(12).trim()}`,
      ...phone('+55|41999990008'),
      annotation: '<img src=x onerror=alert(1)> {{name}} ${name} \u202Eabc',
      metadata: { '<i>key</i>': '</script>', constructor: 'só um nome' },
      customFields: { apelido: '<script>alert(1)</script>', observacoes: 'שלום' },
    }),
    contact(9, {
      name: 'Gabriela Nunes',
      ...phone('+55|11999990009'),
      tagIds: everyTag,
      email: 'gabi@example.com',
    }),
    contact(10, { name: 'Heitor Paz', ...phone('+55|55999990010'), portfolioIds: [portfolioId(1)] }),
    contact(11, {
      name: 'Íris Melo',
      ...phone('+55|1199990011'),
      annotation: '',
      customFields: { interesses: [] },
    }),
    contact(12, {
      name: 'João Importado',
      ...phone('+351|910000012'),
      email: 'joao@localhost',
      origin: 'IMPORTED',
      importedAt: '2025-02-01T10:00:00.000000Z',
      metadata: {},
      sequenceIds: [sequenceId(1)],
    }),
    contact(13, {
      name: 'Kátia Ramos',
      ...phone('+55|61999990013'),
      customFields: {
        apelido: ['Kat'],
        interesses: ['Praia', 'Lua'],
        'an-ncio': 'ORKUT',
        'data-de-nascimento': ['not/a/date'],
        parcelas: [],
        'campo-apagado': 'left by a field that was deleted',
      },
    }),
  ];
}

function contact(number: number, values: Partial<StoredContact>): StoredContact {
  const day = String(number).padStart(2, '0');
  return {
    ...newContact(contactId(number), `2025-01-${day}T12:00:00.123456Z`),
    updatedAt: `2025-03-${day}T12:00:00.1234567Z`,
    ...values,
  };
}

function phone(text: string): Pick<StoredContact, 'phoneNumber' | 'phoneNumberFormatted'> {
  const parsed = Phone.parse(text);
  if (parsed === undefined)
    throw new Error(`${text} is not a phone number. Write it as +55|11999990000 in the seed.`);
  return { phoneNumber: parsed.written, phoneNumberFormatted: parsed.masked };
}
