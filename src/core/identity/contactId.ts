import * as l10n from '@vscode/l10n';
import { ID_PATTERN } from './idPattern';

export type ContactIdReading = { readonly id: string } | { readonly problem: string };

const uuid = `(?<![0-9a-z])(${ID_PATTERN})(?![0-9a-z])`;
const wholeId = new RegExp(`^${ID_PATTERN}$`, 'i');
const anyId = new RegExp(uuid, 'gi');
/** `contact/…`, `contacts/…`, `contactId=…`, `"contact": {"id": "…"`. */
const contactId = new RegExp(`contacts?[\\W_]*(?:id[\\W_]*)?${uuid}`, 'gi');

/** Whether the text is an ID and nothing else, in either case; all ids of the API look alike. */
export function isContactId(text: string): boolean {
  return wholeId.test(text);
}

/** Takes a contact's ID, in lower case, out of what a person pasted: an ID with spaces or quotes, a URL, a log line. */
export function findContactId(text: string): ContactIdReading {
  if (text.trim() === '')
    return { problem: l10n.t("Enter the contact's ID, or paste a text that holds it.") };
  const readable = decode(text);
  const ids = idsIn(readable, anyId);
  const [id] = ids;
  if (id === undefined) return { problem: notAnId() };
  if (ids.length === 1) return { id };
  const [named, ...others] = idsIn(readable, contactId);
  return named === undefined || others.length > 0 ? { problem: severalIds() } : { id: named };
}

function idsIn(text: string, pattern: RegExp): string[] {
  const ids = Array.from(text.matchAll(pattern), (match) => (match[1] ?? '').toLowerCase());
  return [...new Set(ids)];
}

/** In a URL a quote is `%22`, whose digits would run into the ID. */
function decode(text: string): string {
  return text.replace(/%[0-7][0-9a-f]/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
}

function notAnId(): string {
  return l10n.t(
    'There is no contact ID in this text. An ID looks like 1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed.',
  );
}

function severalIds(): string {
  return l10n.t('There are several IDs in this text. Which one is the contact? Paste only that one.');
}
