import type { Node } from 'jsonc-parser';
import { membersOf, readSound, sourceOf } from '../text/contactDocument';
import { formatContact } from '../text/contactText';
import { FIELD_ROWS } from '../fields/fields';

/**
 * What the account gives and not the person: different in every account, even for the same contact. The names of tags
 * and portfolios, which can be compared, stand with the fields.
 */
const GIVEN_BY_ACCOUNT = [
  'tagIds',
  'portfolioIds',
  'sequenceIds',
  'importedAt',
  'createdAt',
  'updatedAt',
  'companyId',
  'id',
];

/**
 * A contact's JSON as it can be compared with another's, for reading only: fields in the order of the form, then what
 * else there is by the alphabet, last what each account gives of its own; keys and sets sorted. Numbers keep their digits,
 * strings are escaped alike. Throws when `body` is not a JSON object.
 */
export function comparableText(body: string): string {
  const { root, text } = readSound(body.replace(/^\uFEFF/, ''));
  const members = new Map(membersOf(root, text).map(({ key, node }) => [key, node]));
  return formatContact(objectOf(members, orderOf([...members.keys()]), (node) => memberOf(node, text)));
}

function orderOf(keys: readonly string[]): string[] {
  const last = new Set(GIVEN_BY_ACCOUNT);
  const fields = FIELD_ROWS.flatMap((field) => field.keys).filter((key) => !last.has(key));
  const others = keys.filter((key) => !last.has(key) && !fields.includes(key)).toSorted();
  return [...fields, ...others, ...GIVEN_BY_ACCOUNT].filter((key) => keys.includes(key));
}

function objectOf(
  members: ReadonlyMap<string, Node>,
  order: readonly string[],
  write: (node: Node) => string,
): string {
  const written = order.flatMap((key) => {
    const node = members.get(key);
    return node === undefined ? [] : `${JSON.stringify(key)}: ${write(node)}`;
  });
  return `{${written.join(',')}}`;
}

/** The contact's own lists are sets, or hold one value. */
function memberOf(node: Node, text: string): string {
  return node.type === 'array' ? listOf(itemsOf(node, text).toSorted()) : valueOf(node, text);
}

function valueOf(node: Node, text: string): string {
  switch (node.type) {
    case 'object': {
      const members = new Map(membersOf(node, text).map((member) => [member.key, member.node]));
      return objectOf(members, [...members.keys()].toSorted(), (member) => valueOf(member, text));
    }
    case 'array': {
      const items = itemsOf(node, text);
      // Options are a set; what a type that nobody knows holds may have an order that means something.
      const isSet = (node.children ?? []).every(({ type }) => type === 'string');
      return listOf(isSet ? items.toSorted() : items);
    }
    case 'string':
      return JSON.stringify(node.value);
    case 'number':
    case 'boolean':
    case 'null':
    case 'property':
      return sourceOf(node, text);
  }
}

function itemsOf(node: Node, text: string): string[] {
  return (node.children ?? []).map((item) => valueOf(item, text));
}

function listOf(items: readonly string[]): string {
  return `[${items.join(',')}]`;
}
