import type { AccountLists, CustomFieldDefinition, ListState } from '../../core/fields/fieldView';
import type { Json } from '../../core/text/json';
import { loadAccountLists } from '../accountLists';
import type { ToolCall } from '../toolCall';
import type { Answer } from '../answers/answer';
import { quoted } from '../answers/harmless';
import { looseName } from '../../core/text/looseName';

export async function describeAccount({ input, place }: ToolCall): Promise<Answer> {
  const query = input.text('query');
  const lists = await place.use((api) => loadAccountLists(api));
  const isMeant = (...names: readonly string[]): boolean =>
    query === undefined || names.some((name) => looseName(name).includes(looseName(query)));
  const account = {
    customFields: customFields(lists, isMeant),
    tags: items(lists.tags, isMeant),
    portfolios: items(lists.portfolios, isMeant),
    sequences: items(lists.sequences, isMeant),
  };
  if (query === undefined) return { says: 'What this account has besides its contacts.', data: account };
  const meant = Object.entries(account).filter(([, list]) => !Array.isArray(list) || list.length > 0);
  return meant.length > 0
    ? { says: 'What this account has of that name.', data: Object.fromEntries(meant) }
    : { says: `This account has no custom field, tag, portfolio or sequence like ${quoted(query)}.` };
}

type IsMeant = (...names: readonly string[]) => boolean;

function customFields({ customFields: state }: AccountLists, isMeant: IsMeant): Json {
  if (state.kind !== 'loaded') return failed(state);
  return state.definitions.filter(({ key, name }) => isMeant(key, name)).map(describeField);
}

function describeField({ key, name, type, required, group, options }: CustomFieldDefinition): Json {
  return {
    key,
    name,
    type,
    ...(required && { required }),
    ...(group !== '' && { group }),
    ...(options.length > 0 && { options: options.map((option) => option.name) }),
  };
}

function items(state: ListState, isMeant: IsMeant): Json {
  if (state.kind !== 'loaded') return failed(state);
  return state.items.filter(({ name }) => isMeant(name)).map(({ id, name }) => ({ name, id }));
}

function failed(state: Exclude<ListState | AccountLists['customFields'], { kind: 'loaded' }>): Json {
  return { couldNotBeRead: state.kind === 'failed' ? state.failure.message : 'not loaded yet' };
}
