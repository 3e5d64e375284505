import * as vscode from 'vscode';
import { baselineDocument } from '../../core/changes/baseline';
import { contactName } from '../../core/identity/contactTitle';
import type { ContactState } from '../../core/session/contactState';
import type { SessionPorts } from '../../core/session/ports';
import type { Reason } from '../../core/session/reason';
import { Session } from '../../core/session/session';
import type { ConversationView, ErrorNotice } from '../../protocol/messages';
import { Disposable } from '../disposable';
import type { ContactReference } from '../reference/contactUri';
import type { Baseline } from '../../core/changes/change';

/** What a session works with. */
export type MakePorts = (session: ContactSession) => Omit<SessionPorts, 'changed'>;
export type WordsOf = (reason: Reason) => ErrorNotice;

/** One contact of one environment, for as long as a document or a form shows it, as VS Code knows it. */
export class ContactSession extends Disposable {
  private readonly changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChange = this.changed.event;
  /** What is known of the contact, and all that can happen to it. */
  readonly core: Session;
  /** Moves whenever the stored text does; VS Code re-reads a file only then. */
  private modified = Date.now();
  private shownConversation: ConversationView = { kind: 'unasked' };

  constructor(
    readonly reference: ContactReference,
    readonly uri: vscode.Uri,
    makePorts: MakePorts,
    private readonly wordsOf: WordsOf,
  ) {
    super();
    const changed = (): void => {
      this.changed.fire();
    };
    this.core = new Session({ ...makePorts(this), changed });
  }

  get state(): ContactState {
    return this.core.state;
  }

  /** The contact as the API last gave it. */
  get baseline(): Baseline | undefined {
    return this.state.latest;
  }

  /** Why nothing was saved, or may be. */
  get notice(): ErrorNotice | undefined {
    const reason = this.state.status.reason ?? this.state.whyLost;
    return reason && this.wordsOf(reason);
  }

  get modifiedAt(): number {
    return this.modified;
  }

  /** '' when it has none, undefined when it is not loaded. */
  get name(): string | undefined {
    return this.baseline && contactName(baselineDocument(this.baseline));
  }

  get conversation(): ConversationView {
    return this.shownConversation;
  }

  showConversation(conversation: ConversationView): void {
    this.shownConversation = conversation;
    this.changed.fire();
  }

  /** Makes the next `stat` tell a later time. */
  touch(): void {
    this.modified = Math.max(this.modified + 1, Date.now());
  }
}
