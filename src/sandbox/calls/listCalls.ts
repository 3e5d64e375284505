import type { Json, JsonObject } from '../publicApi';
import type { CustomField } from '../account/account';
import type { Call } from './call';
import { formError } from '../answers/apiErrors';
import type { Query } from '../reading/inputs';
import { readPageWish, showPage } from '../reading/page';

export function listTags({ account }: Call): Json {
  return account.tags.map((tag) => ({ ...tag }));
}

export function listTagColors({ account }: Call): Json {
  return account.tagColors.map((color) => ({ ...color }));
}

/**
 * A flat list with `NestedList=false`. Otherwise the rows of a group stand in its `children`; that this is the default,
 * and the name of that key, are our guess.
 */
export function listCustomFields({ account, query }: Call): Json {
  const isNested = readFlag('NestedList', query.get('NestedList')?.at(-1) ?? 'true');
  return isNested ? nest(account.customFields, null) : account.customFields.map(showDefinition);
}

function nest(fields: readonly CustomField[], parentId: string | null): Json[] {
  return fields
    .filter((field) => field.parentId === parentId)
    .map((field) => ({ ...showDefinition(field), children: nest(fields, field.id) }));
}

function showDefinition(field: CustomField): JsonObject {
  return { ...field, options: field.options.map((option) => ({ ...option })) };
}

export function listPortfolios({ account, query }: Call): Json {
  return namedPage(
    account.portfolios.map((portfolio) => ({ ...portfolio })),
    query,
  );
}

/** With `ContactId`: the sequences that the contact is in, unless the switch says that it is ignored. */
export function listSequences({ account, query, switches }: Call): Json {
  const contactId = switches.sequenceFilter === 'ignored' ? undefined : query.get('ContactId')?.at(-1);
  const isIn = contactId === undefined ? undefined : (account.find(contactId)?.sequenceIds ?? []);
  const shown = account.sequences.filter(({ id }) => isIn === undefined || isIn.includes(id));
  return namedPage(
    shown.map((sequence) => ({ ...sequence })),
    query,
  );
}

/** The contacts that are in a sequence; with `ContactId`, at most that one. The shape of a row is our guess. */
export function listSequenceContacts({ account, subject, query }: Call): Json {
  const sequence = account.sequences.find(({ id }) => id === subject.toLowerCase());
  if (sequence === undefined) {
    const error = formError('Sequência não encontrada');
    throw error.because('notFound', { value: subject, route: 'GET /chat/v1/sequence' });
  }
  const wanted = query.get('ContactId')?.at(-1)?.toLowerCase();
  const found = account
    .contacts()
    .filter(({ id, sequenceIds }) => sequenceIds.includes(sequence.id) && id === (wanted ?? id));
  const rows = found.map(({ id, name }) => ({ sequenceId: sequence.id, contactId: id, name }));
  return namedPage(rows, query);
}

/** Throws the API's 500 for what is neither true nor false. */
function readFlag(name: string, text: string): boolean {
  if (!/^(true|false)$/i.test(text)) {
    throw formError(`Parâmetro inválido: ${name}`).because('badFlag', {
      what: name,
      value: JSON.stringify(text),
    });
  }
  return text.toLowerCase() === 'true';
}

function namedPage(items: readonly Json[], query: Query): JsonObject {
  const wish = readPageWish((name) => query.get(name)?.at(-1));
  return showPage(items, wish, { orderBy: 'name', orderDirection: 'ASCENDING' });
}
