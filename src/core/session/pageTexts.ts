import { editField } from '../changes/editField';
import type { AccountLists, FieldEdit, FieldId } from '../fields/fieldView';
import { findChanges } from '../changes/parsedContact';
import { keepConflictsOpen } from '../changes/openConflicts';
import { rebase } from '../changes/rebase';
import { areSameIn, readSound } from '../text/contactDocument';
import { FIELDS } from '../fields/fields';
import { type FieldSlot, isAmong } from '../changes/change';
import { withSlots } from '../changes/slotChanges';
import { unsettle } from './origin';
import { isSameShown, type Shown, type Standing } from './standing';

export interface PageChange {
  readonly field: FieldId;
  readonly slot: string;
  readonly edit: FieldEdit;
  /** Of the state that the page showed when the edit began. */
  readonly textNumber: number;
}

/** What a person keeps of a piece that others have changed, too. */
export interface PageChoice extends FieldSlot {
  readonly keep: 'mine' | 'theirs';
  /** Of the state that the page shows. */
  readonly textNumber: number;
}

/** A page answers in a moment: an edit that was made on an older one is not to be expected. */
const MOST_SHOWN_TEXTS = 100;
/** Of one text or of many, in characters; of a longer text only the last is known. */
const MOST_SHOWN_CHARACTERS = 4_000_000;

/**
 * The texts that one page has shown. An edit may come from a page that has not seen yet what a save or a reload brought:
 * it is made in the text that the page knew, and the difference is carried to what stands in the document by now.
 */
export class PageTexts {
  private readonly shown = new Map<number, Shown>();
  private last = 0;

  /** The text's number, which goes down with the state and comes back with each edit that was made on it. */
  show(shown: Shown): number {
    const known = this.shown.get(this.last);
    if (known !== undefined && isSameShown(known, shown)) return this.last;
    this.last += 1;
    this.shown.set(this.last, shown);
    this.forgetOldest();
    return this.last;
  }

  /** What the page shows under this number, and what was typed there since; undefined when that is long ago. */
  at(textNumber: number): Shown | undefined {
    return this.shown.get(textNumber);
  }

  /** Makes an edit in what stands there now, however often VS Code asks for it. Throws as `editField` does. */
  carry({ field, slot, edit, textNumber }: PageChange, lists: AccountLists): (now: Standing) => Standing {
    // What the page's lists did not tell, an edit does not mean.
    const make = ({ origin, text }: Standing): string =>
      editField(origin.baseline, text, field, slot, edit, seen?.lists ?? lists);
    let seen: (Standing & Pick<Shown, 'lists'>) | undefined;
    return (now) => {
      // In text that is no JSON right now nothing can be changed but by hand.
      const document = readSound(now.text);
      const shown = this.at(textNumber);
      seen ??= shown ?? { ...now, lists };
      const mine = make(seen);
      // The page's next edit comes on top of this one.
      if (shown !== undefined) this.shown.set(textNumber, { ...shown, text: mine });
      // What is put back, or as loaded again, is what the text is made from now, whatever the page knew.
      if (edit.kind === 'restore' || areSameIn(FIELDS[field].keys, readSound(seen.text), document))
        return { text: make(now), origin: now.origin };
      return land(seen, mine, now, lists);
    };
  }

  private forgetOldest(): void {
    let characters = 0;
    for (const [number, { text }] of [...this.shown].reverse()) {
      characters += text.length;
      const isOver = characters > MOST_SHOWN_CHARACTERS || number <= this.last - MOST_SHOWN_TEXTS;
      if (isOver && number !== this.last) this.shown.delete(number);
    }
  }
}

/** Where others changed a piece while the edit was on its way, what the text is made from keeps the value that was seen. */
function land(seen: Standing, mine: string, now: Standing, lists: AccountLists): Standing {
  if (mine === seen.text) return now;
  const { text, conflicts: different } = rebase(seen.text, mine, now.text, lists);
  if (different.length === 0) return { text, origin: now.origin };
  const { baseline } = now.origin;
  const from = madeFrom(seen, lists);
  // What is edited there by now the person has changed on top of that, in the JSON or in another page, or has chosen.
  const edited = findChanges(baseline, now.text, lists);
  const isUnseen = (one: FieldSlot): boolean => isAmong(one, different) && !isAmong(one, edited);
  const conflicts = rebase(from, mine, baseline.text, lists).conflicts.filter(isUnseen);
  // Who takes an edit back in the page asks for nothing, whatever others have written meanwhile.
  const asked = findChanges({ text: from, seen: [] }, mine, lists);
  const takenBack = findChanges(baseline, mine, lists).filter((one) => isUnseen(one) && !isAmong(one, asked));
  if (conflicts.length === 0 && takenBack.length === 0) return { text, origin: now.origin };
  const { unsettled } = seen.origin;
  const isLost = (conflict: FieldSlot): boolean =>
    unsettled !== undefined && (unsettled.length === 0 || isAmong(conflict, unsettled));
  const open = conflicts.filter((conflict) => !isLost(conflict));
  const kept = { from, mine, conflicts: [...open, ...takenBack] };
  const origin = { ...now.origin, baseline: keepConflictsOpen(kept, baseline, lists) };
  // What the page showed of a piece that was to be settled the API may never have given: it is to be settled still.
  return { text, origin: unsettle(origin, conflicts.filter(isLost)) };
}

/** Where nobody knows that, an edit was made from what the page showed: a choice that was open there stays open. */
function madeFrom({ text, origin: { baseline, unsettled } }: Standing, lists: AccountLists): string {
  if (unsettled === undefined) return baseline.text;
  if (unsettled.length === 0) return text;
  return withSlots({ baseline, text: baseline.text }, text, unsettled, lists);
}
