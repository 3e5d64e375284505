import { isLooselySame } from '../../core/text/looseName';

/**
 * What people see in the form, in English and in Portuguese: an agent writes what the person wrote, in whichever
 * language VS Code is. A test holds these pairs against the form's own words.
 */
const PAIRS: readonly (readonly [english: string, portuguese: string])[] = [
  ['Name', 'Nome'],
  ['Phone number', 'Telefone'],
  ['Annotation', 'Anotação'],
  ['Picture URL', 'URL da foto'],
  ['Tags', 'Etiquetas'],
  ['Portfolios', 'Carteiras'],
  ['Sequences', 'Sequências'],
  ['Custom fields', 'Campos personalizados'],
  ['Metadata', 'Metadados'],
  ['Source', 'Origem (source)'],
  ['Medium', 'Mídia (medium)'],
  ['Campaign', 'Campanha'],
  ['Content', 'Conteúdo'],
  ['Headline', 'Título do anúncio'],
  ['Term', 'Termo'],
  ['Referral URL', 'URL de referência'],
  ['Source ID', 'ID da origem'],
  ['Click ID', 'ID do clique'],
  ['Created', 'Criado em'],
  ['Updated', 'Atualizado em'],
  ['Company ID', 'ID da empresa'],
  ['Name on WhatsApp', 'Nome no WhatsApp'],
  ['Name on Instagram', 'Nome no Instagram'],
  ['Name on Messenger', 'Nome no Messenger'],
  ['Phone number, formatted', 'Telefone formatado'],
  ['Messenger ID', 'ID no Messenger'],
  ['Origin', 'Origem'],
  ['Imported', 'Importado em'],
  ['Active', 'Ativo'],
  ['Archived', 'Arquivado'],
  ['Blocked', 'Bloqueado'],
  ['Yes', 'Sim'],
  ['No', 'Não'],
];

/** A word of the form as it stands in the other language; undefined for what is no such word, or is the same in both. */
export function inOtherLanguage(word: string): string | undefined {
  for (const [english, portuguese] of PAIRS) {
    if (isLooselySame(english, word)) return portuguese;
    if (isLooselySame(portuguese, word)) return english;
  }
  return undefined;
}

/** Whether a name stands for all custom fields together. */
export function isAllCustomFields(name: string): boolean {
  return ['customFields', 'Campos personalizados'].some((whole) => isLooselySame(whole, name.trim()));
}
