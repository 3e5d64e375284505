import type { Json } from '../core/contact/json';
import type { Account } from './account';
import type { StoredContact } from './contact';
import type { Inputs } from './inputs';
import type { Drop, TagOperation } from './picking';
import type { SandboxSwitches } from './switches';

/** What a call asks to be written. */
export interface Declaration {
  /** In whatever case. */
  readonly names: readonly Json[];
  /** Why the value of a name that is not there is dropped. */
  readonly whyLeftOut: (name: string) => string;
}

/** One update on its way into one contact. */
export interface Update {
  readonly contact: StoredContact;
  readonly account: Account;
  readonly switches: SandboxSwitches;
  readonly body: Inputs<Json>;
  readonly declaration: Declaration;
  /** Names of `fields` that a fault drops. */
  readonly droppedFields: readonly string[];
  readonly tagOperation: TagOperation;
  readonly drop: Drop;
}

/** The value of a declared field. A missing key counts as null, as it does in the vendor's model. */
export function valueOf({ body }: Update, key: string): Json {
  return body.get(key) ?? null;
}

/** Whether null may clear the field; says in the journal when it may not. */
export function mayClear({ switches, drop }: Update, key: string): boolean {
  if (switches.strictNull) drop(key, 'null does not clear a field here (strictNull)');
  return !switches.strictNull;
}
