import type { Json } from '../core/text/json';

/** The type of a value in the words of a remark. */
export type JsonType = 'null' | 'text' | 'a number' | 'a boolean' | 'a list' | 'an object';

export function jsonTypeOf(value: Json): JsonType {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'a number';
  if (typeof value === 'boolean') return 'a boolean';
  return Array.isArray(value) ? 'a list' : 'an object';
}
