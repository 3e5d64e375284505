import { findContactId } from './contactId';
import { readEmail } from './email';
import { foldCharacters } from './foldCharacters';
import { readPhone } from './phones/phone';
import { phoneForms } from './phones/phoneForms';

/** What `POST /core/v1/contact/filter` is asked for: one of these, or none beside a tag. */
export interface TextFilter {
  readonly textFilter?: string;
  readonly phoneNumber?: string;
  readonly email?: string;
}

/** What a typed text is looked up by. */
export interface SearchTerms {
  /** An ID that stands in the text: it can be opened without a search. */
  readonly id: string | undefined;
  /** A whole phone, as `phoneForms` gives it. */
  readonly phones: readonly string[];
  readonly filters: readonly TextFilter[];
  /** What stands behind a `#`: the names, or the beginnings of names, of tags that a contact must have. */
  readonly tags: readonly string[];
}

/** What is looked up by itself while a person types, or only when they ask for it. */
type SearchEffort = 'typing' | 'enter';

const LONGEST_TEXT = 255;
const NOTHING: SearchTerms = { id: undefined, phones: [], filters: [], tags: [] };

/** Which calls find what a person typed: a name, a phone in any form, an e-mail, `#tag`, or an ID in whatever text. */
export function readSearchTerms(typed: string, effort: SearchEffort = 'typing'): SearchTerms {
  // Only what turns the direction: joiners are letters of names, and parts of emoji.
  const whole = typed
    .replace(/\p{Bidi_Control}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const found = findContactId(whole);
  if ('id' in found) return { ...NOTHING, id: found.id };
  const tags = [...whole.matchAll(TAG)].map(([, quoted, bare]) => (quoted ?? bare ?? '').trim());
  const text = whole.replace(TAG, ' ').replace(/\s+/g, ' ').trim();
  if (tags.length > 0) return { ...(text === '' ? { ...NOTHING, filters: [{}] } : textTerms(text)), tags };
  return isTooShort(text, effort) ? NOTHING : textTerms(text);
}

/** `#vip`, or `#"new customer"`; its quote may not be closed yet. */
const TAG = /(?<!\S)#(?:"([^"]*)"?|(\S*))/g;

function textTerms(text: string): SearchTerms {
  if (text.length > LONGEST_TEXT) return NOTHING;
  const plain = foldCharacters(text).trim();
  const isNumber = /^\+?[\d\s()+|./-]*$/.test(plain) || readPhone(text).wire !== undefined;
  if (isNumber) return phoneTerms(plain);
  const email = text.includes('@') ? readEmail(text).wire : undefined;
  if (email !== undefined) return { ...NOTHING, filters: [{ email }, { textFilter: email }] };
  const isBegun = /^\S+@\S*$/.test(text);
  const texts = writingsOf(text).map((textFilter) => ({ textFilter }));
  return { ...NOTHING, filters: [...(isBegun ? [{ email: text }] : []), ...texts] };
}

/** Nobody knows which of the writings that look alike the account has. */
function writingsOf(text: string): string[] {
  const seen = text.replace(/(?![\u200C\u200D])\p{Cf}/gu, '');
  return [...new Set([text, seen, seen.normalize('NFC')])];
}

/** Fewer characters would find half of the account; a sign of Chinese or an emoji tells more than a letter. */
export function isTooShort(typed: string, effort: SearchEffort = 'typing'): boolean {
  const letters = typed.match(/[\p{L}\p{N}]|\p{Extended_Pictographic}/gu) ?? [];
  const telling = letters.filter((letter) => !/[\p{Script=Latin}\p{N}]/u.test(letter)).length;
  const digits = letters.filter((letter) => /\p{N}/u.test(letter)).length;
  if (effort === 'typing') return letters.length < (telling > 0 ? 2 : 3);
  return letters.length < (telling > 0 ? 1 : digits > 0 ? 3 : 2);
}

/** A piece of a number is looked for as a piece; it may be part of a name as well. */
function phoneTerms(text: string): SearchTerms {
  const { wire } = readPhone(text);
  const digits = text.replace(/\D/g, '');
  if (wire === undefined) {
    // The eight digits of an older form are a piece of the newer one, but not the other way round.
    const older = /^9[6-9]\d{7}$/.test(digits) ? [{ phoneNumber: digits.slice(1) }] : [];
    return { ...NOTHING, filters: [{ phoneNumber: digits }, ...older, { textFilter: text }] };
  }
  return { ...NOTHING, phones: phoneForms(wire), filters: [{ phoneNumber: wire }] };
}
