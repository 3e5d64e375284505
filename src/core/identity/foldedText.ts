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
/** The same behind three digits of eight. */
const restOfIdAfterOctal = `${HEX}{5}(?:-|${HEX}{24}(?!${HEX}))`;
const colour = '[\\d;?]*[A-Za-z]';
/** Of any number, as texts in texts in texts have them; looked for where they begin, or a line of them takes its square. */
const backslashes = '(?<!\\\\)\\\\+';
/** Without captures, which would be most of the work: its first character says what a match is. */
const foldable = new RegExp(
  [
    // A colour code; logs that were copied have lost the sign before it.
    `(?:(?:\\x1b|\\u241b|\\^\\[)\\[|\\x9b)${colour}|\\x1b\\([A-Z0]|\\[\\d{1,3}(?:;\\d{1,3})*m`,
    `${backslashes}(?:${[
      `(?:u\\{?001[bB]\\}?|u\\{1[bB]\\}|x1[bB]|0?33|e)\\[${colour}`,
      `u\\{?${HEX}{4}\\}?`,
      `x${HEX}{2}(?!${HEX}{30}(?!${HEX}))`,
      // A quote, a plus, a hyphen, a colon, a bar and the like.
      `0(?:1[125]|4[0267]|5[035]|7[2456])(?!${restOfIdAfterOctal})|1(?:7[3-5])(?!${restOfIdAfterOctal})`,
      // How databases write an ID that they keep as bytes.
      `x(?=${HEX}{32}(?!${HEX}))`,
      // Not other letters: in a Windows path an ID that begins with f may follow the backslash.
      '[nrt"\'`/]',
    ].join('|')})`,
    `(?<![0-9A-Za-z])0[xX](?=${HEX}{32}(?!${HEX}))`,
    `%u${HEX}{4}\\}?`,
    // A form's way to write the spaces of a number.
    '\\+(?=\\(?\\d|%28\\d)(?<=(?:[=+(]|%2B|%28)\\d{2,3}(?:\\)|%29)?\\+)',
    `%(?:25)*(?=[0-7])${HEX}{2}`,
    `(?:%(?:25)*[89a-fA-F]${HEX}){2,4}`,
    `=(?:3D|2B|2D|3A|2C|7B|7C)(?!${restOfId})`,
    // Where a letter's notation breaks a line that is none.
    '=\\r?\\n',
    `(?:=[89A-F][0-9A-F]){2,4}`,
    '&(?:amp;)*(?:#\\d{2,5}|#[xX][0-9a-fA-F]{2,4}|quot|apos|nbsp|shy|plus|amp|lt|gt|hyphen|dash|ndash|mdash|minus|zwj|zwnj|lrm|rlm|ZeroWidthSpace);|<wbr ?\\/?>',
    unusualCharacter,
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
  hyphen: '-',
  dash: '-',
  ndash: '-',
  mdash: '-',
  minus: '-',
  zwj: '',
  zwnj: '',
  lrm: '',
  rlm: '',
  ZeroWidthSpace: '',
};

export function foldText(raw: string): FoldedText {
  const folds: Fold[] = [];
  let saved = 0;
  let hasGaps = false;
  const text = raw.replace(foldable, (sign: string, start: number) => {
    const plain = plainSign(sign);
    // What is as long as before moves nothing.
    if (plain.length === sign.length) return plain;
    folds.push({ at: start - saved, length: plain.length, start, end: start + sign.length });
    saved += sign.length - plain.length;
    hasGaps ||= plain === '';
    return plain;
  });
  return new Folded(text, folds, hasGaps);
}

/** A text has a few signs many times. Longer ones would keep the texts that they were cut from. */
const known = new Map<string, string>();
const LONGEST_KNOWN = 12;
const MOST_KNOWN = 2_000;

function plainSign(sign: string): string {
  const before = known.get(sign);
  if (before !== undefined) return before;
  const plain = decodeSign(sign);
  if (sign.length <= LONGEST_KNOWN && known.size < MOST_KNOWN) known.set(sign, plain);
  return plain;
}

function decodeSign(sign: string): string {
  switch (sign.charAt(0)) {
    case '\\':
      return fromBackslash(sign);
    case '%':
      return fromPercent(sign);
    case '+':
      return ' ';
    case '0':
      return '';
    case '=':
      if (/\n$/.test(sign)) return '';
      return sign.length === 3 ? fromCode(Number.parseInt(sign.slice(1), 16)) : fromBytes(sign);
    case '&':
      return fromEntity(sign);
    case '<':
    case '[':
    case '^':
    case '\x1b':
    case '\x9b':
    case '\u241b':
      return '';
    default:
      return foldCharacter(sign);
  }
}

function fromBackslash(sign: string): string {
  if (sign.includes('[')) return '';
  if (sign.endsWith('x')) return '';
  const [, octal] = /(\d{3})$/.exec(sign) ?? [];
  if (octal !== undefined && !/[ux]/.test(sign)) return fromCode(Number.parseInt(octal, 8));
  const [, hex] = /[ux]\{?([0-9a-fA-F]+)\}?$/.exec(sign) ?? [];
  if (hex !== undefined) return fromCode(Number.parseInt(hex, 16));
  const escaped = sign.slice(-1);
  return lineSigns[escaped] ?? escaped;
}

/** One of ASCII, one in the notation of old scripts, `%u00e3`, or the bytes of one beyond ASCII. */
function fromPercent(sign: string): string {
  if (sign.charAt(1) === 'u') return fromCode(Number.parseInt(sign.slice(2), 16));
  const code = Number.parseInt(sign.slice(-2), 16);
  return code < 0x80 ? fromCode(code) : fromBytes(sign);
}

function fromEntity(sign: string): string {
  const name = sign.slice(1, -1).split(';').at(-1) ?? '';
  if (!name.startsWith('#')) return entities[name] ?? sign;
  return fromCode(/^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
}

function fromCode(code: number): string {
  const character = String.fromCharCode(code);
  return code > 0x1f && code < 0x7f ? character : foldCharacters(character);
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
