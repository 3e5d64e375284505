import type { MembershipCall, TagsBody, UpdateBody } from '../../src/core/fields/update';
import { slotValues, type SlotValues } from './slotValues';

/** A write that goes out. */
export type SentCall =
  | { readonly kind: 'update'; readonly body: UpdateBody }
  | { readonly kind: 'tagRemoval'; readonly body: TagsBody }
  | { readonly kind: 'membership'; readonly call: MembershipCall };

/** Slots that a write asks for, with the value that each is to have. */
export type Asked = ReadonlyMap<string, string | undefined>;

/** What a write asks for, piece by piece: read without the code that is tested. `given` is what the API gave last. */
export function askedBy(sent: SentCall, given: SlotValues): Asked {
  switch (sent.kind) {
    case 'update':
      return updateSlots(sent.body, given);
    case 'tagRemoval':
      return new Map((sent.body.tagIds ?? []).map((id) => [`tag:${id}`, undefined]));
    case 'membership':
      return membershipSlots(sent.call);
  }
}

function membershipSlots({ purpose, id }: MembershipCall): Asked {
  switch (purpose) {
    case 'joinPortfolio':
      return new Map([[`portfolio:${id}`, 'true']]);
    case 'leavePortfolio':
      return new Map([[`portfolio:${id}`, undefined]]);
    case 'leaveSequence':
      return new Map([[`leave:${id}`, 'true']]);
  }
}

function updateSlots(body: UpdateBody, given: SlotValues): Asked {
  const keyed = { ...body, metadata: undefined, customFields: undefined, utm: undefined };
  const slots = new Map<string, string | undefined>(slotValues(JSON.stringify(keyed)));
  if (body.options?.tagsOperation === 'DeleteIfExists') {
    for (const id of body.tagIds ?? []) slots.set(`tag:${id}`, undefined);
  }
  // The whole list is sent where an account has no calls for single portfolios.
  if (body.portfolioIds !== undefined) {
    for (const slot of given.keys()) {
      if (slot.startsWith('portfolio:') && !slots.has(slot)) slots.set(slot, undefined);
    }
  }
  for (const key of ['name', 'phoneNumber', 'email', 'instagram', 'annotation', 'pictureUrl'] as const) {
    if (key in body && (body[key] ?? '') === '') slots.set(key, undefined);
  }
  const put = (name: string, values: object | undefined): void => {
    for (const [key, value] of Object.entries(values ?? {})) {
      const isEmpty = value === null || (value === '' && name !== 'metadata');
      slots.set(`${name}:${key}`, isEmpty ? undefined : JSON.stringify(value));
    }
  };
  put('metadata', body.metadata);
  put('custom', body.customFields);
  put('utm', body.utm);
  return slots;
}
