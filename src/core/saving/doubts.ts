import { type Baseline, baselineDocument } from '../changes/baseline';
import { readSound } from '../text/contactDocument';
import type { Change } from '../changes/draft';
import { FIELDS } from '../fields/fields';
import type { AccountLists } from '../fields/fieldView';
import { isSamePiece, type Piece, withPieces } from '../changes/pieces';

/** What a save asked for, of which nobody knows whether it arrived. */
export interface Doubt {
  /** The text that was asked for. */
  readonly asked: string;
  readonly changes: readonly Change[];
}

/**
 * The baseline's text, where what a save in doubt asked for counts as loaded if the API holds it `now`: nobody else
 * changed that. Only where it is still `wanted`: an edit that was taken back must not come again as the opposite one.
 */
export function withArrived(
  baseline: Baseline,
  doubts: readonly Doubt[],
  wanted: readonly Change[],
  now: string,
  lists: AccountLists,
): string {
  return doubts.reduce((text, doubt) => {
    const pieces = arrivedPieces(baseline, doubt, now, lists);
    const kept = pieces.filter((piece) => wanted.some((change) => isSamePiece(change, piece)));
    return withPieces({ baseline, text }, now, kept, lists);
  }, baseline.text);
}

/** What of a save in doubt the API holds `now`. */
export function arrivedPieces(
  baseline: Baseline,
  { asked, changes }: Doubt,
  now: string,
  lists: AccountLists,
): readonly Piece[] {
  const [wanted, stored] = [readSound(asked), readSound(now)];
  return changes.filter(({ field: id, slot }) => {
    const field = FIELDS[id];
    // Sets merge, so that they are never in conflict, and ids that move would leave their names behind.
    if (field.writeOnly || field.keys.length > 1) return false;
    const loaded = field.readLoaded(baselineDocument(baseline));
    const there = field.readLoaded(stored, loaded).slots.get(slot);
    return field.same(slot, there, field.readWanted(wanted, loaded, lists).slots.get(slot), lists);
  });
}
