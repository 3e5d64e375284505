import { ApiError } from '../api/errors';
import { contactSequencesFrom } from '../fields/contactSequences';
import type { ListItem } from '../fields/fieldView';
import type { Job, SavingApi } from './saveOutcome';
import { addsSequences } from './saveProof';

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
export async function sequencesAfter(
  api: SavingApi,
  { id, draft, lists }: Job,
): Promise<readonly ListItem[] | undefined> {
  const items = addsSequences(draft) ? await readSequences(api, id) : undefined;
  if (items === undefined || lists.contactSequences.kind === 'loaded') return items;
  const { kind } = contactSequencesFrom({ kind: 'loaded', items }, lists.sequences);
  return kind === 'loaded' ? items : undefined;
}
