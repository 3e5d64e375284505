/** A text that the document has left behind, and what it was made from. */
interface PastText {
  readonly text: string;
  readonly from: string;
}

/** Where a text comes from that the contact has moved on from. */
export interface Trail {
  /** What the document's text was made from: what it means is its changes to this, made to the baseline. */
  readonly from: string;
  /** What it counts as made from when an undo leads back to it: what the API did not take is an edit again then. */
  readonly again: string;
}

/** A text of the document on its way to a save; the contact may move on before its turn comes. */
export interface TakenText {
  readonly text: string;
  readonly from: string;
  /** The document's text has become another one since, made from something else. */
  readonly isLeft: boolean;
}

type Taken = { -readonly [Key in keyof TakenText]: TakenText[Key] };

/** Undo can lead back to texts from before saves and reloads. */
const MOST_PAST_TEXTS = 50;

/**
 * What the texts of one document were made from. It travels with each: with the document's own, with those that an undo
 * may bring back, and with those that wait to be saved.
 */
export class TextOrigins {
  private current: Trail | undefined;
  private readonly past: PastText[] = [];
  private readonly taken: Taken[] = [];

  /** Undefined while the document's text is made from the baseline. */
  get trail(): Trail | undefined {
    return this.current;
  }

  /**
   * The contact has moved on, and the document's text was made from `from`. When that was `sent`, texts that were taken
   * before it have nothing to add.
   */
  lead({ from, again }: Trail, sent?: TakenText): void {
    this.current = { from, again };
    this.remember(from);
    const order = sent === undefined ? -1 : this.taken.findIndex((one) => one === sent);
    this.taken.forEach((one, index) => {
      if (!one.isLeft) one.from = index < order ? one.text : from;
    });
  }

  /** The document is about to follow the trail: an undo may bring this text back. */
  leave(text: string): void {
    if (this.current === undefined) return;
    this.remember(text);
    this.fixTaken();
  }

  end(): void {
    this.current = undefined;
    this.fixTaken();
  }

  /** Undo has led to `text`: when the document has left it behind, it means what it meant then. */
  recall(text: string): boolean {
    const past = this.past.findLast((left) => left.text === text);
    if (past === undefined) return false;
    this.fixTaken();
    this.current = { from: past.from, again: past.from };
    return true;
  }

  take(text: string, baseline: string): TakenText {
    const taken = { text, from: this.current?.from ?? baseline, isLeft: false };
    this.taken.push(taken);
    return taken;
  }

  release(taken: TakenText): void {
    this.taken.splice(
      this.taken.findIndex((one) => one === taken),
      1,
    );
  }

  private remember(text: string): void {
    if (this.current === undefined) return;
    this.past.push({ text, from: this.current.again });
    if (this.past.length > MOST_PAST_TEXTS) this.past.shift();
  }

  private fixTaken(): void {
    this.taken.forEach((one) => {
      one.isLeft = true;
    });
  }
}
