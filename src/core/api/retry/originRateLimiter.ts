import type { ApiError } from '../errors/errors';
import { retryPolicy, type WaitReason } from './retryPolicy';

/** Time, so that a test can be its own. */
interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs something later; call what it gives to call that off. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Calls to an origin wait until then. */
export interface Backoff {
  /** Counts all pauses of the limiter, from 1. */
  readonly id: number;
  readonly untilMs: number;
  readonly reason: WaitReason;
  /** The refusal that began it. */
  readonly error: ApiError;
}

/** Leave to send one request. It knows which pause was the last before it: an older one's refusal is no news. */
export interface Permit {
  readonly after: number;
}

/**
 * All requests to one origin go through here. A refusal closes it for a while; then one request goes ahead, and the
 * others follow when that one was not refused.
 */
export class OriginRateLimiter {
  private current: Backoff | undefined;
  private lastPause = 0;
  private round = 0;
  private isTrying = false;
  private readonly ending = new AbortController();
  private readonly wakers = new Set<() => void>();

  constructor(
    private readonly clock: Clock,
    private readonly onPause: (pause: Backoff) => void = () => undefined,
  ) {}

  get isDisposed(): boolean {
    return this.ending.signal.aborted;
  }

  /**
   * The pause that a request has to wait through, else its permit, which is given back by `open`, `refuse` or
   * `handOver`. A pause whose time is over lasts until a request has gone ahead.
   */
  enter(): Permit | Backoff {
    const permit = { after: this.lastPause };
    if (this.current === undefined) return permit;
    if (this.isTrying || this.clock.now() < this.current.untilMs) return this.current;
    this.isTrying = true;
    return permit;
  }

  /** How long calls are held back yet by a pause, in milliseconds; 0 when its time is over. */
  msLeft({ untilMs }: Backoff): number {
    return Math.max(0, untilMs - this.clock.now());
  }

  timeIn(ms: number): number {
    return this.clock.now() + ms;
  }

  /** Lets time go by, whatever the limiter does; false when the signal aborts or the limiter is disposed before. */
  elapse(ms: number, signal: AbortSignal | undefined): Promise<boolean> {
    const ended = AbortSignal.any([this.ending.signal, ...(signal === undefined ? [] : [signal])]);
    return new Promise((resolve) => {
      const callOff = this.clock.after(ms, () => {
        resolve(true);
      });
      const stop = (): void => {
        callOff();
        resolve(false);
      };
      if (ended.aborted) stop();
      else ended.addEventListener('abort', stop, { once: true });
    });
  }

  /** Settles when it is worth asking for a permit again, when a signal aborts, or when the limiter is disposed. */
  change(signals: readonly AbortSignal[]): Promise<void> {
    return new Promise((resolve) => {
      let callOff = (): void => undefined;
      const done = (): void => {
        callOff();
        this.wakers.delete(done);
        signals.forEach((signal) => {
          signal.removeEventListener('abort', done);
        });
        resolve();
      };
      this.wakers.add(done);
      signals.forEach((signal) => {
        signal.addEventListener('abort', done);
      });
      if (this.isDisposed || signals.some(({ aborted }) => aborted)) done();
      // Who goes ahead now decides when it goes on: that is not a matter of time.
      else if (!this.isTrying && this.current !== undefined)
        callOff = this.clock.after(this.msLeft(this.current), done);
    });
  }

  /** The request was answered: the others may follow. */
  open(permit: Permit): void {
    if (permit.after !== this.lastPause) return;
    this.round = 0;
    this.current = undefined;
    this.end();
  }

  /** The request was not processed. `pausesBefore`: how many the task has waited through already. */
  refuse(permit: Permit, error: ApiError, reason: WaitReason, pausesBefore: number): Backoff {
    const now = this.clock.now();
    if (this.current !== undefined && permit.after !== this.lastPause) {
      // It was sent before this pause began; it may know better how long to wait.
      const asked = error.seconds === undefined ? 0 : now + retryPolicy.pauseMs(error, reason, 1);
      this.current = { ...this.current, untilMs: Math.max(this.current.untilMs, asked) };
      this.wake();
      return this.current;
    }
    this.round = Math.max(this.round, pausesBefore) + 1;
    this.lastPause += 1;
    const pause = {
      id: this.lastPause,
      untilMs: now + retryPolicy.pauseMs(error, reason, this.round),
      reason,
      error,
    };
    this.current = pause;
    this.end();
    this.onPause(pause);
    return pause;
  }

  /** The request was called off: the next one goes ahead. */
  handOver(permit: Permit): void {
    if (permit.after === this.lastPause) this.end();
  }

  /** Every wait ends. */
  dispose(): void {
    this.ending.abort();
    this.wake();
  }

  private end(): void {
    this.isTrying = false;
    this.wake();
  }

  private wake(): void {
    this.wakers.forEach((waker) => {
      waker();
    });
  }
}
