import { baselineDocument, type Baseline, createBaseline } from '../changes/baseline';
import { isBroken, readDocument, readSound } from '../text/contactDocument';
import { listSource, setMember } from '../text/contactText';
import type { ReadableContact } from '../changes/parsedContact';
import type { FieldReading } from '../fields/field';
import { FIELDS } from '../fields/fields';
import type { AccountLists, ListItem, SaveResult } from '../fields/fieldView';
import { verifySave } from '../changes/verify';

/** What the API holds, as far as it could be read. */
export interface Found {
  readonly contact: string | undefined;
  /** The sequences that the contact is in; read only when some were to be added or left. */
  readonly sequences: readonly ListItem[] | undefined;
}

/** What became of `sent`; `before` is the contact as the person had it loaded. */
export function prove(
  sent: readonly FieldReading[],
  before: Baseline,
  { contact, sequences }: Found,
  lists: AccountLists,
): SaveResult {
  const answer =
    contact === undefined ? undefined : readSound(withSequences(createBaseline(contact).text, sequences));
  const result = verifySave({ sent, before: baselineDocument(before), answer }, withFound(lists, sequences));
  return sequences === undefined ? result : { ...result, sequences };
}

export function changesSequences({ readings }: Pick<ReadableContact, 'readings'>): boolean {
  return readings.some(({ field, changes }) => field === FIELDS.sequences && changes.size > 0);
}

/** A detail that the answer leaves out is `null` there, which would look like a loss. */
export function isWhole(answer: string, id: string): boolean {
  const document = readDocument(answer);
  if (isBroken(document) || document.members.get('id')?.value !== id) return false;
  const details = [...FIELDS.tags.keys, ...FIELDS.customFields.keys, ...FIELDS.portfolios.keys];
  return details.every((key) => (document.members.get(key)?.value ?? null) !== null);
}

function withFound(lists: AccountLists, items: Found['sequences']): AccountLists {
  return items === undefined ? lists : { ...lists, contactSequences: { kind: 'loaded', items } };
}

/** The contact as if the API gave its sequences with it, as it does in a list of their own. */
function withSequences(text: string, sequences: Found['sequences']): string {
  const [key] = FIELDS.sequences.keys;
  if (sequences === undefined || key === undefined) return text;
  return setMember(readSound(text), key, listSource(sequences.map(({ id }) => id)));
}
