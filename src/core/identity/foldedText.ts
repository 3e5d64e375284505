import { foldCharacter, foldCharacters, unusualCharacter } from './foldCharacters';

/**
 * A text as it is meant: quotes and signs that another text's notation wrote as `\u0022`, `%2B` or `&quot;` are those
 * signs, colour codes and marks that nobody sees are gone, and dashes, spaces and digits are the plain ones.
 */
export interface FoldedText {
  readonly text: string;
  /** Where the character at an index of `text` begins in the text that was folded. */
  startOf(index: number): number;
  /** Where the character before an index of `text` ends in the text that was folded. */
  endOf(index: number): number;
  /** Whether anything was left out. */
  readonly hasGaps: boolean;
  /** Whether something stands before an index of `text` that was left out. */
  hasGap(index: number): boolean;
}

/** A stretch that was folded: where its result begins, and where it stood. */
interface Fold {
  readonly at: number;
  readonly length: number;
  readonly start: number;
  readonly end: number;
}

const HEX = '[0-9a-fA-F]';
/** The eight digits that an ID begins with, or all of them: `=3d1b9d6b-…` is a value and `=3D1b9d6bcd-…` is not. */
const restOfId = `${HEX}{6}(?:-|${HEX}{24}(?!${HEX}))`;
const escapeSign = '(?:\\x1b|\\u241b|\\^\\[|\\\\+(?:u\\{?001[bB]\\}?|u\\{1[bB]\\}|x1[bB]|0?33|e))';
const foldable = new RegExp(
  [
    // A colour code; logs that were copied have lost the sign before it.
    `(?<colour>${escapeSign}\\[[\\d;?]*[A-Za-z]|\\[\\d{1,3}(?:;\\d{1,3})*m)`,
    `(?:\\\\+u\\{?|%u)(?<unicode>${HEX}{4})\\}?`,
    `(?:\\\\+x|%(?:25)*(?=[0-7]))(?<byte>${HEX}{2})`,
    // Not other letters: in a Windows path an ID that begins with f may follow the backslash.
    '\\\\+(?<escaped>[nrt"\'`/])',
    `(?<percent>(?:%(?:25)*[89a-fA-F]${HEX}){2,4})`,
    `=(?<printable>3D|2B|3A|2C|7B|7C)(?!${restOfId})`,
    `(?<printables>(?:=[89A-F][0-9A-F]){2,4})`,
    '&(?:amp;)*(?:#(?<decimal>\\d{2,5})|#[xX](?<hex>[0-9a-fA-F]{2,4})|(?<entity>quot|apos|nbsp|shy|plus|amp|lt|gt));',
    `(?<unusual>${unusualCharacter})`,
  ].join('|'),
  'gu',
);

const lineSigns: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
const entities: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  plus: '+',
  amp: '&',
  lt: '<',
  gt: '>',
};

export function foldText(raw: string): FoldedText {
  const folds: Fold[] = [];
  let text = '';
  let read = 0;
  let hasGaps = false;
  for (const match of raw.matchAll(foldable)) {
    const [whole] = match;
    text += raw.slice(read, match.index);
    const plain = plainSign(whole, match.groups ?? {});
    read = match.index + whole.length;
    folds.push({ at: text.length, length: plain.length, start: match.index, end: read });
    text += plain;
    hasGaps ||= plain === '';
  }
  return new Folded(text + raw.slice(read), folds, hasGaps);
}

function plainSign(whole: string, groups: Readonly<Record<string, string | undefined>>): string {
  if (groups['unusual'] !== undefined) return foldCharacter(whole);
  if (groups['colour'] !== undefined) return '';
  const { escaped, decimal, entity } = groups;
  if (escaped !== undefined) return lineSigns[escaped] ?? escaped;
  if (entity !== undefined) return entities[entity] ?? whole;
  if (decimal !== undefined) return foldCharacters(String.fromCharCode(Number(decimal)));
  const code = groups['unicode'] ?? groups['byte'] ?? groups['printable'] ?? groups['hex'];
  if (code !== undefined) return foldCharacters(String.fromCharCode(Number.parseInt(code, 16)));
  return fromBytes(groups['percent'] ?? groups['printables'] ?? whole);
}

/** Characters beyond ASCII take several bytes; what is none stays as it is. */
function fromBytes(written: string): string {
  try {
    const plain = written.replace(/%(?:25)*(?=[89a-f])/gi, '%').replace(/=/g, '%');
    return foldCharacters(decodeURIComponent(plain));
  } catch {
    return written;
  }
}

class Folded implements FoldedText {
  constructor(
    readonly text: string,
    private readonly folds: readonly Fold[],
    readonly hasGaps: boolean,
  ) {}

  startOf(index: number): number {
    const fold = this.lastFold(index);
    if (fold === undefined) return index;
    return index < fold.at + fold.length ? fold.start : fold.end + index - fold.at - fold.length;
  }

  endOf(index: number): number {
    if (index === 0) return 0;
    const fold = this.lastFold(index - 1);
    if (fold === undefined) return index;
    return index <= fold.at + fold.length ? fold.end : fold.end + index - fold.at - fold.length;
  }

  hasGap(index: number): boolean {
    return this.startOf(index) !== this.endOf(index);
  }

  /** The last one whose result begins at an index or before. */
  private lastFold(index: number): Fold | undefined {
    let low = 0;
    let high = this.folds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.folds[middle]?.at ?? 0) <= index) low = middle + 1;
      else high = middle;
    }
    return this.folds[low - 1];
  }
}
