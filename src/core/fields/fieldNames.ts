/**
 * What each field is called in the three languages: its row's name here is our id, `keys` are its top-level keys in the
 * contact's JSON and in the body of an update, `inFields` is its word in the update's `fields` (WTS-API.md, "The
 * update"). `holds` tells what a key may carry in the body. Ids, types, the update's schema and the check of messages
 * all come from this table.
 *
 * A new field is a row here and one in `fields.ts`, its keys in the two schemas of `core/validation`, and its label in
 * both files of `l10n`; in the sandbox a plain text is a row of `account/textFields.ts`, its key in `publicApi.d.ts`,
 * and its evidence in the contract. Compiler and tests name each that is missing.
 */
export const FIELD_NAMES = {
  name: { inFields: 'Name', keys: ['name'], holds: 'text' },
  phoneNumber: { inFields: 'PhoneNumber', keys: ['phoneNumber'], holds: 'text' },
  email: { inFields: 'Email', keys: ['email'], holds: 'text' },
  instagram: { inFields: 'Instagram', keys: ['instagram'], holds: 'text' },
  annotation: { inFields: 'Annotation', keys: ['annotation'], holds: 'text' },
  pictureUrl: { inFields: 'PictureUrl', keys: ['pictureUrl'], holds: 'text' },
  status: { inFields: 'Status', keys: ['status'], holds: 'word' },
  tags: { inFields: 'Tags', keys: ['tagIds', 'tagNames'], holds: 'list' },
  portfolios: { inFields: 'Portfolio', keys: ['portfolioIds', 'portfolioNames'], holds: 'list' },
  sequences: { inFields: 'SequenceIds', keys: ['sequenceIds'], holds: 'list' },
  customFields: { inFields: 'CustomFields', keys: ['customFields'], holds: 'json' },
  metadata: { inFields: 'Metadata', keys: ['metadata'], holds: 'texts' },
  utm: { inFields: 'Utm', keys: ['utm'], holds: 'texts' },
} as const;

type Names = typeof FIELD_NAMES;
type Row = Names[keyof Names];

/** The words that `fields` of an update may hold. */
export type UpdateFieldName = Row['inFields'];

/** The keys whose values are all of one sort. */
export type KeyHolding<Sort extends Row['holds']> = Extract<Row, { holds: Sort }>['keys'][number];

/** What a row of the field table says of its names. */
export function namesOf<Id extends keyof Names>(id: Id): { readonly id: Id } & Names[Id] {
  return { id, ...FIELD_NAMES[id] };
}

export function isFieldId(value: unknown): value is keyof Names {
  return typeof value === 'string' && Object.hasOwn(FIELD_NAMES, value);
}
