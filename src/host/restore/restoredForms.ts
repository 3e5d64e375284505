import type * as vscode from 'vscode';
import { Disposable } from '../disposable';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactSession } from '../contact/contactSession';
import type { ContactSessions } from '../contact/contactSessions';

/**
 * Brings forms to contacts of which VS Code restored the text alone: it does so with unsaved text when it had not yet
 * written down that a form was open (in a browser, and after a crash). The text stays open behind the form: to close it
 * VS Code would ask whether to save.
 */
export class RestoredForms extends Disposable {
  private readonly awaited = new Set<ContactSession>();

  constructor(
    tabGroups: Pick<vscode.TabGroups, 'onDidChangeTabs'>,
    sessions: Pick<ContactSessions, 'onDidEnd' | 'find'>,
    private readonly documents: Pick<ContactDocuments, 'tabs' | 'formTab'>,
    /** In the group that shows the text. */
    private readonly showForm: (session: ContactSession, group: vscode.TabGroup) => Promise<void>,
    /** Takes errors that nobody waits for. */
    private readonly logError: (error: unknown) => void,
  ) {
    super();
    this.own(
      tabGroups.onDidChangeTabs(() => {
        this.awaited.forEach((session) => {
          this.showWhenInFront(session);
        });
      }),
    );
    this.own(
      sessions.onDidEnd(() => {
        this.awaited.forEach((session) => {
          if (sessions.find(session.reference) !== session) this.awaited.delete(session);
        });
      }),
    );
  }

  /**
   * The form comes when the text is what its group of tabs shows, which may be at once or never, so that the forms of
   * several contacts do not push each other away.
   */
  bringBack(session: ContactSession): void {
    this.awaited.add(session);
    this.showWhenInFront(session);
  }

  /** To be called when a form is drawn. */
  noteForm(session: ContactSession): void {
    this.awaited.delete(session);
  }

  /** The tab may come later than the document, and the form's own tab later than the text's. */
  private showWhenInFront(session: ContactSession): void {
    const { reference } = session;
    if (this.documents.formTab(reference) !== undefined) return;
    const inFront = this.documents.tabs(reference).find(({ isActive }) => isActive);
    if (inFront === undefined) return;
    this.awaited.delete(session);
    this.showForm(session, inFront.group).catch(this.logError);
  }
}
