import { type ContactApi, createContactApi } from '../../core/api/contactApi';
import { originOf } from '../../core/api/baseUrl';
import { OriginRateLimiter, systemClock } from '../../core/api/retry/originRateLimiter';
import { RequestRetrier, type RetrierOptions, type Wait } from '../../core/api/retry/requestRetrier';
import { Disposable } from '../disposable';
import { checkedBaseUrl } from './checkedBaseUrl';
import { type Environment, type Environments, SANDBOX_ENVIRONMENT } from '../startup/environments';
import type { KeyStore } from './keyStore';
import type { Log } from '../startup/log';
import { requireEnvironment } from './requireEnvironment';
import { Revocations } from './revocations';
import { requestTimeoutMs } from '../startup/settings';

/** Whoever a task waits for hears until when, and can end the wait. */
interface Waiting {
  readonly signal: AbortSignal;
  readonly onWait: (wait: Wait | undefined) => void;
}

/** Where a person sees that a task waits, and cancels it. */
export interface WaitPlace {
  /** Whether the task is a save, which ends when its environment becomes read-only. */
  readonly writes?: boolean;
  during<Result>(task: (waiting: Waiting) => Promise<Result>): Promise<Result>;
}

/** The API of an environment, with its key. */
export class Connections extends Disposable {
  /** One for each origin, and for everything that asks it. */
  private readonly limiters = new Map<string, OriginRateLimiter>();
  private readonly revocations: Revocations;

  constructor(
    private readonly environments: Environments,
    private readonly keys: KeyStore,
    private readonly startSandbox: () => Promise<unknown>,
    private readonly log: Log,
    private readonly waits: WaitPlace,
  ) {
    super();
    this.revocations = this.own(new Revocations(environments, keys));
  }

  /**
   * Runs a task with the environment's API. It waits when the API asks for it: visibly, in the status bar unless
   * `place` says where else. In the environment "sandbox" a refused connection starts the sandbox. What the person
   * takes back meanwhile, such as the key, ends the wait, and nothing is written with it.
   */
  async use<Result>(
    name: string,
    task: (api: ContactApi) => Promise<Result>,
    place: WaitPlace = this.waits,
  ): Promise<Result> {
    const environment = requireEnvironment(this.environments, name);
    const key = await this.keys.read(environment);
    const startServer = name === SANDBOX_ENVIRONMENT ? () => this.startSandbox() : undefined;
    const grant = { environment, key, writes: place.writes === true };
    return await this.revocations.during(grant, (ended) =>
      place.during(({ signal, onWait }) => {
        const waiting = { signal: AbortSignal.any([signal, ended]), onWait, startServer };
        const beforeWrite = () => this.revocations.check({ ...grant, writes: true });
        return task(this.connect(environment, key, waiting, beforeWrite));
      }),
    );
  }

  /** Like `use`, for what nobody asked for in so many words: it neither waits nor starts a sandbox. */
  async ask<Result>(name: string, task: (api: ContactApi) => Promise<Result>): Promise<Result> {
    const environment = requireEnvironment(this.environments, name);
    return await task(this.connect(environment, await this.keys.read(environment), { waits: false }));
  }

  /** Tries a key with one call, before it is stored: at once or not at all. */
  async check(environment: Environment, key: string, signal?: AbortSignal): Promise<void> {
    await this.connect(environment, key, { waits: false }).checkKey(signal);
  }

  /** Every wait ends. */
  override dispose(): void {
    super.dispose();
    this.limiters.forEach((limiter) => {
      limiter.dispose();
    });
  }

  private connect(
    environment: Environment,
    key: string,
    retrier: Omit<RetrierOptions, 'limiter'>,
    beforeWrite?: () => Promise<void>,
  ): ContactApi {
    const baseUrl = checkedBaseUrl(environment);
    return createContactApi({
      baseUrl,
      key,
      environment: environment.name,
      timeoutMs: requestTimeoutMs(),
      retrier: new RequestRetrier({ ...retrier, limiter: this.limiterOf(originOf(baseUrl)) }),
      ...(beforeWrite && { beforeWrite }),
      onRequest: ({ method, path, status, ms, shortId, errorKind }) => {
        const outcome = [status?.toString(), errorKind, shortId].filter(
          (part) => part !== undefined && part !== '',
        );
        this.log.info(`${environment.name} ${method} ${path} ${outcome.join(' ')} ${Math.round(ms)} ms`);
      },
    });
  }

  private limiterOf(origin: string): OriginRateLimiter {
    const known = this.limiters.get(origin);
    if (known !== undefined) return known;
    const limiter = new OriginRateLimiter(systemClock, ({ untilMs, reason }) => {
      const seconds = Math.ceil((untilMs - systemClock.now()) / 1000);
      if (seconds > 0) this.log.info(`${origin} ${reason}: all calls wait ${seconds} s`);
    });
    this.limiters.set(origin, limiter);
    return limiter;
  }
}
