import { setImmediate } from 'node:timers/promises';

/** A clock that stands still until a test moves it. */
export class TestClock {
  private time = 0;
  private readonly alarms = new Set<{ readonly at: number; readonly run: () => void }>();

  now(): number {
    return this.time;
  }

  after(ms: number, run: () => void): () => void {
    const alarm = { at: this.time + ms, run };
    this.alarms.add(alarm);
    return () => this.alarms.delete(alarm);
  }

  get isIdle(): boolean {
    return this.alarms.size === 0;
  }

  /** Moves on and lets whatever was waiting do what it can. */
  async advance(ms: number): Promise<void> {
    this.time += ms;
    for (const alarm of [...this.alarms]) {
      if (alarm.at > this.time) continue;
      this.alarms.delete(alarm);
      alarm.run();
    }
    await setImmediate();
  }
}

/** A clock that is in a hurry: what is asked for later happens at once. */
export class HastyClock {
  /** All waits so far, in milliseconds. */
  readonly waits: number[] = [];
  private time = 0;

  /** Runs when somebody waits, before the time is over. */
  constructor(private readonly onWait: () => Promise<void> = () => Promise.resolve()) {}

  now(): number {
    return this.time;
  }

  after(ms: number, run: () => void): () => void {
    let isOff = false;
    this.waits.push(ms);
    void this.onWait().then(() => {
      this.time += ms;
      if (!isOff) run();
    });
    return () => {
      isOff = true;
    };
  }
}
