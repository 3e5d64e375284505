import * as l10n from '@vscode/l10n';
import type { TextValue } from '../fieldView';
import { viewText } from '../kinds/textField';
import type { ScalarType } from './scalarKind';

export const textType = plainText('text');
export const longTextType = plainText('longText');

/** Any text, byte for byte. */
function plainText(kind: TextValue['kind']): ScalarType {
  return {
    canonical: (text) => text,
    view: (text) => viewText(kind, text),
    write: (canonical) => canonical,
    show: (canonical) => canonical,
    problem: (_text, canonical) => (canonical === undefined ? l10n.t('This must be one text.') : ''),
  };
}
