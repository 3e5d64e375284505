import type { Json } from '../text/json';
import type { KeyHolding, UpdateFieldName } from './fieldNames';

/** `ReplaceAll` is missing on purpose: it wipes what others added meanwhile, so we never send it. */
type TagsOperation = 'InsertIfNotExists' | 'DeleteIfExists';

/**
 * The body of `PUT /core/v2/contact/{id}`. The API writes only what `fields` names and drops the rest with a 200.
 * `null` clears a value; in `metadata` it removes that key.
 */
export interface UpdateBody
  extends
    Partial<Readonly<Record<KeyHolding<'text'>, string | null>>>,
    Partial<Readonly<Record<KeyHolding<'word'>, string>>>,
    /** The API ignores names when there are ids. */
    Partial<Readonly<Record<KeyHolding<'list'>, readonly string[]>>>,
    Partial<Readonly<Record<KeyHolding<'json'>, Readonly<Record<string, Json>>>>>,
    Partial<Readonly<Record<KeyHolding<'texts'>, Readonly<Record<string, string | null>>>>> {
  readonly fields: readonly UpdateFieldName[];
  readonly options?: { readonly tagsOperation: TagsOperation };
}

/** The body of `POST /core/v1/contact/{id}/tags`. */
export interface TagsBody {
  readonly tagIds?: readonly string[];
  readonly tagNames?: readonly string[];
  readonly operation: TagsOperation;
}

/**
 * A call that changes one membership of the contact. By ID alone: called with a phone, the API creates a contact that it
 * does not find.
 */
export interface MembershipCall {
  readonly purpose: 'joinPortfolio' | 'leavePortfolio' | 'leaveSequence';
  /** The portfolio's or the sequence's. */
  readonly id: string;
  /** As people know it; the ID when nobody knows a name. */
  readonly name: string;
}

/** One call of a save. */
export type SaveCall =
  | { readonly purpose: 'update'; readonly body: UpdateBody }
  | { readonly purpose: 'tagRemoval'; readonly body: TagsBody }
  | MembershipCall;

/** What a request of a save is for. */
export type SavePurpose = SaveCall['purpose'];
