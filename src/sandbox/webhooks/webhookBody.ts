import type { ContactEvent, Json, JsonObject, StoredContact } from '../publicApi';
import type { Account } from '../account/account';
import { shownTexts } from '../account/textFields';

/**
 * What the platform posts (captured from production): the contact in another shape than REST gives it, without
 * portfolios and sequences, and custom fields as flat texts, as people read them.
 */
export function webhookBody(event: ContactEvent, contact: StoredContact, account: Account): JsonObject {
  return {
    eventType: event,
    date: account.moment(),
    content: webhookContent(contact, account),
    changeMetadata: null,
  };
}

function webhookContent(contact: StoredContact, account: Account): JsonObject {
  const tags = account.tags.filter(({ id }) => contact.tagIds.includes(id));
  return {
    id: contact.id,
    createdAt: contact.createdAt,
    updatedAt: contact.updatedAt,
    companyId: contact.companyId,
    name: contact.name,
    nameWhatsapp: contact.nameWhatsapp,
    nameInstagram: contact.nameInstagram,
    nameMessenger: contact.nameMessenger,
    phonenumber: contact.phoneNumber,
    phonenumberFormatted: contact.phoneNumberFormatted,
    email: contact.email,
    instagram: contact.instagram,
    messengerId: contact.messengerId,
    usernameWhatsapp: null,
    pictureFileId: null,
    pictureUrl: contact.pictureUrl,
    active: contact.status === 'ACTIVE',
    annotation: contact.annotation,
    tagsId: tags.map(({ id }) => id),
    tags: tags.map(({ name }) => name),
    status: contact.status,
    origin: contact.origin,
    utm: contact.utm,
    customFieldValues: displayValues(contact, account),
    metadata: contact.metadata,
    // Those above keep their recorded places.
    ...Object.fromEntries(shownTexts.map((key) => [key, contact[key]])),
  };
}

/** By key; that the keys are those of REST is our guess. */
function displayValues({ customFields }: StoredContact, account: Account): JsonObject {
  const types = new Map(account.customFields.map(({ key, type }) => [key, type]));
  const entries = Object.entries(customFields).map(([key, value]): [string, string] => {
    const items = Array.isArray(value) ? value : [value];
    return [key, items.map((item) => display(types.get(key), item)).join(', ')];
  });
  return Object.fromEntries(entries.filter(([, text]) => text !== ''));
}

/** Dates and whole numbers are captured; fractions, true and false, and lists of options are our guess. */
function display(type: string | undefined, value: Json): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (type === 'DATE') return text.replace(/^(\d{4})\/(\d\d)\/(\d\d)$/, '$3/$2/$1');
  if (type === 'DATETIME') {
    return text.replace(/^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d).*$/, '$3/$2/$1 $4');
  }
  if (type === 'INTEGER' || type === 'FLOAT') return displayNumber(text);
  if (type === 'BOOLEAN') return text.replace(/^true$/, 'Sim').replace(/^false$/, 'Não');
  return text;
}

function displayNumber(text: string): string {
  const [whole = '', fraction] = text.split('.');
  if (!/^-?\d+$/.test(whole)) return text;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}
