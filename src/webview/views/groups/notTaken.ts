import * as l10n from '@vscode/l10n';
import type { FieldMessage, FieldView, SaveResult } from '../../../core/fields/fieldView';
import type { Page } from '../../page';

/** What the last save did not get through of a field. */
export function notTaken({ id, slot }: FieldView, page: Page): FieldMessage[] {
  const body = page.state?.body;
  const result: SaveResult | undefined = body?.kind === 'form' ? body.saving.result : undefined;
  if (result === undefined || result.notTaken.length === 0) return [];
  return result.notTaken
    .filter((saved) => saved.field === id && (slot === '' || saved.slot === slot))
    .map(({ slot: savedSlotName, label, reason }) => ({
      slot: savedSlotName,
      severity: 'warning',
      message: l10n.t('{label} was not taken. {reason}', { label, reason }),
    }));
}
