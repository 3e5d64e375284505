import type { Json, JsonObject } from '../core/contact/json';
import type { Call } from './call';
import type { Query } from './inputs';
import { readPageWish, showPage } from './page';

export function listTags({ account }: Call): Json {
  return account.tags.map((tag) => ({ ...tag }));
}

export function listTagColors({ account }: Call): Json {
  return account.tagColors.map((color) => ({ ...color }));
}

/** Always the flat list that `NestedList=false` asks for; the shape of the nested one is not known. */
export function listCustomFields({ account, query }: Call): Json {
  query.get('NestedList');
  return account.customFields.map((field) => ({
    ...field,
    options: field.options.map((option) => ({ ...option })),
  }));
}

export function listPortfolios({ account, query }: Call): Json {
  return namedPage(
    account.portfolios.map((portfolio) => ({ ...portfolio })),
    query,
  );
}

/** With `ContactId`: the sequences that the contact is in. */
export function listSequences({ account, query }: Call): Json {
  const contactId = query.get('ContactId')?.at(-1);
  const isIn = contactId === undefined ? undefined : (account.find(contactId)?.sequenceIds ?? []);
  const shown = account.sequences.filter(({ id }) => isIn === undefined || isIn.includes(id));
  return namedPage(
    shown.map((sequence) => ({ ...sequence })),
    query,
  );
}

function namedPage(items: readonly Json[], query: Query): JsonObject {
  const wish = readPageWish((name) => query.get(name)?.at(-1));
  return showPage(items, wish, { orderBy: 'name', orderDirection: 'ASCENDING' });
}
