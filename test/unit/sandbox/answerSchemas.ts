import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { JsonObject } from '../../../src/core/text/json';
import contactSchema from '../../../src/core/validation/contact.schema.json';

/** Says what is wrong with an answer; nothing when it is as it should be. */
type Judge = (answer: unknown) => string[];

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
addFormats(ajv, ['uuid']);

const id = { type: 'string', format: 'uuid' };
const text = { type: 'string' };
const flag = { type: 'boolean' };
const count = { type: 'integer', minimum: 0 };

/** An object with exactly these keys. */
const exactly = (properties: JsonObject): JsonObject => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const listOf = (items: JsonObject): JsonObject => ({ type: 'array', items });
const pageOf = (item: JsonObject): JsonObject =>
  exactly({
    items: listOf(item),
    pageNumber: count,
    pageSize: count,
    totalItems: count,
    totalPages: count,
    hasMorePages: flag,
    orderBy: text,
    orderDirection: { enum: ['ASCENDING', 'DESCENDING'] },
  });

/**
 * The contact of `contact.schema.json` as the API gives it (WTS-API.md, "The contact that comes back"): the schema is for
 * what a person may write, too, so there a key may be missing or new. Here all are there, and no other.
 */
const contact: JsonObject = {
  ...exactly({
    ...Object.fromEntries(
      Object.entries(contactSchema.properties).filter(([, property]) => !('writeOnly' in property)),
    ),
    utm: { ...exactly(contactSchema.properties.utm.properties), type: ['object', 'null'] },
    metadata: { type: ['object', 'null'], additionalProperties: text },
  }),
  definitions: contactSchema.definitions,
};

const option = exactly({ id, name: text });
const definition = {
  id,
  key: text,
  name: text,
  type: text,
  required: flag,
  visible: flag,
  position: count,
  parentId: { ...id, type: ['string', 'null'] },
  options: listOf(option),
};

const isContact = judge(contact);

export const isContactAnswer: Judge = isContact;
export const isContactList: Judge = listed(isContact);
export const isContactPage: Judge = (answer) => [
  ...judge(pageOf({}))(answer),
  ...listed(isContact)((answer as { items?: unknown }).items),
];
export const isTagList = judge(listOf(exactly({ id, name: text, color: text })));
export const isTagColorList = judge(listOf(exactly({ color: text, bgColor: text, textColor: text })));
export const isPortfolioPage = judge(pageOf(exactly({ id, name: text, type: text })));
export const isSequencePage = judge(pageOf(exactly({ id, name: text, enabled: flag })));
export const isSequenceContactPage = judge(
  pageOf(exactly({ sequenceId: id, contactId: id, name: { type: ['string', 'null'] } })),
);
export const isDefinitionList = judge(listOf(exactly(definition)));
/** Two levels: groups do not stand in groups. */
export const isNestedDefinitionList = judge(
  listOf(exactly({ ...definition, children: listOf(exactly({ ...definition, children: listOf({}) })) })),
);

function judge(schema: JsonObject): Judge {
  const validate = ajv.compile(schema);
  return (answer) => {
    validate(answer);
    return (validate.errors ?? []).map(
      ({ instancePath, message = '', params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}

/** A list of at least one: an empty one would prove nothing. */
function listed(each: Judge): Judge {
  return (answer) =>
    Array.isArray(answer) && answer.length > 0 ? answer.flatMap(each) : ['is no list with items'];
}
