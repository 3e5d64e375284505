import { type Baseline, moveBaseline } from '../core/contact/baseline';
import { rebase, settle } from '../core/contact/rebase';
import type { ConflictSettling } from './conflictSettling';
import type { ContactSession } from './contactSession';
import { isReadable } from './contactTexts';
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
      else await this.move(session, session.baseline, await this.parts.sessions.read(session));
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
  private async move(session: ContactSession, base: Baseline, fresh: Baseline): Promise<void> {
    const { documents, texts, lists } = this.parts;
    if (documents.find(session.reference) === undefined || !documents.isDirty(session.reference)) {
      session.lead({ from: base.text, to: fresh.text });
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
    const { conflicts } = rebase(base.text, text, fresh.text, lists.of(session.reference));
    // Where both sides changed the same piece, the old value stays in the baseline: the next save finds the conflict again.
    const held = conflicts.reduce(
      (baseline, conflict) =>
        settle(baseline, base.text, text, conflict, 'mine', lists.of(session.reference)).baseline,
      fresh,
    );
    session.lead({ from: base.text, to: held.text });
    session.show({ kind: 'loaded', baseline: held });
    session.showSave(conflicts.length > 0 ? { conflicts: { conflicts, theirs: fresh.text } } : {});
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
      if (stored !== baseline) session.lead({ from: baseline.text, to: stored.text });
      await this.parts.texts.edit(session, () => stored.text);
      session.endTrail();
    });
    await saveClean(session, this.parts);
  }

  private announceOpen(session: ContactSession): void {
    this.parts.announce(this.parts.documents.uriOf(session));
  }
}
