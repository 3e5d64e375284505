import * as vscode from 'vscode';
import { type Baseline, baselineDocument } from '../../core/changes/baseline';
import { contactName } from '../../core/identity/contactTitle';
import type { ContactState } from '../../core/session/contactState';
import type { SessionPorts } from '../../core/session/ports';
import { Session } from '../../core/session/session';
import type { ContactReference } from '../reference/contactUri';

/** One contact of one environment, for as long as a document or a form shows it, as VS Code knows it. */
export class ContactSession implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  /** What is known of the contact, and all that can happen to it. */
  readonly core: Session;
  /** Moves whenever the stored text does; VS Code re-reads a file only then. */
  private modified = Date.now();

  constructor(
    readonly reference: ContactReference,
    readonly uri: vscode.Uri,
    makePorts: (session: ContactSession) => Omit<SessionPorts, 'changed'>,
  ) {
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

  get modifiedAt(): number {
    return this.modified;
  }

  /** '' when it has none, undefined when it is not loaded. */
  get name(): string | undefined {
    return this.baseline && contactName(baselineDocument(this.baseline));
  }

  /** Makes the next `stat` tell a later time. */
  touch(): void {
    this.modified = Math.max(this.modified + 1, Date.now());
  }

  dispose(): void {
    this.changed.dispose();
  }
}
