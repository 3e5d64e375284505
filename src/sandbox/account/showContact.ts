import type { Account, Named } from './account';
import type { Json, JsonObject, SandboxSwitches, StoredContact } from '../publicApi';
import { showCustomValue } from './customFieldValue';
import { shownTexts } from './textFields';
import { formError } from '../answers/apiErrors';

/** What a contact is shown by. */
interface Shown {
  readonly account: Account;
  readonly switches: SandboxSwitches;
}

const DETAILS = ['Tags', 'CustomFields', 'Portfolios'] as const;
export type Detail = (typeof DETAILS)[number];
const ALL_DETAILS: ReadonlySet<Detail> = new Set(DETAILS);

/** Which details of a contact are shown. */
export const contactDetails = { all: ALL_DETAILS, ofAnswer: answerDetails, read: readDetails };

/** What the answer to a write tells. */
function answerDetails({ putAnswerDetails }: SandboxSwitches): ReadonlySet<Detail> {
  return putAnswerDetails === 'full' ? ALL_DETAILS : new Set(['CustomFields']);
}

/** Throws the API's 500 for a name that is no detail. */
function readDetails(names: readonly Json[]): ReadonlySet<Detail> {
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

/**
 * The contact as the API gives it: every key is there, and a detail that was not asked for is null, not empty. Most of
 * the time of an answer is spent here, so nothing is made twice.
 */
export function showContact(
  contact: StoredContact,
  { account, switches }: Shown,
  details: ReadonlySet<Detail>,
): JsonObject {
  const tags = details.has('Tags') ? picked(account.tags, contact.tagIds) : null;
  const portfolios = details.has('Portfolios') ? picked(account.portfolios, contact.portfolioIds) : null;
  const shown: JsonObject = {
    id: contact.id,
    createdAt: contact.createdAt,
    updatedAt: switches.updatedAt === 'null' ? null : contact.updatedAt,
    companyId: contact.companyId,
    name: contact.name,
    nameWhatsapp: contact.nameWhatsapp,
    nameInstagram: contact.nameInstagram,
    nameMessenger: contact.nameMessenger,
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
    customFields: details.has('CustomFields') ? showCustomFields(contact, account, switches) : null,
    portfolioIds: portfolios?.map(({ id }) => id) ?? null,
    portfolioNames: portfolios?.map(({ name }) => name) ?? null,
    metadata: contact.metadata,
  };
  // Those above keep their recorded places.
  for (const key of shownTexts) shown[key] = contact[key];
  return shown;
}

function picked(list: readonly Named[], ids: readonly string[]): readonly Named[] {
  return ids.length === 0 ? [] : list.filter(({ id }) => ids.includes(id));
}

function showCustomFields(
  { customFields }: StoredContact,
  account: Account,
  { customFieldShapes }: SandboxSwitches,
): JsonObject {
  // The shape in which they are stored.
  if (customFieldShapes === 'list') return customFields;
  const types = new Map(account.customFields.map(({ key, type }) => [key, type]));
  return Object.fromEntries(
    Object.entries(customFields).map(([key, value]) => [
      key,
      showCustomValue(types.get(key), value, customFieldShapes),
    ]),
  );
}
