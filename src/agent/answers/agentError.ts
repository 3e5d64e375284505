import type { Json } from '../../core/text/json';

/** By its name: it may come from another bundle, which has a class of its own for it. */
export function isAgentError(error: unknown): error is AgentError {
  return error instanceof Error && error.name === 'AgentError';
}

/** What an agent did wrong, or what is not there. `message` is ours alone: what others wrote stands in `data`. */
export class AgentError extends Error {
  override readonly name = 'AgentError';

  constructor(
    message: string,
    readonly data?: Json,
  ) {
    super(message);
  }
}
