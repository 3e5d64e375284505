interface Event {
  readonly at: number;
  readonly order: number;
  readonly task: () => void;
}

/** Time that passes only when it is told to. What falls on the same moment happens in the order in which it was asked for. */
export class Clock {
  now = 1_767_000_000_000;
  private readonly events: Event[] = [];
  private asked = 0;

  after(ms: number, task: () => void): void {
    this.asked += 1;
    const event = { at: this.now + ms, order: this.asked, task };
    let place = this.events.length;
    while (place > 0 && isLater(this.events[place - 1], event)) place -= 1;
    this.events.splice(place, 0, event);
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(ms, resolve);
    });
  }

  /** Lets time pass, and all that is due in it happen. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    await promises();
    for (let next = this.events[0]; next !== undefined && next.at <= end; next = this.events[0]) {
      this.events.shift();
      this.now = next.at;
      next.task();
      await promises();
    }
    this.now = Math.max(this.now, end);
  }

  /** Lets everything happen that is under way. Throws when it never ends. */
  async settle(): Promise<void> {
    await promises();
    for (let number = 0; this.events.length > 0; number++) {
      if (number > 20_000) throw new Error('It never comes to rest.');
      await this.pass((this.events[0]?.at ?? this.now) - this.now);
    }
  }
}

/** All that follows from what has happened, before anything else does. */
function promises(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function isLater(event: Event | undefined, than: Event): boolean {
  return event !== undefined && event.at > than.at;
}

/** A way from one process to another: nothing overtakes, and now and then much comes at once. */
export class Channel {
  private last = 0;
  private underWay: (() => void)[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly delay: () => number,
  ) {}

  /** @param delay in milliseconds */
  send(task: () => void, delay = this.delay()): void {
    this.last = Math.max(this.last, this.clock.now + delay);
    this.underWay.push(task);
    this.clock.after(this.last - this.clock.now, () => this.underWay.shift()?.());
  }

  /** All that is under way arrives now. */
  flush(): void {
    for (const task of this.underWay.splice(0)) task();
  }
}
