import {
  type Baseline,
  type Conflict,
  type ParsedContact,
  type Change,
  type FieldSlot,
  isAmong,
} from '../changes/change';
import { baselineDocument } from '../changes/baseline';
import { changesIn, parseContact } from '../changes/parsedContact';
import { rebase } from '../changes/rebase';
import { sameFor } from '../fields/field';
import { FIELD_ROWS, FIELDS } from '../fields/fields';
import type { AccountLists } from '../fields/fieldView';
import { diffSlots } from '../fields/slots';
import { withArrived } from '../saving/unconfirmedSaves';
import { areSameIn, isBroken, readDocument } from '../text/contactDocument';
import { isSameShown, type Origin, type Shown, type Standing } from './standing';

/** What follows from a text, from what it was made from, and from what the API holds. */
interface Compared {
  readonly conflicts: readonly Conflict[];
  /** The API holds values that the text was not made from. */
  readonly isBehind: boolean;
}

interface Reading extends Standing {
  readonly lists: AccountLists;
  readonly parsed: ParsedContact;
}

interface KnownComparison extends Shown, Compared {}

/** Compares a text with what it was made from and with what is stored; once for all who ask about the same. */
export class Comparison {
  private reading: Reading | undefined;
  private known: KnownComparison | undefined;

  /** What the text asks for. */
  parse({ text, origin }: Standing, lists: AccountLists): ParsedContact {
    const last = this.reading;
    if (last?.origin === origin && last.text === text && last.lists === lists) return last.parsed;
    const parsed = parseContact(origin.baseline, text, lists);
    this.reading = { origin, text, lists, parsed };
    return parsed;
  }

  compare(shown: Shown): Compared {
    const { known } = this;
    if (known !== undefined && isSameShown(known, shown)) return known;
    const { origin, latest, lists } = shown;
    const conflicts = this.findConflicts(shown);
    const behind = isBehind(origin.baseline, latest, conflicts, lists);
    this.known = { ...shown, conflicts, isBehind: behind };
    return this.known;
  }

  /** What the text is measured against, where what an unconfirmed save asked for counts as loaded if it is there now. */
  knownBase({ latest, unconfirmedSaves, lists, ...now }: Shown): Baseline {
    const { baseline } = now.origin;
    if (unconfirmedSaves.length === 0) return baseline;
    const wanted = changesIn(this.parse(now, lists));
    return { ...baseline, text: withArrived(baseline, unconfirmedSaves, wanted, latest.text, lists) };
  }

  private findConflicts(shown: Shown): readonly Conflict[] {
    const { text, origin, latest, lists } = shown;
    if (origin.unsettled !== undefined)
      return lostConflicts(origin, latest, changesIn(this.parse({ text, origin }, lists)));
    if (origin.baseline.text === latest.text || isBroken(readDocument(text))) return [];
    return rebase(this.knownBase(shown).text, text, latest.text, lists).conflicts;
  }
}

/** What is open of a text whose origin is lost; "mine" is what keeping it would keep. */
function lostConflicts(
  { baseline, unsettled = [] }: Origin,
  latest: Baseline,
  changes: readonly Change[],
): Conflict[] {
  return changes
    .filter((change) => isAmong(change, unsettled))
    .map(({ field, slot, after }) => {
      const loaded = FIELDS[field].readLoaded(baselineDocument(baseline));
      const theirs = FIELDS[field].readLoaded(baselineDocument(latest), loaded).slots.get(slot)?.value;
      return { field, slot, base: undefined, mine: after, theirs, isBaseLost: true };
    });
}

/**
 * Whether `latest` has a field's value that `base` has not. Dates and what else nobody edits move with everything and
 * tell nothing, write-only fields never come back, and pieces in conflict are told by themselves.
 */
export function isBehind(
  base: Baseline,
  latest: Baseline,
  told: readonly FieldSlot[],
  lists: AccountLists,
): boolean {
  if (base.text === latest.text) return false;
  const [before, now] = [baselineDocument(base), baselineDocument(latest)];
  return FIELD_ROWS.some((field) => {
    if (field.writeOnly) return false;
    if (areSameIn(field.keys, before, now)) return false;
    const loaded = field.readLoaded(before);
    const differences = diffSlots(loaded.slots, field.readLoaded(now, loaded).slots, sameFor(field, lists));
    return [...differences.keys()].some(
      (slot) =>
        !told.some(
          (fieldSlot) => fieldSlot.field === field.id && (fieldSlot.slot === slot || fieldSlot.slot === ''),
        ),
    );
  });
}
