import type { StoredContact, TextKey } from '../publicApi';
import { textKeys } from './textFields';

/** The account's own id. */
export const COMPANY_ID = '5eed5eed-5eed-4000-8000-5eed5eed5eed';

/** A contact with nothing in it. `moment` is ISO-8601 UTC. */
export function newContact(id: string, moment: string): StoredContact {
  return {
    id,
    createdAt: moment,
    updatedAt: moment,
    companyId: COMPANY_ID,
    ...noTexts(),
    nameWhatsapp: null,
    nameInstagram: null,
    nameMessenger: null,
    phoneNumber: null,
    phoneNumberFormatted: null,
    messengerId: null,
    tagIds: [],
    status: 'ACTIVE',
    origin: 'CREATED_BY_USER',
    importedAt: null,
    utm: null,
    customFields: {},
    portfolioIds: [],
    metadata: null,
    sequenceIds: [],
  };
}

/** Each text of the one list, with nothing in it. */
function noTexts(): Record<TextKey, null> {
  const texts: Partial<Record<TextKey, null>> = {};
  for (const key of textKeys) texts[key] = null;
  if (hasAll(texts)) return texts;
  throw new Error('A text of a contact has no row in textFields.ts.');
}

function hasAll(texts: Partial<Record<TextKey, null>>): texts is Record<TextKey, null> {
  return textKeys.every((key) => key in texts);
}
