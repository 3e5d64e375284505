import { type Baseline, baselineDocument } from './baseline';
import { readSound } from './contactDocument';
import { FIELDS } from './fields';
import type { AccountLists, FieldId } from './fieldView';
import { refuseMistakes } from './mistakes';

/** One slot of one field. */
export interface Piece {
  readonly field: FieldId;
  readonly slot: string;
}

/**
 * `text` with these pieces as `source` has them; both stand on the baseline. Throws when one is broken
 * JSON, and `MistakeError` when something that nobody can read would be lost.
 */
export function withPieces(
  { baseline, text }: { readonly baseline: Baseline; readonly text: string },
  source: string,
  pieces: readonly Piece[],
  lists: AccountLists,
): string {
  const there = readSound(source);
  return pieces.reduce((before, { field: id, slot }) => {
    const field = FIELDS[id];
    const loaded = field.readLoaded(baselineDocument(baseline));
    const document = readSound(before);
    const wanted = field.readWanted(document, loaded, lists);
    refuseMistakes(field, wanted, document);
    const taken = new Map([[slot, field.readWanted(there, loaded, lists).slots.get(slot)]]);
    return field.write(document, wanted.slots, taken, lists);
  }, text);
}
