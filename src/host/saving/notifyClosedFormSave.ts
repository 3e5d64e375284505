import * as vscode from 'vscode';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactSession } from '../contact/contactSession';
import { withoutLinks } from '../errors/escapeUntrusted';
import { contactLabel } from '../reference/contactLabel';
import type { ShownPages } from './shownPages';

/** Tells that a save has ended well whose form was closed while the update was under way. */
export function notifyClosedFormSave(
  session: ContactSession,
  { documents, pages }: { readonly documents: ContactDocuments; readonly pages: ShownPages },
): void {
  const { reference, name: known } = session;
  if (documents.tabs(reference).length > 0 || pages.isShown(session)) return;
  const name = withoutLinks(contactLabel({ ...reference, name: known }));
  void vscode.window.showInformationMessage(vscode.l10n.t('{0} was saved, after its form was closed.', name));
}
