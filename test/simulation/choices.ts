import { type FieldSlot, isAmong } from '../../src/core/changes/change';
import type { ContactState } from '../../src/core/session/contactState';
import type { Oracle } from './oracle';
import { slotName, slotNamesOf } from './slotValues';
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

  /** A choice is on its way; what is given back tells of its end, and whether its run is still there. */
  begin(piece: FieldSlot, take: 'mine' | 'theirs', { conflicts }: Known): (isThere: boolean) => void {
    const { oracle } = this;
    const choice = { ...piece, wasOpen: isAmong(piece, conflicts) };
    trace(() => `choose ${piece.field} ${piece.slot} ${take} ${String(choice.wasOpen)}`);
    if (take === 'theirs') oracle.typed.choosing(slotNamesOf(piece), true);
    else this.chosen.push(choice);
    return (isThere) => {
      if (take === 'theirs' && isThere) oracle.typed.choosing(slotNamesOf(piece), false);
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
