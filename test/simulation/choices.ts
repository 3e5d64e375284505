import { type FieldSlot, isAmong } from '../../src/core/changes/change';
import type { ContactState } from '../../src/core/session/contactState';
import type { PageChoice } from '../../src/core/session/pageTexts';
import type { Oracle } from './oracle';
import { slotName, slotNamesOf, type SlotValues } from './slotValues';
import { trace } from './trace';

type Known = Pick<ContactState, 'conflicts' | 'changes' | 'parsed'>;

/** What a person has chosen in conflicts; known to the oracle when it has been carried out. */
export class Choices {
  /**
   * Pieces of which the person has said that theirs stays. An edit on its way may open the conflict only after the
   * click.
   */
  private chosen: (FieldSlot & { wasOpen: boolean })[] = [];

  constructor(private readonly oracle: Oracle) {}

  /** A choice is on its way, from a page that has `shown` these values; what is given back is to be called at its end. */
  begin({ field, slot, keep }: PageChoice, shown: SlotValues | undefined, { conflicts }: Known): () => void {
    const piece = { field, slot };
    const choice = { ...piece, wasOpen: isAmong(piece, conflicts) };
    trace(() => `choose ${field} ${slot} ${keep} ${String(choice.wasOpen)}`);
    if (keep === 'theirs') return this.oracle.typed.choosing({ slots: slotNamesOf(piece), shown });
    this.chosen.push(choice);
    return () => {
      this.chosen = this.chosen.filter((one) => one !== choice);
    };
  }

  /** A run of the extension has ended, with what was on its way. */
  forget(): void {
    this.chosen = [];
  }

  /** Choices that have been carried out by now; a piece may be closed and come back before its turn comes. */
  settle({ conflicts, changes, parsed }: Known, number: number | undefined): void {
    if (this.chosen.length === 0 || parsed?.kind !== 'contact') return;
    for (const piece of this.chosen) {
      const isOpen = isAmong(piece, conflicts);
      if (piece.wasOpen && !isOpen && isAmong(piece, changes))
        this.oracle.keptMine(slotName(piece.field, piece.slot), number);
      piece.wasOpen ||= isOpen;
    }
    const isKept = (piece: FieldSlot): boolean => isAmong(piece, changes) && !isAmong(piece, conflicts);
    this.chosen = this.chosen.filter((piece) => !piece.wasOpen || !isKept(piece));
  }
}
