import type * as vscode from 'vscode';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactSession } from '../contact/contactSession';
import type { ContactSessions } from '../contact/contactSessions';

/** Documents that are open before anybody has read their contact: VS Code restored them, or the extension was started anew. */
export class RestoredTexts {
  private readonly adopting = new Map<ContactSession, Promise<void>>();

  constructor(
    private readonly sessions: ContactSessions,
    private readonly documents: ContactDocuments,
    /** Runs when unsaved text has what it was made from. */
    private readonly adopted: (session: ContactSession) => void,
  ) {}

  /** Gives a document that is open what its text was made from. */
  adopt(document: vscode.TextDocument): Promise<void> {
    const session = this.sessions.at(document.uri);
    const running = this.adopting.get(session);
    if (running !== undefined) return running;
    const adoption = session.core
      .restore(document.getText(), this.documents.isDirty(session.reference))
      .then((isRestored) => {
        if (isRestored) this.adopted(session);
      })
      .finally(() => this.adopting.delete(session));
    this.adopting.set(session, adoption);
    return adoption;
  }
}
