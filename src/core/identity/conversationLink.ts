import * as l10n from '@vscode/l10n';
import { ID_PATTERN } from './idPattern';

const link = new RegExp(`/chat2/sessions/${ID_PATTERN}(?![0-9a-f-])`, 'i');
const links = new RegExp(link.source, 'gi');

/** Whether a text holds the web app's address of a conversation, whose ID looks like a contact's and is none. */
export function holdsConversation(text: string): boolean {
  return link.test(text);
}

/** The text without such addresses. */
export function withoutConversations(text: string): string {
  return text.replace(links, '/chat2/sessions/');
}

export function notAContact(): string {
  return l10n.t(
    "This is the address of a conversation, and the ID in it is the conversation's, not the contact's. Find the contact by its name or phone instead.",
  );
}
