import type { ContactApi } from '../core/api/contactApi';
import type { Baseline, FieldSlot } from '../core/changes/change';
import type { AccountLists, SaveResult } from '../core/fields/fieldView';
import type { RequestRow } from '../sandbox/publicApi';

/** Which account an answer is about. */
export interface AgentEnvironment {
  readonly name: string;
  readonly baseUrl: string;
  readonly isProduction: boolean;
  readonly isReadOnly: boolean;
}

/** A contact as it stands where it is edited. */
export interface EditedContact {
  readonly baseline: Baseline;
  readonly text: string;
  readonly lists: AccountLists;
  /** What the person has changed and not saved. */
  readonly own: readonly FieldSlot[];
}

/** What became of a save. */
export interface SaveReport {
  /** ISO-8601, UTC. */
  readonly savedAt: string;
  readonly result: SaveResult | undefined;
  /** Why it was not sent, or not in full; '' when all went well. */
  readonly problem: string;
  /** Nothing was seen to be sent: the contact was only compared with what was proposed. */
  readonly isCompared?: true;
}

/** The requests that the sandbox has seen. */
export interface SandboxJournal {
  /** Rejects when no sandbox answers. */
  rows(): Promise<readonly RequestRow[]>;
  /** The body of a request; undefined when it had none, or is not kept any more. */
  sent(id: number): Promise<string | undefined>;
}

/** Where the tools run: in VS Code, or on a command line. */
export interface AgentPlace {
  /** The account that tools are about, or the sandbox. */
  environment(about: 'account' | 'sandbox'): AgentEnvironment;
  /** Throws an AgentError when the person does not let agents in. */
  enter(environment: AgentEnvironment): Promise<void>;
  use<T>(task: (api: ContactApi) => Promise<T>): Promise<T>;
  /** What is known of the account and of the contact. */
  listsFor(contactId: string): Promise<AccountLists>;
  /** Makes an unsaved edit where a person sees it. Sends nothing. `make` may be asked more than once. */
  edit(contactId: string, make: (now: EditedContact) => string): Promise<EditedContact>;
  /** What a person does next with an edit that was made here. */
  readonly afterEdit: string;
  /** Why nothing may be saved at once here; undefined for a sandbox that has just proven what it is. */
  whyNoSave(): Promise<string | undefined>;
  /** To be called after `whyNoSave` alone. */
  save(contactId: string, edited: EditedContact): Promise<SaveReport>;
  lastSave(contactId: string): Promise<SaveReport | undefined>;
  journal(): Promise<SandboxJournal>;
  /** A failure of the network or the API, in sentences. */
  explain(error: unknown): string;
  withoutKey(text: string): Promise<string>;
  /** A line for the log: which contact, which fields, no values. */
  log(line: string): void;
}
