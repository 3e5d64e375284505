import * as vscode from 'vscode';
import { findMentions } from '../../core/identity/mentions';
import type { CommandRunner } from '../commandRunner';
import { ContactCards } from './contactCards';
import { ContactHover } from './contactHover';
import type { Services } from '../services';

/** Where other texts speak of contacts: hovers in editors, links in terminals, and the menu of editors. */
export function registerMentions(services: Services, runner: CommandRunner): { dispose(): unknown }[] {
  void vscode.commands.executeCommand('setContext', 'wts.isUsed', true);
  const cards = new ContactCards(services);
  const links: vscode.TerminalLinkProvider<ContactTerminalLink> = {
    provideTerminalLinks: ({ line }) => terminalLinks(line),
    handleTerminalLink: async ({ mentioned }) => {
      await runner.run('openContactAtCursor', mentioned);
    },
  };
  return [
    cards,
    vscode.languages.registerHoverProvider('*', new ContactHover(cards, services.environments)),
    vscode.window.registerTerminalLinkProvider(links),
  ];
}

/** A link knows the text that it stands on. */
class ContactTerminalLink extends vscode.TerminalLink {
  constructor(
    start: number,
    readonly mentioned: string,
  ) {
    super(start, mentioned.length, vscode.l10n.t('Open contact'));
  }
}

export function terminalLinks(line: string): ContactTerminalLink[] {
  return findMentions(line)
    .filter(({ isContact }) => isContact)
    .map(({ start, end }) => new ContactTerminalLink(start, line.slice(start, end)));
}
