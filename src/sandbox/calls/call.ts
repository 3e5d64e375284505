import type { Json, SandboxSwitches } from '../publicApi';
import type { Account } from '../account/account';
import type { Query } from '../reading/inputs';
import type { Remarks } from '../answers/remarks/remarks';

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
  /** What there is to tell about the request and the answer does not show. */
  readonly remarks: Remarks;
}

/** Gives the body of the 200, or throws the `ApiErrorResponse` to answer with. */
export type Handle = (call: Call) => Json;
