import type { SchemaError } from 'wts:validators';
import { tell } from './sentences';

/** One thing that is wrong with a request or a contact. */
export interface SchemaViolation {
  /** `['email']`, `['metadata', 'crmId']`, `['tagIds', '0']`; empty for the whole. */
  readonly path: readonly string[];
  /** A sentence for the person who wrote the value. */
  readonly message: string;
}

/** ajv's errors as violations: one sentence for each value, the most telling one. */
export function toSchemaViolations(errors: readonly SchemaError[]): SchemaViolation[] {
  const found = new Map<string, SchemaViolation & { rank: number }>();
  for (const error of errors) {
    const path = pathOf(error);
    const { rank, sentence } = tell(error, path);
    const place = JSON.stringify(path);
    const other = found.get(place);
    if (other === undefined || rank < other.rank) found.set(place, { path, message: sentence, rank });
  }
  return [...found.values()].map(({ path, message }) => ({ path, message }));
}

/** Where the value stands, or would stand if it were there. */
function pathOf({ instancePath, params }: SchemaError): string[] {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const key = params['missingProperty'] ?? params['additionalProperty'];
  return typeof key === 'string' ? [...path, key] : path;
}
