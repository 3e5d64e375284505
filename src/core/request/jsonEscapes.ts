/**
 * What JSON leaves as it is though an editor or a terminal acts upon it instead of showing it: control characters, line
 * ends of Unicode, and characters that turn the direction of the text.
 */
export const UNSEEN_CHARACTERS = /[\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Indented for reading; the same value, its keys in the same order. Line breaks stand between the pieces only. */
export function indentedJson(json: string): string {
  return escapeInJson(JSON.stringify(JSON.parse(json), null, 2), UNSEEN_CHARACTERS);
}

/** The same JSON value in ASCII alone. Takes JSON without line breaks. */
export function asciiJson(json: string): string {
  return escapeInJson(json, /[^\x20-\x7e]/g);
}

/** Takes patterns that match one UTF-16 unit inside of strings. */
function escapeInJson(json: string, pattern: RegExp): string {
  return json.replace(pattern, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
