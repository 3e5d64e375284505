import type {
  AccountLists,
  ConflictView,
  FieldEdit,
  FieldId,
  FormView,
  SaveResult,
} from '../core/fields/fieldView';

/** What a person can do next after something failed; the page draws a button for each. */
export type NextStep =
  | 'setApiKey'
  | 'retry'
  | 'switchEnvironment'
  | 'openSettings'
  | 'startSandbox'
  | 'findContact'
  | 'showLog'
  | 'showWalkthrough'
  | 'showJson';

/** Something went wrong: what, why, and what to do. `reference` is the API's short error id, for support. */
export interface ErrorNotice {
  /** Nothing went wrong; there is something to know. */
  readonly isInformation?: true;
  readonly title: string;
  readonly detail: string;
  readonly reference: string;
  readonly nextSteps: readonly NextStep[];
}

export interface EnvironmentView {
  readonly name: string;
  readonly production: boolean;
  readonly readOnly: boolean;
}

/** The contact's last conversation, which is looked for only when the person asks. */
export type ConversationView =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'last';
      readonly id: string;
      /** The API's word. */
      readonly status: string;
      /** ISO-8601, '' when the API tells none. */
      readonly startedAt: string;
      /** Whether there is a web app that shows it. */
      readonly canOpen: boolean;
    }
  /** `isRefused`: the key may not read conversations; else asking again may help. */
  | { readonly kind: 'unreadable'; readonly isRefused: boolean; readonly message: string };

/** What the body of the page shows. */
export type Body =
  /** Sidebar, no key yet: two buttons. */
  | { readonly kind: 'welcome' }
  /** Sidebar, a key but no contact yet: only the ID box. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly notice: ErrorNotice }
  /** The document's text is not valid JSON: "fix the JSON to go on". */
  | { readonly kind: 'brokenText'; readonly message: string; readonly line: number }
  | { readonly kind: 'form'; readonly form: FormView; readonly saving: SavingState };

/** A save stands still: the API asked for it, nothing answered, or an update is waited for that may still arrive. */
export interface WaitView {
  /** Milliseconds since 1970; the page counts down to it. */
  readonly untilMs: number;
  readonly reason: 'tooManyRequests' | 'connectionRefused' | 'lookAgain';
}

export interface SavingState {
  readonly busy: boolean;
  /** Another save follows this one. */
  readonly queued: boolean;
  readonly waiting: WaitView | undefined;
  /** Shown until the next edit or save. */
  readonly result: SaveResult | undefined;
  /** Why the last save did not happen; edits stay. */
  readonly notice: ErrorNotice | undefined;
  readonly conflicts: readonly ConflictView[];
  /** Undefined while no save is held back. */
  readonly held: HeldSaveView | undefined;
  /** The text is an older version: WTS Chat has values that it was not made from. */
  readonly isBehind: boolean;
  /** The text is not the stored one, be it in white space alone. */
  readonly differs: boolean;
  /** Saves that were undone in the text, which is not saved yet. */
  readonly undos: readonly UndoView[];
}

/** A save that was not carried out, and waits for the person. */
export interface HeldSaveView {
  /** VS Code saved the document itself; or it was asked for during another save, which did not end well. */
  readonly reason: 'vscodeSave' | 'afterFailure';
  /** It came again and again, and VS Code's chat can be told not to save before each message. */
  readonly offersChatSetting: boolean;
}

export interface UndoView {
  /** ISO-8601, of the save that is undone. */
  readonly savedAt: string;
  /** What could not be undone, and why. */
  readonly left: readonly { readonly label: string; readonly reason: string }[];
}

/** The sidebar's box "open by ID", with the name of the environment that it opens from. */
export interface OpenerView {
  readonly environment: string;
  readonly busy: boolean;
  readonly problem: string;
}

