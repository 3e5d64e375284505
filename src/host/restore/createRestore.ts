import * as vscode from 'vscode';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactSession } from '../contact/contactSession';
import type { ContactSessions } from '../contact/contactSessions';
import type { ContactOpener } from '../open/contactOpener';
import type { Owned } from '../disposable';
import { RestoredForms } from './restoredForms';

interface Needs {
  readonly documents: ContactDocuments;
  readonly sessions: ContactSessions;
  readonly opener: ContactOpener;
  readonly logError: (error: unknown) => void;
}

export interface Restore {
  /** Gives a document that VS Code restored the baseline that its text was made from. */
  readonly adoptRestored: (document: vscode.TextDocument) => Promise<void>;
  /** A tab shows the contact's form. */
  readonly noteForm: (session: ContactSession) => void;
  readonly disposables: readonly Owned[];
}

/** Unsaved contacts that VS Code has restored: what their texts were made from, and their forms. */
export function createRestore({ documents, sessions, opener, logError }: Needs): Restore {
  const showForm = (session: ContactSession) => opener.showTab(session);
  const forms = new RestoredForms(vscode.window.tabGroups, sessions, documents, showForm, logError);
  const texts = new RestoredTexts(sessions, documents, (session) => {
    forms.bringBack(session);
  });
  return {
    adoptRestored: (document) => texts.adopt(document),
    noteForm: (session) => {
      forms.noteForm(session);
    },
    disposables: [forms],
  };
}

/** Documents that are open before their contact was read: VS Code restored them, or the extension was started again. */
class RestoredTexts {
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
