import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Json, JsonObject } from '../publicApi';
import { foreignEncoding, isJsonType } from './bodyEncoding';
import { type ApiErrorResponse, invalidInput, refusal } from '../answers/apiErrors';

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value when it is a list, else an empty one. */
export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

const NOTHING = Buffer.alloc(0);

/** Far more than anybody writes, and far less than what copying and writing JSON, which call themselves, can bear. */
const MAX_LEVELS = 200;

/**
 * The body as JSON; undefined when there is none. Throws the API's 400 for anything that is not UTF-8 JSON, and for
 * lists and objects in each other without end.
 */
export function parseBody(bytes: Buffer, headers: IncomingHttpHeaders): Json | undefined {
  if (bytes.length === 0) return undefined;
  const body = parse(bytes, headers);
  const problem = nestingProblem(body);
  if (problem !== undefined) throw badBody('$', problem);
  return body;
}

/** Why a body cannot be taken whose lists and objects stand in each other without end; undefined for every other. */
export function nestingProblem(body: Json): string | undefined {
  return levelsOf(body) > MAX_LEVELS
    ? `The body has more than ${MAX_LEVELS} levels of lists and objects.`
    : undefined;
}

/** The body of a call that cannot do without one. Throws the API's 400 for a missing one and for a non-object. */
export function requireObject(body: Json | undefined): JsonObject {
  if (body === undefined) throw badBody('', 'A non-empty request body is required.');
  if (!isObject(body)) throw badBody('$', 'The JSON value could not be converted to an object.');
  return body;
}

/**
 * Reads the request to the end even above the limit: a client that is still sending would see a broken pipe, not the
 * answer. Throws a 413 above it.
 */
export async function readBytes(request: IncomingMessage, limitMegabytes: number): Promise<Buffer> {
  // Most requests have none, and reading nothing takes as long as answering.
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers;
  if (length === '0' && encoding === undefined) return NOTHING;
  const limit = limitMegabytes * 1024 * 1024;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  if (size > limit) {
    const problem = `The body is larger than the ${limitMegabytes} MB that the sandbox takes.`;
    throw refusal(413, problem).because('bodyTooLarge', { problem });
  }
  return Buffer.concat(chunks);
}

function badBody(property: '$' | '', problem: string): ApiErrorResponse {
  return invalidInput({ [property]: [problem] }).because('badBody', { problem });
}

function parse(bytes: Buffer, headers: IncomingHttpHeaders): Json {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (isJson(value)) return value;
  } catch {}
  const encoding = foreignEncoding(bytes, headers);
  if (encoding !== undefined) throw badBody('$', `The body is ${encoding}. Send it as UTF-8, as it is.`);
  const type = headers['content-type'] ?? '';
  const isOther = type !== '' && !isJsonType(type);
  throw badBody(
    '$',
    isOther ? `The body is not JSON, but ${type.replace(/;.*/s, '')}.` : 'The body is not valid JSON.',
  );
}

/** How many lists and objects stand in each other; counted without calling itself, for any depth. */
function levelsOf(value: Json): number {
  let levels = 0;
  for (let level = [value].filter(isNest); level.length > 0; levels += 1) {
    level = level.flatMap((nest) => Object.values(nest)).filter(isNest);
  }
  return levels;
}

function isNest(value: Json): value is JsonObject | Json[] {
  return typeof value === 'object' && value !== null;
}

/** JSON.parse makes nothing else; the compiler needs to hear it. */
export function isJson(value: unknown): value is Json {
  return value === null || ['boolean', 'number', 'string', 'object'].includes(typeof value);
}

/** The type of a value in the words of a remark. */
type JsonType = 'null' | 'text' | 'a number' | 'a boolean' | 'a list' | 'an object';

export function jsonTypeOf(value: Json): JsonType {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'a number';
  if (typeof value === 'boolean') return 'a boolean';
  return Array.isArray(value) ? 'a list' : 'an object';
}
