import type { ListItem } from '../fields/fieldView';
import type { MembershipCall, TagsBody, UpdateBody } from '../fields/update';

/** The calls that a save makes. Without `mayStartOver` it never does, and without `pause` nobody waits. */
export interface SavingApi {
  /** As `normalizeBaseUrl` gives it. */
  readonly baseUrl: string;
  /** The contact with tags, custom fields and portfolios. */
  loadContact(id: string, signal?: AbortSignal): Promise<string>;
  /** The contact as stored, details maybe `null`; '' when the API answers 200 without a body. */
  updateContact(id: string, body: UpdateBody, signal?: AbortSignal): Promise<string>;
  /** Answers like `updateContact`. */
  changeTags(id: string, body: TagsBody, signal?: AbortSignal): Promise<string>;
  /** Puts a contact into a portfolio, or takes it out of one or of a sequence. */
  changeMembership(id: string, call: MembershipCall, signal?: AbortSignal): Promise<void>;
  /** The sequences that a contact is in. */
  listSequencesOf(contactId: string, signal?: AbortSignal): Promise<ListItem[]>;
  /**
   * Whether an update failed without having been processed, and all that led to it may be done once more, from the
   * first call on, which then waits as long as it must.
   */
  mayStartOver?(error: unknown): boolean;
  /** Lets time go by where the person sees it; false when they end that, or when nothing is waited for. */
  pause?(ms: number): Promise<boolean>;
}
