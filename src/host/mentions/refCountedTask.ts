/** Work that several wait for. It is ended when the last of them leaves before it is done. */
export class RefCountedTask<Result> {
  readonly result: Promise<Result>;
  private readonly ending = new AbortController();
  private waiting = 0;
  private isDone = false;

  constructor(work: (signal: AbortSignal) => Promise<Result>) {
    this.result = work(this.ending.signal).finally(() => {
      this.isDone = true;
    });
  }

  /** Nobody waited any more: it gives nothing that is worth waiting for. */
  get isEnded(): boolean {
    return this.ending.signal.aborted;
  }

  /** One more waits; call what this gives when it does not wait any more. */
  join(): () => void {
    this.waiting += 1;
    return () => {
      this.waiting -= 1;
      if (this.waiting === 0 && !this.isDone) this.ending.abort();
    };
  }
}
