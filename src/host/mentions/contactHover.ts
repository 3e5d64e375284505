import * as vscode from 'vscode';
import type { ContactCard } from '../../core/show/contactCard';
import { enclosingLine } from '../../core/text/enclosingLine';
import { contactMentionAt } from '../../core/identity/mentions';
import type { CardState, ContactCards, WantedCard } from './contactCards';
import { contactLabel } from '../reference/contactLabel';
import { CONTACT_SCHEME, type ContactReference } from '../reference/contactUri';
import type { Environments } from '../startup/environments';
import { plainMarkdown } from '../errors/escapeUntrusted';
import { userSetting } from '../startup/settings';

/** Shows the contact of an id or phone in any text whose words say that it is a contact's. */
export class ContactHover implements vscode.HoverProvider {
  constructor(
    private readonly cards: ContactCards,
    private readonly environments: Environments,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    // A contact's own text has hovers of its own.
    if (document.uri.scheme === CONTACT_SCHEME || userSetting('hover') === false) return undefined;
    const lineAt = (line: number): string => document.lineAt(line).text;
    const { line, character } = position;
    const mention = contactMentionAt(lineAt(line), character, enclosingLine(lineAt, line));
    if (mention === undefined) return undefined;
    const wanted = { ...mention, environment: this.environments.active().name };
    const text = describe(await this.cards.read(wanted, token), wanted);
    return text === undefined
      ? undefined
      : new vscode.Hover(text, new vscode.Range(line, mention.start, line, mention.end));
  }
}

function describe(state: CardState, { environment, kind }: WantedCard): vscode.MarkdownString | undefined {
  switch (state.kind) {
    case 'silent':
      return undefined;
    case 'notFound':
      return plainText(
        kind === 'id'
          ? vscode.l10n.t('No contact with this ID in {0}.', environment)
          : vscode.l10n.t('No contact with this phone in {0}.', environment),
      );
    case 'failed':
      return plainText(
        vscode.l10n.t('The contact could not be read from {0}: {1}', environment, state.title),
      );
    case 'card':
      return drawCard(state.card, { environment, id: state.card.id });
  }
}

function plainText(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString(plainMarkdown(text));
}

function drawCard({ name, phone, status, tags = [] }: ContactCard, reference: ContactReference) {
  const title = plainMarkdown(contactLabel({ id: reference.id, name }));
  const facts = [`**${title}**`, ...[phone, status].filter((fact) => fact !== '').map(plainMarkdown)];
  const tagLine = tags.length === 0 ? [] : [plainMarkdown(vscode.l10n.t('Tags: {0}', tags.join(', ')))];
  const target = encodeURIComponent(JSON.stringify([reference]));
  const link = `[${vscode.l10n.t('Open contact')}](command:wts.openContact?${target})`;
  const lines = [facts.join(' · '), ...tagLine, `${link} · ${plainMarkdown(reference.environment)}`];
  const text = new vscode.MarkdownString(lines.join('\n\n'));
  text.isTrusted = { enabledCommands: ['wts.openContact'] };
  return text;
}
