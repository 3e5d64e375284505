import type { ContactApi } from '../core/api/contactApi';
import { ApiError } from '../core/api/errors/errors';
import { contactSequencesFrom } from '../core/fields/contactSequences';
import type { AccountLists, ListFailure, ListItem, ListState } from '../core/fields/fieldView';

type ListingApi = Pick<
  ContactApi,
  'listCustomFields' | 'listTags' | 'listPortfolios' | 'listSequences' | 'listSequencesOf'
>;

/** All lists of an account, and the sequences of one contact. One that cannot be read says why: a key may open a part alone. */
export async function loadAccountLists(api: ListingApi, contactId?: string): Promise<AccountLists> {
  const [tags, portfolios, sequences, own, definitions] = await Promise.all([
    listState(api.listTags()),
    listState(api.listPortfolios()),
    listState(api.listSequences()),
    contactId === undefined ? LOADING : listState(api.listSequencesOf(contactId)),
    orFailure(api.listCustomFields()),
  ]);
  return {
    tags,
    portfolios,
    sequences,
    contactSequences: contactSequencesFrom(own, sequences),
    customFields: Array.isArray(definitions)
      ? { kind: 'loaded', definitions }
      : { kind: 'failed', failure: definitions },
  };
}

const LOADING: ListState = { kind: 'loading' };

async function listState(loading: Promise<ListItem[]>): Promise<ListState> {
  const items = await orFailure(loading);
  return Array.isArray(items) ? { kind: 'loaded', items } : { kind: 'failed', failure: items };
}

async function orFailure<Item>(loading: Promise<Item[]>): Promise<Item[] | ListFailure> {
  try {
    return await loading;
  } catch (error) {
    if (!isApiError(error)) throw error;
    return { message: error.message, reference: error.shortId };
  }
}

/** By its name: it may come from another bundle, which has a class of its own for it. */
function isApiError(error: unknown): error is ApiError {
  return error instanceof ApiError || (error instanceof Error && error.name === 'ApiError');
}
