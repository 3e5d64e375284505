import { noteMissing, noteType, type Update } from './fieldUpdate';
import { isObject } from '../reading/jsonBody';

/** Patches by key; null removes a key. Null for the whole gives no keys, so nothing changes. */
export function writeMetadata(update: Update): void {
  const { contact, body, remarks } = update;
  const written = body.get('metadata');
  if (written === undefined) {
    noteMissing(update, { name: 'Metadata', what: 'metadata' });
  } else if (written === null) {
    remarks.note('nullWhole', { what: 'metadata' });
  } else if (isObject(written)) {
    const stored = new Map(Object.entries(contact.metadata ?? {}));
    for (const [key, value] of Object.entries(written)) {
      if (value === null) stored.delete(key);
      else if (typeof value === 'string') stored.set(key, value);
      else noteType(update, `metadata[${JSON.stringify(key)}]`, value, 'text');
    }
    if (contact.metadata !== null || stored.size > 0) contact.metadata = Object.fromEntries(stored);
  } else {
    noteType(update, 'metadata', written, 'an object');
  }
}
