import type { Json, JsonObject, UtmKey } from '../publicApi';
import { READ_ONLY_UTM_KEYS, UTM_KEYS, type Utm } from '../account/contact';
import { mayClear, noteType, type Update } from './fieldUpdate';
import type { Inputs } from '../reading/inputs';
import { isObject } from '../reading/jsonBody';
import { noteUnread, readInputs } from '../reading/readInputs';

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
  const { contact, body } = update;
  const written = body.get('utm');
  if (written === undefined || written === null) {
    const target = { name: 'Utm', what: 'utm', isEmpty: contact.utm === null } as const;
    if (mayClear(update, written, target)) contact.utm = null;
  } else if (isObject(written)) {
    contact.utm = mergeUtm(update, contact.utm ?? EMPTY_UTM, written);
  } else {
    noteType(update, 'utm', written, 'an object');
  }
}

function mergeUtm(update: Update, stored: Utm, written: JsonObject): Utm {
  const { remarks, switches } = update;
  const input = readInputs(remarks, written, 'utm.');
  const utm = { ...(switches.utm === 'whole' ? EMPTY_UTM : stored) };
  for (const key of UTM_KEYS) {
    const value = input.get(key);
    if (value === null || typeof value === 'string') {
      utm[key] = value;
    } else if (value !== undefined) {
      utm[key] = stored[key];
      noteType(update, `utm.${key}`, value, 'text');
    }
  }
  for (const key of READ_ONLY_UTM_KEYS) {
    const value = input.get(key) ?? null;
    if (value === null) continue;
    utm[key] = stored[key];
    if (value !== stored[key]) remarks.note('readOnly', { what: `utm.${key}` });
  }
  noteCleared(update, stored, utm, input);
  noteUnread(remarks, input, { prefix: 'utm.' });
  return utm;
}

/** Null erases in plain sight; a key that was not sent does so unseen. */
function noteCleared({ remarks }: Update, stored: Utm, utm: Utm, input: Inputs<Json>): void {
  const keys: readonly UtmKey[] = [...UTM_KEYS, ...READ_ONLY_UTM_KEYS];
  for (const key of keys) {
    if (stored[key] !== null && utm[key] === null && input.get(key) === undefined) {
      remarks.note('clearedInUtm', { what: `utm.${key}` });
    }
  }
}
