import * as vscode from 'vscode';
import type { Story } from '../../protocol/messages';
import { contactLabel } from '../reference/contactLabel';
import type { ContactSession } from '../contact/contactSession';
import { withoutLinks } from '../errors/plainText';
import type { SavingParts } from './savingParts';
import { storyLine } from '../errors/story';

/** Tells how a save ended whose form was closed while the update was under way; `story` is why it did not happen. */
export function tellLeftSave(
  session: ContactSession,
  story: Story | undefined,
  { documents, pages }: Pick<SavingParts, 'documents' | 'pages'>,
): void {
  if (documents.tabs(session.reference).length > 0 || pages.isShown(session)) return;
  const { reference, name: known } = session;
  const name = withoutLinks(contactLabel({ ...reference, name: known }));
  if (story === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('{0} was saved, after its form was closed.', name),
    );
    return;
  }
  const told = vscode.l10n.t('The save of {0} ended after its form was closed. {1}', name, storyLine(story));
  void vscode.window.showWarningMessage(told);
}
