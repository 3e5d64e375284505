import * as l10n from '@vscode/l10n';
import type { SlotMessage } from '../field';

/** WTS Chat stores the bare name; what is typed otherwise is sent as it stands, so it is only a note. */
export function checkInstagram(text: string): readonly SlotMessage[] {
  if (!/[@\s]/.test(text)) return [];
  return [{ severity: 'hint', message: l10n.t('Instagram names have no @ and no spaces.') }];
}
