import {
  type CustomField,
  type Named,
  type Portfolio,
  PORTFOLIO_TYPES,
  type Sequence,
  type Tag,
  type TagColor,
} from '../account/account';
import { DEFAULT_TAG_COLOR } from '../account/tagColors';
import { knownTypes } from '../account/customFieldValue';
import { customFieldId, optionId, portfolioId, sequenceId, tagId } from '../account/seedIds';
import type { SeedNode } from './seedNode';

/** A row of a list may be nothing but its name. An id that is left out is made from the row's place in the file. */
type NamedNode<Key extends string> = ReadonlyMap<Key | 'id' | 'name', SeedNode>;

const FIELD_KEYS = ['key', 'type', 'required', 'visible', 'position', 'parentId', 'options'] as const;

/** How each list of a seed file is read. */
export const seedLists = { readTags, readTagColors, readPortfolios, readSequences, readCustomFields };

function readTags(node: SeedNode): Tag[] {
  const tags = readRows(node, tagId, ['color'], (row) => ({
    color: row.get('color')?.filledText() ?? DEFAULT_TAG_COLOR,
  }));
  node.refuseRepeated('name', tags.map(nameOf));
  return tags;
}

function readTagColors(node: SeedNode): TagColor[] {
  return node.items().map((item) => {
    const row = item.object(['color', 'bgColor', 'textColor']);
    const text = (key: 'color' | 'bgColor' | 'textColor') =>
      row.get(key)?.filledText() ?? item.fail(`needs a ${key}.`);
    return { color: text('color'), bgColor: text('bgColor'), textColor: text('textColor') };
  });
}

function readPortfolios(node: SeedNode): Portfolio[] {
  const portfolios = readRows(node, portfolioId, ['type'], (row) => ({
    type: readPortfolioType(row.get('type')),
  }));
  node.refuseRepeated('name', portfolios.map(nameOf));
  return portfolios;
}

/** Seed files of earlier versions say DEFAULT. */
function readPortfolioType(node: SeedNode | undefined): Portfolio['type'] {
  return node?.choice([...PORTFOLIO_TYPES, 'DEFAULT']) === 'SINGLE' ? 'SINGLE' : 'MULTIPLE';
}

function readSequences(node: SeedNode): Sequence[] {
  return readRows(node, sequenceId, ['enabled'], (row) => ({ enabled: row.get('enabled')?.flag() ?? true }));
}

/** `warn` hears of types that nobody knows: their fields take any value, as a new type of the API would. */
function readCustomFields(node: SeedNode, warn: (message: string) => void): CustomField[] {
  const fields = node.items().map((item, index) => {
    const row = item.object(['id', 'name', ...FIELD_KEYS]);
    const key = row.get('key')?.filledText() ?? item.fail('needs a key.');
    const parent = row.get('parentId');
    return {
      id: row.get('id')?.uuid() ?? customFieldId(index + 1),
      key,
      name: row.get('name')?.filledText() ?? key,
      type: readType(row.get('type'), warn),
      required: row.get('required')?.flag() ?? false,
      visible: row.get('visible')?.flag() ?? true,
      position: row.get('position')?.wholeNumber() ?? index + 1,
      parentId: parent === undefined || parent.isNull ? null : parent.uuid(),
      options: readOptions(row.get('options'), index),
    };
  });
  node.refuseRepeated(
    'id',
    fields.map(({ id }) => id),
  );
  node.refuseRepeated(
    'key',
    fields.map(({ key }) => key),
  );
  refuseLost(node, fields);
  return fields;
}

function readType(node: SeedNode | undefined, warn: (message: string) => void): string {
  const type = node?.filledText().toUpperCase() ?? 'STRING';
  if (node !== undefined && !knownTypes.includes(type)) {
    const known = knownTypes.join(', ');
    warn(node.says(`is ${type}, a type that nobody knows: the field takes any value. Known are ${known}.`));
  }
  return type;
}

function refuseLost(node: SeedNode, fields: readonly CustomField[]): void {
  const ids = new Set(fields.map(({ id }) => id));
  node.items().forEach((item, index) => {
    const parentId = fields[index]?.parentId ?? null;
    if (parentId !== null && !ids.has(parentId)) item.fail(`is in ${parentId}, which is no custom field.`);
  });
}

function readOptions(node: SeedNode | undefined, fieldIndex: number): readonly Named[] {
  return node === undefined
    ? []
    : readRows(
        node,
        (number) => optionId((fieldIndex + 1) * 10_000 + number),
        [],
        () => ({}),
      );
}

function readRows<Key extends string, More extends object>(
  node: SeedNode,
  makeId: (number: number) => string,
  keys: readonly Key[],
  readMore: (row: NamedNode<Key>) => More,
): (Named & More)[] {
  const rows = node.items().map((item, index) => {
    const id = makeId(index + 1);
    if (item.isText) return { id, name: item.filledText(), ...readMore(new Map()) };
    const row = item.object(['id', 'name', ...keys]);
    const name = row.get('name')?.filledText() ?? item.fail('needs a name.');
    return { id: row.get('id')?.uuid() ?? id, name, ...readMore(row) };
  });
  node.refuseRepeated(
    'id',
    rows.map(({ id }) => id),
  );
  return rows;
}

function nameOf({ name }: Named): string {
  return name;
}
