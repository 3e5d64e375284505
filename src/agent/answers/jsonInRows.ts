import { type Json, isJsonObject } from '../../core/text/json';

/** JSON with a line for each row: the lists of an account are long, and a model reads each space of them. */
export function jsonInRows(value: Json, indent = ''): string {
  if (typeof value !== 'object' || value === null || (indent !== '' && isRow(value))) return onOneLine(value);
  const inner = `${indent} `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const lines = Array.isArray(value)
    ? value.map((item) => jsonInRows(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${jsonInRows(item, inner)}`);
  if (lines.length === 0) return `${open}${close}`;
  return `${open}\n${lines.map((line) => `${inner}${line}`).join(',\n')}\n${indent}${close}`;
}

/** What holds nothing but plain values and lists of them. */
function isRow(value: Json): boolean {
  const items = isJsonObject(value) ? Object.values(value) : [value];
  return items.every((item) => (Array.isArray(item) ? item.every(isPlain) : isPlain(item)));
}

function isPlain(value: Json): boolean {
  return typeof value !== 'object' || value === null;
}

/** Line ends within texts are written as escapes, so each of the others is one between items. */
function onOneLine(value: Json): string {
  return JSON.stringify(value, null, 1).replace(/\n */g, ' ');
}
