import * as vscode from 'vscode';
import { createBaseline } from '../../core/changes/baseline';
import { contactTitle } from '../../core/identity/contactTitle';
import { Disposable } from '../disposable';
import { ContactSession, type MakePorts, type WordsOf } from './contactSession';
import {
  type ContactReference,
  contactKey,
  contactUri,
  readContactUri,
  shortId,
} from '../reference/contactUri';
import type { Connections } from '../account/connections';
import type { ContactDocuments } from './contactDocuments';
import { SessionHolds } from './sessionHolds';
import type { LoadingProgress } from '../account/loadingProgress';

/** The contacts that a document or a form shows right now, or that have something under way. */
export class ContactSessions extends Disposable {
  private readonly sessions = new Map<string, ContactSession>();
  private readonly holds = new SessionHolds<ContactSession>(
    ({ reference }) => this.documents.find(reference) !== undefined,
    (session) => {
      this.letGo(session);
    },
  );
  private readonly changed = this.own(new vscode.EventEmitter<ContactSession>());
  /** A session's content or save status has changed. */
  readonly onDidChange = this.changed.event;
  private readonly ended = this.own(new vscode.EventEmitter<ContactReference>());
  /** Neither a document nor a form shows the contact any more, and nothing of it is under way. */
  readonly onDidEnd = this.ended.event;

  constructor(
    private readonly connections: Connections,
    private readonly documents: Pick<ContactDocuments, 'find'>,
    private readonly loading: LoadingProgress,
    private readonly makePorts: MakePorts,
    private readonly wordsOf: WordsOf,
  ) {
    super();
  }

  /** The session of a contact document; made, not yet loaded, when there is none. */
  at(uri: vscode.Uri): ContactSession {
    const reference = readContactUri(uri);
    if (reference === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return this.find(reference) ?? this.add(this.make(reference, uri));
  }

  find(reference: ContactReference): ContactSession | undefined {
    return this.sessions.get(contactKey(reference));
  }

  /**
   * Loads a contact that commands or the sidebar want to show. Throws when it cannot be had, so that whoever asked is
   * told before anything opens.
   */
  async fetch(reference: ContactReference): Promise<ContactSession> {
    const known = this.find(reference);
    if (known?.baseline !== undefined) return known;
    const baseline = createBaseline(await this.request(reference));
    const session =
      this.find(reference) ??
      this.add(this.make(reference, contactUri(reference, contactTitle(baseline.text))));
    // Someone else may have been quicker: a document that VS Code loaded or restored meanwhile.
    if (session.baseline !== undefined) return session;
    session.touch();
    session.core.take(baseline);
    return session;
  }

  /** Keeps the session while a form shows it. */
  hold(session: ContactSession): vscode.Disposable {
    return new vscode.Disposable(this.holds.hold(session));
  }

  /** Lets a session go that neither a document nor a form shows, once it has nothing under way. */
  sweep(session: ContactSession): void {
    this.holds.sweep(session);
  }

  all(): readonly ContactSession[] {
    return Array.from(this.sessions.values());
  }

  /** A key has come: what was told of saves without it is old. */
  forgetReasons(environment: string): void {
    this.all()
      .filter(({ reference }) => reference.environment === environment)
      .forEach(({ core }) => {
        core.forgetReason();
      });
  }

  failedIn(environment: string): readonly ContactSession[] {
    return this.all().filter(
      ({ reference, state }) => reference.environment === environment && state.content.kind === 'failed',
    );
  }

  override dispose(): void {
    this.all().forEach((session) => {
      session.dispose();
    });
    super.dispose();
  }

  /** What the API holds now, as it gives it. With progress in the status bar, where it can be cancelled. */
  request({ environment, id }: ContactReference): Promise<string> {
    return this.loading.run(
      vscode.l10n.t('Loading contact {0} from {1}', shortId(id), environment),
      (signal) => this.connections.use(environment, (api) => api.loadContact(id, signal)),
    );
  }

  private letGo(session: ContactSession): void {
    if (this.find(session.reference) !== session) return;
    this.sessions.delete(contactKey(session.reference));
    session.dispose();
    this.ended.fire(session.reference);
  }

  private make(reference: ContactReference, uri: vscode.Uri): ContactSession {
    return new ContactSession(reference, uri, this.makePorts, this.wordsOf);
  }

  private add(session: ContactSession): ContactSession {
    this.sessions.set(contactKey(session.reference), session);
    session.onDidChange(() => {
      this.changed.fire(session);
    });
    return session;
  }
}
