import type { Baseline } from '../../core/changes/baseline';
import { editField } from '../../core/changes/editField';
import { isSamePiece } from '../../core/changes/pieces';
import { type Conflict, rebase } from '../../core/changes/rebase';
import type { AccountLists, FieldEdit, FieldId } from '../../protocol/messages';

/** A text that a page shows, and what it is measured against. */
interface ShownText {
  readonly baseline: Baseline;
  readonly text: string;
}

export interface PageEdit {
  readonly field: FieldId;
  readonly slot: string;
  readonly edit: FieldEdit;
}

/** Where a page's edit has led. */
export interface Landed {
  readonly text: string;
  /** Others changed these pieces while the edit was on its way. */
  readonly conflicts: readonly Conflict[];
  /** What the page shows with the edit, `mine`, and what that was made from. */
  readonly mine: string;
  readonly from: string;
}

/** A page answers in a moment: an edit that was made on an older one is not to be expected. */
const MOST_SHOWN_TEXTS = 100;
/** Of one text or of many, in characters; of a longer text only the last is known. */
const MOST_SHOWN_CHARACTERS = 4_000_000;

/**
 * The texts that one page has shown. An edit may come from a page that has not seen yet what a save or a reload brought:
 * it is made in the text that the page knew, and the difference is carried to what the document means by now.
 */
export class PageTexts {
  private readonly shown = new Map<number, ShownText>();
  private last = 0;

  /** The text's number, which goes down with the state and comes back with each edit that was made on it. */
  show(baseline: Baseline, text: string): number {
    const known = this.shown.get(this.last);
    if (known?.baseline === baseline && known.text === text) return this.last;
    this.last += 1;
    this.shown.set(this.last, { baseline, text });
    this.forgetOldest();
    return this.last;
  }

  private forgetOldest(): void {
    let characters = 0;
    for (const [number, { text }] of [...this.shown].reverse()) {
      characters += text.length;
      const isOver = characters > MOST_SHOWN_CHARACTERS || number <= this.last - MOST_SHOWN_TEXTS;
      if (isOver && number !== this.last) this.shown.delete(number);
    }
  }

  /** Makes an edit in what the document means now, however often VS Code asks for it. Throws as `editField` does. */
  carry(
    { field, slot, edit }: PageEdit,
    textNumber: number,
    lists: AccountLists,
  ): (now: ShownText) => Landed {
    const make = ({ baseline, text }: ShownText): string =>
      editField(baseline, text, field, slot, edit, lists);
    let seen: ShownText | undefined;
    return (now) => {
      seen ??= this.shown.get(textNumber) ?? now;
      const mine = make(seen);
      // The page's next edit comes on top of this one.
      if (this.shown.has(textNumber)) this.shown.set(textNumber, { ...seen, text: mine });
      const isNow = seen.text === now.text && seen.baseline === now.baseline;
      // What is put back is what is stored now, whatever the page knew.
      if (isNow || edit.kind === 'restore') {
        return { text: make(now), conflicts: [], mine, from: seen.baseline.text };
      }
      return land(seen, mine, now, lists);
    };
  }
}

function land(seen: ShownText, mine: string, now: ShownText, lists: AccountLists): Landed {
  const from = seen.baseline.text;
  if (mine === seen.text) return { text: now.text, conflicts: [], mine, from };
  const { text, conflicts: different } = rebase(seen.text, mine, now.text, lists);
  if (different.length === 0) return { text, conflicts: [], mine, from };
  // What nobody else changed the person has, in the JSON or in another page.
  const conflicts = rebase(from, mine, now.baseline.text, lists).conflicts.filter((conflict) =>
    different.some((one) => isSamePiece(one, conflict)),
  );
  return { text, conflicts, mine, from };
}
