import type { StoredContact } from '../publicApi';

/** The account's own id. */
export const COMPANY_ID = '5eed5eed-5eed-4000-8000-5eed5eed5eed';

/** A contact with nothing in it. `moment` is ISO-8601 UTC. */
export function newContact(id: string, moment: string): StoredContact {
  return {
    id,
    createdAt: moment,
    updatedAt: moment,
    companyId: COMPANY_ID,
    name: null,
    nameWhatsapp: null,
    nameInstagram: null,
    nameMessenger: null,
    phoneNumber: null,
    phoneNumberFormatted: null,
    email: null,
    instagram: null,
    messengerId: null,
    annotation: null,
    tagIds: [],
    status: 'ACTIVE',
    origin: 'CREATED_BY_USER',
    importedAt: null,
    utm: null,
    customFields: {},
    portfolioIds: [],
    metadata: null,
    pictureUrl: null,
    sequenceIds: [],
  };
}
