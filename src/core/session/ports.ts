import type { Wait } from '../api/retry/requestRetrier';
import type { AccountLists, ListItem } from '../fields/fieldView';
import type { SentUpdate } from '../saving/saveOutcome';
import type { SaveEnd as RecordedEnd } from '../undo/saveRecord';
import type { Backup } from './backup';
import type { SavingApi } from '../api/savingApi';
import type { AfterSave } from '../saving/saveQueue';
import type { Reason } from './reason';

/** What an edit makes of a text; whoever makes it may tell more with it. */
export interface Edited {
  readonly text: string;
}

/** The contact's document. */
export interface TextPort {
  /** Undefined while no document is open. */
  read(): string | undefined;
  isDirty(): boolean;
  /**
   * One edit at a time; `change` is asked again, on fresh text, as often as the document has moved on meanwhile, and its
   * last answer given. Opens the document when none is.
   */
  edit<Made extends Edited>(change: (text: string) => Made): Promise<Made>;
  /** Settles when everything that was typed is in the text, and no edit is under way. */
  settle(): Promise<void>;
  /** The stored text has changed: a clean document is to read it again. */
  announce(): void;
  /** Makes the document clean, whose text is the stored one. Sends nothing. */
  markClean(): Promise<void>;
}

/** The account that the contact is in. */
export interface AccountPort {
  readonly isReadOnly: () => boolean;
  /** Asks the person whether to send; undefined where nobody is asked. */
  readonly confirm?: () => Promise<boolean> | undefined;
  /** What the API holds now, as it gives it. */
  read(): Promise<string>;
  /** `onWait` hears when the save stands still, and when it goes on. */
  save<T>(task: (api: SavingApi) => Promise<T>, onWait: (wait: Wait | undefined) => void): Promise<T>;
  /** Ends the wait of a save; what is under way goes on. */
  cancelWait(): void;
  /** The person has taken back what they asked for. */
  isCancellation(error: unknown): boolean;
  /** Undefined when they cannot be read. */
  readSequences(): Promise<readonly ListItem[] | undefined>;
}

export interface ListsPort {
  of(): AccountLists;
  /** A save has read which sequences the contact is in. */
  takeSequences(items: readonly ListItem[]): void;
  /** The account has no calls for single memberships. */
  lackPortfolioCalls(): void;
  /** The contact is being read again, and what belongs to it should be, too. */
  followReload(): void;
}

/** What outlives the window while the contact has unsaved text. */
export interface BackupPort {
  keep(backup: Backup): Promise<void>;
  drop(): Promise<void>;
  read(): Promise<Backup | undefined>;
  /** From here on nobody knows what the API holds, until `clearSaving`. */
  markSaving(): Promise<void>;
  clearSaving(): Promise<void>;
  wasSaving(): Promise<boolean>;
  /** All that this text asks for is stored: it is no edit when VS Code brings it back after a restart. */
  noteSaved(text: string): Promise<void>;
  wasSaved(text: string): Promise<boolean>;
  /** Short, the same for the same text, and telling nothing of it. */
  digestOf(text: string): string;
}

export interface SessionPorts {
  readonly id: string;
  readonly text: TextPort;
  readonly account: AccountPort;
  readonly lists: ListsPort;
  readonly backup: BackupPort;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A save has sent something; without an end nobody knows what became of it. */
  record(sent: SentUpdate, end?: RecordedEnd): void;
  /** Logs an error whose notice a form shows. */
  note(error: unknown): void;
  /** A save has ended. Gives an error for whoever asked, where nothing else tells them. */
  ended(end: SaveEnd): Error | undefined;
  /** A save was held back: it waits for the person. */
  heldBack(): void;
  /** Something that views show is another. */
  changed(): void;
}

/** How a save that a person asked for ended: sent, with nothing to send, or for one reason not (or not in full). */
export interface SaveEnd {
  readonly kind: 'saved' | 'nothing' | 'refused';
  readonly reason?: Reason;
  /** What a save does that was asked for meanwhile. */
  readonly after: AfterSave;
}
