/** Why a save was held back. Nothing was sent, and it is for the person to say what becomes of it. */
export type HeldReason =
  /** VS Code saved the document itself. */
  | 'vscodeSave'
  /** It was asked for during another save, which did not end well. */
  | 'afterFailure';

/** What of one contact was held back. */
export interface HeldSaves {
  /** Undefined while nothing waits for the person. */
  readonly reason: HeldReason | undefined;
  /** How often VS Code's own saves were refused. */
  readonly refusals: number;
}

const MANY_REFUSALS = 3;

export const NONE_HELD: HeldSaves = { reason: undefined, refusals: 0 };

export function holdBack({ refusals }: HeldSaves, reason: HeldReason): HeldSaves {
  return { reason, refusals: refusals + (reason === 'vscodeSave' ? 1 : 0) };
}

/** The person has saved, or keeps the edits for later. Refusals are still counted: they may come again and again. */
export function letGo({ refusals }: HeldSaves): HeldSaves {
  return { reason: undefined, refusals };
}

/** Something saves this contact over and over, as VS Code's chat does before each message. */
export function isRefusedOften({ refusals }: HeldSaves): boolean {
  return refusals >= MANY_REFUSALS;
}
