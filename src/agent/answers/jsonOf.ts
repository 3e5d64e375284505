import { type Json, parseJson } from '../../core/text/json';

/** The value of a JSON text; a text that is none stays as it is. */
export function jsonOf(text: string): Json {
  const value = parseJson(text);
  return isJson(value) ? value : text;
}

/** What `JSON.parse` gives is nothing else. */
function isJson(value: unknown): value is Json {
  return value !== undefined;
}
