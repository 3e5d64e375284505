import { arrivedPieces } from '../saving/unconfirmedSaves';
import { DocumentState } from './documentState';
import { fold } from './origin';
import { isSameFieldSlot, type FieldSlot, type Conflict, type Baseline } from '../changes/change';
import type { Origin, Standing } from './standing';
import type { UnconfirmedSave } from '../saving/saveOutcome';

/**
 * The one owner of what is known of an open contact. All that views show follows from the document's text, from what
 * that was made from, and from the contact as the API last gave it; nothing of it is kept a second time.
 */
export class ContactState extends DocumentState {
  /** What was asked for by saves of which nobody knows what came, until the contact is read. */
  unconfirmedSaves: readonly UnconfirmedSave[] = [];

  /** The pieces that others have changed, too, since the text was made. */
  get conflicts(): readonly Conflict[] {
    return this.compared?.conflicts ?? [];
  }

  /** Whether the text is an older version: the API holds values that it was not made from. */
  get isBehind(): boolean {
    if (this.isYetToFollow || this.isOriginLost) return false;
    return this.compared?.isBehind === true || this.isCleanByUndo;
  }

  /** These pieces of `source` were saved. `own` is what the texts that were measured against it count as made from now. */
  foldSaved(
    fieldSlots: readonly FieldSlot[],
    source: string,
    own?: { readonly from: Origin; readonly text: string },
  ): void {
    const lists = this.ports.lists.of();
    this.mapOrigins((origin) =>
      origin.baseline.text === own?.from.baseline.text
        ? { ...origin, baseline: { ...origin.baseline, text: own.text } }
        : fold(origin, fieldSlots, source, lists),
    );
  }

  /**
   * What unconfirmed saves are found to have brought is saved: nobody else changed that. The text that stands there keeps
   * what was taken back in it: that must not come again as the opposite edit.
   */
  foldArrived(): void {
    const { unconfirmedSaves, latest, changes } = this;
    if (latest === undefined || !this.isOpen) return;
    const lists = this.ports.lists.of();
    for (const unconfirmed of unconfirmedSaves) {
      const standing = this.origin;
      this.mapOrigins((origin) => {
        const fieldSlots = arrivedPieces(origin.baseline, unconfirmed, latest.text, lists);
        const wanted = (fieldSlot: FieldSlot): boolean =>
          changes.some((change) => isSameFieldSlot(change, fieldSlot));
        return fold(origin, origin === standing ? fieldSlots.filter(wanted) : fieldSlots, latest.text, lists);
      });
    }
    this.unconfirmedSaves = [];
  }

  /** What the text is measured against, where what an unconfirmed save asked for counts as loaded if it is there now. */
  knownBase(now: Standing): Baseline {
    const { unconfirmedSaves, latest } = this;
    if (latest === undefined) return now.origin.baseline;
    return this.comparison.knownBase(now, latest, unconfirmedSaves, this.ports.lists.of());
  }

  private get compared() {
    const { origin, text, latest, unconfirmedSaves } = this;
    if (origin === undefined || latest === undefined) return undefined;
    return this.comparison.compare({ text, origin }, latest, unconfirmedSaves, this.ports.lists.of());
  }
}
