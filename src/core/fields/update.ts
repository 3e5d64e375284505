import type { Json } from '../text/json';

/** The words that `fields` of an update may hold (WTS-API.md, "The update"). */
export type UpdateFieldName =
  | 'Name'
  | 'PhoneNumber'
  | 'Email'
  | 'Instagram'
  | 'Annotation'
  | 'Tags'
  | 'Status'
  | 'CustomFields'
  | 'PictureUrl'
  | 'Portfolio'
  | 'SequenceIds'
  | 'Utm'
  | 'Metadata';

/** `ReplaceAll` is missing on purpose: it wipes what others added meanwhile, so we never send it. */
export type TagsOperation = 'InsertIfNotExists' | 'DeleteIfExists';

/**
 * The body of `PUT /core/v2/contact/{id}`. The API writes only what `fields` names and drops the rest with a 200.
 * `null` clears a value; in `metadata` it removes that key.
 */
export interface UpdateBody {
  readonly fields: readonly UpdateFieldName[];
  readonly name?: string | null;
  /** Wire form: `+55|11999990000`. */
  readonly phoneNumber?: string | null;
  readonly email?: string | null;
  readonly instagram?: string | null;
  readonly annotation?: string | null;
  readonly tagIds?: readonly string[];
  /** The API ignores it when `tagIds` is there. */
  readonly tagNames?: readonly string[];
  readonly portfolioIds?: readonly string[];
  readonly portfolioNames?: readonly string[];
  readonly sequenceIds?: readonly string[];
  readonly status?: string;
  readonly pictureUrl?: string | null;
  readonly customFields?: Readonly<Record<string, Json>>;
  readonly metadata?: Readonly<Record<string, string | null>>;
  readonly utm?: Readonly<Record<string, string | null>>;
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
