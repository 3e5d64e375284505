import type { Json } from '../text/json';
import type { KeyHolding, UpdateFieldName } from './fieldNames';

/** `ReplaceAll` is missing on purpose: it wipes what others added meanwhile, so we never send it. */
export type TagsOperation = 'InsertIfNotExists' | 'DeleteIfExists';

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
