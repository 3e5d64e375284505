import type { Json } from '../../core/text/json';

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
