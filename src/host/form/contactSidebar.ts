import * as vscode from 'vscode';
import { findContactId } from '../../core/identity/contactId';
import { Disposable } from '../disposable';
import { ContactWebview } from './contactWebview';
import { SidebarFold } from './sidebarFold';
import type { ContactSession } from '../contact/contactSession';
import type { ContactReference } from '../reference/contactUri';
import type { WebviewDeps } from './webviewDeps';
import { isCancellation } from '../errors/report';
import type { KeyStore } from '../account/keyStore';
import type { LoadingProgress } from '../account/loadingProgress';
import type { ActiveContact } from '../contact/activeContact';
import type { ContactOpener } from '../open/contactOpener';
import { OpeningError, describeError } from '../errors/describeError';

export interface SidebarParts {
  readonly active: ActiveContact;
  readonly keys: KeyStore;
  readonly loading: LoadingProgress;
  readonly opener: ContactOpener;
}

/** The contact editor in the sidebar: a box to open by ID, then the same form on the same document as the tab. */
export class ContactSidebar extends Disposable {
  private page: ContactWebview | undefined;
  private session: ContactSession | undefined;
  /** Differs from `session` while the page still sends what was typed. */
  private wanted: ContactSession | undefined;
  private problem = '';
  private readonly fold: SidebarFold;
  private wasFolded = false;

  constructor(
    private readonly parts: WebviewDeps,
    private readonly services: SidebarParts,
  ) {
    super();
    this.fold = new SidebarFold(parts.documents);
    const drawOpener = (): void => {
      void this.drawOpener();
    };
    this.own(
      services.active.onDidActivateTab((session) => {
        void this.show(session);
      }),
    );
    this.own(
      vscode.window.tabGroups.onDidChangeTabs(() => {
        this.drawFold();
      }),
    );
    this.own(services.loading.onDidChange(drawOpener));
    this.own(parts.environments.onDidChange(drawOpener));
  }

  resolve(view: vscode.WebviewView): void {
    const page = new ContactWebview('sidebar', view.webview, this.parts, this.fold);
    this.page = page;
    this.parts.pages.add(page);
    view.onDidDispose(() => {
      this.parts.pages.delete(page);
      this.page = undefined;
      page.dispose();
      this.services.active.showInSidebar(undefined);
    });
    view.onDidChangeVisibility(() => {
      if (!view.visible) page.hide();
    });
    page.load();
    const last = this.session === undefined ? undefined : this.parts.sessions.find(this.session.reference);
    const open = last ?? this.services.active.session;
    if (open !== undefined) void this.show(open);
    void this.drawOpener();
  }

  /** Opens what was typed into the box; a problem is told in the box, not in a notification. */
  async open(text: string): Promise<void> {
    const found = findContactId(text);
    if ('problem' in found) {
      await this.tellInBox(found.problem);
      return;
    }
    await this.tellInBox('');
    const environment = this.parts.environments.active().name;
    try {
      const session = await this.services.opener.load({ environment, id: found.id });
      if (session !== undefined) await this.showForm(session);
    } catch (error) {
      if (isCancellation(error)) return;
      await this.tellInBox(describeError(error).title);
      this.parts.reportError(new OpeningError(error, { environment, id: found.id }));
    }
  }

  /** Shows a contact here and brings the view forward. */
  async reveal(contact: ContactReference): Promise<void> {
    try {
      const session = await this.services.opener.load(contact);
      if (session === undefined) return;
      await this.showForm(session);
    } catch (error) {
      throw new OpeningError(error, contact);
    }
    await vscode.commands.executeCommand('wts.contact.focus');
  }

  /** Shows the form of the contact that is shown, though it is in a tab as well. */
  unfold(session: ContactSession): void {
    this.fold.unfold(session);
    this.drawFold();
  }

  /** The key of an environment has come or gone. */
  async drawOpener(): Promise<void> {
    const hasKey = await this.services.keys.has(this.parts.environments.active());
    this.page?.showOpener(
      {
        environment: this.parts.environments.active().name,
        busy: this.services.loading.isBusy,
        problem: this.problem,
      },
      hasKey,
    );
  }

  /** What was typed for the contact before is sent to it first; what is asked for meanwhile comes instead. */
  private async show(session: ContactSession): Promise<void> {
    this.wanted = session;
    // Its tab may be closed while the page answers. A contact that no page shows is left alone: its document may be on
    // its way.
    const held = this.page === undefined ? undefined : this.parts.sessions.hold(session);
    try {
      if (session !== this.session) await this.page?.flush();
      if (session === this.wanted) this.showNow(session);
    } finally {
      held?.dispose();
    }
  }

  /** Who asks for a contact in the sidebar wants its form there. */
  private async showForm(session: ContactSession): Promise<void> {
    this.unfold(session);
    await this.show(session);
  }

  private drawFold(): void {
    const isFolded = this.session !== undefined && this.fold.isFolded(this.session);
    if (isFolded === this.wasFolded) return;
    this.wasFolded = isFolded;
    this.page?.draw();
  }

  private showNow(session: ContactSession): void {
    this.session = session;
    this.fold.leave(session);
    this.wasFolded = this.fold.isFolded(session);
    this.problem = '';
    this.page?.show(session);
    if (this.page !== undefined) this.services.active.showInSidebar(session);
    void this.drawOpener();
  }

  private async tellInBox(problem: string): Promise<void> {
    this.problem = problem;
    await this.drawOpener();
  }
}
