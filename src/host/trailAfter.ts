import { readDraft } from '../core/contact/draft';
import type { AccountLists } from '../core/contact/fieldView';
import { type Piece, withPieces } from '../core/contact/pieces';
import type { SaveOutcome } from '../core/saveOutcome';
import type { Trail } from './textOrigins';

/**
 * What a document's text counts as made from after a save of it. What the API did not take the document gives up, until
 * an undo leads back to it; what was not sent in the end, a removal of tags that failed, stays an edit.
 */
export function trailAfter(
  outcome: Extract<SaveOutcome, { kind: 'saved' | 'partly' }>,
  text: string,
  lists: AccountLists,
): Trail {
  const { baseline } = outcome;
  const without = (pieces: readonly Piece[]): string =>
    withPieces({ baseline, text }, baseline.text, pieces, lists);
  if (outcome.kind === 'saved') return { from: text, again: without(outcome.result.notTaken) };
  const left = readDraft(baseline, outcome.text, lists);
  const from = without(left.kind === 'contact' ? left.changes : []);
  return { from, again: from };
}
