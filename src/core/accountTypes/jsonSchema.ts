import type { CustomFieldDefinition, ListItem } from '../fields/fieldView';
import { FIELD_ROWS } from '../fields/fields';
import type { Json, JsonObject } from '../text/json';
import { type AccountFacts, sortedFields, sortedItems, sortedNames } from './accountFacts';
import { type ValueType, valueTypes, fieldNotes } from './valueTypes';

const TEXT_OR_NULL = { type: ['string', 'null'] };
const SHORT_TEXT_OR_NULL = { ...TEXT_OR_NULL, maxLength: 255 };
const UTM_KEYS = [
  ...['source', 'medium', 'campaign', 'content', 'headline', 'term', 'referralUrl'],
  ...['sourceId', 'clid'],
];

/**
 * A JSON Schema (2020-12) of the update of this account; `$defs` has its parts and the contact. The same account gives
 * the same text.
 */
export function jsonSchemaOf(facts: AccountFacts): string {
  const schema: JsonObject = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'The update of a contact of one WTS Chat account, made by wts-types',
    $ref: '#/$defs/update',
    $defs: {
      ...fieldSchemas(facts.fields),
      ...listSchemas('tag', facts.tags),
      ...listSchemas('portfolio', facts.portfolios),
      ...listSchemas('sequence', facts.sequences),
      status: { enum: ['ACTIVE', 'ARCHIVED', 'BLOCKED'] },
      utm: strictObject(Object.fromEntries(UTM_KEYS.map((key) => [key, TEXT_OR_NULL]))),
      update: updateSchema(),
      contact: contactSchema(),
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

const ref = (name: string): JsonObject => ({ $ref: `#/$defs/${name}` });
const listOf = (items: JsonObject): JsonObject => ({ type: 'array', items });
const orNull = (schema: JsonObject): JsonObject => ({ anyOf: [schema, { type: 'null' }] });

/** Also for a key such as `__proto__`, which an object literal would take for something else. */
function strictObject(properties: JsonObject): JsonObject {
  return { type: 'object', additionalProperties: false, properties };
}

/** A list that was not asked for takes any text; of an empty one nothing can be named. */
function listSchemas(name: string, items: readonly ListItem[] | undefined): JsonObject {
  if (items === undefined) return { [`${name}Name`]: { type: 'string' }, [`${name}Id`]: { type: 'string' } };
  return {
    [`${name}Name`]: oneOfTexts(sortedNames(items)),
    [`${name}Id`]: oneOfTexts(sortedItems(items).map(({ id }) => id)),
  };
}

function oneOfTexts(texts: readonly string[]): JsonObject {
  return texts.length === 0 ? { not: {} } : { enum: [...texts] };
}

function fieldSchemas(fields: readonly CustomFieldDefinition[] | undefined): JsonObject {
  if (fields === undefined)
    return { customFields: { type: 'object' }, storedCustomFields: { type: 'object' } };
  const sorted = sortedFields(fields);
  const note = fieldNotes(sorted);
  const properties = (form: 'written' | 'stored'): JsonObject =>
    Object.fromEntries(
      sorted.map((field) => [
        field.key,
        { description: note(field), ...nullable(schemaOf(valueTypes(field)[form])) },
      ]),
    );
  return {
    customFields: strictObject(properties('written')),
    storedCustomFields: { type: 'object', properties: properties('stored') },
  };
}

function nullable(schema: JsonObject): JsonObject {
  return Object.keys(schema).length === 0 ? schema : orNull(schema);
}

function schemaOf(type: ValueType): JsonObject {
  if (type === 'any') return {};
  if (typeof type === 'string') return { type };
  if ('anyOf' in type) return oneOfTexts(type.anyOf);
  if ('either' in type) return { anyOf: type.either.map(schemaOf) };
  return listOf(schemaOf(type.listOf));
}

function updateSchema(): JsonObject {
  const fields: Json = { ...listOf({ enum: FIELD_ROWS.map(({ inFields }) => inFields) }), uniqueItems: true };
  return {
    ...strictObject({
      fields,
      name: SHORT_TEXT_OR_NULL,
      phoneNumber: SHORT_TEXT_OR_NULL,
      email: SHORT_TEXT_OR_NULL,
      instagram: SHORT_TEXT_OR_NULL,
      annotation: TEXT_OR_NULL,
      status: ref('status'),
      pictureUrl: TEXT_OR_NULL,
      tagIds: listOf(ref('tagId')),
      tagNames: listOf(ref('tagName')),
      portfolioIds: listOf(ref('portfolioId')),
      portfolioNames: listOf(ref('portfolioName')),
      sequenceIds: listOf(ref('sequenceId')),
      customFields: ref('customFields'),
      metadata: { type: 'object', additionalProperties: TEXT_OR_NULL },
      utm: ref('utm'),
      options: strictObject({
        tagsOperation: { enum: ['InsertIfNotExists', 'DeleteIfExists', 'ReplaceAll'] },
      }),
    }),
    required: ['fields'],
  };
}

/** Keys that are not known here pass: the API may learn new ones. */
function contactSchema(): JsonObject {
  const texts = [
    ...['name', 'nameWhatsapp', 'nameInstagram', 'nameMessenger', 'phoneNumber', 'phoneNumberFormatted'],
    ...['email', 'instagram', 'messengerId', 'annotation', 'origin', 'importedAt', 'updatedAt'],
  ];
  return {
    type: 'object',
    required: ['id', 'status'],
    properties: {
      id: { type: 'string' },
      createdAt: { type: 'string' },
      companyId: { type: 'string' },
      ...Object.fromEntries(texts.map((key) => [key, TEXT_OR_NULL])),
      status: ref('status'),
      tagIds: orNull(listOf(ref('tagId'))),
      tagNames: orNull(listOf(ref('tagName'))),
      portfolioIds: orNull(listOf(ref('portfolioId'))),
      portfolioNames: orNull(listOf(ref('portfolioName'))),
      utm: orNull(ref('utm')),
      customFields: orNull(ref('storedCustomFields')),
      metadata: orNull({ type: 'object', additionalProperties: { type: 'string' } }),
    },
  };
}
