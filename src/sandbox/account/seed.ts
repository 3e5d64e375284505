import type { AccountContent, CustomField, Named, Portfolio, Sequence, Tag } from './account';
import { tagColors } from './tagColors';
import { contactSeed } from './seedContacts';
import { customFieldId, optionId, portfolioId, sequenceId, tagId } from './seedIds';

/** All names, phones and ids are invented. */
export function accountSeed(): AccountContent {
  return { tags, tagColors, portfolios, sequences, customFields, contacts: contactSeed(), subscriptions: [] };
}

const tags: readonly Tag[] = [
  tag(1, 'Cliente', 'GREEN_400'),
  tag(2, 'Lead quente', 'RED_400'),
  tag(3, 'Lead frio', 'BLUE_400'),
  tag(4, 'VIP', 'PURPLE_400'),
  tag(5, 'Inadimplente', 'ORANGE_400'),
  tag(6, 'Aguardando retorno', 'YELLOW_400'),
  tag(7, 'Pós-venda', 'GREEN_400'),
  tag(8, 'Indicação', 'BLUE_400'),
  tag(9, 'Black Friday', 'GRAY_600'),
  tag(10, 'Newsletter', 'GRAY_200'),
  tag(11, 'Não perturbe', 'RED_400'),
  tag(12, 'Fornecedor', 'ORANGE_400'),
  tag(13, 'Ação/Reação & cia.', 'PURPLE_400'),
  tag(14, 'vip', 'GRAY_200'),
  tag(15, 'Evento São Paulo 2025', 'YELLOW_400'),
];

const portfolios: readonly Portfolio[] = [
  { id: portfolioId(1), name: 'Carteira Norte', type: 'MULTIPLE' },
  { id: portfolioId(2), name: 'Carteira Sul', type: 'MULTIPLE' },
  { id: portfolioId(3), name: 'Grandes contas', type: 'SINGLE' },
];

const sequences: readonly Sequence[] = [
  { id: sequenceId(1), name: 'Aniversário', enabled: true },
  { id: sequenceId(2), name: 'Boas-vindas', enabled: true },
  { id: sequenceId(3), name: 'Carrinho abandonado', enabled: true },
  { id: sequenceId(4), name: 'Reativação (antiga)', enabled: false },
];

/**
 * One of every type and one that nobody knows; groups, one in another and one empty; required and hidden ones; options
 * of the same name. Keys are odd on purpose, as real ones are, and rows do not stand in the order of their positions.
 */
const customFields: readonly CustomField[] = [
  field(1, { key: 'dados-pessoais', name: 'Dados pessoais', type: 'GROUP' }),
  field(2, { key: 'apelido', name: 'Apelido', type: 'STRING', parent: 1 }),
  field(3, {
    key: 'an-ncio',
    name: 'Anúncio',
    type: 'SINGLESELECT',
    parent: 1,
    options: ['FACEBOOK', 'INSTAGRAM', 'GOOGLE'],
  }),
  field(4, { key: 'data-de-nascimento', name: 'Data de nascimento', type: 'DATE', parent: 1 }),
  field(5, { key: 'contrato', name: 'Contrato', type: 'GROUP' }),
  field(6, {
    key: '-tipo-de-contrato-57',
    name: 'Tipo de contrato',
    type: 'SINGLESELECT',
    parent: 5,
    options: ['Mensal', 'Anual'],
  }),
  field(7, { key: 'agendado-em-', name: 'Agendado em', type: 'DATETIME', parent: 5 }),
  field(8, { key: 'parcelas', name: 'Parcelas', type: 'INTEGER', parent: 5 }),
  field(9, { key: 'valor', name: 'Valor', type: 'FLOAT', parent: 5 }),
  field(10, { key: 'aceitou-termos', name: 'Aceitou os termos', type: 'BOOLEAN', parent: 5 }),
  field(11, {
    key: 'interesses',
    name: 'Interesses',
    type: 'MULTISELECT',
    options: ['Praia', 'Serra', 'Cidade', 'Campo'],
  }),
  field(12, { key: 'melhor-horario', name: 'Melhor horário', type: 'TIME' }),
  field(13, { key: 'observacoes', name: 'Observações', type: 'TEXT' }),
  field(14, { key: 'assinatura', name: 'Assinatura', type: 'SIGNATURE' }),
  field(15, { key: 'matricula', name: 'Matrícula', type: 'STRING', parent: 1, position: 1, required: true }),
  field(16, { key: 'codigo-interno-', name: 'Código interno', type: 'STRING', parent: 5, visible: false }),
  field(17, {
    key: 'motivo-da-perda',
    name: 'Motivo da perda',
    type: 'SINGLESELECT',
    options: ['Preço', 'Outro', 'Prazo', 'Outro'],
  }),
  field(18, { key: 'endere-o', name: 'Endereço', type: 'GROUP', parent: 1 }),
  field(19, { key: 'cidade', name: 'Cidade', type: 'STRING', parent: 18 }),
  field(20, { key: 'para-depois', name: 'Para depois', type: 'GROUP' }),
];

function tag(number: number, name: string, color: string): Tag {
  return { id: tagId(number), name, color };
}

interface FieldSeed {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  /** The number of the group that the field is in. */
  readonly parent?: number;
  readonly options?: readonly string[];
  readonly required?: boolean;
  readonly visible?: boolean;
  /** Left out: the number of the field. */
  readonly position?: number;
}

function field(number: number, seed: FieldSeed): CustomField {
  const { key, name, type, parent, options = [], required = false, visible = true } = seed;
  return {
    id: customFieldId(number),
    key,
    name,
    type,
    required,
    visible,
    position: seed.position ?? number,
    parentId: parent === undefined ? null : customFieldId(parent),
    options: options.map((option, index): Named => ({ id: optionId(number * 100 + index), name: option })),
  };
}
