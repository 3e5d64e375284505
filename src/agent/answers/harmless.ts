import { type Json, isJsonObject } from '../../core/text/json';
import { jsonInRows } from './jsonInRows';

interface Limits {
  /** Of one text. */
  readonly characters: number;
  /** Of one list or object. */
  readonly items: number;
}

/** What is too much with the first is told shorter. */
const LIMITS: readonly Limits[] = [
  { characters: 1000, items: 200 },
  { characters: 300, items: 100 },
  { characters: 100, items: 50 },
  { characters: 40, items: 15 },
];
const MOST_CHARACTERS = 24_000;
const DEEPEST = 6;

/** Joiners between letters, and those of emoji, are part of what is seen; rows of them may hide a text. */
const JOINER =
  '(?<=[\\p{L}\\p{M}])[\\u200c\\u200d](?=\\p{L})|(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})|(?<=[\\p{Extended_Pictographic}0-9#*])\\ufe0f';
const UNSEEN = new RegExp(
  `(?!${JOINER})(?![\\n\\t])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}]`,
  'gu',
);

/** Values as JSON in which nothing is hidden, turned around or endless. */
export function harmlessJson(value: Json): string {
  let text = '';
  for (const limits of LIMITS) {
    text = jsonInRows(harmless(value, limits, 0));
    if (text.length <= MOST_CHARACTERS) return text;
  }
  return JSON.stringify(cut(text, MOST_CHARACTERS));
}

/** What an agent itself wrote, said again: one short line. */
export function quoted(text: string): string {
  return JSON.stringify(cut(visible(text.replace(/\s+/g, ' ')), 80));
}

function harmless(value: Json, limits: Limits, depth: number): Json {
  if (typeof value === 'string') return cut(visible(value), limits.characters);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return cut(visible(JSON.stringify(value)), limits.characters);
  if (Array.isArray(value)) {
    const items = value.slice(0, limits.items).map((item) => harmless(item, limits, depth + 1));
    return value.length > items.length ? [...items, moreOf(value.length - items.length)] : items;
  }
  return harmlessObject(Object.entries(value), limits, depth);
}

function harmlessObject(entries: readonly [string, Json][], limits: Limits, depth: number): Json {
  const kept = entries.slice(0, limits.items);
  const object: Json = Object.fromEntries(
    kept.map(([key, item]) => [cut(visible(key), limits.characters), harmless(item, limits, depth + 1)]),
  );
  return entries.length > kept.length && isJsonObject(object)
    ? { ...object, '…': moreOf(entries.length - kept.length) }
    : object;
}

function visible(text: string): string {
  return text.replace(
    UNSEEN,
    (character) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}

function cut(text: string, most: number): string {
  const characters = text.length > most ? Array.from(text) : [];
  return characters.length > most
    ? `${characters.slice(0, most).join('')}… (${characters.length - most} more characters)`
    : text;
}

function moreOf(count: number): string {
  return `… and ${count} more`;
}
