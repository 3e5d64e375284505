import { findContacts as lookUp } from '../../core/api/findContacts';
import { readSearchTerms } from '../../core/identity/searchTerms';
import { createBaseline } from '../../core/changes/baseline';
import { readContactCard } from '../../core/show/contactCard';
import type { ListItem } from '../../core/fields/fieldView';
import { parseJson } from '../../core/text/json';
import type { ToolCall } from '../toolCall';
import { AgentError } from '../answers/agentError';
import type { Answer } from '../answers/answer';
import { quoted } from '../answers/harmless';
import { cardData, loadContact } from '../contacts/chooseContact';

const LOGGED = 'name phone email status tags';

export async function findContacts(call: ToolCall): Promise<Answer> {
  const query = call.input.text('query');
  if (query === undefined)
    throw new AgentError('Find whom? query takes a name, a phone, an e-mail, or #tag.');
  const terms = readSearchTerms(query, 'enter');
  if (terms.id !== undefined) return await byId(call, terms.id);
  if (terms.filters.length === 0)
    throw new AgentError(
      `${quoted(query)} is too short, or too long, to be looked for. Give more of the name, phone or e-mail.`,
    );
  if (terms.tags.length > 1)
    throw new AgentError('query takes one #tag at a time. Find one, and read the tags of those found.');
  const found = await call.place.use((api) => lookUp(api, terms));
  if (found.kind === 'tags') throw noTag(found.word, found.tags);
  const { contacts, more, isWhole } = found;
  log(
    call,
    contacts.map(({ id }) => id),
  );
  return {
    says: `${howMany(contacts.length, more)}${isWhole ? '' : ' Archived and blocked contacts could not be looked for.'}`,
    data: contacts.map(cardData),
  };
}

function noTag(word: string, like: readonly ListItem[]): AgentError {
  const tag = quoted(`#${word}`);
  if (like.length === 0)
    return new AgentError(`This account has no tag ${tag}. wts_describe_account lists its tags.`);
  return new AgentError(
    `This account has no tag ${tag}, or several that it may mean. Those that are like it stand below; a name of several words stands in quotes: #"two words".`,
    like.map(({ name }) => name),
  );
}

function howMany(count: number, more: number | undefined): string {
  if (count === 0) return 'No contact was found, active, archived or blocked.';
  const found = count === 1 ? '1 contact was found.' : `${count} contacts were found.`;
  if (more === 0) return found;
  return `${found} There are ${more === undefined ? '' : `${more} `}more: narrow the query.`;
}

async function byId(call: ToolCall, id: string): Promise<Answer> {
  const { text } = createBaseline(await loadContact(call, id));
  const card = readContactCard(parseJson(text));
  log(call, [id]);
  return { says: '1 contact was found.', data: card === undefined ? [] : [cardData(card)] };
}

function log({ place, environment }: ToolCall, ids: readonly string[]): void {
  place.log(`wts_find_contacts ${environment.name} ${ids.length} found: ${ids.join(' ')} (${LOGGED})`);
}
