import { ApiError } from '../errors/errors';
import type { OriginRateLimiter, Permit, Backoff } from './originRateLimiter';
import { retryPolicy, type WaitReason } from './retryPolicy';

/** A task stands still until then. The time may be over: then another request goes ahead. */
export interface Wait {
  readonly untilMs: number;
  /** `lookAgain`: an update may still arrive. */
  readonly reason: WaitReason | 'lookAgain';
}

export interface RetrierOptions {
  readonly limiter: OriginRateLimiter;
  /** Ends waits, not requests that are under way; with its reason when that is an error of its own. */
  readonly signal?: AbortSignal;
  /** Undefined when the task goes on. */
  readonly onWait?: (wait: Wait | undefined) => void;
  /** False: nothing is waited for and nothing sent again. */
  readonly waits?: boolean;
  /** Tried once, before any wait, when a connection is refused: may bring the server up. */
  readonly startServer?: (() => Promise<unknown>) | undefined;
}

/** What a request may have to wait for. */
interface Caller {
  readonly signal: AbortSignal | undefined;
  /** The error of a wait that was ended. */
  readonly cancelled: () => ApiError;
}

/**
 * One task's waits at the limiter of its origin. Only what is known not to have been processed is sent again, and never
 * after more pauses than the policy allows for the whole task.
 */
export class RequestRetrier {
  private readonly waited = new Set<number>();
  private readonly waits = new Map<symbol, Wait>();
  private readonly worthAgain = new WeakSet<ApiError>();
  private readonly startsOver = new WeakSet<ApiError>();
  private hasStartedServer = false;

  constructor(private readonly options: RetrierOptions) {}

  /** Sends when the limiter lets it, and again when the request was not processed. */
  async send<Result>(request: () => Promise<Result>, caller: Caller): Promise<Result> {
    let refusal: ApiError | undefined;
    for (;;) {
      const permit = await this.enter(caller, refusal);
      try {
        return await this.through(permit, () => this.startingServer(request));
      } catch (error) {
        if (!(error instanceof ApiError) || !this.worthAgain.has(error)) throw error;
        refusal = error;
      }
    }
  }

  /** Sends once, now; a limiter that holds back is a refusal. Whether it is worth starting over, `mayStartOver` tells. */
  async sendNow<Result>(request: () => Promise<Result>): Promise<Result> {
    const turn = this.options.limiter.enter();
    if (!isPermit(turn)) {
      if (!this.count(turn)) throw this.refusalOf(turn);
      this.startsOver.add(turn.error);
      throw turn.error;
    }
    try {
      return await this.through(turn, request);
    } catch (error) {
      if (error instanceof ApiError && this.worthAgain.has(error)) this.startsOver.add(error);
      throw error;
    }
  }

  /** Whether nothing was processed, so that the task may begin again; its first request then waits. */
  mayStartOver(error: unknown): boolean {
    return error instanceof ApiError && this.startsOver.has(error);
  }

  /** Lets time go by; false when the waits of the task are ended. */
  async pause(ms: number): Promise<boolean> {
    const { limiter, signal, waits } = this.options;
    if (waits === false) return false;
    const id = Symbol('pause');
    this.report(id, { untilMs: limiter.timeIn(ms), reason: 'lookAgain' });
    try {
      return await limiter.elapse(ms, signal);
    } finally {
      this.report(id, undefined);
    }
  }

  private async through<Result>(permit: Permit, request: () => Promise<Result>): Promise<Result> {
    const { limiter } = this.options;
    try {
      const result = await request();
      limiter.open(permit);
      return result;
    } catch (error) {
      const reason = retryPolicy.reasonOf(error);
      if (error instanceof ApiError && reason !== undefined) {
        if (this.count(limiter.refuse(permit, error, reason, this.waited.size))) this.worthAgain.add(error);
      } else if (error instanceof ApiError && error.kind !== 'cancelled') limiter.open(permit);
      else limiter.handOver(permit);
      throw error;
    }
  }

  private async enter(caller: Caller, refusal: ApiError | undefined): Promise<Permit> {
    const { limiter, signal: ended } = this.options;
    const signals = [ended, caller.signal].filter((signal) => signal !== undefined);
    const id = Symbol('wait');
    try {
      for (;;) {
        const turn = limiter.enter();
        if (isPermit(turn)) return turn;
        if (!this.count(turn)) throw this.final(refusal ?? this.refusalOf(turn));
        this.report(id, turn);
        await limiter.change(signals);
        if (limiter.isDisposed || signals.some(({ aborted }) => aborted))
          throw reasonOf(signals) ?? caller.cancelled();
      }
    } finally {
      this.report(id, undefined);
    }
  }

  /** Whether this pause may be waited through; several requests that wait through the same one count once. */
  private count(pause: Backoff): boolean {
    const { id, reason } = pause;
    const isAllowed =
      this.options.limiter.msLeft(pause) <= retryPolicy.longestWaitMs &&
      (this.waited.has(id) ||
        (this.options.waits !== false && this.waited.size < retryPolicy.mostPauses(reason)));
    if (isAllowed) this.waited.add(id);
    return isAllowed;
  }

  /** Nothing is waited for any more, so that to start over with the same error would go on for ever. */
  private final(error: ApiError): ApiError {
    this.startsOver.delete(error);
    return error;
  }

  /** What is left of the wait that it tells of has become less since. */
  private refusalOf(pause: Backoff): ApiError {
    if (pause.error.seconds === undefined) return pause.error;
    return pause.error.withSecondsLeft(Math.ceil(this.options.limiter.msLeft(pause) / 1000));
  }

  private async startingServer<Result>(request: () => Promise<Result>): Promise<Result> {
    const { startServer } = this.options;
    try {
      return await request();
    } catch (error) {
      const isRefused = error instanceof ApiError && error.kind === 'connectionRefused';
      if (!isRefused || startServer === undefined || this.hasStartedServer) throw error;
      this.hasStartedServer = true;
      await startServer();
      return await request();
    }
  }

  private report(id: symbol, wait: Wait | undefined): void {
    if (wait === undefined && !this.waits.delete(id)) return;
    if (wait !== undefined) this.waits.set(id, wait);
    const [longest] = [...this.waits.values()].sort((a, b) => b.untilMs - a.untilMs);
    this.options.onWait?.(longest && { untilMs: longest.untilMs, reason: longest.reason });
  }
}

/** Undefined when the one who aborted gave none. */
function reasonOf(signals: readonly AbortSignal[]): Error | undefined {
  const reason: unknown = signals.find(({ aborted }) => aborted)?.reason;
  return reason instanceof Error && reason.name !== 'AbortError' ? reason : undefined;
}

function isPermit(turn: Permit | Backoff): turn is Permit {
  return 'after' in turn;
}
