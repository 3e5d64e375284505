import * as vscode from 'vscode';
import { contactTabTitle } from '../../core/identity/contactTitle';
import { ContactWebview } from './contactWebview';
import type { ContactSession } from '../contact/contactSession';
import type { WebviewDeps } from './webviewDeps';
import { FORM_VIEW_TYPE } from '../open/contactOpener';
import { withoutLinks } from '../errors/escapeUntrusted';

/** A result that is older than this was there to be seen. */
const FRESH_MS = 3000;

/** The form in an editor tab: a custom text editor on the contact's document. */
export class ContactEditor {
  constructor(private readonly parts: WebviewDeps) {}

  async resolve(document: vscode.TextDocument, panel: vscode.WebviewPanel): Promise<void> {
    const session = this.parts.sessions.at(document.uri);
    const older = this.parts.documents.find(session.reference);
    if (older !== undefined && older.uri.toString() !== document.uri.toString()) {
      panel.dispose();
      await vscode.commands.executeCommand('vscode.openWith', older.uri, FORM_VIEW_TYPE);
      return;
    }
    // The form says that the contact is loading meanwhile: VS Code shows nothing at all until this returns.
    this.parts.adoptRestored(document).catch((error: unknown) => {
      this.parts.reportError(error, session);
    });
    const page = new ContactWebview('tab', panel.webview, this.parts);
    this.parts.pages.add(page);
    const titles = session.onDidChange(() => {
      setTitle(panel, session);
    });
    panel.onDidDispose(() => {
      titles.dispose();
      this.parts.pages.delete(page);
      page.dispose();
      this.tellUnseen(session);
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible) page.hide();
    });
    setTitle(panel, session);
    this.parts.noteForm(session);
    page.load();
    page.show(session);
  }

  /** Who closes a tab right after a save may not have seen what was not taken. */
  private tellUnseen({ reference, state }: ContactSession): void {
    const { notTaken = [] } = state.status.result ?? {};
    const isFresh = Date.now() - state.savedAt < FRESH_MS;
    if (notTaken.length === 0 || !isFresh) return;
    const labels = Array.from(new Set(notTaken.map(({ label }) => label))).join(', ');
    const open = vscode.l10n.t('Open Contact');
    const text = vscode.l10n.t('The API answered that all is well and did not take: {0}.', labels);
    void vscode.window.showWarningMessage(withoutLinks(text), open).then(async (picked) => {
      if (picked === open) await vscode.commands.executeCommand('wts.openContact', reference);
    });
  }
}

/** VS Code 1.100 keeps the path's last segment as the tab's label; newer ones follow this title. */
function setTitle(panel: vscode.WebviewPanel, session: ContactSession): void {
  if (session.baseline !== undefined) panel.title = contactTabTitle(session.baseline.text);
}
