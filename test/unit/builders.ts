import { createBaseline } from '../../src/core/changes/baseline';
import { parseContact } from '../../src/core/changes/parsedContact';
import type { AccountLists, CustomFieldDefinition, FieldId, ListItem } from '../../src/core/fields/fieldView';
import type { Json, JsonObject } from '../../src/core/text/json';
import type { Problem } from '../../src/core/fields/problem';
import type { ReadableContact, Baseline } from '../../src/core/changes/change';

/** The `index`th invented id. */
export function uuid(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

export const CONTACT_ID = uuid(1);
export const VIP: ListItem = { id: uuid(11), name: 'VIP', colors: undefined };
export const LEAD: ListItem = { id: uuid(12), name: 'Lead', colors: undefined };
export const NEWS: ListItem = { id: uuid(13), name: 'Newsletter', colors: undefined };

/** A custom field as an account defines it. */
export function definition(
  key: string,
  type: string,
  more: Partial<CustomFieldDefinition> & { readonly names?: readonly string[] } = {},
): CustomFieldDefinition {
  const { names = [], ...values } = more;
  const options = names.map((name, index) => ({ id: uuid(900 + index), name }));
  return { key, name: key, type, required: false, visible: true, group: '', options, ...values };
}

export const ANUNCIO = definition('an-ncio', 'STRING', { name: 'Anúncio' });
export const CANAL = definition('canal', 'SINGLESELECT', {
  name: 'Canal',
  names: ['FACEBOOK', 'INSTAGRAM'],
});

/** A contact as the API gives it; `overrides` replaces keys. */
export function contact(overrides: JsonObject = {}): JsonObject {
  return {
    id: CONTACT_ID,
    createdAt: '2026-01-02T03:04:05.1234567Z',
    updatedAt: '2026-02-03T04:05:06.1234567Z',
    companyId: uuid(2),
    name: 'Ana Souza',
    nameWhatsapp: 'Ana',
    nameInstagram: null,
    nameMessenger: null,
    phoneNumber: '+55|11999990000',
    phoneNumberFormatted: '(11) 99999-0000',
    email: 'ana@example.com',
    instagram: null,
    messengerId: null,
    annotation: '',
    tagIds: [VIP.id, LEAD.id],
    tagNames: ['VIP', 'Lead'],
    status: 'ACTIVE',
    origin: 'CREATED_BY_USER',
    importedAt: null,
    utm: {
      source: 'ads',
      medium: null,
      campaign: null,
      content: null,
      headline: null,
      term: null,
      referralUrl: null,
      sourceId: 'src-1',
      clid: null,
    },
    customFields: { 'an-ncio': 'Spring', canal: ['FACEBOOK'] },
    portfolioIds: [uuid(21)],
    portfolioNames: ['Sales'],
    metadata: { crmId: '12345', source: 'import' },
    ...overrides,
  };
}

/** The body of an answer of the API. */
export function body(overrides: JsonObject = {}): string {
  return JSON.stringify(contact(overrides));
}

export function baseline(overrides: JsonObject = {}): Baseline {
  return createBaseline(body(overrides));
}

/** The account's lists, loaded, with the tags VIP, Lead and Newsletter and the custom fields of the contact. */
export function lists(overrides: Partial<AccountLists> = {}): AccountLists {
  return {
    tags: { kind: 'loaded', items: [VIP, LEAD, NEWS] },
    portfolios: { kind: 'loaded', items: [{ id: uuid(21), name: 'Sales', colors: undefined }] },
    sequences: { kind: 'loaded', items: [] },
    customFields: { kind: 'loaded', definitions: [ANUNCIO, CANAL] },
    contactSequences: { kind: 'loaded', items: [] },
    ...overrides,
  };
}

export function unloadedLists(): AccountLists {
  const failed = {
    kind: 'failed',
    failure: { message: 'The list could not be loaded.', reference: '' },
  } as const;
  return {
    tags: failed,
    portfolios: failed,
    sequences: failed,
    customFields: failed,
    contactSequences: failed,
  };
}

/** The baseline's text with top-level keys replaced, as a person would edit the JSON; undefined removes a key. */
export function edited({ text }: Baseline, values: Readonly<Record<string, Json | undefined>>): string {
  const { value } = { value: JSON.parse(text) as JsonObject };
  return `${JSON.stringify({ ...value, ...values }, null, 2)}\n`;
}

/** The draft of a text that must be readable. */
export function parsedOf(base: Baseline, text: string, accountLists = lists()): ReadableContact {
  const parsed = parseContact(base, text, accountLists);
  if (parsed.kind === 'broken') throw new Error(parsed.message);
  return parsed;
}

/** What a person's edit of the JSON leads to. */
export function parsedAfter(
  values: Readonly<Record<string, Json | undefined>>,
  base = baseline(),
  accountLists = lists(),
): ReadableContact {
  return parsedOf(base, edited(base, values), accountLists);
}

export function errorsOf({ problems }: ReadableContact): Problem[] {
  return problems.filter(({ severity }) => severity === 'error');
}

/** Where the errors are: `field/slot`, or `/key` for a key without a field. */
export function errorPlaces(parsed: ReadableContact): string[] {
  return errorsOf(parsed).map(({ field, slot }) => `${field ?? ''}/${slot}`);
}

export function changedFields({ changes }: ReadableContact): FieldId[] {
  return [...new Set(changes.map(({ field }) => field))];
}
