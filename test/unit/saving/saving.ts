import assert from 'node:assert/strict';
import type { Json } from '../../../src/core/text/json';
import { saveContact } from '../../../src/core/saving/save';
import type { SaveOutcome } from '../../../src/core/saving/saveOutcome';
import { baseline, contact, CONTACT_ID, edited, LEAD, lists, NEWS, VIP } from '../builders';
import { apiError, ContactApiFake, type Surprise } from './contactApiFake';

export const TAGS = new Map([VIP, LEAD, NEWS].map(({ id, name }) => [id, name]));
export const base = baseline();

export function fake(): ContactApiFake {
  return new ContactApiFake(contact(), TAGS);
}

/** Time goes by at once, `most` times; then the person ends the wait. Notes what was asked for, in milliseconds. */
export function withPauses(
  api: ContactApiFake,
  most = Infinity,
  meanwhile: (api: ContactApiFake) => void = () => undefined,
): ContactApiFake & { readonly pauses: number[] } {
  const pauses: number[] = [];
  const pause = (ms: number): Promise<boolean> => {
    pauses.push(ms);
    meanwhile(api);
    return Promise.resolve(pauses.length <= most);
  };
  return Object.assign(api, { pauses, pause });
}

export function save(
  api: ContactApiFake,
  values: Readonly<Record<string, Json | undefined>>,
  accountLists = lists(),
) {
  return saveContact(api, {
    id: CONTACT_ID,
    baseline: base,
    text: edited(base, values),
    lists: accountLists,
  });
}

export function savedOf(outcome: SaveOutcome) {
  assert.equal(outcome.kind, 'saved');
  return outcome;
}

export const fieldSlots = (list: readonly { field: string; slot: string }[]) =>
  list.map(({ field, slot }) => `${field}/${slot}`);
export const fail =
  (sent: 'no' | 'maybe' | 'yes', arrives = false): Surprise =>
  (_fake, duty) => {
    if (arrives) duty();
    throw apiError(sent);
  };
export const ADD_AND_REMOVE = { tagIds: [VIP.id, NEWS.id], tagNames: ['VIP', 'Newsletter'] };
