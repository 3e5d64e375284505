import type { CustomFieldDefinition, ListItem } from '../fields/fieldView';
import { FIELD_ROWS } from '../fields/fields';
import { oneLine } from '../text/oneLine';
import { type AccountFacts, sortedFields, sortedItems, sortedNames } from './accountFacts';
import { type ValueType, valueTypes, fieldNotes } from './valueTypes';

const HEADER = `// Types of one WTS Chat account, made by wts-types: run it again instead of changing this file.
// It holds keys, names and IDs of custom fields, tags, portfolios and sequences; nothing of any contact, and no key.
`;

/**
 * The text of a declaration file: custom fields, lists, and the contact and the update of this account. The same account
 * gives the same text.
 */
export function typeScriptOf(facts: AccountFacts): string {
  return [
    HEADER,
    ...fieldTypes(facts.fields),
    ...listTypes('Tag', 'a tag', facts.tags),
    ...listTypes('Portfolio', 'a portfolio', facts.portfolios),
    ...listTypes('Sequence', 'a sequence', facts.sequences),
    CONTACT,
    union('WtsUpdateField', 'The words that `fields` of an update may hold.', updateFields()),
    UPDATE,
  ].join('\n');
}

function updateFields(): UnionMember[] {
  return FIELD_ROWS.map(({ inFields }) => ({ value: inFields, note: '' }));
}

interface UnionMember {
  readonly value: string;
  /** Shown behind it; '' for none. */
  readonly note: string;
}

function union(name: string, meaning: string, members: readonly UnionMember[]): string {
  if (members.length === 0) return `/** ${meaning} The account has none. */\nexport type ${name} = never;\n`;
  const lines = members.map(({ value, note }, index) => {
    const end = index === members.length - 1 ? ';' : '';
    return `  | ${literal(value)}${end}${note === '' ? '' : ` // ${oneLine(note)}`}`;
  });
  return [`/** ${meaning} */`, `export type ${name} =`, ...lines, ''].join('\n');
}

/** Ids are long and say nothing: each has its name behind it. */
function listTypes(name: string, what: string, items: readonly ListItem[] | undefined): string[] {
  if (items === undefined)
    return [
      `/** The name of ${what}; which there are was not asked for. */\nexport type Wts${name}Name = string;\n`,
      `/** The ID of ${what}; which there are was not asked for. */\nexport type Wts${name}Id = string;\n`,
    ];
  const names = sortedNames(items).map((value) => ({ value, note: '' }));
  const ids = sortedItems(items).map((item) => ({ value: item.id, note: item.name }));
  return [
    union(`Wts${name}Name`, `The name of ${what}.`, names),
    union(`Wts${name}Id`, `The ID of ${what}.`, ids),
  ];
}

function fieldTypes(fields: readonly CustomFieldDefinition[] | undefined): string[] {
  if (fields === undefined) return [ANY_FIELDS];
  const sorted = sortedFields(fields);
  return [
    fieldInterface(
      'WtsCustomFields',
      'Custom fields as an update takes them. `null` clears one.',
      sorted,
      'written',
    ),
    fieldInterface(
      'WtsStoredCustomFields',
      'Custom fields as the API gives them back. An empty one is missing, or an empty list.',
      sorted,
      'stored',
    ),
    '/** The keys of custom fields, byte for byte. */\nexport type WtsCustomFieldKey = keyof WtsCustomFields;\n',
  ];
}

function fieldInterface(
  name: string,
  meaning: string,
  fields: readonly CustomFieldDefinition[],
  form: 'written' | 'stored',
): string {
  if (fields.length === 0)
    return `/** ${meaning} The account has none. */\nexport type ${name} = { readonly [Key in never]: never };\n`;
  const note = fieldNotes(fields);
  const members = fields.flatMap((field) => [
    `  /** ${inComment(note(field))} */`,
    `  ${literal(field.key)}?: ${notation(valueTypes(field)[form])} | null;`,
  ]);
  return [`/** ${meaning} */`, `export interface ${name} {`, ...members, '}', ''].join('\n');
}

