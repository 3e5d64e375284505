import { readSound } from '../../core/text/contactDocument';
import { copyMembers } from '../../core/text/contactText';
import { readDraft } from '../../core/changes/draft';
import { FIELDS } from '../../core/fields/fields';
import type { AccountLists } from '../../core/fields/fieldView';
import { type Piece, withPieces } from '../../core/changes/pieces';
import type { SaveOutcome } from '../../core/saving/saveOutcome';
import type { TakenText, Trail } from '../contact/textOrigins';

type Sent = Extract<SaveOutcome, { kind: 'saved' | 'partly' }>;

/**
 * What a document's text counts as made from after a save of it. What the API did not take the document gives up, until
 * an undo leads back to it; what was not sent in the end, a removal of tags that failed, stays an edit.
 */
export function trailAfter(
  outcome: Sent,
  asked: Pick<TakenText, 'text' | 'from'>,
  lists: AccountLists,
): Trail {
  if (outcome.kind === 'saved') {
    return { from: asked.text, again: asStored(outcome, asked, outcome.result.notTaken, lists) };
  }
  const left = readDraft(outcome.baseline, outcome.text, lists);
  const from = asStored(outcome, asked, left.kind === 'contact' ? left.changes : [], lists);
  return { from, again: from };
}

/** The text with these pieces as they are stored, so that they are what it asks for beyond that. */
function asStored(
  { baseline }: Sent,
  { text, from }: Pick<TakenText, 'text' | 'from'>,
  pieces: readonly Piece[],
  lists: AccountLists,
): string {
  const [document, before] = [readSound(text), readSound(from)];
  // Who edits ids alone leaves names behind that say something else: they must not count as edits.
  const untouched = pieces
    .flatMap(({ field }) => FIELDS[field].keys)
    .filter((key) => document.members.get(key)?.source === before.members.get(key)?.source);
  const stored = withPieces({ baseline, text }, baseline.text, pieces, lists);
  return copyMembers(stored, document, untouched);
}
