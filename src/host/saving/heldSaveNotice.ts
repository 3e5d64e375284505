import * as vscode from 'vscode';
import { describeForm } from '../../core/show/describeForm';
import { contactLabel } from '../reference/contactLabel';
import type { ContactSession } from '../contact/contactSession';
import { withoutLinks } from '../errors/escapeUntrusted';
import { offersChatSetting, stopChatSaves } from './chatSaves';

/** Tells in a notification of saves that were held back, where no form is visible that does. */
export class HeldSaveNotice {
  /** One notification for each contact: it stands until the person has answered. */
  private readonly told = new Set<ContactSession>();

  async show(session: ContactSession): Promise<void> {
    if (this.told.has(session)) return;
    this.told.add(session);
    try {
      await this.ask(session);
    } finally {
      this.told.delete(session);
    }
  }

  private async ask(session: ContactSession): Promise<void> {
    const send = vscode.l10n.t('Send');
    const stop = vscode.l10n.t('Stop Chat from Saving');
    const buttons = [send, vscode.l10n.t('Keep'), ...(offersChatSetting(session.state.held) ? [stop] : [])];
    const picked = await vscode.window.showWarningMessage(this.sentence(session), ...buttons);
    if (picked === send) await vscode.commands.executeCommand('wts.saveContact', session.reference);
    else session.core.letGo();
    if (picked === stop) await stopChatSaves();
  }

  private sentence(session: ContactSession): string {
    const { reference, name } = session;
    const { held } = session.state;
    const who = contactLabel({ ...reference, name });
    const { environment } = reference;
    const fields = this.changedFields(session);
    return withoutLinks(
      held.reason === 'afterFailure'
        ? vscode.l10n.t(
            '{0} in {1}: the save that you asked for during the one that failed waits for you. Changed: {2}.',
            who,
            environment,
            fields,
          )
        : vscode.l10n.t(
            "{0} in {1} was not sent: VS Code's own save sends no contact. Changed: {2}.",
            who,
            environment,
            fields,
          ),
    );
  }

  private changedFields({ state }: ContactSession): string {
    const { parsed, origin } = state;
    if (origin === undefined || parsed?.kind !== 'contact') return '';
    const { fields } = describeForm(origin.baseline, parsed, state.ports.lists.of());
    return fields
      .filter(({ changed }) => changed)
      .map(({ label }) => label)
      .join(', ');
  }
}
