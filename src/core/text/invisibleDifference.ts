import * as l10n from '@vscode/l10n';

const ignorable = /\p{Default_Ignorable_Code_Point}/gu;

/** Two texts with the same of this look the same: accents in one code or two, spaces of any kind, nothing unseen. */
function lookOf(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(ignorable, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

/** The name that was likely meant by one that is not there: it looks the same, or differs in capitals and accents alone. */
export function likelyName(names: Iterable<string>, written: string): string | undefined {
  const known = [...names];
  const [look, letters] = [lookOf(written), lettersOf(written)];
  if (letters === '') return undefined;
  return known.find((name) => lookOf(name) === look) ?? known.find((name) => lettersOf(name) === letters);
}

function lettersOf(text: string): string {
  return lookOf(text.normalize('NFKD').replace(/\p{M}/gu, '')).toLowerCase();
}

/** What a text has otherwise than another that looks the same, in words; undefined when they look different, or are equal. */
export function invisibleDifference(text: string, other: string): string | undefined {
  if (text === other || lookOf(text) !== lookOf(other)) return undefined;
  const found = [
    ...(lineEndsOf(text) === lineEndsOf(other) ? [] : [l10n.t('line ends')]),
    ...(startsBlank(text) === startsBlank(other) ? [] : [l10n.t('a space at the start')]),
    ...(endsBlank(text) === endsBlank(other) ? [] : [l10n.t('a space at the end')]),
    ...oddCodes(text, other),
  ];
  return (found.length === 0 ? [l10n.t('the order of its accents, or its spaces')] : found).join(', ');
}

const MOST_CODES = 5;

function lineEndsOf(text: string): string {
  return (text.match(/\r\n|\r|\n/g) ?? []).join();
}

function startsBlank(text: string): boolean {
  return /^\s/.test(text);
}

function endsBlank(text: string): boolean {
  return /\s$/.test(text);
}

/** As `U+0303`, what one has and the other has not, or less often; letters that an accent made another go without saying. */
function oddCodes(text: string, other: string): string[] {
  const counts = new Map<string, number>();
  const count = (characters: string, by: number): void => {
    for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + by);
  };
  count(text, 1);
  count(other, -1);
  const odd = [...counts].filter(([character, times]) => times !== 0 && isOdd(character));
  return odd
    .slice(0, MOST_CODES)
    .map(([character]) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
}

function isOdd(character: string): boolean {
  return /[\p{M}\p{Default_Ignorable_Code_Point}]|[^\S \r\n]/u.test(character);
}
