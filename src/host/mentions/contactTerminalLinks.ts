import * as vscode from 'vscode';
import { findMentions } from '../../core/identity/mentions';

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

/** Contacts in the lines of terminals. */
export class ContactTerminalLinks implements vscode.TerminalLinkProvider<ContactTerminalLink> {
  constructor(private readonly open: (mentioned: string) => Promise<unknown>) {}

  provideTerminalLinks({ line }: Pick<vscode.TerminalLinkContext, 'line'>): ContactTerminalLink[] {
    return findMentions(line)
      .filter(({ isContact }) => isContact)
      .map(({ start, end, value }) => new ContactTerminalLink(start, end - start, value));
  }

  async handleTerminalLink({ mentioned }: ContactTerminalLink): Promise<void> {
    await this.open(mentioned);
  }
}
