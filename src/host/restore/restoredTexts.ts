import type * as vscode from 'vscode';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactSession } from '../contact/contactSession';
import type { ContactSessions } from '../contact/contactSessions';
import { contactText } from '../contact/contactText';

/** A document gets what its text was made from, which may wait for the API. */
interface Adoption {
  readonly done: Promise<void>;
  readonly text: string;
  /** Nothing was known of the contact when it began. */
  readonly isFirst: boolean;
  hasForm: boolean;
}

/** Documents that are open before their contact was read: VS Code restored them, or the extension was started again. */
export class RestoredTexts {
  private readonly adoptions = new Map<ContactSession, Adoption>();

  constructor(
    private readonly sessions: Pick<ContactSessions, 'at'>,
    private readonly documents: Pick<ContactDocuments, 'isDirty'>,
    /** Runs once for unsaved text, as soon as it is known to be that: a form shows what the API is waited for. */
    private readonly bringForm: (session: ContactSession) => void,
  ) {}

  /** Gives a document that is open what its text was made from. */
  adopt(document: vscode.TextDocument): Promise<void> {
    const text = contactText(document);
    const session = this.sessions.at(document.uri);
    const adoption = this.adoptions.get(session) ?? this.begin(session, text);
    // VS Code may say only later that it has restored unsaved text; what is typed meanwhile was not restored.
    const isAsRestored = adoption.isFirst && text === adoption.text;
    if (isAsRestored && this.documents.isDirty(session.reference)) this.bring(session, adoption);
    return adoption.done;
  }

  private begin(session: ContactSession, text: string): Adoption {
    const { core, reference, state } = session;
    const isFirst = state.content.kind === 'unloaded' && !state.document.isOpen;
    const done = core
      .restore(text, this.documents.isDirty(reference))
      .then((isRestored) => {
        if (isRestored) this.bring(session, adoption);
      })
      .finally(() => this.adoptions.delete(session));
    const adoption: Adoption = { done, text, isFirst, hasForm: false };
    this.adoptions.set(session, adoption);
    return adoption;
  }

  private bring(session: ContactSession, adoption: Adoption): void {
    if (adoption.hasForm) return;
    adoption.hasForm = true;
    this.bringForm(session);
  }
}
