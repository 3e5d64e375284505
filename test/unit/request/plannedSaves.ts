import fc from 'fast-check';
import type { ContactApi } from '../../../src/core/api/contactApi';
import { createBaseline } from '../../../src/core/changes/baseline';
import { parseContact } from '../../../src/core/changes/parsedContact';
import type { AccountLists } from '../../../src/core/fields/fieldView';
import type { Json } from '../../../src/core/text/json';
import { planSave } from '../../../src/core/request/savePlan';
import type { PlannedRequest, RequestTarget } from '../../../src/core/request/plannedRequests';
import { SAMPLE_CONTACT_ID } from '../../../src/sandbox/sandbox';
import { tagId } from '../../../src/sandbox/account/seedIds';
import { baseline, CONTACT_ID, edited, lists } from '../builders';
import { ADD_AND_REMOVE } from '../saving/saving';
import { hostileText } from './hostileTexts';
import type { Baseline } from '../../../src/core/changes/change';

export type Edits = Readonly<Record<string, Json>>;

/** Edits of a contact's texts, and of its tags in every direction. */
export const hostileEdits: fc.Arbitrary<Edits> = fc.record({
  name: hostileText,
  annotation: hostileText,
  metadata: fc.dictionary(fc.oneof(hostileText, fc.constantFrom('__proto__', '1', '0')), hostileText, {
    maxKeys: 3,
  }),
  tagIds: fc.subarray([1, 2, 3, 4, 8].map(tagId)),
});

/** An account's contact and lists, as a form has them. */
export interface LoadedContact {
  readonly base: Baseline;
  readonly accountLists: AccountLists;
}

export async function loadSample(api: ContactApi): Promise<LoadedContact> {
  return {
    base: createBaseline(await api.loadContact(SAMPLE_CONTACT_ID)),
    accountLists: lists({
      tags: { kind: 'loaded', items: await api.listTags() },
      portfolios: { kind: 'loaded', items: await api.listPortfolios() },
      customFields: { kind: 'loaded', definitions: await api.listCustomFields() },
    }),
  };
}

/** The text of the contact with these edits; tags by id alone, as someone types them. */
export function textWith({ base, accountLists }: LoadedContact, edits: Edits): string {
  const { tags } = accountLists;
  const names = new Map(tags.kind === 'loaded' ? tags.items.map(({ id, name }) => [id, name]) : []);
  const tagNames = (edits['tagIds'] as string[]).map((id) => names.get(id) ?? id);
  return edited(base, { ...edits, tagNames });
}

/** The requests of a save, or none when nothing would be sent. */
export function planned(
  loaded: LoadedContact,
  text: string,
  target: RequestTarget,
): readonly PlannedRequest[] {
  const parsed = parseContact(loaded.base, text, loaded.accountLists);
  const plan = planSave({ id: SAMPLE_CONTACT_ID, parsed, isReadOnly: false }, target);
  return plan.kind === 'requests' ? plan.requests : [];
}

/** The requests of a save that gives Ana another name and annotation, a tag, and takes one away. */
export function requestsOf(
  values: Edits,
  key: string,
  baseUrl = 'https://api.example',
): readonly PlannedRequest[] {
  const base = baseline();
  const text = edited(base, { ...ADD_AND_REMOVE, ...values });
  const parsed = parseContact(base, text, lists());
  const plan = planSave({ id: CONTACT_ID, parsed, isReadOnly: false }, { baseUrl, key });
  if (plan.kind === 'nothing') throw new Error([plan.why, ...plan.details].join(' '));
  return plan.requests;
}
