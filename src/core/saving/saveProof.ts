import { baselineDocument, createBaseline } from '../changes/baseline';
import { isBroken, readDocument, readSound } from '../text/contactDocument';
import { listSource, setMember } from '../text/contactText';
import type { FieldReading } from '../fields/field';
import { FIELDS } from '../fields/fields';
import type { AccountLists, ListItem, SaveResult } from '../fields/fieldView';
import { verifySave } from '../changes/verify';
import type { ReadableContact, Baseline } from '../changes/change';
import { ApiError } from '../api/errors/errors';
import { contactSequencesFrom } from '../fields/contactSequences';
import type { Job } from './saveOutcome';
import type { SavingApi } from '../api/savingApi';

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

/** The lists with the sequences that the contact was found in, where they were read. */
export function withFound(lists: AccountLists, items: Found['sequences']): AccountLists {
  return items === undefined ? lists : { ...lists, contactSequences: { kind: 'loaded', items } };
}

/** The contact as if the API gave its sequences with it, as it does in a list of their own. */
function withSequences(text: string, sequences: Found['sequences']): string {
  const [key] = FIELDS.sequences.keys;
  if (sequences === undefined || key === undefined) return text;
  return setMember(readSound(text), key, listSource(sequences.map(({ id }) => id)));
}

/** The sequences that a contact is in. Undefined when the list cannot be read: what is sent is then not checked. */
export async function readSequences(
  api: SavingApi,
  id: string,
  signal?: AbortSignal,
): Promise<readonly ListItem[] | undefined> {
  try {
    return await api.listSequencesOf(id, signal);
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

/**
 * The same after a save that adds some. No signal: a cancelled save has to find out, too. Once the contact was not in
 * all, an answer that names all is to be believed.
 */
async function sequencesAfter(
  api: SavingApi,
  { id, parsed, lists }: Job,
): Promise<readonly ListItem[] | undefined> {
  const items = changesSequences(parsed) ? await readSequences(api, id) : undefined;
  if (items === undefined || lists.contactSequences.kind === 'loaded') return items;
  const { kind } = contactSequencesFrom({ kind: 'loaded', items }, lists.sequences);
  return kind === 'loaded' ? items : undefined;
}

/** The contact as it is `now`, with its sequences where the save changes some. */
export async function foundAfter(
  api: SavingApi,
  job: Job,
  contact: string,
): Promise<Found & { readonly contact: string }> {
  return { contact, sequences: await sequencesAfter(api, job) };
}
