import type { Json, JsonObject } from '../core/contact/json';
import { READ_ONLY_UTM_KEYS, UTM_KEYS, type Utm } from './contact';
import { mayClear, type Update, valueOf } from './fieldUpdate';
import { Inputs } from './inputs';
import { isObject } from './jsonBody';
import type { Drop } from './picking';

const EMPTY_UTM: Utm = {
  source: null,
  medium: null,
  campaign: null,
  content: null,
  headline: null,
  term: null,
  referralUrl: null,
  sourceId: null,
  clid: null,
};

/**
 * Writes the whole UTM or only the given keys, as the switch says. `sourceId` and `clid` can be kept, and erased by a
 * whole write that leaves them out, but never set.
 */
export function writeUtm(update: Update): void {
  const { contact, switches, drop } = update;
  const written = valueOf(update, 'utm');
  if (written === null) {
    if (mayClear(update, 'utm')) contact.utm = null;
  } else if (isObject(written)) {
    contact.utm = mergeUtm(contact.utm ?? EMPTY_UTM, written, switches.utm === 'whole', drop);
  } else {
    drop('utm', 'it is not an object');
  }
}

function mergeUtm(stored: Utm, written: JsonObject, isWhole: boolean, drop: Drop): Utm {
  const input = new Inputs<Json>(Object.entries(written));
  const utm = { ...(isWhole ? EMPTY_UTM : stored) };
  for (const key of UTM_KEYS) {
    const value = input.get(key);
    if (value === null || typeof value === 'string') {
      utm[key] = value;
    } else if (value !== undefined) {
      utm[key] = stored[key];
      drop(`utm.${key}`, 'it is not text');
    }
  }
  for (const key of READ_ONLY_UTM_KEYS) {
    const value = input.get(key) ?? null;
    if (value === null) continue;
    utm[key] = stored[key];
    if (value !== stored[key]) drop(`utm.${key}`, 'it is read-only');
  }
  for (const key of input.unread()) drop(`utm.${key}`, 'the UTM has no such key');
  return utm;
}
