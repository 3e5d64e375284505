import type { Json, SandboxSwitches, StoredContact } from '../publicApi';
import type { Account } from '../account/account';
import type { Inputs } from '../reading/inputs';
import { jsonTypeOf } from '../reading/jsonBody';
import type { TagOperation } from '../reading/picking';
import type { Remarks } from '../answers/remarks/remarks';
import type { WriterName } from './writerNames';

/** What a call asks to be written. */
export interface Declaration {
  readonly names: ReadonlySet<WriterName>;
  /** The key of the body that names them; undefined when no key does: everything that has a value is written. */
  readonly list: string | undefined;
  /** Whether the call creates contacts, so that it does not know all fields. */
  readonly isCreate: boolean;
}

/** One update on its way into one contact. */
export interface Update {
  readonly contact: StoredContact;
  readonly account: Account;
  readonly switches: SandboxSwitches;
  readonly body: Inputs<Json>;
  readonly declaration: Declaration;
  /** What faults keep from being written. */
  readonly drops: { drops(name: WriterName): boolean };
  readonly tagOperation: TagOperation;
  readonly remarks: Remarks;
}

/** A field of the contact in an update. */
export interface Target {
  readonly name: WriterName;
  /** The key of the body; several ones as `tagIds, tagNames`. */
  readonly what: string;
  /** Whether the contact has nothing there. */
  readonly isEmpty: boolean;
}

/**
 * Whether a field without a value is cleared. A missing key counts as null, as it does in the vendor's model; that it
 * takes away what was there is told, and so is a null that may not clear.
 */
export function mayClear(update: Update, written: Json | undefined, target: Target): boolean {
  const { switches, remarks, declaration } = update;
  const { name, what, isEmpty } = target;
  const { list } = declaration;
  if (written === undefined && list !== undefined && (isEmpty || switches.strictNull)) {
    remarks.note('noValue', { name, list, what });
    return false;
  }
  if (switches.strictNull) {
    if (written === null || !isEmpty) remarks.note('strictNull', { what });
    return false;
  }
  if (written === undefined && !isEmpty) noteCleared(update, target);
  return true;
}

function noteCleared({ remarks, declaration: { list } }: Update, { name, what }: Target): void {
  if (list === undefined) remarks.note('clearedByUpsert', { what });
  else remarks.note('cleared', { what, name, list });
}

/** Tells that a declared field came without a value, where nothing can be cleared. */
export function noteMissing(
  { remarks, declaration: { list } }: Update,
  { name, what }: Omit<Target, 'isEmpty'>,
): void {
  if (list !== undefined) remarks.note('noValue', { name, list, what });
}

export function noteType(
  { remarks }: Update,
  what: string,
  value: Json,
  expected: 'text' | 'a list' | 'an object',
): void {
  remarks.note('wrongType', { what, got: jsonTypeOf(value), expected });
}
