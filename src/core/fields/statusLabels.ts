import * as l10n from '@vscode/l10n';

/** The statuses that the API knows, in the person's language. */
export function statusLabels(): ReadonlyMap<string, string> {
  return new Map([
    ['ACTIVE', l10n.t('Active')],
    ['ARCHIVED', l10n.t('Archived')],
    ['BLOCKED', l10n.t('Blocked')],
  ]);
}
