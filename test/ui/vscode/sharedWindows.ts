interface Closable {
  close(): Promise<void>;
}

/** Windows that one `describe` has left for the next: starting VS Code costs more than most of them do in it. */
export class SharedWindows<Window extends Closable> {
  private readonly left = new Map<string, Window>();

  /** @param clean makes a window as it was in the beginning; what it cannot clean it rejects. */
  constructor(private readonly clean: (window: Window) => Promise<void>) {}

  /** One that was left with the same settings and is clean now; undefined where one has to be started. */
  async take(settings: string): Promise<Window | undefined> {
    const window = this.left.get(settings);
    if (window === undefined) return undefined;
    this.left.delete(settings);
    try {
      await this.clean(window);
      return window;
    } catch (error) {
      process.stderr.write(`A window was not clean, so another is started: ${String(error)}\n`);
      await window.close();
      return undefined;
    }
  }

  async leave(settings: string, window: Window): Promise<void> {
    const other = this.left.get(settings);
    this.left.set(settings, window);
    await other?.close();
  }

  async close(): Promise<void> {
    const windows = Array.from(this.left.values());
    this.left.clear();
    await Promise.all(windows.map((window) => window.close()));
  }
}

/** Whether nothing in a `describe` failed, its hooks included: what one leaves that failed is not known. */
export function allPassed(suite: Mocha.Suite): boolean {
  const isGood = (test: Mocha.Test): boolean => test.isPassed() || test.isPending();
  return suite.tests.every(isGood) && suite.suites.every(allPassed);
}
