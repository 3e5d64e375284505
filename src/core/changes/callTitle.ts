import * as l10n from '@vscode/l10n';
import { oneLine } from '../text/oneLine';
import type { SavePurpose } from '../fields/update';

interface TitledCall {
  readonly purpose: SavePurpose;
  readonly name?: string | undefined;
}

/** What a call of a save does, in one line. */
export function callTitle({ purpose, name = '' }: TitledCall): string {
  const of = { name: oneLine(name) };
  const titles: Readonly<Record<SavePurpose, () => string>> = {
    update: () => l10n.t('Update the contact'),
    tagRemoval: () => l10n.t('Remove tags'),
    joinPortfolio: () => l10n.t('Add to the portfolio {name}', of),
    leavePortfolio: () => l10n.t('Take out of the portfolio {name}', of),
    leaveSequence: () => l10n.t('Take out of the sequence {name}', of),
  };
  return titles[purpose]();
}
