import type { FieldSlot, Baseline } from '../changes/change';
import type { AccountLists } from '../fields/fieldView';
import type { UnconfirmedSave } from '../saving/saveOutcome';

/**
 * What a text was made from: the difference to it is what counts as an edit. Its baseline is the contact as the API gave
 * it, except for values in conflict that a person has settled, or has yet to settle.
 */
export interface Origin {
  readonly baseline: Baseline;
  /** Nobody knows what the text was made from: these of its pieces are for the person to settle before anything is sent. */
  readonly unsettled?: readonly FieldSlot[] | undefined;
}

/** What a text was made from. */
export type OriginOf = (text: string) => Origin;

/** What stands in the document, and what it was made from. */
export interface Standing {
  readonly text: string;
  readonly origin: Origin;
}

/** All that a view shows of a contact's text follows from these. */
export interface Shown extends Standing {
  /** The contact as the API had last given it. */
  readonly latest: Baseline;
  readonly unconfirmedSaves: readonly UnconfirmedSave[];
  readonly lists: AccountLists;
}

export function isSameShown(one: Shown, { text, origin, latest, unconfirmedSaves, lists }: Shown): boolean {
  const { baseline, unsettled } = one.origin;
  const isSameText = one.text === text && baseline === origin.baseline && unsettled === origin.unsettled;
  return (
    isSameText && one.latest === latest && one.unconfirmedSaves === unconfirmedSaves && one.lists === lists
  );
}
