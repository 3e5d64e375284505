const A_SECOND = 1000;

/** Whole seconds until a time, in milliseconds since 1970; 0 when it is over. */
export function secondsUntil(untilMs: number, now = Date.now()): number {
  return Math.max(0, Math.ceil((untilMs - now) / A_SECOND));
}

/** Draws again whenever a second less is left. */
export class Countdown {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly draw: () => void) {}

  /** @param untilMs in milliseconds since 1970; undefined when nothing waits. */
  follow(untilMs: number | undefined): void {
    clearTimeout(this.timer);
    if (untilMs === undefined) return;
    const now = Date.now();
    const seconds = secondsUntil(untilMs, now);
    if (seconds === 0) return;
    this.timer = setTimeout(
      () => {
        this.draw();
        this.follow(untilMs);
      },
      untilMs - now - (seconds - 1) * A_SECOND,
    );
  }
}
