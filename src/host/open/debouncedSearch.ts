/** What a search is doing, for the one who shows it. */
export type SearchState<Found> =
  | { readonly kind: 'searching' }
  /** There may be more: the search goes on. */
  | { readonly kind: 'some'; readonly found: Found }
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'failed'; readonly error: unknown };

interface SearchOptions<Found> {
  /** Must end soon after its signal is aborted; may show what it has before it ends. */
  readonly search: (text: string, signal: AbortSignal, show: (found: Found) => void) => Promise<Found>;
  /** Told of the last text that was typed, and of no other. */
  readonly show: (state: SearchState<Found>) => void;
  /** How long a person's fingers rest before a search starts. */
  readonly pauseMs: number;
}

/** Searches for what is being typed: after a pause, one search at a time, and an older answer is never shown. */
export class DebouncedSearch<Found> {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private current: AbortController | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly options: SearchOptions<Found>) {}

  type(text: string): void {
    this.stop();
    const controller = new AbortController();
    this.current = controller;
    this.timer = setTimeout(() => {
      this.running = this.running.then(() => this.run(text, controller.signal));
    }, this.options.pauseMs);
  }

  /** Ends the search that waits or runs; nothing is shown of it any more. */
  stop(): void {
    clearTimeout(this.timer);
    this.current?.abort();
  }

  private async run(text: string, signal: AbortSignal): Promise<void> {
    const show = (state: SearchState<Found>): void => {
      if (!signal.aborted) this.options.show(state);
    };
    if (signal.aborted) return;
    show({ kind: 'searching' });
    try {
      const showSome = (found: Found): void => {
        show({ kind: 'some', found });
      };
      show({ kind: 'found', found: await this.options.search(text, signal, showSome) });
    } catch (error) {
      show({ kind: 'failed', error });
    }
  }
}
