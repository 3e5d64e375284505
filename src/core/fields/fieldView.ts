import type { FIELD_NAMES } from './fieldNames';

/**
 * What the form shows of a contact: plain data, made by `describeForm`, drawn by the webview. Texts are already
 * in the person's language; values from the API are text, never markup.
 */

/** The fields that the API's update knows; `FIELD_NAMES` has a row for each. */
export type FieldId = keyof typeof FIELD_NAMES;

export type GroupId = 'contact' | 'classification' | 'customFields' | 'metadata' | 'utm';

export type Severity = 'error' | 'warning' | 'hint';

/** Something the person should know about a field. `slot` narrows it to a row, a key or an id inside the field. */
export interface FieldMessage {
  readonly slot: string;
  readonly severity: Severity;
  readonly message: string;
}

/**
 * A value that is edited as one text. Dates and times are in the form that native inputs take: `2006-03-01`, `14:30`,
 * `2026-07-08T14:30`. `json` is the raw JSON of a value that nobody knows how to edit better.
 */
export interface TextValue {
  readonly kind:
    | 'text'
    | 'longText'
    | 'email'
    | 'phone'
    | 'url'
    | 'integer'
    | 'decimal'
    | 'date'
    | 'time'
    | 'dateTime'
    | 'json';
  readonly text: string;
}

