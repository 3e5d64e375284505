import { baselineDocument } from '../changes/baseline';
import { areSameIn, isBroken, readDocument } from '../text/contactDocument';
import { rebaseKeepingConflicts } from '../changes/openConflicts';
import { findChanges } from '../changes/parsedContact';
import { unknownDetails } from '../changes/missingDetails';
import { FIELD_ROWS } from '../fields/fields';
import type { AccountLists } from '../fields/fieldView';
import { keepingNames, withNamesIn } from '../changes/savedText';
import { withSlots } from '../changes/slotChanges';
import { isAmong, type FieldSlot, type Baseline } from '../changes/change';
import type { Origin, OriginOf, Standing } from './standing';

export function isReadable(text: string): boolean {
  return !isBroken(readDocument(text));
}

/** Whether a text that can be read has, word for word, what the fields of a contact held. */
export function hasSameValues(text: string, baseline: Baseline): boolean {
  const [document, held] = [readDocument(text), baselineDocument(baseline)];
  if (isBroken(document)) return false;
  return FIELD_ROWS.every(({ keys }) => areSameIn(keys, document, held));
}

/** Nothing can be moved below a text that is no JSON right now. */
export class BrokenTextError extends Error {
  override readonly name = 'BrokenTextError';

  constructor() {
    super('The text is not valid JSON right now.');
  }
}

export function requireReadable(text: string): void {
  if (!isReadable(text)) throw new BrokenTextError();
}

/**
 * Text whose origin nobody knows, measured against what is stored: each difference is for the person to settle. Its
 * read-only values were given by the API once, so they are no edits. What differs shows when the text can be read and an
 * answer leaves out nothing that it has: what was removed would look untouched.
 */
export function lostOrigin(stored: Baseline, text: string, lists: AccountLists): Origin {
  if (!isReadable(text) || unknownDetails(stored, text).length > 0)
    return { baseline: stored, unsettled: [] };
  const baseline = rememberOnce(stored, text);
  const changes = findChanges(baseline, text, lists);
  return changes.length === 0 ? { baseline } : { baseline, unsettled: changes.map(slotOf) };
}

/** Of a text of which all was saved: it is an older version, and asks for nothing. */
export function savedOrigin({ seen }: Baseline, text: string): Origin {
  return { baseline: { text, seen } };
}

/** These pieces are for the person to settle, too: they are already where nobody knows yet which are. */
export function unsettle(origin: Origin, fieldSlots: readonly FieldSlot[]): Origin {
  const { unsettled } = origin;
  if (fieldSlots.length === 0 || unsettled?.length === 0) return origin;
  const others = fieldSlots.filter((one) => !isAmong(one, unsettled ?? []));
  return { ...origin, unsettled: [...(unsettled ?? []), ...others.map(slotOf)] };
}

/**
 * What was saved counts as loaded in everything that texts were made from: an undo past one's own save is an edit then,
 * and an undo past what others did is none. Pieces are read in `source`, the text that was asked for.
 */
export function fold(
  { baseline, unsettled }: Origin,
  fieldSlots: readonly FieldSlot[],
  source: string,
  lists: AccountLists,
): OriginOf {
  const moved = withSlots({ baseline, text: baseline.text }, source, fieldSlots, lists);
  const named = withNamesIn(moved, source, fieldSlots);
  const left = unsettled?.filter((one) => !isAmong(one, fieldSlots));
  return originOf({ baseline, unsettled: left }, keepingNames(named, baseline, fieldSlots, lists));
}

/** The origin of each text that was made from `origin`, when that one's own text is another; the same for the same. */
export function originOf(origin: Origin, baselineOf: (text: string) => string): OriginOf {
  const known = new Map<string, Origin>();
  return (text) => {
    const base = baselineOf(text);
    const made = known.get(base) ?? { ...origin, baseline: { ...origin.baseline, text: base } };
    known.set(base, made);
    return made;
  };
}

/** A text that can be read, on top of what the API gave last; measured against `from` until then. */
export function upToDate(
  { text, origin }: Standing,
  stored: Baseline,
  lists: AccountLists,
  from = origin.baseline,
): Standing {
  // What was typed or chosen since stands on what is old by now, too: each difference is asked again.
  if (origin.unsettled !== undefined) return { text, origin: lostOrigin(stored, text, lists) };
  const moved = rebaseKeepingConflicts(from.text, text, stored, lists);
  return { text: moved.text, origin: { baseline: moved.baseline } };
}

/** What the API has given since is no edit in any text, read-only values above all. */
export function knowing({ baseline, ...rest }: Origin, latest: Baseline): Origin {
  const seen = baseline.text === latest.text ? latest.seen : [...latest.seen, latest.text];
  return { ...rest, baseline: { text: baseline.text, seen } };
}

function rememberOnce({ text, seen }: Baseline, given: string): Baseline {
  return { text, seen: seen.includes(given) ? seen : [...seen, given] };
}

function slotOf({ field, slot }: FieldSlot): FieldSlot {
  return { field, slot };
}
