import { type Baseline, baselineDocument } from './baseline';
import { readSound } from '../text/contactDocument';
import { FIELDS } from '../fields/fields';
import type { AccountLists, FieldId } from '../fields/fieldView';
import { refuseMistakes } from './mistakes';

/** One slot of one field. */
export interface Piece {
  readonly field: FieldId;
  readonly slot: string;
}

export function isSamePiece(a: Piece, b: Piece): boolean {
  return a.field === b.field && a.slot === b.slot;
}

interface Target {
  readonly baseline: Baseline;
  readonly text: string;
}

/** `text` with these pieces as `source` has them; both stand on the baseline. Throws when one is broken JSON. */
export function withPieces(
  { baseline, text }: Target,
  source: string,
  pieces: readonly Piece[],
  lists: AccountLists,
): string {
  const there = readSound(source);
  return pieces.reduce((before, { field: id, slot }) => {
    const field = FIELDS[id];
    const loaded = field.readLoaded(baselineDocument(baseline));
    const document = readSound(before);
    const { slots: wanted } = field.readWanted(document, loaded, lists);
    const taken = new Map([[slot, field.readWanted(there, loaded, lists).slots.get(slot)]]);
    return field.write(document, wanted, taken, lists);
  }, text);
}

/** `withPieces` for a text that a person may be writing in. Throws `MistakeError` where that would lose something. */
export function piecesBack(
  target: Target,
  source: string,
  pieces: readonly Piece[],
  lists: AccountLists,
): string {
  const document = readSound(target.text);
  for (const field of new Set(pieces.map(({ field: id }) => FIELDS[id]))) {
    const loaded = field.readLoaded(baselineDocument(target.baseline));
    refuseMistakes(field, field.readWanted(document, loaded, lists), document);
  }
  return withPieces(target, source, pieces, lists);
}
