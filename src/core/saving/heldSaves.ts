/** Why a save was held back. Nothing was sent, and it is for the person to say what becomes of it. */
export type HeldReason =
  /** VS Code saved the document itself. */
  | 'vscodeSave'
  /** It was asked for during another save, which did not end well. */
  | 'afterFailure';

const MANY_REFUSALS = 3;

/** What of one contact was held back. */
export class HeldSaves {
  static readonly NONE = new HeldSaves(undefined, 0);

  private constructor(
    /** Undefined while nothing waits for the person. */
    readonly reason: HeldReason | undefined,
    /** How often VS Code's own saves were refused. */
    private readonly refusals: number,
  ) {}

  holdBack(reason: HeldReason): HeldSaves {
    return new HeldSaves(reason, this.refusals + (reason === 'vscodeSave' ? 1 : 0));
  }

  /** The person has saved, or keeps the edits for later. Refusals are still counted: they may come again and again. */
  letGo(): HeldSaves {
    return new HeldSaves(undefined, this.refusals);
  }

  /** Something saves this contact over and over, as VS Code's chat does before each message. */
  get isRefusedOften(): boolean {
    return this.refusals >= MANY_REFUSALS;
  }
}
