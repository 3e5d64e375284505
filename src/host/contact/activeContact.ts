import * as vscode from 'vscode';
import { HintError } from '../errors/describeError';
import { Disposable } from '../disposable';
import { comparedInTab, contactOfTab } from './contactDocuments';
import type { ContactSession } from './contactSession';
import type { ContactSessions } from './contactSessions';
import { textContact } from '../reference/contactUri';
import { previewedInTab } from '../reference/requestPreviewUri';

/** Which contact commands act on: the active tab's (a comparison's and a preview's, too), else the sidebar's. */
export class ActiveContact extends Disposable {
  private tabContact: ContactSession | undefined;
  private sidebarContact: ContactSession | undefined;
  private readonly tabChanged = this.own(new vscode.EventEmitter<ContactSession>());
  /** A contact's tab has become the active one. */
  readonly onDidActivateTab = this.tabChanged.event;

  constructor(private readonly sessions: ContactSessions) {
    super();
    const follow = (): void => {
      this.follow();
    };
    this.own(vscode.window.tabGroups.onDidChangeTabs(follow));
    this.own(vscode.window.tabGroups.onDidChangeTabGroups(follow));
    this.follow();
  }

  get session(): ContactSession | undefined {
    return this.inTab() ?? this.sidebarContact;
  }

  /** For commands that need one; says how to get there. */
  require(): ContactSession {
    const { session } = this;
    if (session !== undefined) return session;
    throw new HintError(vscode.l10n.t('No contact is open. Open one by its ID first.'));
  }

  /** The contact whose text has the cursor, whatever the active tab and the sidebar show. */
  requireInText(): ContactSession {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const reference = uri && textContact(uri);
    const session = reference && this.sessions.find(reference);
    if (session !== undefined) return session;
    throw new HintError(vscode.l10n.t('The cursor is not in the text of a contact.'));
  }

  showInSidebar(session: ContactSession | undefined): void {
    this.sidebarContact = session;
    this.mark();
  }

  private inTab(): ContactSession | undefined {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    const reference = contactOfTab(tab) ?? comparedInTab(tab) ?? previewedInTab(tab);
    return reference === undefined ? undefined : this.sessions.find(reference);
  }

  private follow(): void {
    const before = this.tabContact;
    this.tabContact = this.inTab();
    // Tabs change all the time: one becomes dirty, another opens behind.
    if (this.tabContact !== undefined && this.tabContact !== before) this.tabChanged.fire(this.tabContact);
    this.mark();
  }

  private mark(): void {
    void vscode.commands.executeCommand('setContext', 'wts.contactActive', this.session !== undefined);
  }
}
