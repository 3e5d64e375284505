import type { ContactApi } from '../api/contactApi';
import type { CustomFieldDefinition, ListItem } from '../fields/fieldView';

/** The parts of an account that types are made of. */
export const SECTIONS = ['fields', 'tags', 'portfolios', 'sequences'] as const;

type Section = (typeof SECTIONS)[number];

/** What an account holds besides its contacts. A list that is left out was not asked for: any value passes there. */
export interface AccountFacts {
  readonly fields?: readonly CustomFieldDefinition[] | undefined;
  readonly tags?: readonly ListItem[] | undefined;
  readonly portfolios?: readonly ListItem[] | undefined;
  readonly sequences?: readonly ListItem[] | undefined;
}

type ListingApi = Pick<ContactApi, 'listCustomFields' | 'listTags' | 'listPortfolios' | 'listSequences'>;

/** Whole, or an ApiError: half a list would call good values wrong. */
export async function loadAccountFacts(
  api: ListingApi,
  sections: readonly Section[] = SECTIONS,
  signal?: AbortSignal,
): Promise<AccountFacts> {
  const wants = (section: Section): boolean => sections.includes(section);
  const [fields, tags, portfolios, sequences] = await Promise.all([
    wants('fields') ? api.listCustomFields(signal) : undefined,
    wants('tags') ? api.listTags(signal) : undefined,
    wants('portfolios') ? api.listPortfolios(signal) : undefined,
    wants('sequences') ? api.listSequences(signal) : undefined,
  ]);
  return { fields, tags, portfolios, sequences };
}

/** By key, so that the same account gives the same text whatever the order of its answers. */
export function sortedFields(fields: readonly CustomFieldDefinition[]): CustomFieldDefinition[] {
  return [...fields].sort((one, other) => compareTexts(one.key, other.key));
}

/** By name, and by id where names are the same. */
export function sortedItems(items: readonly ListItem[]): ListItem[] {
  return [...items].sort(
    (one, other) => compareTexts(one.name, other.name) || compareTexts(one.id, other.id),
  );
}

/** Each name once: the API finds a tag, portfolio or option by its name. */
export function sortedNames(items: readonly { readonly name: string }[]): string[] {
  return [...new Set(items.map(({ name }) => name))].sort(compareTexts);
}

/** By code units: the language of the machine does not count. */
function compareTexts(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
