import type { FoldedText } from './foldedText';
import { JOINED_ID } from './idPattern';

/** An ID in a folded text. */
export interface FoundId {
  /** In lower case, with its hyphens. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** Without any hyphen it may be a trace, a checksum or a key as well. */
  readonly isBare: boolean;
}

/** Looking for one inside of words takes longer, and only colour codes end a word there. */
const joined = new RegExp(`(?<![0-9a-z])${JOINED_ID}`, 'gi');
const joinedInside = new RegExp(JOINED_ID, 'gi');
/** What would be an ID with a digit more or less, so that no phone is read out of it. */
const hexWords = /(?<![\p{L}\p{N}])[0-9a-f]{3,32}(?:-[0-9a-f]{3,32}){3,6}/giu;
const hexWord = /[0-9a-f]{3}-[0-9a-f]{3,32}-/i;
/** The 32 digits of an ID, whatever stands between them. */
const idShapes = /(?<![0-9a-z])[0-9a-f](?:[-_.:/ ]{0,2}[0-9a-f]){31}(?![0-9a-z])/gi;

export function findIds(folded: FoldedText): FoundId[] {
  return Array.from(folded.text.matchAll(folded.hasGaps ? joinedInside : joined), toFound).filter((found) =>
    isWord(found, folded),
  );
}

/** What has the shape of an ID and is none that `findIds` reads. */
export function findIdShapes({ text }: FoldedText): FoundId[] {
  return Array.from(text.matchAll(idShapes), toFound);
}

/** The text with letters in the place of all that an ID is made of, so that no phone is read there. */
export function withoutIds(text: string, ids: readonly FoundId[]): string {
  let masked = '';
  let read = 0;
  for (const { start, end } of ids) {
    masked += text.slice(read, start) + 'x'.repeat(end - start);
    read = end;
  }
  masked += text.slice(read);
  if (!hexWord.test(masked)) return masked;
  return masked.replace(hexWords, (word) => (/[a-f]/i.test(word) ? 'x'.repeat(word.length) : word));
}

/** As a word of its own, which is more than what a link's parameters are made of. */
export function standsAlone({ start, end, value }: FoundId, text: string): boolean {
  const isHex = /[a-f]/.test(value) && /\d/.test(value);
  return (
    isHex &&
    /(?:^|[\s"'`=:([{<])$/.test(text.slice(Math.max(0, start - 1), start)) &&
    /^(?:$|[\s"'`,;.)\]}>])/.test(text.charAt(end))
  );
}

function toFound({ 0: text, index }: RegExpExecArray): FoundId {
  const digits = text.replace(/[^0-9a-f]/gi, '').toLowerCase();
  return {
    value: digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    start: index,
    end: index + text.length,
    isBare: text.length === digits.length,
  };
}

/** A colour code ends a word without a space. */
function isWord({ start, end }: FoundId, folded: FoldedText): boolean {
  const goesOn = (index: number): boolean => /[0-9a-z]/i.test(folded.text.charAt(index));
  return !(goesOn(start - 1) && !folded.hasGap(start)) && !(goesOn(end) && !folded.hasGap(end));
}
