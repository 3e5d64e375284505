import type { Account, ContactChange } from '../account';
import type { StoredContact } from '../contact';
import type { Deliveries } from './deliveries';
import type { DeliveryRow } from './delivery';
import { webhookBody } from './webhookBody';
import type { ContactEvent } from './webhookEvents';

/** Posts what subscribers want to know of a change. As on the platform, other tags are an update of the contact too. */
export function announce(change: ContactChange, account: Account, deliveries: Deliveries): void {
  const { contact, isNew, hasOtherTags } = change;
  const events: ContactEvent[] = isNew ? ['CONTACT_NEW'] : ['CONTACT_UPDATE'];
  if (!isNew && hasOtherTags) events.push('CONTACT_TAG_UPDATE');
  for (const event of events) postTo(subscribers(account, event), event, contact, account, deliveries);
}

/** The URLs of the enabled subscriptions to an event. */
export function subscribers(account: Account, event: ContactEvent): string[] {
  return account
    .subscriptions()
    .filter(({ enabled, events }) => enabled && events.includes(event))
    .map(({ url }) => url);
}

export function postTo(
  urls: readonly string[],
  event: ContactEvent,
  contact: StoredContact,
  account: Account,
  deliveries: Deliveries,
): DeliveryRow[] {
  if (urls.length === 0) return [];
  const text = JSON.stringify(webhookBody(event, contact, account));
  return urls.map((url) => deliveries.post({ url, event, contactId: contact.id, text }));
}
