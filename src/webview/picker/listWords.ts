import * as l10n from '@vscode/l10n';
import type { ListId } from '../../core/fields/fieldView';

interface ListWords {
  readonly placeholder: string;
  readonly noMatch: string;
  readonly notPicked: (words: string) => string;
}

/** The sentences of the picker, for each list that it can show. */
export const listWords: Record<ListId, () => ListWords> = {
  tags: () => ({
    placeholder: l10n.t('Find a tag or paste IDs'),
    noMatch: l10n.t('No tag has this name.'),
    notPicked: (words) => l10n.t('“{words}” is not added yet: pick a tag from the list.', { words }),
  }),
  portfolios: () => ({
    placeholder: l10n.t('Find a portfolio or paste IDs'),
    noMatch: l10n.t('No portfolio has this name.'),
    notPicked: (words) => l10n.t('“{words}” is not added yet: pick a portfolio from the list.', { words }),
  }),
  sequences: () => ({
    placeholder: l10n.t('Find a sequence or paste IDs'),
    noMatch: l10n.t('No sequence has this name.'),
    notPicked: (words) => l10n.t('“{words}” is not added yet: pick a sequence from the list.', { words }),
  }),
};
