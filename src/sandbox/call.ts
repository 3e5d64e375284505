import type { Json } from '../core/contact/json';
import type { Account } from './account';
import type { Query } from './inputs';
import type { SandboxSwitches } from './switches';

/** One request that was let in. */
export interface Call {
  readonly account: Account;
  readonly switches: SandboxSwitches;
  /** What stands in the path at the route's `*`; empty for a route without one. */
  readonly subject: string;
  readonly query: Query;
  readonly body: Json | undefined;
  /** Names of `fields` that a fault drops. */
  readonly droppedFields: readonly string[];
  /** A sentence for each input that the answer does not show to be ignored. */
  readonly ignored: string[];
}

/** Gives the body of the 200, or throws the `ApiFault` to answer with. */
export type Handle = (call: Call) => Json;
