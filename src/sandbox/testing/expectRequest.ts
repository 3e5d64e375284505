import { AssertionError } from 'node:assert';
import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject, RequestEntry } from '../publicApi';
import type { ExpectedRequest } from './testApi';

const MOST_SHOWN = 20;

/** The latest request that is as expected. @throws an AssertionError that tells those that came */
export function findExpectedRequest(
  requests: readonly RequestEntry[],
  expected: ExpectedRequest,
): RequestEntry {
  const found = requests.findLast((request) => isAsExpected(request, expected));
  if (found !== undefined) return found;
  const message = describe(requests, expected);
  throw new AssertionError({
    message,
    actual: requests.map(shown),
    expected: [expected],
    stackStartFn: findExpectedRequest,
  });
}

function isAsExpected(request: RequestEntry, { method, path, body }: ExpectedRequest): boolean {
  return (
    request.method.toUpperCase() === method.toUpperCase() &&
    matches(request.path, path) &&
    (body === undefined || holds(request.body, body))
  );
}

/** The API finds its routes in any case of letters. */
function matches(path: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'is').test(path);
}

function holds(sent: Json | undefined, expected: Json): boolean {
  if (!isObject(expected)) return isDeepStrictEqual(sent, expected);
  return (
    isObject(sent) &&
    Object.keys(expected).every((key) => Object.hasOwn(sent, key) && holds(sent[key], expected[key] ?? null))
  );
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(requests: readonly RequestEntry[], { method, path, body }: ExpectedRequest): string {
  const wanted = `No request ${method} ${path}${body === undefined ? '' : ` with ${JSON.stringify(body)}`} came.`;
  if (requests.length === 0) return `${wanted} None came at all: is the integration pointed at sandbox.url?`;
  const latest = requests.slice(-MOST_SHOWN).map((request) => `  ${shown(request)}`);
  return [`${wanted} These came:`, ...latest].join('\n');
}

function shown({ method, path, query, status, body }: RequestEntry): string {
  return `${method} ${path}${query} answered ${status}${body === undefined ? '' : `, sent ${JSON.stringify(body)}`}`;
}
