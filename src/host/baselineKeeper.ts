import type * as vscode from 'vscode';
import type { BaselineStore } from './baselineStore';
import type { ConflictSettling } from './conflictSettling';
import type { ContactSession } from './contactSession';
import type { ContactSessions } from './contactSessions';
import type { CutOffSaves } from './cutOffSaves';

/** Keeps the baseline of dirty contacts on disk, and gives it back to the text that VS Code restores. */
export class BaselineKeeper {
  private readonly adopting = new Map<ContactSession, Promise<void>>();

  constructor(
    private readonly store: BaselineStore,
    private readonly sessions: ContactSessions,
    private readonly conflicts: ConflictSettling,
    /** Runs when restored text has its baseline. */
    private readonly adopted: (session: ContactSession) => Promise<void>,
    private readonly cutOff: CutOffSaves,
    /** Tells what others have changed since. */
    private readonly tellMeanwhile: (session: ContactSession) => Promise<void>,
    /** Takes errors that nobody waits for. */
    private readonly tell: (error: unknown) => void,
  ) {}

  /** To be called whenever the text or the baseline has changed. */
  async note(document: vscode.TextDocument): Promise<void> {
    const session = this.sessions.at(document.uri);
    const { baseline, trail } = session;
    if (baseline === undefined || document.isClosed) return;
    if (document.getText() === baseline.text) await this.store.drop(session.reference);
    // What the text was made from is what it has to be compared with after a restart.
    else if (!session.originLost)
      await this.store.keep(session.reference, trail?.from ?? baseline.text, baseline);
  }

  /**
   * A document that is open and was never read is one that VS Code restored with unsaved text (it then asks the file
   * system for nothing). Without a kept baseline nobody knows what was edited: every difference is a conflict.
   */
  adopt(document: vscode.TextDocument): Promise<void> {
    const session = this.sessions.at(document.uri);
    const running = this.adopting.get(session);
    if (running !== undefined) return running;
    const isRestored = document.getText() !== '' || document.isDirty;
    if (session.content.kind !== 'unloaded' || !isRestored) return Promise.resolve();
    const adoption = this.giveBaseline(session)
      .finally(() => this.adopting.delete(session))
      .then(() => this.adopted(session));
    this.adopting.set(session, adoption);
    return adoption;
  }

  private async giveBaseline(session: ContactSession): Promise<void> {
    const kept = await this.store.read(session.reference);
    if (kept !== undefined) {
      session.show({ kind: 'loaded', baseline: kept });
      // The form does not wait for the network.
      this.lookAgain(session).catch(this.tell);
      return;
    }
    session.originLost = true;
    await this.sessions.load(session);
    this.conflicts.findLostOrigin(session);
  }

  private async lookAgain(session: ContactSession): Promise<void> {
    if (!(await this.store.wasSaving(session.reference))) await this.tellMeanwhile(session);
    else if (await this.cutOff.findOut(session)) await this.store.clearSaving(session.reference);
  }
}
