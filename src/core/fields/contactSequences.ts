import * as l10n from '@vscode/l10n';
import type { ListItem, ListState } from './fieldView';
import { canonicalId } from './listIndex';

/**
 * What an answer says of the sequences that a contact is in. That the API picks those of the contact is the word of its
 * reference only (WTS-API.md, "Endpoints we use"): where it gives all that the account has, it may have picked none.
 */
export function contactSequencesFrom(answer: ListState, account: ListState): ListState {
  if (answer.kind !== 'loaded' || account.kind !== 'loaded') return answer;
  const [given, all] = [idsOf(answer.items), idsOf(account.items)];
  const isAll = given.size > 1 && given.size === all.size && [...given].every((id) => all.has(id));
  return isAll ? { kind: 'failed', failure: { message: whyUnknown(), reference: '' } } : answer;
}

function idsOf(items: readonly ListItem[]): ReadonlySet<string> {
  return new Set(items.map(({ id }) => canonicalId(id)));
}

function whyUnknown(): string {
  return l10n.t(
    'Asked for the sequences of this contact, WTS Chat gave all that the account has: it may be in all, or not. One that it is in may start anew when it is sent.',
  );
}
