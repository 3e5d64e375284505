import type * as vscode from 'vscode';
import type { BaselineStore } from '../storage/baselineStore';
import type { ConflictSettling } from '../saving/conflictSettling';
import type { ContactDocuments } from '../contact/contactDocuments';
import type { ContactSession } from '../contact/contactSession';
import type { ContactSessions } from '../contact/contactSessions';
import type { CutOffSaves } from './cutOffSaves';

/** Keeps the baseline of dirty contacts on disk, and gives it back to the text that VS Code restores. */
export class BaselineKeeper {
  private readonly adopting = new Map<ContactSession, Promise<void>>();

  constructor(
    private readonly store: BaselineStore,
    private readonly sessions: ContactSessions,
    private readonly documents: ContactDocuments,
    private readonly conflicts: ConflictSettling,
    /** Runs when restored text has its baseline. */
    private readonly adopted: (session: ContactSession) => void,
    private readonly cutOff: CutOffSaves,
    /** Tells what others have changed since. */
    private readonly tellMeanwhile: (session: ContactSession) => Promise<void>,
    /** Tells VS Code that a contact's stored text has changed. */
    private readonly announce: (uri: vscode.Uri) => void,
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
   * system for nothing), or one that has stayed open while the extension host was started anew.
   */
  adopt(document: vscode.TextDocument): Promise<void> {
    const session = this.sessions.at(document.uri);
    const running = this.adopting.get(session);
    if (running !== undefined) return running;
    const isDirty = this.documents.isDirty(session.reference);
    // Without a baseline nobody knows what was edited, whenever the contact can be loaded.
    if (session.content.kind === 'failed' && isDirty) session.originLost = true;
    const isRead = document.getText() !== '' || isDirty;
    if (session.content.kind !== 'unloaded' || !isRead) return Promise.resolve();
    const adoption = this.giveBaseline(session)
      .finally(() => this.adopting.delete(session))
      .then((isRestored) => {
        if (isRestored) this.adopted(session);
      });
    this.adopting.set(session, adoption);
    return adoption;
  }

  /** False for a document that has nothing unsaved. */
  private async giveBaseline(session: ContactSession): Promise<boolean> {
    const kept = await this.store.read(session.reference);
    if (kept !== undefined) {
      session.show({ kind: 'loaded', baseline: kept });
      // The form does not wait for the network.
      this.lookAgain(session).catch(this.tell);
      return true;
    }
    // Every difference is a conflict then.
    session.originLost = this.documents.isDirty(session.reference);
    await this.sessions.load(session);
    // VS Code may have said only now that there is unsaved text.
    session.originLost = this.documents.isDirty(session.reference);
    if (session.originLost) this.conflicts.findLostOrigin(session);
    else this.readAnew(session);
    return session.originLost;
  }

  /** What a clean document shows is from before the extension host was started anew. */
  private readAnew(session: ContactSession): void {
    const shown = this.documents.find(session.reference)?.getText();
    if (session.baseline === undefined || shown === undefined || shown === session.baseline.text) return;
    session.lead({ from: shown });
    session.touch();
    this.announce(this.documents.uriOf(session));
  }

  private async lookAgain(session: ContactSession): Promise<void> {
    if (!(await this.store.wasSaving(session.reference))) await this.tellMeanwhile(session);
    else if (await this.cutOff.findOut(session)) await this.store.clearSaving(session.reference);
  }
}
