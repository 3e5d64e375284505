import * as vscode from 'vscode';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactSession } from '../contact/contactSession';
import type { ContactSessions } from '../contact/contactSessions';
import type { ContactOpener } from '../open/contactOpener';
import type { Owned } from '../disposable';
import { RestoredForms } from './restoredForms';
import { RestoredTexts } from './restoredTexts';

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
  const showForm = (session: ContactSession, group: vscode.TabGroup) => opener.showTab(session, group);
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
