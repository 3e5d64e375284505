import { type Baseline, moveBaseline } from '../../core/changes/baseline';
import { refuseMissingDetails } from '../../core/changes/missingDetails';
import { withArrived } from '../../core/saving/doubts';
import type { ConflictSettling } from './conflictSettling';
import type { ContactSession } from '../contact/contactSession';
import { isReadable } from '../contact/contactTexts';
import { brokenTextError } from './saveStories';
import { finishTyping, saveClean, type SavingParts } from './savingParts';

/** Reads contacts again and gives up edits: what moves a baseline without a save. */
export class ContactReloading {
  constructor(
    private readonly parts: SavingParts,
    private readonly conflicts: ConflictSettling,
  ) {}

  /** Reads the contact again. Unsaved edits stay, on top of what the API holds now. */
  async reload(session: ContactSession): Promise<void> {
    await finishTyping(session, this.parts);
    void this.parts.lists.followReload(session.reference);
    await session.inTurn(async () => {
      if (session.baseline === undefined) await this.loadAgain(session);
      else await this.move(session, await this.parts.sessions.read(session));
    });
    await saveClean(session, this.parts);
  }

  private async loadAgain(session: ContactSession): Promise<void> {
    await this.parts.sessions.load(session);
    if (session.originLost) this.conflicts.findLostOrigin(session);
    session.touch();
    this.announceOpen(session);
  }

  /** The contact is `fresh` now: a clean document reads it, another gets it below its edits. */
  private async move(session: ContactSession, fresh: Baseline): Promise<void> {
    const { documents, texts, lists } = this.parts;
    const isOpen = documents.find(session.reference) !== undefined;
    if (!isOpen || !documents.isDirty(session.reference)) {
      // A text that the document does not leave behind means what it says when an undo leads back to it.
      if (isOpen && fresh !== session.baseline) {
        session.lead({ from: session.trail?.from ?? session.baseline?.text ?? fresh.text });
      }
      session.doubts = [];
      session.touch();
      session.show({ kind: 'loaded', baseline: fresh });
      session.showSave({});
      this.announceOpen(session);
      return;
    }
    await texts.catchUp(session);
    const text = texts.written(session);
    if (session.trail !== undefined || !isReadable(text)) throw brokenTextError();
    if (session.originLost) {
      session.show({ kind: 'loaded', baseline: fresh });
      this.conflicts.findLostOrigin(session);
      return;
    }
    // What an earlier save may have brought there is nobody else's change.
    const base = session.baseline ?? fresh;
    const wanted = texts.changes(session, text);
    refuseMissingDetails(base, fresh, wanted);
    const from = withArrived(base, session.doubts, wanted, fresh.text, lists.of(session.reference));
    session.doubts = [];
    session.lead({ from });
    session.show({ kind: 'loaded', baseline: fresh });
    session.showSave({});
    await texts.catchUp(session);
  }

  /** Gives up all unsaved edits. Where others changed the same pieces, theirs are what is stored. */
  async revert(session: ContactSession): Promise<void> {
    await session.inTurn(async () => {
      const { baseline } = session;
      if (baseline === undefined) return;
      const { conflicts } = session.save;
      const stored = conflicts === undefined ? baseline : moveBaseline(baseline, conflicts.theirs);
      session.originLost = false;
      session.show({ kind: 'loaded', baseline: stored });
      session.showSave({});
      if (this.parts.documents.find(session.reference) === undefined) return;
      if (stored !== baseline) session.lead({ from: baseline.text });
      await this.parts.texts.edit(session, () => stored.text);
      session.endTrail();
    });
    await saveClean(session, this.parts);
  }

  private announceOpen(session: ContactSession): void {
    this.parts.announce(this.parts.documents.uriOf(session));
  }
}
