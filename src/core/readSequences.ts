import { ApiError } from './api/errors';
import type { ListItem } from './contact/fieldView';
import type { ContactApi } from './saveOutcome';

/** The sequences that a contact is in. Undefined when the list cannot be read: what is sent is then not checked. */
export async function readSequences(
  api: ContactApi,
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
