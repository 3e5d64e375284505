import type { Json, JsonObject } from '../publicApi';
import type { CustomField } from '../account/account';
import { COMPANY_ID } from '../account/newContact';
import { customFieldId } from '../account/seedIds';
import { checkChoice, isSameWord } from '../reading/choice';
import { InputErrors } from '../reading/inputErrors';
import type { Query } from '../reading/inputs';
import { pageInQuery, readWantedPage, showPage } from '../reading/page';
import type { Call } from './call';
import { findRow, showMember } from './memberships';
import { portfolioMembership } from './portfolioMembership';
import { readQueryFlag } from './queryFlag';
import { sequenceMembership } from './sequenceMembership';

const ENTITY_TYPES = ['CONTACT', 'PANEL'] as const;
type EntityType = (typeof ENTITY_TYPES)[number];

/** The moment at which the built-in account's fields were made. */
const MADE_AT = '2025-01-01T12:00:00.000000Z';

/** A field of cards, not of contacts: an account has both. */
const panelField: CustomField = {
  id: customFieldId(9001),
  key: 'valor-do-negocio',
  name: 'Valor do negócio',
  type: 'FLOAT',
  required: false,
  visible: true,
  position: 1,
  parentId: null,
  options: [],
};

export const listCalls = {
  listCustomFields,
  listAllCustomFields,
  listPortfolios,
  listPortfolioContacts,
  listSequences,
  listSequenceContacts,
};

/** A flat list, unless `NestedList=true`: then the rows of a group stand in its `children`. */
function listCustomFields({ account, query }: Call): Json {
  const isNested = readQueryFlag(query, 'NestedList', false);
  return isNested
    ? nest(account.customFields, null)
    : account.customFields.map((field) => showDefinition(field, 'CONTACT', []));
}

/** Those of all entities, or of the one that is asked for. */
function listAllCustomFields({ account, query }: Call): Json {
  const asked = query.get('EntityType')?.at(-1);
  const errors = new InputErrors();
  checkChoice(errors, 'EntityType', asked, ENTITY_TYPES);
  errors.refuseIfAny();
  const isNested = readQueryFlag(query, 'NestedList', false);
  return ENTITY_TYPES.filter((type) => asked === undefined || isSameWord(type, asked)).flatMap((type) => {
    const fields = type === 'CONTACT' ? account.customFields : [panelField];
    return isNested ? nest(fields, null, type) : fields.map((field) => showDefinition(field, type, []));
  });
}

function nest(fields: readonly CustomField[], parentId: string | null, type: EntityType = 'CONTACT'): Json[] {
  return fields
    .filter((field) => field.parentId === parentId)
    .map((field) => showDefinition(field, type, nest(fields, field.id, type)));
}

function showDefinition(field: CustomField, entityType: EntityType, children: Json[]): JsonObject {
  return {
    ...field,
    options: field.options.map((option) => ({ ...option })),
    createdAt: MADE_AT,
    updatedAt: MADE_AT,
    entityType,
    scopeId: null,
    companyId: COMPANY_ID,
    isValueRange: false,
    children,
  };
}

function listPortfolios({ account, query }: Call): Json {
  const contacts = account.contacts();
  const rows = account.portfolios.map(({ id, name, type }) => ({
    id,
    name,
    type,
    automaticAttribution: false,
    expirationDurationInMonths: type === 'SINGLE' ? 6 : null,
    contactsCount: contacts.filter(({ portfolioIds }) => portfolioIds.includes(id)).length,
    departments: [],
  }));
  return namedPage(rows, query);
}

/** Its pages have names of their own. What `OrderByDesc` and `NextPageToken` do is not known. */
function listPortfolioContacts(call: Call): Json {
  const { account, query } = call;
  const portfolio = findRow(call, portfolioMembership);
  const wanted = query.get('ContactIds');
  for (const known of ['OrderByDesc', 'NextPageToken']) query.get(known);
  const rows = account
    .contacts()
    .filter(({ id, portfolioIds }) => portfolioIds.includes(portfolio.id) && (wanted?.includes(id) ?? true))
    .map((contact) => portfolioMembership.show(portfolio, contact));
  const skipped = rows.slice(Number(query.get('SkipCount')?.at(-1) ?? 0) || 0);
  const page = readWantedPage((name) => query.get(name === 'pageNumber' ? 'Page' : 'PageSize')?.at(-1));
  return showPage(skipped, page, { orderBy: 'createdAt', orderDirection: 'ASCENDING' });
}

/** With `ContactId`: the sequences that the contact is in, unless the switch says that it is ignored. */
function listSequences({ account, query, switches }: Call): Json {
  const contactId = switches.sequenceFilter === 'ignored' ? undefined : query.get('ContactId')?.at(-1);
  const isIn = contactId === undefined ? undefined : (account.find(contactId)?.sequenceIds ?? []);
  const shown = account.sequences.filter(({ id }) => isIn === undefined || isIn.includes(id));
  return namedPage(
    shown.map((sequence) => ({ ...sequence })),
    query,
  );
}

/** The contacts that are in a sequence; with `ContactId`, at most that one. */
function listSequenceContacts(call: Call): Json {
  const { account, query } = call;
  const sequence = findRow(call, sequenceMembership);
  const wanted = query.get('ContactId')?.at(-1)?.toLowerCase();
  const isDetailed = query.get('IncludeDetails')?.some((name) => isSameWord('ContactDetails', name)) === true;
  const rows = account
    .contacts()
    .filter(({ id, sequenceIds }) => sequenceIds.includes(sequence.id) && id === (wanted ?? id))
    .map((contact) => ({
      ...sequenceMembership.show(sequence, contact),
      contactDetails: isDetailed ? showMember(contact) : null,
    }));
  return namedPage(rows, query);
}

function namedPage(items: readonly Json[], query: Query): JsonObject {
  for (const known of ['OrderBy', 'OrderDirection']) query.get(known);
  return showPage(items, readWantedPage(pageInQuery(query)), {
    orderBy: 'name',
    orderDirection: 'ASCENDING',
  });
}
