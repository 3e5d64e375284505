import { rememberGiven } from '../../core/changes/baseline';
import { readDraft } from '../../core/changes/draft';
import { isSamePiece } from '../../core/changes/pieces';
import { settle } from '../../core/changes/rebase';
import type { FieldId } from '../../protocol/messages';
import type { ContactSession } from '../contact/contactSession';
import { isReadable } from '../contact/contactTexts';
import { lostBaselineStory } from './saveStories';
import { saveClean, type SavingParts } from './savingParts';

/** What only a person can decide: pieces that changed on both sides, and edits whose origin is lost. */
export class ConflictSettling {
  constructor(private readonly parts: SavingParts) {}

  /**
   * Text whose origin nobody knows: each difference from what is stored is for the person to settle. Its read-only
   * values were given by the API once, so they are no edits.
   */
  findLostOrigin(session: ContactSession): void {
    const { baseline } = session;
    const text = this.parts.texts.written(session);
    if (baseline === undefined || !isReadable(text)) return;
    const known = rememberGiven(baseline, text);
    const draft = readDraft(known, text, this.parts.lists.of(session.reference));
    const changes = draft.kind === 'contact' ? draft.changes : [];
    const conflicts = changes.map(({ field, slot, before, after }) => ({
      field,
      slot,
      base: undefined,
      mine: after,
      theirs: before,
    }));
    session.originLost = conflicts.length > 0;
    session.showSave(
      session.originLost ? { story: lostBaselineStory(), conflicts: { conflicts, theirs: known.text } } : {},
    );
    session.show({ kind: 'loaded', baseline: known });
  }

  /** Settles one conflict in the text; the person saves again. */
  async settle(
    session: ContactSession,
    field: FieldId,
    slot: string,
    take: 'mine' | 'theirs',
  ): Promise<void> {
    await session.inTurn(async () => {
      // What follows only now may open or close conflicts.
      await this.parts.texts.catchUp(session);
      const { baseline } = session;
      const open = session.save.conflicts;
      const conflict = open?.conflicts.find((one) => isSamePiece(one, { field, slot }));
      if (baseline === undefined || open === undefined || conflict === undefined) return;
      const lists = this.parts.lists.of(session.reference);
      const choose = (text: string): ReturnType<typeof settle> =>
        settle(baseline, open.theirs, text, conflict, take, lists);
      const settled = choose(this.parts.texts.written(session)).baseline;
      await this.parts.texts.edit(session, (text) => choose(text).text);
      session.show({ kind: 'loaded', baseline: settled });
      const left = open.conflicts.filter((other) => other !== conflict);
      if (left.length === 0) session.originLost = false;
      const story = session.originLost ? lostBaselineStory() : undefined;
      session.showSave(left.length > 0 ? { story, conflicts: { ...open, conflicts: left } } : {});
    });
    await saveClean(session, this.parts);
  }
}
