import { isVisible } from '../text/visibleText';
import type { ListItem } from '../fields/fieldView';
import { isJsonObject, type JsonObject } from '../text/json';
import { canonicalId } from '../fields/listIndex';
import { type ApiConnection, failure } from './connection';
import { ApiError } from './errors/errors';
import { requestJson, rowsOf } from './http';

type Colors = ListItem['colors'];

/** The API refuses more with a 500. */
const pageSize = 100;
/** A list that claims to go on for ever is given up here. */
const maxPages = 100;

/** The calls that list what an account has. A list comes whole or the call fails. */
export function listCalls(connection: ApiConnection) {
  return {
    listTags: (signal?: AbortSignal) => listTags(connection, signal),
    listTagColors: (signal?: AbortSignal) => listTagColors(connection, signal),
    listPortfolios: (signal?: AbortSignal) => listPages(connection, '/core/v1/portfolio', signal),
    listSequences: (signal?: AbortSignal) => listPages(connection, '/chat/v1/sequence', signal),
    listSequencesOf: (contactId: string, signal?: AbortSignal) =>
      listPages(connection, '/chat/v1/sequence', signal, `ContactId=${contactId}&`),
    /** The cheapest call that needs a key. */
    checkKey: async (signal?: AbortSignal) => {
      await loadTagRows(connection, signal);
    },
  };
}

/** The account's tags with their colours. Without the palette they have none. */
async function listTags(connection: ApiConnection, signal?: AbortSignal): Promise<ListItem[]> {
  const [rows, palette] = await Promise.all([
    loadTagRows(connection, signal),
    loadPalette(connection, signal),
  ]);
  return readItems(rows, ({ color }) =>
    typeof color === 'string' ? palette.get(color.toLowerCase()) : undefined,
  );
}

/** The account's tags as they come. */
async function loadTagRows(connection: ApiConnection, signal?: AbortSignal): Promise<readonly unknown[]> {
  return rowsOf(connection, await requestJson(connection, { method: 'GET', path: '/core/v1/tag', signal }));
}

/**
 * All pages, or a failure: half a list would make names look unknown. Query keys are written as documented: `/chat` has
 * been seen to ignore others in silence, and to give what the whole account has.
 */
async function listPages(
  connection: ApiConnection,
  path: string,
  signal?: AbortSignal,
  filter = '',
): Promise<ListItem[]> {
  const items = new Map<string, ListItem>();
  for (let pageNumber = 1; pageNumber <= maxPages; pageNumber++) {
    const query = `${filter}PageNumber=${pageNumber}&PageSize=${pageSize}`;
    const page = await requestJson(connection, { method: 'GET', path: `${path}?${query}`, signal });
    const rows = rowsOf(connection, page);
    const before = items.size;
    for (const item of readItems(rows)) items.set(item.id, items.get(item.id) ?? item);
    if (rows.length === 0 || !hasMore(page, pageNumber)) return [...items.values()];
    // More is promised and the same comes again: what is missing is not to be had.
    if (items.size === before) throw failure(connection, 'unexpectedAnswer', { status: 200 });
  }
  throw failure(connection, 'listTooLong', { status: 200, told: String(maxPages * pageSize) });
}

function hasMore(page: unknown, pageNumber: number): boolean {
  if (!isJsonObject(page)) return false;
  const { hasMorePages, totalPages } = page;
  return hasMorePages === true || (typeof totalPages === 'number' && pageNumber < totalPages);
}

async function loadPalette(
  connection: ApiConnection,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Colors>> {
  try {
    const colors = await listTagColors(connection, signal);
    return new Map([...colors].map(([word, shown]) => [word.toLowerCase(), shown]));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return new Map();
  }
}

/** The palette that the colours of tags are from. */
async function listTagColors(
  connection: ApiConnection,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Colors>> {
  const colors = await requestJson(connection, { method: 'GET', path: '/core/v1/tag/color', signal });
  return new Map(
    rowsOf(connection, colors)
      .filter(isJsonObject)
      .flatMap((row) => (typeof row['color'] === 'string' ? [[row['color'], readColors(row)] as const] : [])),
  );
}

/** The first of several rows with one id counts; a row without a name is called by its id, one without an id is left out. */
function readItems(
  rows: readonly unknown[],
  colorsOf: (row: JsonObject) => Colors = () => undefined,
): ListItem[] {
  const items = new Map<string, ListItem>();
  for (const row of rows) {
    if (!isJsonObject(row)) continue;
    const { name } = row;
    // Beside the ids of contacts, which are read in lower case too.
    const id = typeof row['id'] === 'string' ? canonicalId(row['id']) : '';
    if (id === '' || items.has(id)) continue;
    const isNamed = typeof name === 'string' && isVisible(name);
    const isSingle = row['type'] === 'SINGLE' ? { isSingle: true as const } : {};
    items.set(id, { id, name: isNamed ? name : id, colors: colorsOf(row), ...isSingle });
  }
  return [...items.values()];
}

function readColors({ bgColor, textColor }: JsonObject): Colors {
  const background = readColor(bgColor);
  const text = readColor(textColor);
  return background === undefined || text === undefined ? undefined : { background, text };
}

/** `#rrggbb` in lower case; undefined for everything else, since it goes into style sheets. */
function readColor(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(value)) return undefined;
  const color = value.toLowerCase();
  return color.length === 4 ? color.replace(/[0-9a-f]/g, '$&$&') : color;
}
