import * as l10n from '@vscode/l10n';
import { readContactId, shorten, unreadContact } from './contactId';
import { foldText } from './foldedText';
import { type Mention, mentionAt, mentionsInFolded } from './mentions';
import { readPhone } from './phones/phone';

/** What is to be opened, or why it cannot be told; undefined where nothing could be meant. */
export type OpenedMention = Pick<Mention, 'kind' | 'value'> | { readonly problem: string } | undefined;

/** What a cursor stands on. When that is not read, nothing else of the line is taken instead. */
export function mentionUnderCursor(line: string, offset: number): OpenedMention {
  const mention = mentionAt(line, offset);
  if (mention !== undefined) return mention;
  const unread = unreadAt(line, offset);
  return unread === undefined ? undefined : { problem: cannotBeRead(unread) };
}

/** What a text speaks of, that a person selected or a keybinding gives: nothing but a phone may have any form. */
export function mentionInText(text: string): OpenedMention {
  const { wire } = readPhone(text);
  if (wire !== undefined) return { kind: 'phone', value: wire };
  const id = readContactId(text);
  if (id !== undefined) return { kind: 'id', value: id };
  const folded = foldText(text);
  const mentions = mentionsInFolded(folded).filter(({ isDoubtful }) => !isDoubtful);
  const unread = unreadContact(
    folded,
    mentions.filter(({ kind }) => kind === 'id'),
  );
  if (unread !== undefined) return { problem: cannotBeRead(unread) };
  const named = mentions.filter(({ isContact }) => isContact);
  return onlyOne(named.filter(({ kind }) => kind === 'id')) ?? onlyOne(named) ?? onlyOne(mentions);
}

/** Undefined for none. */
function onlyOne(mentions: readonly Mention[]): OpenedMention {
  const [first] = mentions;
  if (first === undefined) return undefined;
  return mentions.every(({ value }) => value === first.value) ? first : { problem: several() };
}

const WINDOW = 200;
const FEWEST_DIGITS = 8;
const numbers = /(?<![\p{L}\p{N}-])[+(]*\d[\d ().+/|-]{6,60}\d(?![\p{L}\p{N}])/gu;
const words = /[^\s"'`<>{}[\],;=]+/g;

/** The number or the word at an offset, when it has digits enough to be meant as an ID or a phone. */
function unreadAt(line: string, offset: number): string | undefined {
  const cut = Math.max(0, offset - WINDOW);
  const folded = foldText(line.slice(cut, offset + WINDOW));
  for (const pattern of [numbers, words]) {
    for (const { 0: text, index } of folded.text.matchAll(pattern)) {
      const start = folded.startOf(index) + cut;
      const isUnder = start <= offset && offset <= folded.endOf(index + text.length) + cut;
      if (isUnder && (text.match(/[0-9a-f]/gi) ?? []).length >= FEWEST_DIGITS && /\d/.test(text)) return text;
    }
  }
  return undefined;
}

function cannotBeRead(text: string): string {
  return l10n.t(
    '"{0}" cannot be read as a contact\'s ID or phone, and nothing else is taken instead. Select the ID or phone itself, or find the contact by its name.',
    shorten(text),
  );
}

function several(): string {
  return l10n.t('There are several IDs and phones in this text. Select only the one of the contact.');
}
