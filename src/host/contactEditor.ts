import * as vscode from 'vscode';
import { contactTitle } from '../core/contact/contactTitle';
import { ContactPage } from './contactPage';
import type { ContactSession } from './contactSession';
import type { PageParts } from './pageParts';
import { FORM_VIEW_TYPE } from './opening';

/** The form in an editor tab: a custom text editor on the contact's document. */
export class ContactEditor {
  constructor(
    private readonly parts: PageParts,
    private readonly pages: Set<ContactPage>,
  ) {}

  async resolve(document: vscode.TextDocument, panel: vscode.WebviewPanel): Promise<void> {
    const session = this.parts.sessions.at(document.uri);
    const older = this.parts.documents.find(session.reference);
    if (older !== undefined && older.uri.toString() !== document.uri.toString()) {
      panel.dispose();
      await vscode.commands.executeCommand('vscode.openWith', older.uri, FORM_VIEW_TYPE);
      return;
    }
    await this.parts.adoptRestored(document);
    const page = new ContactPage('tab', panel.webview, this.parts);
    this.pages.add(page);
    const titles = session.onDidChange(() => {
      setTitle(panel, session);
    });
    panel.onDidDispose(() => {
      titles.dispose();
      this.pages.delete(page);
      page.dispose();
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible) page.hide();
    });
    setTitle(panel, session);
    page.load();
    page.show(session);
  }
}

/** VS Code 1.100 keeps the path's last segment as the tab's label; newer ones follow this title. */
function setTitle(panel: vscode.WebviewPanel, session: ContactSession): void {
  if (session.baseline !== undefined) panel.title = contactTitle(session.baseline.text);
}
