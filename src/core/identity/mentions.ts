import { ID_PATTERN } from './idPattern';
import { isContactContext, isPhoneLead } from './mentionContext';
import { readPhone } from './phone';

/** An id or a phone in a text. Offsets count UTF-16 units, as VS Code does. */
export interface Mention {
  readonly kind: 'id' | 'phone';
  /** An id in lower case; a phone in the API's form, `+55|11999990000`. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** The text around it says that it is a contact's. */
  readonly isContact: boolean;
  /** Ten bare digits are a phone, or seconds since 1970, or a number of anything. */
  readonly isDoubtful: boolean;
}

interface Candidate {
  readonly kind: 'id' | 'phone';
  readonly text: string;
  readonly start: number;
}

/** Longer lines are read around the place that is asked for: nobody sees more, and work stays bounded. */
const WINDOW = 2_000;
/** What a terminal shows as one line, at most. */
const LONGEST_LINE = 20_000;
/** What is read beyond: more than any id or phone, so that none is made of a longer number's end. */
const MARGIN = 100;

const id = `(?:(?<![0-9a-z])|(?<=%[0-7][0-9a-f]))${ID_PATTERN}(?![0-9a-z])`;
/** `+55 (11) 99999-0000`, `+55|11999990000`, `+1 415 555 0100`, `(11) 99999-0000`, `11 99999-0000`, `5511999990000`. */
const phones = [
  '\\+55[ |.-]?\\(?\\d{2}\\)?[ .-]?\\d{4,5}[ .-]?\\d{4}',
  '\\+\\d{1,3}\\|\\d{4,14}',
  '\\+(?!55)\\d(?:[ ().-]{0,2}\\d){7,13}',
  '\\(\\d{2}\\) ?\\d{4,5}[ .-]?\\d{4}',
  '(?:55[ -])?\\d{2}[ -]\\d{4,5}[ .-]\\d{4}',
  '(?:55)?\\d{10,11}',
];
/** A longer number, a price, a time or a path goes on where a phone would begin or end. */
const notBefore = '(?<![\\p{L}\\p{N}_%#+|])(?<!\\p{N}[.,:-])(?<!\\p{Sc}\\s?)(?<!(?<!phonenumber)/)';
const notAfter = '(?![\\p{L}\\p{N}_/%]|[.,:|-]\\p{N})';
const phone = `${notBefore}(?:${phones.join('|')})${notAfter}`;
const pattern = new RegExp(`(?<id>${id})|(?<phone>${phone})`, 'giu');

/**
 * The ids and phones of a line. `enclosing` is the line that opens what this one stands in, for JSON and YAML that
 * stretch over lines: `"contact": {`.
 */
export function findMentions(line: string, enclosing = ''): Mention[] {
  return mentionsWithin(line, 0, LONGEST_LINE, enclosing);
}

function mentionsIn(text: string, enclosing: string): Mention[] {
  const candidates = Array.from(text.matchAll(pattern), readCandidate);
  const mentions: Mention[] = [];
  const isOnlyId = candidates.filter(({ kind }) => kind === 'id').length === 1;
  let last: Mention | undefined;
  for (const candidate of candidates) {
    if (candidate.kind === 'phone') {
      mentions.push(...readNumber(candidate, text.slice(mentions.at(-1)?.end ?? 0, candidate.start)));
    } else {
      const lead = text.slice(last?.end ?? 0, candidate.start);
      const tail = isOnlyId ? text.slice(candidate.start + candidate.text.length) : '';
      last = readId(candidate, isContactContext({ lead, last, enclosing, tail }));
      mentions.push(last);
    }
  }
  return mentions;
}

/** The id or phone at an offset, else the nearest one of the line. */
export function mentionAt(line: string, offset: number): Mention | undefined {
  const mentions = mentionsAround(line, offset);
  const isUnder = ({ start, end }: Mention): boolean => start <= offset && offset <= end;
  const distance = ({ start, end }: Mention): number => Math.max(start - offset, offset - end);
  return (
    mentions.find(isUnder) ??
    mentions.filter(({ isDoubtful }) => !isDoubtful).sort((a, b) => distance(a) - distance(b))[0]
  );
}

/** The contact's id at an offset; undefined for an id of which nothing says that it is a contact's. */
export function contactIdAt(line: string, offset: number, enclosing: string): Mention | undefined {
  return mentionsAround(line, offset, enclosing).find(
    ({ kind, isContact, start, end }) => kind === 'id' && isContact && start <= offset && offset <= end,
  );
}

function mentionsAround(line: string, offset: number, enclosing = ''): Mention[] {
  return mentionsWithin(line, offset - WINDOW, offset + WINDOW, enclosing);
}

function mentionsWithin(line: string, from: number, to: number, enclosing: string): Mention[] {
  const cut = Math.max(0, from - MARGIN);
  return mentionsIn(line.slice(cut, to + MARGIN), enclosing)
    .map((mention) => ({ ...mention, start: mention.start + cut, end: mention.end + cut }))
    .filter(({ start, end }) => end > from && start < to);
}

function readCandidate({ groups, index }: RegExpExecArray): Candidate {
  const found = groups?.['id'];
  return found === undefined
    ? { kind: 'phone', text: groups?.['phone'] ?? '', start: index }
    : { kind: 'id', text: found, start: index };
}

function readId({ text, start }: Candidate, isContact: boolean): Mention {
  const end = start + text.length;
  return { kind: 'id', value: text.toLowerCase(), start, end, isContact, isDoubtful: false };
}

function readNumber({ text, start }: Candidate, lead: string): Mention[] {
  const { wire } = readPhone(text);
  if (wire === undefined) return [];
  const isBare = /^\d{10}$/.test(text);
  const isContact = isPhoneLead(lead, isBare);
  const end = start + text.length;
  return [{ kind: 'phone', value: wire, start, end, isContact, isDoubtful: isBare && !isContact }];
}
