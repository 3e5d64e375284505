import * as l10n from '@vscode/l10n';
import { type FoldedText, foldText } from './foldedText';
import { findIdShapes, type FoundId, standsAlone } from './idsInText';
import { holdsConversation, notAContact, withoutConversations } from './conversationLink';
import { JOINED_ID } from './idPattern';
import { Lead, namedContactValues } from './mentionContext';
import { type Mention, mentionsInFolded } from './mentions';

type ContactIdReading = { readonly id: string } | { readonly problem: string };

const LONGEST_SHOWN = 60;

const around = '[\\s"\'`{}()[\\]<>,;]*';

const loneId = new RegExp(`^${around}(${JOINED_ID})${around}$`, 'i');

/** A text that is an ID and nothing else, however its hyphens are written; undefined for any other. */
export function readContactId(text: string): string | undefined {
  const [, found] = loneId.exec(foldText(text).text) ?? [];
  const digits = found?.replaceAll('-', '').toLowerCase();
  return digits?.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Takes a contact's ID, in lower case, out of what a person pasted: an ID with spaces or quotes, a URL, a log line. */
export function findContactId(text: string): ContactIdReading {
  if (text.trim() === '')
    return { problem: l10n.t("Enter the contact's ID, or paste a text that holds it.") };
  const id = readContactId(text);
  if (id !== undefined) return { id };
  if (holdsConversation(text)) return findBeside(text);
  const folded = foldText(text);
  const ids = mentionsInFolded(folded).filter(({ kind }) => kind === 'id');
  const unread = unreadContact(folded, ids);
  if (unread !== undefined) return { problem: unreadId(unread) };
  const named = valuesOf(ids.filter(({ isContact }) => isContact));
  const [found, ...others] = named.length === 0 ? valuesOf(ids) : named;
  if (found === undefined) return { problem: notAnId() };
  return others.length === 0 ? { id: found } : { problem: severalIds() };
}

/** A conversation's ID is never opened as a contact's; another ID of the text may be one. */
function findBeside(text: string): ContactIdReading {
  const found = findContactId(withoutConversations(text));
  return 'id' in found ? found : { problem: notAContact() };
}

function valuesOf(mentions: readonly Mention[]): string[] {
  return [...new Set(mentions.map(({ value }) => value))];
}

/** What may be the contact's ID in a text and is not read: nothing else is taken instead of it. */
export function unreadContact(folded: FoldedText, ids: readonly Mention[]): string | undefined {
  const isRead = (start: number, end: number): boolean => ids.some((id) => id.start < end && start < id.end);
  const named = namedContactValues(folded.text).find(
    ({ value, start }) => !isRead(start, start + value.length),
  );
  if (named !== undefined) return named.value;
  if (ids.some(({ isContact }) => isContact)) return undefined;
  const shape = findIdShapes(folded).find(
    (found) => !isRead(found.start, found.end) && mayBeContact(found, folded.text),
  );
  return shape && folded.text.slice(shape.start, shape.end);
}

function mayBeContact(shape: FoundId, text: string): boolean {
  return !new Lead(text.slice(0, shape.start)).namesOther && (!shape.isBare || standsAlone(shape, text));
}

function unreadId(text: string): string {
  return l10n.t(
    '"{0}" may be the contact\'s ID, but it cannot be read as one. Paste the ID alone, like 1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed.',
    shorten(text),
  );
}

/** Enough to find it in the text again. */
export function shorten(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

function notAnId(): string {
  return l10n.t(
    'There is no contact ID in this text. An ID looks like 1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed.',
  );
}

function severalIds(): string {
  return l10n.t('There are several IDs in this text. Which one is the contact? Paste only that one.');
}
