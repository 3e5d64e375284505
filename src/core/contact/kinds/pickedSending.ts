import * as l10n from '@vscode/l10n';
import type { Contribution } from '../field';
import type { SlotChanges, Slots } from '../slots';
import { nameInSlot, nameInValue } from './pickedNames';

/** What the update carries of a picked set. */
export interface Sending {
  readonly contribute: (changes: SlotChanges, wanted: Slots) => Contribution;
  /** What of a wanted set cannot be sent; '' when all of it can. */
  readonly check?: (wanted: Slots) => string;
  /** Why one that was taken away may still be there. */
  readonly whyStillThere: () => string;
}

/** Only what comes and goes is sent, so that nothing that others added meanwhile is lost. */
export const tagSending: Sending = {
  contribute: contributeTags,
  whyStillThere: () => l10n.t('The API answered that all is well and left it on the contact.'),
};

/** The API is not known to replace or to add, so the whole wanted list is sent. It takes ids or names, not both. */
export const wholeListSending: Sending = {
  contribute: (_changes, wanted) => {
    const names = namesOfAll(wanted);
    const byName = names !== undefined && hasNameSlot(wanted);
    return { body: byName ? { portfolioNames: names } : { portfolioIds: [...wanted.keys()] } };
  },
  check: (wanted) =>
    hasNameSlot(wanted) && namesOfAll(wanted) === undefined
      ? l10n.t('Ids and names cannot be sent together while the list is missing. Write ids alone.')
      : '',
  whyStillThere: () => l10n.t('The API added to the list and did not replace it. Remove it in WTS Chat.'),
};

function hasNameSlot(slots: Slots): boolean {
  return [...slots.keys()].some((slot) => nameInSlot(slot) !== undefined);
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
