import { resolve } from 'node:path';
import type { StartedWith } from '../client/controlApi';
import type { SandboxOptions } from './sandboxOptions';

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
