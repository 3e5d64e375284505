import type { ContactEvent, DeliveryRow, StoredContact } from '../publicApi';
import type { Account, ContactChange } from '../account/account';
import type { Deliveries } from './deliveries';
import { webhookBody } from './webhookBody';

/** What posting needs to know of a sandbox. */
export interface Poster {
  readonly account: Account;
  readonly webhooks: readonly string[];
  readonly deliveries: Deliveries;
}

/** Posts what subscribers want to know of a change. As on the platform, other tags are an update of the contact too. */
export function announce({ contact, isNew, hasOtherTags }: ContactChange, poster: Poster): void {
  const events: ContactEvent[] = isNew ? ['CONTACT_NEW'] : ['CONTACT_UPDATE'];
  if (!isNew && hasOtherTags) events.push('CONTACT_TAG_UPDATE');
  for (const event of events) postTo(subscribers(poster, event), event, contact, poster);
}

/** The URLs of the enabled subscriptions to an event, and those of the sandbox that are not among them. */
export function subscribers({ account, webhooks }: Poster, event: ContactEvent): string[] {
  const subscribed = account
    .subscriptions()
    .filter(({ enabled, events }) => enabled && events.includes(event))
    .map(({ url }) => url);
  return [...subscribed, ...webhooks.filter((url) => !subscribed.includes(url))];
}

export function postTo(
  urls: readonly string[],
  event: ContactEvent,
  contact: StoredContact,
  { account, deliveries }: Poster,
): DeliveryRow[] {
  if (urls.length === 0) return [];
  const text = JSON.stringify(webhookBody(event, contact, account));
  return urls.map((url) => deliveries.post({ url, event, contactId: contact.id, text }));
}
