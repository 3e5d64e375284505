/** What a save that was asked for during another one does when that has ended. */
export type AfterSave =
  /** It is carried out. */
  | 'next'
  /** It waits for the person: what became of the one before is for them to read first. */
  | 'waits'
  /** What the one before says is the answer to both. */
  | 'answered';

export interface EndedSave {
  readonly after: AfterSave;
  /** For whoever asked, where nothing else has told them. */
  readonly error?: Error | undefined;
}

interface QueuedSaving {
  readonly save: () => Promise<EndedSave>;
  /** A save was asked for that is not carried out by itself. */
  readonly hold: () => void;
  readonly showQueued: (isQueued: boolean) => void;
}

/**
 * The saves of one contact, one at a time. What is asked for during one follows it, and several are one: each takes the
 * text as it is when it begins.
 */
export class SaveQueue {
  private running: Promise<EndedSave> | undefined;
  private next: Promise<void> | undefined;
  /** Which save waits its turn. */
  private turn: object | undefined;

  constructor(private readonly saving: QueuedSaving) {}

  /** Settles when what was asked for is done, or waits for the person. */
  async ask(): Promise<void> {
    if (this.running === undefined) await this.run();
    else await (this.next ??= this.follow(this.running));
  }

  /** What waits its turn is not carried out: nobody wants it any more. What runs goes on. */
  callOff(): void {
    if (this.next === undefined) return;
    this.next = undefined;
    this.turn = undefined;
    this.saving.showQueued(false);
  }

  /** No save runs or waits its turn. */
  get isIdle(): boolean {
    return this.running === undefined && this.next === undefined;
  }

  /** Settles when what was asked for until now has ended. */
  async idle(): Promise<void> {
    await Promise.allSettled([this.running, this.next]);
  }

  private async run(): Promise<void> {
    this.running = this.saving.save();
    try {
      const { error } = await this.running;
      if (error !== undefined) throw error;
    } finally {
      this.running = undefined;
    }
  }

  private async follow(running: Promise<EndedSave>): Promise<void> {
    const turn = {};
    this.turn = turn;
    this.saving.showQueued(true);
    const after = await running.then(
      (ended) => ended.after,
      () => 'waits',
    );
    if (this.turn !== turn) return;
    this.next = undefined;
    this.saving.showQueued(false);
    if (after === 'next') await this.ask();
    else if (after === 'waits') this.saving.hold();
  }
}
