import { ApiError } from '../api/errors/errors';
import { contactSequencesFrom } from '../fields/contactSequences';
import type { ListItem } from '../fields/fieldView';
import type { Job, SavingApi } from './saveOutcome';
import { changesSequences, type Found } from './saveProof';

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
