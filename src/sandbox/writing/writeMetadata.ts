import type { Json } from '../publicApi';
import { noteMissing, noteType, type Update } from './fieldUpdate';
import { isObject, jsonTypeOf } from '../reading/jsonBody';

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
      else writeOther(update, stored, key, value);
    }
    if (contact.metadata !== null || stored.size > 0) contact.metadata = Object.fromEntries(stored);
  } else {
    noteType(update, 'metadata', written, 'an object');
  }
}

/** A write may hold values of any type, and only text was ever seen to come back: what becomes of others is a switch. */
function writeOther(update: Update, stored: Map<string, string>, key: string, value: Json): void {
  const what = `metadata[${JSON.stringify(key)}]`;
  if (update.switches.metadataValues === 'dropped') {
    noteType(update, what, value, 'text');
    return;
  }
  stored.set(key, JSON.stringify(value));
  update.remarks.note('metadataAsText', { what, got: jsonTypeOf(value) });
}
