/** Signs of writing direction, joiners, soft hyphens and the like: nothing of a number or an ID. */
const invisible = '\\p{Cf}\\p{Default_Ignorable_Code_Point}';
const dashes = '\\u02D7\\u058A\\u05BE\\u1806\\u2010-\\u2015\\u2043\\u2212\\u2796\\uFE58\\uFE63';
const spaces = '\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F\\u3000';
const pluses = '\\u207A\\u208A\\uFE62\\uFB29';
/** Between digits these are hyphens and dots; elsewhere they are letters and signs. */
const joints = '\\u00B7\\u2022\\u2027\\u2219\\u30FB\\u30FC\\uFF70\\uFF5E';
/** ASCII in the width of Chinese characters. */
const wide = '\\uFF01-\\uFF5E';

/** For a pattern with the flag `u`: a character that `foldCharacters` changes. */
export const unusualCharacter = `[${joints}](?<=\\p{Nd}.)(?=\\p{Nd})|[${invisible}${dashes}${spaces}${pluses}${wide}]|(?![0-9])\\p{Nd}`;

const unusual = new RegExp(unusualCharacter, 'gu');
const dash = new RegExp(`^[${dashes}]`, 'u');
const plus = new RegExp(`^[${pluses}]`, 'u');
const joint = new RegExp(`^[${joints}]`, 'u');
const space = new RegExp(`^[${spaces}]`, 'u');
const digit = /^\p{Nd}/u;

/** Gives dashes, spaces, digits and wide letters of whatever keyboard as the plain ones, and drops what nobody sees. */
export function foldCharacters(text: string): string {
  return /^[\x20-\x7E]*$/.test(text) ? text : text.replace(unusual, foldCharacter);
}

/** For what `unusualCharacter` matches. */
export function foldCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (digit.test(character)) return String(digitValue(code));
  if (joint.test(character)) return '-';
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (dash.test(character)) return '-';
  if (plus.test(character)) return '+';
  return space.test(character) ? ' ' : '';
}

const values = new Map<number, number>();

/** Unicode has each script's ten digits in a row, from zero on. */
function digitValue(code: number): number {
  const known = values.get(code);
  if (known !== undefined) return known;
  let value = 0;
  while (value < 9 && digit.test(String.fromCodePoint(code - value - 1))) value++;
  values.set(code, value);
  return value;
}
