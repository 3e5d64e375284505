import { type Edit, format } from 'jsonc-parser';
import { type ContactDocument, type Member, readSound } from './contactDocument';

const FORMAT = { tabSize: 2, insertSpaces: true, eol: '\n', insertFinalNewline: true };

/** Only whitespace between tokens changes: every number and string stays as it is written. */
export function formatContact(text: string): string {
  return applyEdits(text, format(text, undefined, FORMAT));
}

/** Sets a top-level key: its value alone is replaced, or it is added as the last one. */
export function setMember({ text, root, members }: ContactDocument, key: string, source: string): string {
  const member = members.get(key);
  return member === undefined ? addMember({ text, root }, key, source) : replaceValue(text, member, source);
}

/** Adds a top-level key as the last one, even where it stands already. */
export function addMember(
  { text, root }: Pick<ContactDocument, 'text' | 'root'>,
  key: string,
  source: string,
): string {
  const addition = `${JSON.stringify(key)}: ${source}`;
  const last = root.children?.at(-1);
  if (last === undefined)
    return `${text.slice(0, root.offset)}{\n  ${addition}\n}${text.slice(root.offset + root.length)}`;
  const end = last.offset + last.length;
  return `${text.slice(0, end)},${gapBefore(text, last.offset)}${addition}${text.slice(end)}`;
}

/** Makes `keys` stand in `text` as they stand in `source`; keys that are not there are taken away. */
export function copyMembers(text: string, source: ContactDocument, keys: readonly string[]): string {
  return keys.reduce((copied, key) => {
    const member = source.members.get(key);
    const target = readSound(copied);
    return member === undefined ? removeMember(target, key) : setMember(target, key, member.source);
  }, text);
}

export function replaceValue(text: string, member: Member, source: string): string {
  return text.slice(0, member.offset) + source + text.slice(member.offset + member.source.length);
}

/** Takes a top-level key away, with the comma and the line that belong to it. */
export function removeMember({ text, root, members }: ContactDocument, key: string): string {
  const member = members.get(key);
  if (member === undefined) return text;
  const properties = root.children ?? [];
  const index = properties.findIndex(({ offset }) => offset === member.keyOffset);
  const before = properties[index - 1];
  const after = properties[index + 1];
  const end = member.offset + member.source.length;
  if (before !== undefined) return text.slice(0, before.offset + before.length) + text.slice(end);
  if (after !== undefined) return text.slice(0, member.keyOffset) + text.slice(after.offset);
  return text.slice(0, member.keyOffset).trimEnd() + text.slice(end).trimStart();
}

/** An object as the value of a top-level key; keys and values come as they are to be written. */
export function objectSource(
  members: readonly { readonly keySource: string; readonly source: string }[],
): string {
  if (members.length === 0) return '{}';
  return `{\n${members.map(({ keySource, source }) => `    ${keySource}: ${source}`).join(',\n')}\n  }`;
}

/** A list as the value of a top-level key, or of one that stands deeper. */
export function listSource(values: readonly string[], indent = '  '): string {
  if (values.length === 0) return '[]';
  return `[\n${values.map((value) => `${indent}  ${JSON.stringify(value)}`).join(',\n')}\n${indent}]`;
}

/** The one replacement that turns `before` into `after`; undefined when they are equal. Never splits a surrogate pair. */
export function smallestReplacement(
  before: string,
  after: string,
): { readonly offset: number; readonly length: number; readonly text: string } | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (isBetween(before.charCodeAt(start - 1), 0xd800, 0xdbff)) start--;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  if (isBetween(before.charCodeAt(before.length - tail), 0xdc00, 0xdfff)) tail--;
  return {
    offset: start,
    length: before.length - tail - start,
    text: after.slice(start, after.length - tail),
  };
}

/** Surrogates: the halves of a character outside the first 65,536 (an emoji). */
function isBetween(unit: number, first: number, last: number): boolean {
  return unit >= first && unit <= last;
}

/** What stands between a property and the one before it, without the comma: a line break with its indent, or a space. */
function gapBefore(text: string, offset: number): string {
  let start = offset;
  while (/\s/.test(text.charAt(start - 1))) start--;
  return text.slice(start, offset) || ' ';
}

/** jsonc-parser's own `applyEdits` copies the whole text for each edit. Edits come in order and do not overlap. */
function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let end = 0;
  for (const { offset, length, content } of edits) {
    pieces.push(text.slice(end, offset), content);
    end = offset + length;
  }
  return pieces.join('') + text.slice(end);
}
