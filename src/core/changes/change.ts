import type { BrokenText } from '../text/contactDocument';
import type { FieldReading } from '../fields/field';
import type { FieldId } from '../fields/fieldView';
import { type Json, sameJson } from '../text/json';
import type { Problem } from '../fields/problem';
import type { MembershipCall, TagsBody, UpdateBody } from '../fields/update';

/** One slot of the contact that the text wants otherwise than it was loaded. Undefined: not on the contact. */
export interface Change {
  readonly field: FieldId;
  readonly slot: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** A text that can be read as a contact. */
export interface ReadableContact {
  readonly kind: 'contact';
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
  /** One of the problems is of severity 'error': nothing may be sent. */
  readonly isBlocked: boolean;
  readonly update: UpdatePlan;
  /** In the order of the field table. */
  readonly readings: readonly FieldReading[];
}

export type ParsedContact = BrokenText | ReadableContact;

/** One slot of one field. */
export interface FieldSlot {
  readonly field: FieldId;
  readonly slot: string;
}

export function isSameFieldSlot(a: FieldSlot, b: FieldSlot): boolean {
  return a.field === b.field && a.slot === b.slot;
}

export function isAmong(one: FieldSlot, those: readonly FieldSlot[]): boolean {
  return those.some((other) => isSameFieldSlot(other, one));
}

/** Whether two changes want the same of the same slot. */
export function isSameEdit(a: Change, b: Change): boolean {
  return isSameFieldSlot(a, b) && sameJson(a.after, b.after);
}

/** The same slot was changed here and elsewhere, to different values. Undefined: not on the contact. */
export interface Conflict {
  readonly field: FieldId;
  readonly slot: string;
  readonly base: Json | undefined;
  readonly mine: Json | undefined;
  readonly theirs: Json | undefined;
  /**
   * Mine has a mistake in it and cannot be merged, so the field is settled as a whole: `slot` is '', and the values are
   * texts, as they are written in the JSON.
   */
  readonly isWhole?: true;
  /** Nobody knows what the text was made from; `base` says nothing then. */
  readonly isBaseLost?: true;
}

export interface Rebased {
  readonly text: string;
  readonly conflicts: readonly Conflict[];
}

/** What a save sends: one update, after it one call for tags when some come and some go, then one for each membership. */
export interface UpdatePlan {
  readonly put: UpdateBody | undefined;
  readonly tagRemoval: TagsBody | undefined;
  readonly memberships: readonly MembershipCall[];
}

/** A piece that stays as it is, and why. */
export interface KeptSlot {
  readonly field: FieldId;
  readonly slot: string;
  readonly label: string;
  readonly reason: string;
  /** Nothing is missing: it is as before the save anyway. */
  readonly isBack: boolean;
}

/** What every difference is measured against: the contact as the API last gave it. */
export interface Baseline {
  readonly text: string;
  /**
   * What the API gave before, as JSON objects with only the keys that changed since. Undo after a save brings such
   * values back, and where nobody can edit them they count as untouched.
   */
  readonly seen: readonly string[];
}
