import type { Query } from '../../reading/inputs';
import type { SandboxState } from '../../state/state';

/** One request to the control API that was let in. */
export interface ControlCall {
  readonly state: SandboxState;
  /** What stands in the path at the route's `*`; empty for a route without one. */
  readonly subject: string;
  readonly query: Query;
  /** The request's body. */
  readonly text: string;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}
