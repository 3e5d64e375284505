import * as vscode from 'vscode';
import type { Connections } from '../account/connections';
import type { KeyPrompts } from '../account/keyPrompts';
import type { KeyStore } from '../account/keyStore';
import type { ContactSessions } from '../contact/contactSessions';
import type { Environments } from '../startup/environments';
import { ContactCards } from './contactCards';
import { ContactHover } from './contactHover';
import { ContactTerminalLinks } from './contactTerminalLinks';

interface Needs {
  readonly connections: Connections;
  readonly environments: Environments;
  readonly keyPrompts: KeyPrompts;
  readonly keys: KeyStore;
  readonly sessions: ContactSessions;
  readonly openMention: (mentioned: string) => Promise<unknown>;
}

/** Where other texts speak of contacts: hovers in editors, links in terminals, and the menu of editors. */
export function createMentions(needs: Needs) {
  void vscode.commands.executeCommand('setContext', 'wts.isUsed', true);
  const cards = new ContactCards(needs);
  return {
    disposables: [
      cards,
      vscode.languages.registerHoverProvider('*', new ContactHover(cards, needs.environments)),
      vscode.window.registerTerminalLinkProvider(new ContactTerminalLinks(needs.openMention)),
    ],
  };
}
