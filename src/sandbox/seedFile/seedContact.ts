import type { JsonObject, StoredContact } from '../publicApi';
import type { AccountContent, Named } from '../account/account';
import { READ_ONLY_KEYS, READ_ONLY_UTM_KEYS, STATUSES, UTM_KEYS } from '../account/contact';
import { storeCustomValue } from '../account/customFieldValue';
import { textKeys } from '../account/textFields';
import { newContact } from '../account/newContact';
import { Phone } from '../answers/phone';
import { contactId } from '../account/seedIds';
import type { SeedNode } from './seedNode';

type Utm = NonNullable<StoredContact['utm']>;

/** What a contact can refer to. */
export type Lists = Omit<AccountContent, 'contacts' | 'subscriptions'>;

/** What the API gives of a contact, and what it only takes. */
const KEYS = [
  ...textKeys,
  ...READ_ONLY_KEYS,
  ...['phoneNumber', 'tagIds', 'tagNames', 'status', 'utm', 'customFields', 'portfolioIds'],
  ...['portfolioNames', 'metadata', 'sequenceIds'],
];

/** A contact as the API gives it, of which everything may be left out. `moment` dates what has no date. */
export function readContact(node: SeedNode, number: number, moment: string, lists: Lists): StoredContact {
  const values = node.object(KEYS);
  const text = (key: string) => values.get(key)?.textOrNull() ?? null;
  const date = (key: string) => given(values.get(key))?.moment();
  const empty = newContact(given(values.get('id'))?.uuid() ?? contactId(number), date('createdAt') ?? moment);
  for (const key of textKeys) empty[key] = text(key);
  return {
    ...empty,
    updatedAt: date('updatedAt') ?? empty.createdAt,
    companyId: given(values.get('companyId'))?.uuid() ?? empty.companyId,
    nameWhatsapp: text('nameWhatsapp'),
    nameInstagram: text('nameInstagram'),
    nameMessenger: text('nameMessenger'),
    ...readPhone(text('phoneNumber'), text('phoneNumberFormatted')),
    messengerId: text('messengerId'),
    tagIds: readPicks(values.get('tagIds'), values.get('tagNames'), 'tags', lists.tags),
    status: given(values.get('status'))?.choice(STATUSES) ?? 'ACTIVE',
    origin: text('origin') ?? empty.origin,
    importedAt: date('importedAt') ?? null,
    utm: readUtm(given(values.get('utm'))),
    customFields: readCustomValues(given(values.get('customFields')), lists),
    portfolioIds: readPicks(
      values.get('portfolioIds'),
      values.get('portfolioNames'),
      'portfolios',
      lists.portfolios,
    ),
    metadata: readMetadata(given(values.get('metadata'))),
    sequenceIds: readPicks(values.get('sequenceIds'), undefined, 'sequences', lists.sequences),
  };
}

/** The API gives null for what it has nothing for. */
function given(node: SeedNode | undefined): SeedNode | undefined {
  return node?.isNull === true ? undefined : node;
}

/** What is no phone number stays as it is: contacts without one have privacy ids there, or an empty text. */
function readPhone(
  written: string | null,
  mask: string | null,
): Pick<StoredContact, 'phoneNumber' | 'phoneNumberFormatted'> {
  const phone = Phone.parse(written ?? '');
  if (phone === undefined) return { phoneNumber: written, phoneNumberFormatted: mask ?? written };
  return { phoneNumber: phone.written, phoneNumberFormatted: mask ?? phone.masked };
}

/** Ids win over names, as in the API. */
function readPicks(
  ids: SeedNode | undefined,
  names: SeedNode | undefined,
  part: string,
  list: readonly Named[],
): string[] {
  const picks = given(ids);
  const [nodes, key] = picks === undefined ? [given(names), 'name' as const] : [picks, 'id' as const];
  const found = (nodes?.items() ?? []).map((node) => {
    const wanted = key === 'id' ? node.text().toLowerCase() : node.text();
    const row = list.find((candidate) => candidate[key] === wanted);
    return row?.id ?? node.fail(`is not in ${part}. Add it there.`);
  });
  return [...new Set(found)];
}

function readUtm(node: SeedNode | undefined): Utm | null {
  const values = node?.object([...UTM_KEYS, ...READ_ONLY_UTM_KEYS]);
  if (values === undefined) return null;
  const text = (key: keyof Utm) => values.get(key)?.textOrNull() ?? null;
  return {
    source: text('source'),
    medium: text('medium'),
    campaign: text('campaign'),
    content: text('content'),
    headline: text('headline'),
    term: text('term'),
    referralUrl: text('referralUrl'),
    sourceId: text('sourceId'),
    clid: text('clid'),
  };
}

function readMetadata(node: SeedNode | undefined): Record<string, string> | null {
  if (node === undefined) return null;
  return Object.fromEntries([...node.entries()].map(([key, value]) => [key, value.text()]));
}

/** In the form of a write or of an answer. What fits neither, and keys that nobody knows, stay: real accounts have them. */
function readCustomValues(node: SeedNode | undefined, { customFields }: Lists): JsonObject {
  const entries = [...(node?.entries() ?? [])].filter(([, value]) => !value.isNull);
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const written = value.json();
      const field = customFields.find((known) => known.key === key);
      return [key, (field && storeCustomValue(field, written, 'name')) ?? written];
    }),
  );
}
