import type { FieldSlot, Baseline } from '../changes/change';

/**
 * What a text was made from: the difference to it is what counts as an edit. Its baseline is the contact as the API gave
 * it, but for pieces that a person has chosen of, or has yet to choose of.
 */
export interface Origin {
  readonly baseline: Baseline;
  /** Nobody knows what the text was made from: these of its pieces are for the person to settle before anything is sent. */
  readonly unsettled?: readonly FieldSlot[];
}

/** What stands in the document, and what it was made from. */
export interface Standing {
  readonly text: string;
  readonly origin: Origin;
}
