import type { CustomField, Named, Portfolio, Sequence, Tag, TagColor } from '../account';
import { customFieldId, optionId, portfolioId, sequenceId, tagId } from '../seedIds';
import type { SeedNode } from './seedNode';

/** A row of a list may be nothing but its name. An id that is left out is made from the row's place in the file. */
type NamedNode<Key extends string> = ReadonlyMap<Key | 'id' | 'name', SeedNode>;

export function readTags(node: SeedNode): Tag[] {
  return readRows(node, tagId, ['color'], (row) => ({ color: row.get('color')?.filledText() ?? 'GRAY' }));
}

export function readTagColors(node: SeedNode): TagColor[] {
  return node.items().map((item) => {
    const row = item.object(['color', 'bgColor', 'textColor']);
    const text = (key: 'color' | 'bgColor' | 'textColor') =>
      row.get(key)?.filledText() ?? item.fail(`needs a ${key}.`);
    return { color: text('color'), bgColor: text('bgColor'), textColor: text('textColor') };
  });
}

export function readPortfolios(node: SeedNode): Portfolio[] {
  return readRows(node, portfolioId, ['type'], (row) => ({ type: row.get('type')?.text() ?? 'DEFAULT' }));
}

export function readSequences(node: SeedNode): Sequence[] {
  return readRows(node, sequenceId, ['enabled'], (row) => ({ enabled: row.get('enabled')?.flag() ?? true }));
}

export function readCustomFields(node: SeedNode): CustomField[] {
  const keys = ['key', 'type', 'required', 'visible', 'position', 'parentId', 'options'] as const;
  const fields = node.items().map((item, index) => {
    const row = item.object(['id', 'name', ...keys]);
    const key = row.get('key')?.filledText() ?? item.fail('needs a key.');
    const parent = row.get('parentId');
    return {
      id: row.get('id')?.uuid() ?? customFieldId(index + 1),
      key,
      name: row.get('name')?.filledText() ?? key,
      type: row.get('type')?.filledText().toUpperCase() ?? 'STRING',
      required: row.get('required')?.flag() ?? false,
      visible: row.get('visible')?.flag() ?? true,
      position: row.get('position')?.wholeNumber() ?? index + 1,
      parentId: parent === undefined || parent.isNull ? null : parent.uuid(),
      options: readOptions(row.get('options'), index),
    };
  });
  refuseTwice(node, fields);
  return fields;
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
  refuseTwice(node, rows);
  return rows;
}

export function refuseTwice(node: SeedNode, rows: readonly { readonly id: string }[]): void {
  const ids = new Set<string>();
  node.items().forEach((item, index) => {
    const id = rows[index]?.id ?? '';
    if (ids.has(id)) item.fail(`has the id ${id}, which an earlier one has.`);
    ids.add(id);
  });
}
