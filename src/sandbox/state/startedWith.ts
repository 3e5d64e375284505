import { resolve } from 'node:path';
import type { SandboxOptions } from './sandboxOptions';

/** The options of a start that another start can be compared by, paths whole. */
export interface StartedWith {
  /** Null also for one that was no file. */
  readonly seed: string | null;
  readonly persist: string | null;
  readonly webhooks: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly allowedHosts: readonly string[];
}

export function startedWith({
  seed,
  persist,
  webhooks = [],
  allowedOrigins = [],
  allowedHosts = [],
}: Partial<SandboxOptions>): StartedWith {
  return {
    seed: typeof seed === 'string' ? resolve(seed) : null,
    persist: persist === undefined ? null : resolve(persist),
    webhooks,
    allowedOrigins,
    allowedHosts,
  };
}
