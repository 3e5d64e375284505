import type { ContactEvent, DeliveryRow, StoredContact, Json, JsonObject } from '../publicApi';
import type { Account, ContactChange } from '../account/account';
import type { Deliveries } from './deliveries';
import { shownTexts } from '../account/textFields';

/** What posting needs to know of a sandbox. */
interface Poster {
  readonly account: Account;
  readonly webhooks: readonly string[];
  readonly deliveries: Deliveries;
}

/** Posts contacts to those who have subscribed to what happens to them. */
export class WebhookSender {
  constructor(private readonly poster: Poster) {}

  /** Posts what subscribers want to know of a change. As on the platform, other tags are an update of the contact too. */
  announce({ contact, isNew, hasOtherTags }: ContactChange): void {
    const events: ContactEvent[] = isNew ? ['CONTACT_NEW'] : ['CONTACT_UPDATE'];
    if (!isNew && hasOtherTags) events.push('CONTACT_TAG_UPDATE');
    for (const event of events) this.post(this.subscribers(event), event, contact);
  }

  /** The URLs of the enabled subscriptions to an event, and those of the sandbox that are not among them. */
  subscribers(event: ContactEvent): string[] {
    const { account, webhooks } = this.poster;
    const subscribed = account
      .subscriptions()
      .filter(({ enabled, events }) => enabled && events.includes(event))
      .map(({ url }) => url);
    return [...subscribed, ...webhooks.filter((url) => !subscribed.includes(url))];
  }

  post(urls: readonly string[], event: ContactEvent, contact: StoredContact): DeliveryRow[] {
    if (urls.length === 0) return [];
    const { account, deliveries } = this.poster;
    const text = JSON.stringify(webhookBody(event, contact, account));
    return urls.map((url) => deliveries.post({ url, event, contactId: contact.id, text }));
  }
}

/**
 * What the platform posts (captured from production): the contact in another shape than REST gives it, without
 * portfolios and sequences, and custom fields as flat texts, as people read them.
 */
function webhookBody(event: ContactEvent, contact: StoredContact, account: Account): JsonObject {
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
