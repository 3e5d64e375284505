/** One thing at a time: each task begins when those before it have ended. */
export class SerialQueue {
  private last: Promise<unknown> = Promise.resolve();
  private pending = 0;

  /** Nothing runs or waits its turn. */
  get isIdle(): boolean {
    return this.pending === 0;
  }

  /** A failure is told to its caller and does not stop the next. */
  run<Result>(task: () => Promise<Result>): Promise<Result> {
    const turn = this.last.then(task);
    this.pending += 1;
    const ended = (): void => {
      this.pending -= 1;
    };
    this.last = turn.then(ended, ended);
    return turn;
  }

  /** Settles when what was asked for until now has ended. */
  async idle(): Promise<void> {
    await this.last;
  }
}
