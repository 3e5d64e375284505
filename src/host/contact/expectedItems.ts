import type * as vscode from 'vscode';
import { findUnknownItems } from '../../core/changes/unknownItems';
import type { ContactSession } from './contactSession';
import type { ContactSessions } from './contactSessions';
import type { Lists } from '../account/lists';

/** Every letter of a key that is being typed in the JSON makes another key. */
const PAUSE_MS = 500;

interface Parts {
  readonly lists: Lists;
  readonly sessions: ContactSessions;
}

/** Has lists loaded again for what a contact's text names and they do not know. */
export class UnknownItemRefresh implements vscode.Disposable {
  private readonly pauses = new Map<ContactSession, NodeJS.Timeout>();

  constructor(
    private readonly parts: Parts,
    private readonly reportError: (error: unknown) => void,
  ) {}

  /** The text has changed: it is looked at when nobody has typed for a moment. */
  noteTyping(session: ContactSession): void {
    clearTimeout(this.pauses.get(session));
    const pause = setTimeout(() => {
      this.pauses.delete(session);
      if (this.parts.sessions.find(session.reference) === session) this.look(session);
    }, PAUSE_MS);
    this.pauses.set(session, pause);
  }

  look(session: ContactSession): void {
    const { lists } = this.parts;
    const { reference } = session;
    // The first to load them is a form that needs them.
    if (!lists.knows(reference.environment)) return;
    const { parsed } = session.state;
    if (parsed?.kind !== 'contact') return;
    lists
      .reloadForUnknown(reference.environment, findUnknownItems(parsed, lists.of(reference)))
      .catch(this.reportError);
  }

  dispose(): void {
    this.pauses.forEach((pause) => {
      clearTimeout(pause);
    });
  }
}
