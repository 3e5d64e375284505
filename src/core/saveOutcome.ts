import type { ApiError } from './api/errors';
import type { Baseline } from './contact/baseline';
import type { AccountLists, ListItem, SaveResult } from './contact/fieldView';
import type { Problem } from './contact/problem';
import type { Conflict } from './contact/rebase';
import type { Change, ContactDraft } from './contact/draft';
import type { TagsBody, UpdateBody } from './contact/update';
import type { UpdatePlan } from './contact/updatePlan';

/** The calls that a save makes. Bodies come back as they were received, so that numbers survive. */
export interface ContactApi {
  loadContact(id: string, signal?: AbortSignal): Promise<string>;
  /** '' when the answer was empty. */
  updateContact(id: string, body: UpdateBody, signal?: AbortSignal): Promise<string>;
  /** '' when the answer was empty. */
  changeTags(id: string, body: TagsBody, signal?: AbortSignal): Promise<string>;
  /** The sequences that the contact is in. */
  listSequencesOf(id: string, signal?: AbortSignal): Promise<readonly ListItem[]>;
}

export interface SaveRequest {
  readonly id: string;
  readonly baseline: Baseline;
  readonly text: string;
  readonly lists: AccountLists;
}

/** What a save has sent, for whoever wants to undo it. */
export interface SentUpdate {
  /** The contact as it was re-read just before. */
  readonly before: string;
  /** The text that was asked for. */
  readonly asked: string;
  readonly changes: readonly Change[];
  readonly update: UpdatePlan;
}

export type SaveOutcome =
  /** Nothing was sent: the text has errors, and these are they. */
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  /** Nothing was requested: the text asks for nothing. */
  | { readonly kind: 'unchanged' }
  /** Nothing was sent: others changed the same slots. `theirs` is the contact as it is now. */
  | { readonly kind: 'conflict'; readonly theirs: string; readonly conflicts: readonly Conflict[] }
  /** The API refused values and wrote nothing; it named them, and they are told at their fields. */
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[]; readonly error: ApiError }
  /** The baseline's text is the contact as the API holds it now, and the document's text from here on. */
  | {
      readonly kind: 'saved';
      readonly baseline: Baseline;
      readonly result: SaveResult;
      readonly sent?: SentUpdate;
    }
  /** The update was taken and the removal of tags failed: `text` still asks for it. */
  | {
      readonly kind: 'partly';
      readonly baseline: Baseline;
      readonly text: string;
      readonly result: SaveResult;
      readonly error: unknown;
      readonly sent?: SentUpdate;
    };

/** A save that broke off after something was sent. The message says what is known and what to do. */
export class SaveError extends Error {
  /** Given by `saveContact`, for whoever wants to undo what may have arrived. */
  sent: SentUpdate | undefined;

  constructor(
    message: string,
    readonly arrived: 'no' | 'unknown' | 'accepted',
    cause: unknown,
  ) {
    super(message, { cause });
    this.name = 'SaveError';
  }
}

/** A save that has passed every check. `current` is the contact as re-read, and what `draft` is measured against. */
export interface Job extends SaveRequest {
  readonly current: Baseline;
  readonly rebased: string;
  readonly draft: ContactDraft;
}