/** Any number of a custom field's options, by name. One that is selected, or was loaded, and is no option any more stands among the options. */
export interface OptionsValue {
  readonly kind: 'options';
  readonly selected: readonly string[];
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** `selected` is '' when there is no value; that option is the first of `options`. */
export interface ChoiceValue {
  readonly kind: 'choice';
  readonly selected: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A set of things picked from one of the account's lists, by id. `name` is undefined when nobody knows it. */
export interface PickedValue {
  readonly kind: 'picked';
  readonly list: ListId;
  readonly picked: readonly PickedItem[];
}

export interface PickedItem {
  readonly id: string;
  readonly name: string | undefined;
  /** It is not on the contact yet. */
  readonly added?: true;
}

/** Rows of key and value, in the order of the text; keys may be empty or repeat while the person types. */
export interface RowsValue {
  readonly kind: 'rows';
  readonly rows: readonly RowValue[];
}

/** `isText` is false for a loaded value that is not a string: `text` is then its JSON, and stays as it is until edited. */
export interface RowValue {
  readonly key: string;
  readonly text: string;
  readonly isText: boolean;
}

/** A fixed set of named texts (UTM). */
export interface RecordValue {
  readonly kind: 'record';
  readonly entries: readonly RecordEntry[];
}

export interface RecordEntry {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly editable: boolean;
  readonly changed: boolean;
}

export type FieldValue = TextValue | OptionsValue | ChoiceValue | PickedValue | RowsValue | RecordValue;

/** One row of the form: a field of the table, or one custom field. `id` and `slot` together are unique. */
export interface FieldView {
  readonly id: FieldId;
  /** '' for a field of the table; a custom field's key, byte-exact, for its row. */
  readonly slot: string;
  readonly group: GroupId;
  /** A heading inside the group (the account's groups of custom fields); '' for none. */
  readonly section: string;
  /** The account hides this custom field: shown only when the person asks for the rest. */
  readonly hidden: boolean;
  readonly required: boolean;
  /** For hover: a custom field's key and type; '' otherwise. */
  readonly technical: string;
  readonly label: string;
  /** A standing explanation, shown under the label. */
  readonly help: string | undefined;
  /** What will be sent, where that differs from what was typed ("will be sent as +55|…"). */
  readonly note: string | undefined;
  readonly value: FieldValue;
  readonly changed: boolean;
  /** An agent has made the change, and nobody has saved it. */
  readonly proposed?: true;
  /** The loaded value as a person reads it, for "was: …" on changed fields. */
  readonly was: string;
  readonly messages: readonly FieldMessage[];
}

/** The same slot of the contact was changed here and elsewhere since it was loaded. Values are as people read them. */
export interface ConflictView {
  readonly field: FieldId;
  readonly slot: string;
  readonly label: string;
  /** Undefined when nobody knows it. */
  readonly base: string | undefined;
  readonly theirs: string;
  readonly mine: string;
}

export interface SavedSlot {
  readonly field: FieldId;
  readonly slot: string;
  readonly label: string;
  /** The name of what was added to a set, or taken out of it (a tag); '' for all else. */
  readonly item: string;
  /** What it was before, as a person reads it; '' when it was empty or nobody knows. */
  readonly before: string;
  readonly sent: string;
  /** What the API holds now, as a person reads it. */
  readonly stored: string;
  /** Why the API may not have taken it, or why that cannot be checked; empty for slots that were taken. */
  readonly reason: string;
}

/**
 * What became of a slot that was sent. `unchecked`: nobody can tell, because the API never shows it (picture URL) or
 * its form says nothing.
 */
export type SlotOutcome = 'taken' | 'notTaken' | 'unchecked';

/** One of the calls of a save. `unknown`: its answer was lost, and it may yet arrive. */
export interface SavedCall {
  readonly label: string;
  readonly outcome: 'done' | 'failed' | 'unknown' | 'notSent';
  /** Why it failed, in a few words; '' when it did not. */
  readonly reason: string;
}

/** What a save did, proven by the API's answer. */
export interface SaveResult extends Readonly<Record<SlotOutcome, readonly SavedSlot[]>> {
  /** Not sent by us, yet different in the answer: someone else was at work, or the API did more than asked. */
  readonly changedElsewhere: readonly SavedSlot[];
  /** What became of each call, in their order; left out where there was one. */
  readonly calls?: readonly SavedCall[];
  /** The sequences that the contact is in now; left out when they were not read. */
  readonly sequences?: readonly ListItem[];
  /** Nothing was saved: unsaved edits came back, and this is what others did meanwhile. */
  readonly isRestored?: true;
}

export interface HeadView {
  /** The contact's name; empty when it has none (a name of nothing but the phone's digits counts as none). */
  readonly name: string;
  readonly status: string;
  /** The loaded `status` word (`ACTIVE`), for the icon. */
  readonly statusCode: string;
  readonly phone: string;
  readonly id: string;
  /** ISO-8601, as loaded; empty when unknown. */
  readonly updatedAt: string;
}

/** A read-only value of the contact (ids, dates, names from channels). */
export interface DetailView {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

export interface FormView {
  readonly head: HeadView;
  readonly fields: readonly FieldView[];
  readonly details: readonly DetailView[];
  /** Problems that belong to no field: a top-level key that is unknown, a read-only value that was changed. */
  readonly general: readonly FieldMessage[];
  readonly changeCount: number;
  readonly errorCount: number;
}

/** The lists that fields pick from. */
export type ListId = 'tags' | 'portfolios' | 'sequences';

export interface ListItem {
  readonly id: string;
  readonly name: string;
  /** CSS colours of the API's palette (tags only); `#rrggbb`, checked where they come in. */
  readonly colors: { readonly background: string; readonly text: string } | undefined;
  /** A portfolio of the kind that gives a contact one attendant: it may exclude another one, and end by itself. */
  readonly isSingle?: true;
}

/** Why a list did not come. `reference` is the API's short error id, for support; '' without one. */
export interface ListFailure {
  readonly message: string;
  readonly reference: string;
}

/** A loaded list with a `failure` is the one from before: the last attempt to load it again has failed. */
export type ListState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly items: readonly ListItem[]; readonly failure?: ListFailure }
  | { readonly kind: 'failed'; readonly failure: ListFailure };

/** A custom field as the account defines it; containers (`GROUP`) are not among them but named by `group`. */
export interface CustomFieldDefinition {
  /** Byte-exact. */
  readonly key: string;
  readonly name: string;
  /** As the API writes it (`SINGLESELECT`); may be one that nobody knows. */
  readonly type: string;
  readonly required: boolean;
  readonly visible: boolean;
  /** The name of the group that it stands in; '' for none. */
  readonly group: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
}

/** As `ListState`. Definitions come sorted: groups by position, in them fields by position. */
export type DefinitionsState =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'loaded';
      readonly definitions: readonly CustomFieldDefinition[];
      readonly failure?: ListFailure;
    }
  | { readonly kind: 'failed'; readonly failure: ListFailure };

/** What is known of the account, and of the one contact: `contactSequences` are the sequences that it is in. */
export interface AccountLists extends Readonly<Record<ListId, ListState>> {
  readonly customFields: DefinitionsState;
  readonly contactSequences: ListState;
  /** The API has said that it does not know the calls that put a contact into a portfolio and take it out. */
  readonly lacksPortfolioCalls?: boolean;
}

/** Everything that is loaded once for an account. */
export type ListName = ListId | 'customFields';

/** A change of one field, as the page asks for it. */
export type FieldEdit =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'choice'; readonly selected: string }
  | { readonly kind: 'picked'; readonly ids: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: readonly RowValue[] }
  | { readonly kind: 'options'; readonly selected: readonly string[] }
  | { readonly kind: 'entry'; readonly key: string; readonly text: string }
  /** Puts the loaded value back. */
  | { readonly kind: 'restore' };
