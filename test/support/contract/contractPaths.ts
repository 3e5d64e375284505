import openapi from '../../../src/sandbox/contract/openapi.json';

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: { readonly type?: unknown; readonly items?: unknown };
}

export interface Operation {
  readonly method: string;
  /** As in the document: `/core/v1/tag/{id}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** The names of the schema of its body; undefined when it takes none. */
  readonly body: string | undefined;
}

interface Written {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: { 'application/json': { schema: { $ref: string } } } };
}

/** Every call of the contract. */
export const operations: readonly Operation[] = Object.entries(openapi.paths).flatMap(([path, calls]) =>
  Object.entries(calls as Readonly<Record<string, Written>>).map(([method, call]) => ({
    method: method.toUpperCase(),
    path,
    parameters: call.parameters ?? [],
    body: call.requestBody?.content['application/json'].schema.$ref.split('/').at(-1),
  })),
);

/** The call that a request is for; the one with the fewest variable parts counts. Undefined for an unknown route. */
export function operationOf(method: string, path: string): Operation | undefined {
  const segments = path.replace(/\/$/, '').toLowerCase().split('/');
  return operations
    .filter((one) => one.method === method && fits(one.path.toLowerCase().split('/'), segments))
    .toSorted((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
}

function fits(parts: readonly string[], segments: readonly string[]): boolean {
  return (
    parts.length === segments.length &&
    parts.every((part, index) => part.startsWith('{') || part === segments[index])
  );
}

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly $ref?: string;
  readonly oneOf?: readonly Schema[];
}

const schemas = openapi.components.schemas as Readonly<Record<string, Schema>>;

/** The keys that a body may have, as `name`, `options.upsert`, `items.name`. */
export function bodyKeys({ body }: Operation): string[] {
  return body === undefined ? [] : keysIn(schemas[body]!);
}

function keysIn(schema: Schema): string[] {
  const known = schema.$ref === undefined ? schema : schemas[schema.$ref.split('/').at(-1)!]!;
  const inside = known.items ?? known.oneOf?.[0];
  if (inside !== undefined) return keysIn(inside);
  return Object.entries(known.properties ?? {}).flatMap(([key, value]) => [
    key,
    ...keysIn(value).map((inner) => `${key}.${inner}`),
  ]);
}
