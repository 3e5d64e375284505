/** One thing at a time: each task begins when those before it have ended. */
export class SerialQueue {
  private last: Promise<unknown> = Promise.resolve();

  /** A failure is told to its caller and does not stop the next. */
  run<Result>(task: () => Promise<Result>): Promise<Result> {
    const turn = this.last.then(task);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Settles when what was asked for until now has ended. */
  async idle(): Promise<void> {
    await this.last;
  }
}
