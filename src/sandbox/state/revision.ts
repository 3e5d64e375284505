/** Counts what changes in a sandbox, and wakes who waits for the next change. */
export class Revision {
  #number = 1;
  readonly #waiting = new Set<() => void>();

  get number(): number {
    return this.#number;
  }

  bump(): void {
    this.#number += 1;
    const woken = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of woken) wake();
  }

  /** Settles as soon as the number is another than `seen`, and when the signal aborts. */
  async otherThan(seen: number, signal: AbortSignal): Promise<void> {
    if (this.#number !== seen || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
