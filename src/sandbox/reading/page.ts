import type { Json, JsonObject } from '../publicApi';
import { capitalize } from './inputErrors';
import type { Query } from './inputs';
import { formError } from '../answers/apiErrors';

interface WantedPage {
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
export function readWantedPage(input: (name: string) => Json | undefined): WantedPage {
  return {
    pageNumber: readCount('pageNumber', input('pageNumber') ?? 1, Number.MAX_SAFE_INTEGER),
    pageSize: readCount('pageSize', input('pageSize') ?? DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE),
  };
}

export function showPage(items: readonly Json[], page: WantedPage, order: PageOrder): JsonObject {
  return buildPage(items, (item) => item, page, order);
}

/** Builds nothing but what stands on the page. Pages count from 1; a page behind the last one is empty. */
export function buildPage<Row>(
  rows: readonly Row[],
  build: (row: Row) => Json,
  page: WantedPage,
  order: PageOrder,
): JsonObject {
  const start = (page.pageNumber - 1) * page.pageSize;
  const totalPages = Math.ceil(rows.length / page.pageSize);
  return {
    items: rows.slice(start, start + page.pageSize).map(build),
    pageNumber: page.pageNumber,
    pageSize: page.pageSize,
    totalItems: rows.length,
    totalPages,
    hasMorePages: page.pageNumber < totalPages,
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
