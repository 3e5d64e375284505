import * as l10n from '@vscode/l10n';
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { exactNumber } from './decimal';
import type { Json } from './json';

/** A key and its value where they stand in a text. Offsets count UTF-16 units, as VS Code does. */
export interface Member {
  readonly key: string;
  /** The key as it is written, with its quotes and escapes. */
  readonly keySource: string;
  readonly keyOffset: number;
  readonly value: Json;
  /** The value as it is written: `1.50` stays `1.50`. */
  readonly source: string;
  readonly offset: number;
  readonly node: Node;
}

/** A contact's text, read. Of a key that stands there twice the last one counts, as in `JSON.parse`. */
export interface ContactDocument {
  readonly text: string;
  readonly root: Node;
  readonly members: ReadonlyMap<string, Member>;
}

/** Why a text is no contact; `line` counts from 1. */
export interface BrokenText {
  readonly kind: 'broken';
  readonly message: string;
  readonly line: number;
  readonly offset: number;
}

const STRICT = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };

/** Far beyond any contact, far below what exhausts the stack. */
const DEEPEST = 200;

/** Of all texts that are kept read, together: about thirty usual contacts. */
const MOST_RECENT_CHARACTERS = 100_000;

/** The text of a contact, its stored one and those before are read again at every step; the latest are last. */
const recent = new Map<string, ContactDocument | BrokenText>();
let recentCharacters = 0;

/** Reads strict JSON whose top is an object. */
export function readDocument(text: string): ContactDocument | BrokenText {
  const known = recent.get(text);
  const document = known ?? readAnew(text);
  recent.delete(text);
  recent.set(text, document);
  if (known === undefined) recentCharacters += text.length;
  for (const [oldest] of recent) {
    if (recentCharacters <= MOST_RECENT_CHARACTERS) break;
    recent.delete(oldest);
    recentCharacters -= oldest.length;
  }
  return document;
}

function readAnew(text: string): ContactDocument | BrokenText {
  try {
    return parseDocument(text);
  } catch (error) {
    // The parser calls itself for each level of a hostile text.
    if (error instanceof RangeError) return broken(text, 0, l10n.t('The values are nested too deeply.'));
    throw error;
  }
}

function parseDocument(text: string): ContactDocument | BrokenText {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, STRICT);
  const [first] = errors;
  if (first !== undefined) return broken(text, first.offset, parseMessage(first));
  if (root?.type !== 'object') {
    return broken(text, 0, l10n.t('The text must be one JSON object: { … }.'));
  }
  const members = membersOf(root, text).map((member) => [member.key, member] as const);
  return { text, root, members: new Map(members) };
}

/** For texts that were read before. Throws on one that is broken. */
export function readSound(text: string): ContactDocument {
  const document = readDocument(text);
  if (isBroken(document)) {
    throw new Error(
      l10n.t('The JSON is broken in line {0}: {1} Fix it first.', document.line, document.message),
    );
  }
  return document;
}

export function isBroken(document: ContactDocument | BrokenText): document is BrokenText {
  return 'kind' in document;
}

/** A top-level value as it is written; undefined where the key is missing. */
export function sourceIn({ members }: ContactDocument, key: string): string | undefined {
  return members.get(key)?.source;
}

/** Whether these keys are written alike in both, or missing in both. */
export function areSameIn(keys: readonly string[], one: ContactDocument, other: ContactDocument): boolean {
  return keys.every((key) => sourceIn(one, key) === sourceIn(other, key));
}

/** The members of an object in the order of the text, repeated keys included; none for any other value. */
export function membersOf(node: Node, text: string): Member[] {
  if (node.type !== 'object') return [];
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined) return [];
    return {
      key: String(key.value),
      keySource: sourceOf(key, text),
      keyOffset: key.offset,
      value: valueOf(value),
      source: sourceOf(value, text),
      offset: value.offset,
      node: value,
    };
  });
}

/** A sound JSON text with the digits of each number, as a text, in its place: JavaScript reads many as one. */
export function exactValue(source: string): Json {
  const root = parseTree(source, [], STRICT);
  if (root === undefined) throw new Error('The source of a value is no JSON.');
  return valueOf(root, (node) => exactNumber(sourceOf(node, source)) ?? null);
}

type ReadNumber = (node: Node) => Json;

/** Unlike jsonc-parser's own reader, safe for a key such as `__proto__`. */
function valueOf(node: Node, readNumber: ReadNumber = ({ value }) => Number(value), depth = 0): Json {
  if (depth > DEEPEST) throw new RangeError('Too deep');
  switch (node.type) {
    case 'object':
      return Object.fromEntries(
        (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
          key === undefined || value === undefined
            ? []
            : [[String(key.value), valueOf(value, readNumber, depth + 1)]],
        ),
      );
    case 'array':
      return (node.children ?? []).map((item) => valueOf(item, readNumber, depth + 1));
    case 'null':
      return null;
    case 'string':
      return String(node.value);
    case 'number':
      return readNumber(node);
    case 'boolean':
      return node.value === true;
    case 'property':
      throw new Error('A property is no value.');
  }
}

export function sourceOf(node: Node, text: string): string {
  return text.slice(node.offset, node.offset + node.length);
}

function broken(text: string, offset: number, message: string): BrokenText {
  return { kind: 'broken', message, offset, line: text.slice(0, offset).split('\n').length };
}

function parseMessage({ error }: ParseError): string {
  const code = printParseErrorCode(error);
  const sentences: Partial<Record<typeof code, string>> = {
    CommaExpected: l10n.t('A comma is missing here.'),
    ColonExpected: l10n.t('A colon is missing here.'),
    ValueExpected: l10n.t('A value is missing here.'),
    PropertyNameExpected: l10n.t('A key in double quotes is missing here.'),
    CloseBraceExpected: l10n.t('A closing brace } is missing here.'),
    CloseBracketExpected: l10n.t('A closing bracket ] is missing here.'),
    EndOfFileExpected: l10n.t('The text must end after its last brace.'),
    UnexpectedEndOfString: l10n.t('A closing quote is missing here.'),
    InvalidCommentToken: l10n.t('Comments are not allowed here.'),
    InvalidCharacter: l10n.t('A string holds a character that must be written as an escape, such as \\t.'),
    InvalidEscapeCharacter: l10n.t('A string holds an escape that JSON does not know.'),
    InvalidUnicode: l10n.t('A \\u escape needs four hexadecimal digits.'),
  };
  return sentences[code] ?? l10n.t('This is not valid JSON.');
}
