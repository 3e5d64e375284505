import { findContactId } from './contactId';
import { readPhone } from './phone';
import { phoneForms } from './phoneForms';

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

const FEWEST_CHARACTERS = 3;
const LONGEST_TEXT = 255;
const NOTHING: SearchTerms = { id: undefined, phones: [], filters: [], tags: [] };

/** Which calls find what a person typed: a name, a phone in any form, an e-mail, `#tag`, or an ID in whatever text. */
export function readSearchTerms(typed: string): SearchTerms {
  const whole = typed
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const found = findContactId(whole);
  if ('id' in found) return { ...NOTHING, id: found.id };
  const tags = [...whole.matchAll(TAG)].map(([, quoted, bare]) => (quoted ?? bare ?? '').trim());
  const text = whole.replace(TAG, ' ').replace(/\s+/g, ' ').trim();
  if (tags.length > 0) return { ...(text === '' ? { ...NOTHING, filters: [{}] } : textTerms(text)), tags };
  return isTooShort(text) ? NOTHING : textTerms(text);
}

/** `#vip`, or `#"new customer"`; its quote may not be closed yet. */
const TAG = /(?<!\S)#(?:"([^"]*)"?|(\S*))/g;

function textTerms(text: string): SearchTerms {
  if (text.length > LONGEST_TEXT) return NOTHING;
  const isNumber = /^\+?[\d\s()+|./-]*$/.test(text) || readPhone(text).wire !== undefined;
  if (isNumber) return phoneTerms(text);
  const isEmail = /^\S+@\S*$/.test(text);
  return { ...NOTHING, filters: [...(isEmail ? [{ email: text }] : []), { textFilter: text }] };
}

/** Fewer characters would find half of the account. */
export function isTooShort(typed: string): boolean {
  return (typed.match(/[\p{L}\p{N}]/gu) ?? []).length < FEWEST_CHARACTERS;
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