function notation(type: ValueType): string {
  if (type === 'any') return 'unknown';
  if (typeof type === 'string') return type;
  if ('anyOf' in type) return type.anyOf.map(literal).join(' | ');
  if ('either' in type) return type.either.map(notation).join(' | ');
  const of = notation(type.listOf);
  return `readonly ${of.includes(' ') ? `(${of})` : of}[]`;
}

const ANY_FIELDS = `/** Custom fields as an update takes them; which there are was not asked for. */
export type WtsCustomFields = { [key: string]: unknown };

/** Custom fields as the API gives them back; which there are was not asked for. */
export type WtsStoredCustomFields = { [key: string]: unknown };

/** The keys of custom fields; which there are was not asked for. */
export type WtsCustomFieldKey = string;
`;

const CONTACT = `export type WtsContactStatus = "ACTIVE" | "ARCHIVED" | "BLOCKED";

/** A contact as the API gives it. A detail that \`IncludeDetails\` did not ask for is \`null\`, not empty. */
export interface WtsContact {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string | null;
  readonly companyId: string;
  readonly name: string | null;
  readonly nameWhatsapp: string | null;
  readonly nameInstagram: string | null;
  readonly nameMessenger: string | null;
  /** As \`+55|11999990000\`. */
  readonly phoneNumber: string | null;
  readonly phoneNumberFormatted: string | null;
  readonly email: string | null;
  readonly instagram: string | null;
  readonly messengerId: string | null;
  readonly annotation: string | null;
  readonly tagIds: readonly WtsTagId[] | null;
  readonly tagNames: readonly WtsTagName[] | null;
  readonly status: WtsContactStatus;
  readonly origin: string | null;
  readonly importedAt: string | null;
  readonly utm: WtsUtm | null;
  readonly customFields: WtsStoredCustomFields | null;
  readonly portfolioIds: readonly WtsPortfolioId[] | null;
  readonly portfolioNames: readonly WtsPortfolioName[] | null;
  readonly metadata: { readonly [key: string]: string } | null;
}

export interface WtsUtm {
  readonly source: string | null;
  readonly medium: string | null;
  readonly campaign: string | null;
  readonly content: string | null;
  readonly headline: string | null;
  readonly term: string | null;
  readonly referralUrl: string | null;
  /** The API writes it. */
  readonly sourceId?: string | null;
  /** The API writes it. */
  readonly clid?: string | null;
}
`;

const UPDATE = `/** The body of \`PUT /core/v2/contact/{id}\`. \`null\` clears a value. */
export interface WtsContactUpdate {
  /** What is not named here is dropped, and the API answers 200. */
  readonly fields: readonly WtsUpdateField[];
  readonly name?: string | null;
  /** As \`+55|11999990000\`. */
  readonly phoneNumber?: string | null;
  readonly email?: string | null;
  readonly instagram?: string | null;
  readonly annotation?: string | null;
  readonly status?: WtsContactStatus;
  /** The API never shows it again. */
  readonly pictureUrl?: string | null;
  readonly tagIds?: readonly WtsTagId[];
  /** The API ignores it when \`tagIds\` is there. */
  readonly tagNames?: readonly WtsTagName[];
  readonly portfolioIds?: readonly WtsPortfolioId[];
  readonly portfolioNames?: readonly WtsPortfolioName[];
  readonly sequenceIds?: readonly WtsSequenceId[];
  readonly customFields?: WtsCustomFields;
  /** \`null\` removes a key. */
  readonly metadata?: { readonly [key: string]: string | null };
  readonly utm?: Partial<WtsUtm>;
  readonly options?: {
    /** \`InsertIfNotExists\` when left out. \`ReplaceAll\` takes all other tags away. */
    readonly tagsOperation: "InsertIfNotExists" | "DeleteIfExists" | "ReplaceAll";
  };
}
`;

/**
 * A text as a literal of TypeScript, JavaScript or JSON that means the same, character by character. What could hide or
 * turn the text around it is written as an escape.
 */
function literal(text: string): string {
  return JSON.stringify(text).replace(
    /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u200b\u2060\ufeff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A line that cannot end the comment that it stands in. */
function inComment(line: string): string {
  return line.replaceAll('*/', '*\\/');
}
