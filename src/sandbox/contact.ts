import type { JsonObject } from '../core/text/json';

export const STATUSES = ['ACTIVE', 'ARCHIVED', 'BLOCKED'] as const;
export type Status = (typeof STATUSES)[number];

/** The keys of `utm`; the last two are marked read-only in the vendor's reference. */
export const UTM_KEYS = [
  'source',
  'medium',
  'campaign',
  'content',
  'headline',
  'term',
  'referralUrl',
] as const;
export const READ_ONLY_UTM_KEYS = ['sourceId', 'clid'] as const;
export type UtmKey = (typeof UTM_KEYS)[number] | (typeof READ_ONLY_UTM_KEYS)[number];
export type Utm = Record<UtmKey, string | null>;

/** The keys of the contact that no update writes. */
export interface ReadOnlyValues {
  readonly id: string;
  readonly createdAt: string;
  updatedAt: string;
  readonly companyId: string;
  readonly nameWhatsapp: string | null;
  readonly nameInstagram: string | null;
  readonly nameMessenger: string | null;
  phoneNumberFormatted: string | null;
  readonly messengerId: string | null;
  readonly origin: string;
  readonly importedAt: string | null;
}

/** A contact as the sandbox keeps it: what the API shows, and the two things it takes and never shows. */
export interface StoredContact extends ReadOnlyValues {
  name: string | null;
  phoneNumber: string | null;
  email: string | null;
  instagram: string | null;
  annotation: string | null;
  tagIds: string[];
  status: Status;
  utm: Utm | null;
  /** In the shapes of `storeCustomValue`. */
  customFields: JsonObject;
  portfolioIds: string[];
  metadata: Record<string, string> | null;
  /** Write-only: never on the contact that the API gives. */
  pictureUrl: string | null;
  /** Write-only: to be seen only in the list of sequences. */
  sequenceIds: string[];
}
