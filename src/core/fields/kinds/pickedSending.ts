import * as l10n from '@vscode/l10n';
import type { Contribution } from '../field';
import type { AccountLists } from '../fieldView';
import { indexOfList } from '../listIndex';
import type { Loaded, SlotChanges, Slots } from '../slots';
import { nameInSlot, nameInValue } from './pickedNames';
import { isContactId } from '../../identity/idPattern';

/** What a save carries of a picked set. */
export interface Sending {
  readonly contribute: (changes: SlotChanges, wanted: Slots, lists: AccountLists) => Contribution;
  /** Why a wanted set cannot be sent; '' when it can. */
  readonly check: (wanted: Slots, loaded: Loaded, lists: AccountLists) => string;
  /** Why a slot cannot come or go; '' when it can. Left out: the update's schema says it. */
  readonly checkSlot?: (slot: string, lists: AccountLists) => string;
  /** Why one that was taken away may still be there. */
  readonly whyStillThere: (lists: AccountLists) => string;
}

/** Only what comes and goes is sent, so that nothing that others added meanwhile is lost. */
const tagSending: Sending = {
  contribute: contributeTags,
  check: (wanted, loaded) => {
    const added = new Map([...wanted].filter(([slot]) => !loaded.slots.has(slot)));
    return hasNameSlot(added) && ![...added.keys()].every(isNameSlot) ? idsBesideNames() : '';
  },
  whyStillThere: leftThere,
};

/** A call for each portfolio that comes or goes; where the API does not know those, the whole list. */
const portfolioSending: Sending = {
  contribute: (changes, wanted, lists) =>
    lists.lacksPortfolioCalls === true
      ? wholeListSending.contribute(changes, wanted, lists)
      : { body: {}, memberships: portfolioCalls(changes, lists) },
  check: (wanted, loaded, lists) =>
    lists.lacksPortfolioCalls === true ? wholeListSending.check(wanted, loaded, lists) : '',
  checkSlot: (slot, lists) => (lists.lacksPortfolioCalls === true || isContactId(slot) ? '' : idNeeded()),
  whyStillThere: (lists) =>
    lists.lacksPortfolioCalls === true ? wholeListSending.whyStillThere(lists) : leftThere(),
};

export const sendings = { tags: tagSending, portfolios: portfolioSending };

function leftThere(): string {
  return l10n.t('The API answered that all is well and left it on the contact.');
}

function idNeeded(): string {
  return l10n.t('A portfolio is sent by its ID, and this is none. Pick it from the list, or write its ID.');
}

/** Those that come first: a contact that is moved is not without a portfolio when the second call fails. */
function portfolioCalls(
  changes: SlotChanges,
  { portfolios }: AccountLists,
): NonNullable<Contribution['memberships']> {
  const nameOf = (id: string): string =>
    indexOfList(portfolios).nameOf(id) ?? nameInValue(changes.get(id)) ?? id;
  const call = (id: string) => ({ id, name: nameOf(id) });
  const ids = [...changes.keys()];
  return [
    ...ids
      .filter((id) => changes.get(id) !== undefined)
      .map((id) => ({ purpose: 'joinPortfolio', ...call(id) }) as const),
    ...ids
      .filter((id) => changes.get(id) === undefined)
      .map((id) => ({ purpose: 'leavePortfolio', ...call(id) }) as const),
  ];
}

/** The API is not known to replace or to add, so the whole wanted list is sent. It takes ids or names, not both. */
const wholeListSending: Sending = {
  contribute: (_changes, wanted) => {
    const names = namesOfAll(wanted);
    const byName = names !== undefined && hasNameSlot(wanted);
    return { body: byName ? { portfolioNames: names } : { portfolioIds: [...wanted.keys()] } };
  },
  check: (wanted, loaded) => {
    if (!loaded.known) return unknownBefore();
    return hasNameSlot(wanted) && namesOfAll(wanted) === undefined ? idsBesideNames() : '';
  },
  whyStillThere: () => l10n.t('The API added to the list and did not replace it. Remove it in WTS Chat.'),
};

function idsBesideNames(): string {
  return l10n.t('Ids and names cannot be sent together while the list is missing. Write ids alone.');
}

function unknownBefore(): string {
  return l10n.t(
    'The API did not tell which portfolios the contact has, so this list could take some away. Reload the contact first: what you added stays.',
  );
}

function hasNameSlot(slots: Slots): boolean {
  return [...slots.keys()].some(isNameSlot);
}

function isNameSlot(slot: string): boolean {
  return nameInSlot(slot) !== undefined;
}

/** Undefined when one of them is known by its id alone. */
function namesOfAll(slots: Slots): string[] | undefined {
  const names = [...slots].flatMap(([slot, value]) => nameInSlot(slot) ?? nameInValue(value) ?? []);
  return names.length === slots.size ? names : undefined;
}

/** Additions go into the update; removals too when they are all there is, else into a call of their own. */
function contributeTags(changes: SlotChanges): Contribution {
  const added = [...changes].filter(([, value]) => value !== undefined).map(([slot]) => slot);
  const removed = [...changes].filter(([, value]) => value === undefined).map(([slot]) => slot);
  if (added.length === 0) {
    return { body: { ...idsOrNames(removed), options: { tagsOperation: 'DeleteIfExists' } } };
  }
  const body = { ...idsOrNames(added), options: { tagsOperation: 'InsertIfNotExists' } } as const;
  return removed.length === 0
    ? { body }
    : { body, removal: { ...idsOrNames(removed), operation: 'DeleteIfExists' } };
}

function idsOrNames(slots: readonly string[]): { tagIds: string[] } | { tagNames: string[] } {
  const names = slots.flatMap((slot) => nameInSlot(slot) ?? []);
  return names.length > 0 ? { tagNames: names } : { tagIds: [...slots] };
}
