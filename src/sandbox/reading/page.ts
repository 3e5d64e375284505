import type { Json, JsonObject } from '../publicApi';
import { capitalize } from './inputErrors';
import type { Query } from './inputs';
import { formError } from '../answers/apiErrors';

interface PageWish {
  readonly pageNumber: number;
  readonly pageSize: number;
}

export interface PageOrder {
  readonly orderBy: string;
  readonly orderDirection: 'ASCENDING' | 'DESCENDING';
}

/** The parameters of a page as a query writes them: `PageNumber`. */
export function pageInQuery(query: Query): (name: string) => Json | undefined {
  return (name) => query.get(capitalize(name))?.at(-1);
}

const DEFAULT_PAGE_SIZE = 15;
const MAX_PAGE_SIZE = 100;

/** `input` gives the value of a parameter by its name, as a body writes it. Throws the API's 500 for what is no page. */
export function readPageWish(input: (name: string) => Json | undefined): PageWish {
  return {
    pageNumber: readCount('pageNumber', input('pageNumber') ?? 1, Number.MAX_SAFE_INTEGER),
    pageSize: readCount('pageSize', input('pageSize') ?? DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE),
  };
}

export function showPage(items: readonly Json[], wish: PageWish, order: PageOrder): JsonObject {
  return buildPage(items, (item) => item, wish, order);
}

/** Builds nothing but what stands on the page. Pages count from 1; a page behind the last one is empty. */
export function buildPage<Row>(
  rows: readonly Row[],
  build: (row: Row) => Json,
  wish: PageWish,
  order: PageOrder,
): JsonObject {
  const start = (wish.pageNumber - 1) * wish.pageSize;
  const totalPages = Math.ceil(rows.length / wish.pageSize);
  return {
    items: rows.slice(start, start + wish.pageSize).map(build),
    pageNumber: wish.pageNumber,
    pageSize: wish.pageSize,
    totalItems: rows.length,
    totalPages,
    hasMorePages: wish.pageNumber < totalPages,
    orderBy: order.orderBy,
    orderDirection: order.orderDirection,
  };
}

function readCount(name: string, value: Json, max: number): number {
  const count = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= max) return count;
  const error = formError(`Parâmetro inválido: ${name}`);
  const told = { what: name, value: JSON.stringify(value) };
  throw max === MAX_PAGE_SIZE
    ? error.because('badCount', { ...told, most: String(max) })
    : error.because('badPageNumber', told);
}
