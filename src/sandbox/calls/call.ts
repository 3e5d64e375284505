import type { Json, SandboxSwitches } from '../publicApi';
import type { Account } from '../account/account';
import type { FieldDrops } from '../faults/fieldDrops';
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
  /** What faults keep from being written. */
  readonly drops: FieldDrops;
  /** What there is to tell about the request and the answer does not show. */
  readonly remarks: Remarks;
}

/** Gives the body of the 200, or throws the `ApiErrorResponse` to answer with. */
export type Handle = (call: Call) => Json;
