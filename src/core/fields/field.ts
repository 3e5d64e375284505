import type { ContactDocument } from '../text/contactDocument';
import type { Json } from '../text/json';
import type { AccountLists, FieldEdit, FieldId, FieldValue, FieldView, GroupId, ListName } from './fieldView';
import type { SlotProblem, TextPath } from './problem';
import type { Loaded, SameAt, SameSlot, Slot, SlotChanges, Slots } from './slots';
import type { MembershipCall, TagsBody, UpdateBody } from './update';
import type { UpdateFieldName } from './fieldNames';

/** Who a field is: its name in each of the three languages (ours, the document's, the update's). */
export interface FieldName {
  readonly id: FieldId;
  readonly group: GroupId;
  readonly inFields: UpdateFieldName;
  /** The top-level keys that the field lives in. */
  readonly keys: readonly string[];
  readonly label: () => string;
  /** A standing explanation; undefined for a field that explains itself. */
  readonly help?: () => string;
}

/** What a text asks for. `problems` are about the text itself; a value that is merely wrong is checked later. */
export interface Wanted {
  readonly slots: Slots;
  readonly problems: readonly SlotProblem[];
}

/** One field as a text asks for it, beside what the API gave. */
export interface FieldReading {
  readonly field: Field;
  readonly document: ContactDocument;
  readonly loaded: Loaded;
  readonly wanted: Slots;
  /** What a save sends. */
  readonly changes: SlotChanges;
}

/** What a field adds to a save. An empty body adds nothing to the update; `removal`, only for tags, and memberships follow it. */
export interface Contribution {
  readonly body: Omit<UpdateBody, 'fields'>;
  readonly removal?: TagsBody;
  readonly memberships?: readonly MembershipCall[];
}

/** How the slots of a field stand in a contact's text. */
interface FieldStorage {
  /** The API takes it and never gives it back. */
  readonly writeOnly: boolean;
  /** A slot that the API does not let anybody write; its loaded value is kept. Left out: there is none. */
  locks?(slot: string): boolean;
  /** Whether `wanted`, or what is stored elsewhere, is no change of what is `stored`. */
  same(slot: string, stored: Slot | undefined, wanted: Slot | undefined, lists: AccountLists): boolean;
  /** A detail that is `null` is unknown, and then as in `before`. */
  readLoaded(document: ContactDocument, before?: Loaded): Loaded;
  /** What the text does not mention stays as loaded. */
  readWanted(document: ContactDocument, loaded: Loaded, lists: AccountLists): Wanted;
  /** The whole text with these slots set or taken away; all else means what it meant, which is `wanted`. */
  write(document: ContactDocument, wanted: Slots, changes: SlotChanges, lists: AccountLists): string;
  pathOf(document: ContactDocument, slot: string): TextPath;
  /** How a text asks for a slot to be emptied; left out where taking it away is enough. */
  readonly clearedAs?: Slot;
}

/** How a field is edited in the form, shown to people and sent. */
interface FieldBehavior {
  /** The rows of the form that the field is shown as: one of its own, or one for each slot. */
  rows(reading: FieldReading, lists: AccountLists): readonly RowHead[];
  /** The whole text after an edit of a row. Throws on an edit of another kind. */
  edit(reading: FieldReading, row: string, edit: FieldEdit, lists: AccountLists): string;
  /** What is wrong with a slot's value, beyond what the update's schema says. `loaded` is what it was. */
  check(
    slot: string,
    value: Slot | undefined,
    loaded: Slot | undefined,
    lists: AccountLists,
  ): readonly SlotMessage[];
  /** The list that should have the slot, is loaded, and does not have it. */
  listWithout?(slot: string, lists: AccountLists): ListName | undefined;
  /** Why what is wanted cannot be sent as one; '' when it can. */
  checkTogether?(wanted: Slots, loaded: Loaded, lists: AccountLists): string;
  contribute(
    changes: SlotChanges,
    reading: Pick<FieldReading, 'loaded' | 'wanted'>,
    lists: AccountLists,
  ): Contribution;
  /** Which slot the validator means by a path in the update. */
  slotAt(path: readonly string[], contribution: Contribution): string;
  view(reading: FieldReading, row: string, lists: AccountLists): FieldValue;
  /** What will be sent, where that differs from what was typed. */
  note?(reading: FieldReading, row: string, lists: AccountLists): string | undefined;
  /** `value` is any value the slot had: it may know a name that the lists do not. */
  slotLabel(slot: string, value: Slot | undefined, lists: AccountLists): string;
  /** For a set: the name of what the slot stands for. */
  itemName?(slot: string, value: Slot | undefined, lists: AccountLists): string;
  /** A slot's value as people read it; '' when there is none. */
  showSlot(slot: string, value: Slot | undefined, lists: AccountLists): string;
  /** The loaded value of a row as people read it; of one with many slots, what changed. */
  was(reading: FieldReading, row: string, lists: AccountLists): string;
  /** Why the API may have dropped what was sent, where more is known than that it did. */
  whyNotTaken?(slot: string, sent: Slot | undefined, lists: AccountLists): string | undefined;
  /** A value as the update holds it, where that is not what the text holds. */
  asSent?(value: Slot): Slot;
  /** Whether two values that are not the same may yet mean the same, as far as is known of the slot. */
  mayBeSame?(slot: string, stored: Slot | undefined, sent: Slot | undefined, lists: AccountLists): boolean;
  /** Why nobody can tell whether they mean the same; undefined when it is known that they do not. */
  whyUnsure?(
    slot: string,
    stored: Slot | undefined,
    sent: Slot | undefined,
    lists: AccountLists,
  ): string | undefined;
  /** Why what was saved can never be put back; for write-only fields. */
  whyNoUndo?(): string;
  /** What asks for the opposite of a slot that was sent; for a write-only field whose values are things to do. */
  opposite?(sent: Json): Slot;
  /** Why a slot may have changed that nobody sent; '' when nothing is known. */
  whyChanged?(slot: string, stored: Slot | undefined, lists: AccountLists): string;
  /** Where an answer holds what was sent as `slot`, where that is another one. See `sentAt`. */
  findSent?(slots: Slots, slot: string): string;
}

export type SlotMessage = Pick<SlotProblem, 'severity' | 'message'>;

/** A row of the field table. */
export interface Field extends FieldName, FieldStorage, FieldBehavior {}

/** Who a row of the form is; `slot` is '' for the one row of a field. */
export type RowHead = Pick<
  FieldView,
  'slot' | 'label' | 'section' | 'hidden' | 'required' | 'technical' | 'help'
>;

/** For a field that is shown as one row. */
export function ownRow({ field }: FieldReading): readonly RowHead[] {
  return [
    {
      slot: '',
      label: field.label(),
      section: '',
      hidden: false,
      required: false,
      technical: '',
      help: field.help?.(),
    },
  ];
}

/** For a field whose slots are all compared alike. */
export function everySlot(same: SameSlot): Field['same'] {
  return (_slot, stored, wanted) => same(stored, wanted);
}

export function sameFor(field: FieldStorage, lists: AccountLists): SameAt {
  return (slot, stored, wanted) => field.same(slot, stored, wanted, lists);
}

/** The slot of an answer that holds what was sent as `slot`. */
export function sentAt(field: Field, answer: Slots, slot: string): string {
  return field.findSent?.(answer, slot) ?? slot;
}

export function wrongEdit(field: FieldName, edit: FieldEdit): Error {
  return new Error(`The field ${field.id} takes no edit of the kind ${edit.kind}.`);
}
