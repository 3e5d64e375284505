import * as vscode from 'vscode';
import { findMentions } from '../../core/identity/mentions';
import { type CardParts, ContactCards } from './contactCards';
import { ContactHover } from './contactHover';

/** Where other texts speak of contacts: hovers in editors, links in terminals, and the menu of editors. */
export function registerMentions(
  parts: CardParts,
  openMention: (mentioned: string) => Promise<unknown>,
): { dispose(): unknown }[] {
  void vscode.commands.executeCommand('setContext', 'wts.isUsed', true);
  const cards = new ContactCards(parts);
  const links: vscode.TerminalLinkProvider<ContactTerminalLink> = {
    provideTerminalLinks: ({ line }) => terminalLinks(line),
    handleTerminalLink: async ({ mentioned }) => {
      await openMention(mentioned);
    },
  };
  return [
    cards,
    vscode.languages.registerHoverProvider('*', new ContactHover(cards, parts.environments)),
    vscode.window.registerTerminalLinkProvider(links),
  ];
}

/** A link knows what was read where it stands, in whatever form that was written. */
class ContactTerminalLink extends vscode.TerminalLink {
  constructor(
    start: number,
    length: number,
    readonly mentioned: string,
  ) {
    super(start, length, vscode.l10n.t('Open contact'));
  }
}

export function terminalLinks(line: string): ContactTerminalLink[] {
  return findMentions(line)
    .filter(({ isContact }) => isContact)
    .map(({ start, end, value }) => new ContactTerminalLink(start, end - start, value));
}
