import * as l10n from '@vscode/l10n';
import type { GroupId } from '../../../protocol/messages';

/** In the order of the form. */
export const groupTitles: Record<GroupId, () => string> = {
  contact: () => l10n.t('Contact'),
  classification: () => l10n.t('Classification'),
  customFields: () => l10n.t('Custom fields'),
  metadata: () => l10n.t('Metadata'),
  utm: () => l10n.t('UTM'),
};

export const isGroupId = (name: string): name is GroupId => Object.hasOwn(groupTitles, name);
