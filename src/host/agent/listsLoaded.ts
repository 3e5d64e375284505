import type { AccountLists } from '../../core/fields/fieldView';
import type { Lists } from '../account/lists';
import type { ContactReference } from '../reference/contactUri';

/** The lists that a contact's fields pick from, when each has come or failed: half of them would call good values wrong. */
export async function listsLoaded(lists: Lists, reference: ContactReference): Promise<AccountLists> {
  const now = lists.of(reference);
  if (!isLoading(now)) return now;
  return await new Promise((resolve) => {
    const listener = lists.onDidChange(() => {
      const later = lists.of(reference);
      if (isLoading(later)) return;
      listener.dispose();
      resolve(later);
    });
  });
}

function isLoading({ tags, portfolios, sequences, customFields, contactSequences }: AccountLists): boolean {
  return [tags, portfolios, sequences, customFields, contactSequences].some(({ kind }) => kind === 'loading');
}
