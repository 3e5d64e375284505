import * as vscode from 'vscode';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactSession } from '../contact/contactSession';
import { withoutLinks } from '../errors/escapeUntrusted';
import { contactLabel } from '../reference/contactLabel';
import { UserFacingError } from '../errors/describeError';
import { HeldSaveNotice } from './heldSaveNotice';
import { sayInStatusBar } from '../startup/statusBar';
import { noticeOfReason } from './saveMessages';
import type { ShownPages } from './shownPages';
import type { SaveEnd } from '../../core/session/ports';

interface TellingParts {
  readonly documents: ContactDocuments;
  readonly pages: ShownPages;
}

/** Tells a person how their saves ended, where the form does not. */
export class ToldSaves {
  private readonly notice = new HeldSaveNotice();

  constructor(private readonly parts: TellingParts) {}

  /** The form shows why a save did not happen; where none is there to show it, whoever asked gets it as an error. */
  tellEnd(session: ContactSession, { kind, reason }: SaveEnd): Error | undefined {
    if (kind === 'nothing') sayInStatusBar(vscode.l10n.t('WTS: There are no changes to save.'));
    if (kind === 'saved') notifyClosedFormSave(session, this.parts);
    if (reason === undefined) return undefined;
    if (!this.parts.pages.isShown(session)) return new UserFacingError(noticeOfReason(reason));
    this.parts.pages.focusProblems(session);
    return undefined;
  }

  async tellHeld(session: ContactSession): Promise<void> {
    if (!this.parts.pages.isShown(session)) await this.notice.show(session);
  }
}

/** Tells that a save has ended well whose form was closed while the update was under way. */
function notifyClosedFormSave(session: ContactSession, { documents, pages }: TellingParts): void {
  const { reference, name: known } = session;
  if (documents.tabs(reference).length > 0 || pages.isShown(session)) return;
  const name = withoutLinks(contactLabel({ ...reference, name: known }));
  void vscode.window.showInformationMessage(vscode.l10n.t('{0} was saved, after its form was closed.', name));
}
