import { isVisible } from '../text/visibleText';
import type { CustomFieldDefinition } from '../fields/fieldView';
import { isJsonObject, type JsonObject } from '../text/json';
import type { ApiConnection } from './connection';
import { requestJson, rowsOf } from './http';

/** A place among brothers and sisters: the API's `position`, and the order of the answer where that says nothing. */
type Place = readonly [position: number, index: number];

interface Row {
  readonly row: JsonObject;
  readonly place: Place;
}

interface Group {
  /** The names from the outermost group on, as one. */
  readonly name: string;
  readonly places: readonly Place[];
}

const outside: Group = { name: '', places: [] };

/** The account's custom fields: those outside of groups first, then groups by position and in them fields by position. */
export async function listCustomFields(
  connection: ApiConnection,
  signal?: AbortSignal,
): Promise<CustomFieldDefinition[]> {
  const path = '/core/v1/contact/custom-field?NestedList=false';
  return readDefinitions(rowsOf(connection, await requestJson(connection, { method: 'GET', path, signal })));
}

/** A row without a key is left out; of several rows with one key the first counts. */
function readDefinitions(body: readonly unknown[]): CustomFieldDefinition[] {
  const rows = body.filter(isJsonObject).map((row, index): Row => ({ row, place: placeOf(row, index) }));
  const groups = new Map(rows.filter(isGroup).map((group) => [textIn(group.row, 'id'), group]));
  const fields = new Map<string, { definition: CustomFieldDefinition; group: Group; place: Place }>();
  for (const { row, place } of rows.filter((candidate) => !isGroup(candidate))) {
    const key = textIn(row, 'key');
    if (key === '' || fields.has(key)) continue;
    const group = groupOf(row, groups);
    fields.set(key, { definition: readDefinition(row, key, group.name), group, place });
  }
  return [...fields.values()]
    .sort((a, b) => comparePaths(a.group.places, b.group.places) || comparePlaces(a.place, b.place))
    .map(({ definition }) => definition);
}

function readDefinition(row: JsonObject, key: string, group: string): CustomFieldDefinition {
  return {
    key,
    name: nameIn(row) || key,
    type: textIn(row, 'type'),
    required: row['required'] === true,
    visible: row['visible'] !== false,
    group,
    options: readOptions(row['options']),
  };
}

/** Options without a name are called by their id; those without either are left out. */
function readOptions(options: unknown): CustomFieldDefinition['options'] {
  return (Array.isArray(options) ? options : []).filter(isJsonObject).flatMap((option) => {
    const id = textIn(option, 'id');
    const name = nameIn(option) || id;
    return name === '' ? [] : { id, name };
  });
}

/** Groups may stand in groups, name a parent that is none, or stand in themselves. */
function groupOf(row: JsonObject, groups: ReadonlyMap<string, Row>): Group {
  const path: Row[] = [];
  let group = groups.get(textIn(row, 'parentId'));
  while (group !== undefined && !path.includes(group)) {
    path.unshift(group);
    group = groups.get(textIn(group.row, 'parentId'));
  }
  if (path.length === 0) return outside;
  return {
    name: path
      .map((part) => nameIn(part.row) || textIn(part.row, 'key'))
      .filter(Boolean)
      .join(' › '),
    places: path.map(({ place }) => place),
  };
}

function isGroup({ row }: Row): boolean {
  return textIn(row, 'type').toUpperCase() === 'GROUP';
}

function placeOf({ position }: JsonObject, index: number): Place {
  return [typeof position === 'number' ? position : Number.MAX_SAFE_INTEGER, index];
}

function comparePaths(a: readonly Place[], b: readonly Place[]): number {
  for (const [depth, place] of a.entries()) {
    const other = b[depth];
    if (other === undefined) return 1;
    const order = comparePlaces(place, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function comparePlaces([position, index]: Place, [otherPosition, otherIndex]: Place): number {
  return position - otherPosition || index - otherIndex;
}

/** A name of nothing but spaces is none. */
function nameIn(row: JsonObject): string {
  const name = textIn(row, 'name');
  return !isVisible(name) ? '' : name;
}

function textIn(row: JsonObject, key: string): string {
  const value = row[key];
  return typeof value === 'string' ? value : '';
}
