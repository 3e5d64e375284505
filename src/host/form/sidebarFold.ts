import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactSession } from '../contact/contactSession';

/** Where the contact's form is in a tab, the sidebar shows its head alone, until somebody asks for the form there. */
export class SidebarFold {
  private unfolded: ContactSession | undefined;

  constructor(private readonly documents: Pick<ContactDocuments, 'formTab'>) {}

  isFolded(session: ContactSession): boolean {
    return session !== this.unfolded && this.documents.formTab(session.reference) !== undefined;
  }

  /** VS Code opens a tab as soon as something is typed in the sidebar, which stays there then. */
  unfold(session: ContactSession): void {
    this.unfolded = session;
  }

  /** Another contact is shown. */
  leave(session: ContactSession): void {
    if (session !== this.unfolded) this.unfolded = undefined;
  }
}
