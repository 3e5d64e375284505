import type { Account } from './account';
import type { Json, JsonObject, SandboxSwitches, StoredContact } from '../publicApi';
import { showCustomValue } from './customFieldValue';
import { showTexts } from './textFields';
import { formError } from '../answers/apiErrors';

/** What a contact is shown by. */
interface Shown {
  readonly account: Account;
  readonly switches: SandboxSwitches;
}

const DETAILS = ['Tags', 'CustomFields', 'Portfolios'] as const;
export type Detail = (typeof DETAILS)[number];
export const ALL_DETAILS: ReadonlySet<Detail> = new Set(DETAILS);

/** What the answer to a write tells. */
export function answerDetails({ putAnswerDetails }: SandboxSwitches): ReadonlySet<Detail> {
  return putAnswerDetails === 'full' ? ALL_DETAILS : new Set(['CustomFields']);
}

/** Throws the API's 500 for a name that is no detail. */
export function readDetails(names: readonly Json[]): ReadonlySet<Detail> {
  return new Set(
    names.map((name) => {
      const detail = DETAILS.find(
        (known) => typeof name === 'string' && known.toLowerCase() === name.toLowerCase(),
      );
      if (detail !== undefined) return detail;
      const error = formError('Parâmetro inválido: IncludeDetails');
      throw error.because('badDetail', { value: JSON.stringify(name) });
    }),
  );
}

/** The contact as the API gives it: every key is there, and a detail that was not asked for is null, not empty. */
export function showContact(contact: StoredContact, call: Shown, details: ReadonlySet<Detail>): JsonObject {
  const { account } = call;
  const tags = details.has('Tags') ? account.tags.filter(({ id }) => contact.tagIds.includes(id)) : null;
  const portfolios = details.has('Portfolios')
    ? account.portfolios.filter(({ id }) => contact.portfolioIds.includes(id))
    : null;
  return {
    ...showIdentity(contact),
    ...(call.switches.updatedAt === 'null' && { updatedAt: null }),
    phoneNumber: contact.phoneNumber,
    phoneNumberFormatted: contact.phoneNumberFormatted,
    email: contact.email,
    instagram: contact.instagram,
    messengerId: contact.messengerId,
    annotation: contact.annotation,
    tagIds: tags?.map(({ id }) => id) ?? null,
    tagNames: tags?.map(({ name }) => name) ?? null,
    status: contact.status,
    origin: contact.origin,
    importedAt: contact.importedAt,
    utm: contact.utm,
    customFields: details.has('CustomFields') ? showCustomFields(contact, call) : null,
    portfolioIds: portfolios?.map(({ id }) => id) ?? null,
    portfolioNames: portfolios?.map(({ name }) => name) ?? null,
    metadata: contact.metadata,
    // Those above keep their recorded places.
    ...showTexts(contact),
  };
}

/** What the API's answers and webhooks begin with alike. */
export function showIdentity(contact: StoredContact): JsonObject {
  const { id, createdAt, updatedAt, companyId, name, nameWhatsapp, nameInstagram, nameMessenger } = contact;
  return { id, createdAt, updatedAt, companyId, name, nameWhatsapp, nameInstagram, nameMessenger };
}

function showCustomFields({ customFields }: StoredContact, { account, switches }: Shown): JsonObject {
  const types = new Map(account.customFields.map(({ key, type }) => [key, type]));
  return Object.fromEntries(
    Object.entries(customFields).map(([key, value]) => [
      key,
      showCustomValue(types.get(key), value, switches.customFieldShapes),
    ]),
  );
}
