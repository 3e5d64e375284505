import * as l10n from '@vscode/l10n';
import { ApiError } from '../api/errors/errors';
import type { FieldReading } from '../fields/field';
import type { AccountLists, SaveResult } from '../fields/fieldView';
import type { Problem } from '../fields/problem';
import type { ReadableContact, Conflict, UpdatePlan, Baseline, Change, FieldSlot } from '../changes/change';

export interface SaveRequest {
  readonly id: string;
  readonly baseline: Baseline;
  readonly text: string;
  /** As they are known by now: others read them, too, while a save reads the contact. */
  readonly lists: AccountLists;
  /** Saves before of which nobody knows what came: what the API holds of them is no change of someone else. */
  readonly unconfirmedSaves?: readonly UnconfirmedSave[];
}

/** What a save has sent, for whoever wants to undo it. */
export interface SentUpdate extends UnconfirmedSave {
  /** Where it was sent, as `normalizeBaseUrl` gives it. */
  readonly baseUrl: string;
  readonly changes: readonly Change[];
  /** The contact as it was re-read just before. */
  readonly before: string;
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
  /** Some calls succeeded and one failed: `text` still asks for what it and those after it were to bring. */
  | {
      readonly kind: 'partly';
      readonly baseline: Baseline;
      readonly text: string;
      readonly result: SaveResult;
      readonly error: unknown;
      /** Nobody knows whether the call that failed has arrived, or what those before it brought; it may yet. */
      readonly isUnconfirmed: boolean;
      /** The calls up to the one that failed. */
      readonly attempted: UpdatePlan;
      readonly sent?: SentUpdate;
    };

/** A save that broke off after something was sent. The message says what is known and what to do; the cause, why. */
export class SaveError extends Error {
  /** Given by `saveContact`, for whoever wants to undo what may have arrived. */
  sent: SentUpdate | undefined;
  /** In a few words, whether it was saved. */
  readonly title: string;

  constructor(
    message: string,
    /** `notYet`: it did not show when the contact was last read, and may still come. */
    readonly arrived: 'no' | 'notYet' | 'unknown' | 'accepted',
    cause: unknown,
    title?: string,
  ) {
    super(message, { cause });
    this.name = 'SaveError';
    const why = cause instanceof ApiError ? cause.message : '';
    this.title =
      title ??
      {
        no: why === '' ? l10n.t('Not saved') : l10n.t('Not saved. {0}', why),
        notYet: l10n.t('Not saved so far. {0}', why).trim(),
        unknown: l10n.t('It is unknown whether this was saved'),
        accepted: l10n.t('Saved, but not proven'),
      }[arrived];
  }
}

/** A save that has passed every check. `current` is the contact as re-read, and what `parsed` is measured against. */
export interface Job extends SaveRequest {
  readonly current: Baseline;
  readonly rebased: string;
  /** What is told of as saved or not: what `parsed` sends, and what a save before may have. */
  readonly asked: readonly FieldReading[];
  readonly parsed: ReadableContact;
}

/** What a save asked for, of which nobody knows whether it arrived. */
export interface UnconfirmedSave {
  /** The text that was asked for. */
  readonly asked: string;
  readonly changes: readonly FieldSlot[];
}
