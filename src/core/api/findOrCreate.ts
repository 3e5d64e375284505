import * as l10n from '@vscode/l10n';
import type { ContactReach } from '../identity/newContact';
import { phoneForms } from '../identity/phones/phoneForms';
import type { ContactApi } from './contactApi';
import { ApiError } from './errors/errors';
import { findByPhones } from './findContacts';
import type { NewContact } from './newContacts';

type CreatingApi = Pick<ContactApi, 'findByPhone' | 'filterContacts' | 'createContact'>;

export interface FoundOrCreated {
  readonly id: string;
  /** It was there before, and stays as it is. */
  readonly isExisting: boolean;
}

/** The answer to a new contact was lost, and the contact is not to be seen. */
class UnknownCreationError extends Error {
  override readonly name = 'UnknownCreationError';

  constructor(cause: unknown) {
    super(
      l10n.t(
        'No usable answer came, and the contact was not there when it was looked for. It may still be made. Try again in a moment: one that is there by then is opened and not made twice.',
      ),
      { cause },
    );
  }
}

/** How much older a contact may be than the call that made it, by two clocks. */
const CLOCKS_DIFFER_MS = 10 * 60_000;

/** The id of the contact that is reached so, archived and blocked ones too; undefined when it cannot be told or is none. */
export async function findByReach(
  api: CreatingApi,
  reach: ContactReach,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if ('phoneNumber' in reach) return (await findByPhones(api, phoneForms(reach.phoneNumber), signal))?.id;
  if ('instagram' in reach) return undefined;
  for (const status of ['ACTIVE', 'ARCHIVED', 'BLOCKED'] as const) {
    const { contacts } = await api.filterContacts({ email: reach.email, status }, signal);
    const same = contacts.find(({ email }) => email.toLowerCase() === reach.email.toLowerCase());
    if (same !== undefined) return same.id;
  }
  return undefined;
}

/** Makes a contact unless there is one; what came of a lost answer is looked up where it can be. */
export async function createOrGet(api: CreatingApi, contact: NewContact): Promise<FoundOrCreated> {
  const before = Date.now();
  try {
    const made = await api.createContact(contact);
    const isOld = Date.parse(made.createdAt) < before - CLOCKS_DIFFER_MS;
    return { id: made.id, isExisting: isOld || made.name !== contact.name };
  } catch (error) {
    if (!(error instanceof ApiError) || error.sent !== 'maybe') throw error;
    const id = await findByReach(api, contact).catch(() => undefined);
    if (id === undefined) throw new UnknownCreationError(error);
    return { id, isExisting: false };
  }
}
