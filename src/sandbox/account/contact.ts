import type { StoredContact } from '../publicApi';

export const STATUSES = ['ACTIVE', 'ARCHIVED', 'BLOCKED'] as const;

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

/** The keys of a contact that no update writes. */
export const READ_ONLY_KEYS = [
  'id',
  'createdAt',
  'updatedAt',
  'companyId',
  'nameWhatsapp',
  'nameInstagram',
  'nameMessenger',
  'phoneNumberFormatted',
  'messengerId',
  'origin',
  'importedAt',
] as const satisfies readonly (keyof StoredContact)[];
