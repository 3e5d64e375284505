import type * as vscode from 'vscode';
import type { BaselineStore } from './baselineStore';
import type { ContactSaving } from './contactSaving';
import type { ContactSession } from './contactSession';
import type { ContactSessions } from './contactSessions';
import type { Opening } from './opening';

/** Keeps the baseline of dirty contacts on disk, and gives it back to the text that VS Code restores. */
export class BaselineKeeper {
  private readonly adopting = new Map<ContactSession, Promise<void>>();

  constructor(
    private readonly store: BaselineStore,
    private readonly sessions: ContactSessions,
    private readonly saving: ContactSaving,
    private readonly opening: Opening,
  ) {}

  /** To be called whenever the text or the baseline has changed. */
  async note(document: vscode.TextDocument): Promise<void> {
    const session = this.sessions.at(document.uri);
    const { baseline } = session;
    if (baseline === undefined || document.isClosed || session.trail !== undefined) return;
    if (document.getText() === baseline.text) await this.store.drop(session.reference);
    else if (session.save.conflicts?.mustSettle !== true) await this.store.keep(session.reference, baseline);
  }

  /**
   * A document that is open and was never read is one that VS Code restored with unsaved text (it then asks the file
   * system for nothing). Without a kept baseline nobody knows what was edited: every difference is a conflict.
   */
  adopt(document: vscode.TextDocument): Promise<void> {
    const session = this.sessions.at(document.uri);
    const running = this.adopting.get(session);
    if (running !== undefined) return running;
    if (session.content.kind !== 'unloaded' || document.getText() === '') return Promise.resolve();
    const adoption = this.giveBaseline(session, document).finally(() => this.adopting.delete(session));
    this.adopting.set(session, adoption);
    return adoption.then(() => this.opening.bringFormBack(session));
  }

  private async giveBaseline(session: ContactSession, document: vscode.TextDocument): Promise<void> {
    const kept = await this.store.read(session.reference);
    if (kept !== undefined) {
      session.show({ kind: 'loaded', baseline: kept });
      return;
    }
    await this.sessions.load(session);
    this.saving.treatAsConflicts(session, document.getText());
  }
}
