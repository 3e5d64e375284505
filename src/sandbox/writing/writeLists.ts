import type { Json } from '../publicApi';
import { mayClear, noteMissing, type Target, type Update } from './fieldUpdate';
import type { Inputs } from '../reading/inputs';
import { applyTagOperation, type PickList, pickLists } from '../reading/picking';

/** By their names in `fields`. */
export const listWriters = { Tags: writeTags, Portfolio: writePortfolios, SequenceIds: writeSequences };

function writeTags(update: Update): void {
  const { contact, body, account, tagOperation, remarks } = update;
  const picks = pickLists(account).tags;
  const picked = picks.read(body, remarks);
  if (picked === undefined) return;
  if (picked !== null) {
    contact.tagIds = applyTagOperation(contact.tagIds, picked, tagOperation);
    return;
  }
  const written = nullOrMissing(body, picks);
  const target: Target = { name: 'Tags', what: picks.keys, isEmpty: contact.tagIds.length === 0 };
  if (tagOperation === 'ReplaceAll') {
    if (mayClear(update, written, target)) contact.tagIds = [];
  } else if (written === undefined) noteMissing(update, target);
  else remarks.note('nullTags', { what: picks.ids, operation: tagOperation });
}

function writePortfolios(update: Update): void {
  const { contact, account, switches } = update;
  const isAdded = switches.portfolios === 'add';
  contact.portfolioIds = writeList(update, {
    name: 'Portfolio',
    picks: pickLists(account).portfolios,
    current: contact.portfolioIds,
    isAdded,
  });
}

function writeSequences(update: Update): void {
  const { contact, account, switches } = update;
  const isAdded = switches.sequences === 'add';
  contact.sequenceIds = writeList(update, {
    name: 'SequenceIds',
    picks: pickLists(account).sequences,
    current: contact.sequenceIds,
    isAdded,
  });
}

interface List {
  readonly name: Target['name'];
  readonly picks: PickList;
  readonly current: string[];
  /** Whether what is sent is added to what is there, so that nothing goes. */
  readonly isAdded: boolean;
}

function writeList(update: Update, { name, picks, current, isAdded }: List): string[] {
  const picked = picks.read(update.body, update.remarks);
  if (picked === undefined) return current;
  if (picked !== null)
    return applyTagOperation(current, picked, isAdded ? 'InsertIfNotExists' : 'ReplaceAll');
  const target = { name, what: picks.keys, isEmpty: isAdded || current.length === 0 };
  return mayClear(update, nullOrMissing(update.body, picks), target) && !isAdded ? [] : current;
}

/** What it is that gives no list. */
function nullOrMissing(body: Inputs<Json>, { ids, names = ids }: PickList): null | undefined {
  return body.get(ids) === undefined && body.get(names) === undefined ? undefined : null;
}
