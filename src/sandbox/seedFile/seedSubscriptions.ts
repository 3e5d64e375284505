import { subscriptionId } from '../account/seedIds';
import { NOT_LOOPBACK, readLoopbackUrl, type Subscription } from '../account/subscription';
import { CONTACT_EVENTS, EVENT_NAMES } from '../account/webhookEvents';
import { refuseTwice } from './seedLists';
import type { SeedNode } from './seedNode';

const KEYS = ['id', 'createdAt', 'updatedAt', 'companyId', 'name', 'url', 'enabled', 'events'] as const;

/** A subscription may be nothing but its URL; without events it takes all those of contacts. */
export function readSubscriptions(node: SeedNode): Subscription[] {
  const rows = node.items().map((item, index) => {
    const id = subscriptionId(index + 1);
    if (item.isText) return newSubscription(id, readUrl(item));
    const row = item.object(KEYS);
    const empty = newSubscription(
      row.get('id')?.uuid() ?? id,
      readUrl(row.get('url') ?? item.fail('needs a url.')),
    );
    const createdAt = row.get('createdAt')?.moment() ?? empty.createdAt;
    return {
      ...empty,
      createdAt,
      updatedAt: row.get('updatedAt')?.moment() ?? createdAt,
      name: row.get('name')?.filledText() ?? empty.name,
      enabled: row.get('enabled')?.flag() ?? true,
      events:
        row
          .get('events')
          ?.items()
          .map((event) => event.choice(EVENT_NAMES)) ?? empty.events,
    };
  });
  refuseTwice(node, rows);
  return rows;
}

/** Takes all events of contacts. */
function newSubscription(id: string, url: string): Subscription {
  const now = new Date().toISOString().replace('Z', '0000Z');
  return { id, createdAt: now, updatedAt: now, name: url, url, enabled: true, events: CONTACT_EVENTS };
}

function readUrl(node: SeedNode): string {
  return readLoopbackUrl(node.text()) === undefined
    ? node.fail(`is refused. ${NOT_LOOPBACK}`)
    : node.text().trim();
}