export interface PageState {
  /**
   * The URI of the document shown, '' without one. It comes back in every message about the document, so that a message
   * that crosses a change of contact on its way (the sidebar follows the active tab) never lands on another contact.
   */
  readonly document: string;
  /** The number of the last edit of this page that is in this state; see `FromWebviewMessage` 'edit'. */
  readonly revision: number;
  /** Which of the document's texts the body shows; it comes back with each edit that was made on it. */
  readonly textNumber: number;
  readonly place: 'tab' | 'sidebar';
  /** The contact's form is in a tab, and was not asked for in the sidebar: that shows its head and the ways there. */
  readonly isInTab: boolean;
  readonly environment: EnvironmentView;
  /** The environment that contacts are opened from now, where it is another one. */
  readonly activeElsewhere: string | undefined;
  /** Undefined in a tab. */
  readonly opener: OpenerView | undefined;
  readonly conversation: ConversationView;
  readonly body: Body;
}

/** Host to page. State goes down. */
export type ToWebviewMessage =
  | { readonly type: 'state'; readonly state: PageState }
  | { readonly type: 'lists'; readonly lists: AccountLists }
  /** Send pending edits now, then answer 'flushed'. */
  | { readonly type: 'flush' }
  /** A save was refused: show all problems and move the focus to the summary. */
  | { readonly type: 'focusProblems' };

/** Page to host. Messages come up. */
export type FromWebviewMessage =
  /** Asks for everything; sent whenever the page (re)starts. */
  | { readonly type: 'ready' }
  /** `revision` counts the edits of this page from 1 and comes back in `PageState`. */
  | {
      readonly type: 'edit';
      readonly document: string;
      readonly revision: number;
      /** Of the state that the page showed when the edit began. */
      readonly textNumber: number;
      readonly field: FieldId;
      /** As in `FieldView`. */
      readonly slot: string;
      readonly edit: FieldEdit;
    }
  | { readonly type: 'flushed' }
  | { readonly type: 'save'; readonly document: string }
  /** Leaves what was held back for later. */
  | { readonly type: 'keep'; readonly document: string }
  /** VS Code's chat is to save no more before each message. */
  | { readonly type: 'stopChatSaves'; readonly document: string }
  | { readonly type: 'revert'; readonly document: string }
  | { readonly type: 'reload'; readonly document: string }
  /** Opens the inverse of the contact's last save as an unsaved edit; sends nothing. */
  | { readonly type: 'undoSave'; readonly document: string }
  /** Shows the requests that the contact's last save has sent. */
  | { readonly type: 'showSaveRequest'; readonly document: string }
  /** Makes what the last save sent and the API did not take an unsaved edit again; sends nothing. */
  | { readonly type: 'putBack'; readonly document: string }
  /** Ends the wait of a save; nothing is sent then. */
  | { readonly type: 'cancelWait'; readonly document: string }
  /** Shows what Save would send, beside the form. */
  | { readonly type: 'previewRequest'; readonly document: string }
  /** Settles one conflict; never sends anything to the API. */
  | {
      readonly type: 'resolveConflict';
      readonly document: string;
      readonly field: FieldId;
      readonly slot: string;
      readonly keep: 'mine' | 'theirs';
      /** Of the state that the page shows: what another value stands for by now is to be asked again. */
      readonly textNumber: number;
    }
  /** Brings the contact's tab forward. */
  | { readonly type: 'showTab'; readonly document: string }
  /** Shows the form in the sidebar, too. */
  | { readonly type: 'showForm'; readonly document: string }
  | { readonly type: 'open'; readonly id: string }
  | { readonly type: 'cancel' }
  | { readonly type: 'copyId' }
  /** Copies the short error id of something that failed, for support. */
  | { readonly type: 'copyReference'; readonly reference: string }
  /** Loads the account's lists again, and the sequences of the contact. */
  | { readonly type: 'refreshLists' }
  /** Makes a tag that the account lacks, after its colour was asked for, and puts it on the contact as an unsaved edit. */
  | { readonly type: 'createTag'; readonly document: string; readonly name: string }
  /** Looks for the contact's last conversation. */
  | { readonly type: 'showConversation'; readonly document: string }
  /** Opens the conversation that is shown in the web app. */
  | { readonly type: 'openConversation'; readonly document: string }
  | { readonly type: 'trySandbox' }
  | { readonly type: 'next'; readonly document: string; readonly step: NextStep };
