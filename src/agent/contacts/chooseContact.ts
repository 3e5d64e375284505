import { findContacts } from '../../core/api/findContacts';
import { findContactId } from '../../core/identity/contactId';
import { readPhone } from '../../core/identity/phones/phone';
import { readSearchTerms } from '../../core/identity/searchTerms';
import type { ContactCard } from '../../core/show/contactCard';
import type { Json } from '../../core/text/json';
import type { ToolCall } from '../toolCall';
import { AgentError } from '../answers/agentError';
import { quoted } from '../answers/harmless';

/** The ID of the contact that a call is about. Throws an AgentError that names the candidates when it may be several. */
export async function chooseContact(call: ToolCall): Promise<string> {
  const id = call.input.text('id');
  const phone = call.input.text('phone');
  if (id === undefined && phone === undefined)
    throw new AgentError('Which contact? Give its id, or its phone. wts_find_contacts finds both.');
  if (id !== undefined && phone !== undefined)
    throw new AgentError('Give the id or the phone, not both: they may be of two contacts.');
  if (id === undefined) return await findByPhone(call, phone ?? '');
  const found = findContactId(id);
  if ('id' in found) return found.id;
  throw new AgentError(
    `${quoted(id)} is not the ID of a contact: it looks like 1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed. wts_find_contacts finds one by name, phone or e-mail.`,
  );
}

/** The contact as the API gives it. Throws an AgentError that says where it was looked for. */
export async function loadContact({ place, environment }: ToolCall, id: string): Promise<string> {
  try {
    return await place.use((api) => api.loadContact(id));
  } catch (error) {
    if (!isNotFound(error)) throw error;
    throw new AgentError(
      `There is no contact with the ID ${id} in the environment "${environment.name}" (${environment.baseUrl}). No other environment was looked at. wts_find_contacts finds contacts by name, phone, e-mail or tag.`,
    );
  }
}

/** A contact in a few words. */
export function cardData({ id, name, phone, email, status, tags }: ContactCard): Json {
  return { id, name, phone, email, status, ...(tags && { tags: [...tags] }) };
}

async function findByPhone({ place, environment }: ToolCall, phone: string): Promise<string> {
  if (readPhone(phone).wire === undefined)
    throw new AgentError(
      `${quoted(phone)} is not a whole phone number: it looks like +55 11 99999-0000. wts_find_contacts takes a piece of one.`,
    );
  const found = await place.use((api) => findContacts(api, readSearchTerms(phone, 'enter')));
  const contacts = found.kind === 'contacts' ? found.contacts : [];
  const [only, ...others] = contacts;
  if (only === undefined)
    throw new AgentError(
      `There is no contact with the phone ${quoted(phone)} in the environment "${environment.name}" (${environment.baseUrl}), active, archived or blocked, with the ninth digit or without. No other environment was looked at.`,
    );
  if (others.length > 0)
    throw new AgentError(
      `${contacts.length} contacts have this phone. Call again with the id of the one that is meant.`,
      contacts.map(cardData),
    );
  return only.id;
}

/** By its facts: an error may come from another bundle, which has a class of its own for it. */
function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'kind' in error && error.kind === 'contactNotFound';
}
