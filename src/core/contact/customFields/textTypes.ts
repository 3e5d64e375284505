import * as l10n from '@vscode/l10n';
import type { TextValue } from '../fieldView';
import type { ScalarType } from './scalarKind';

export const textType = plainText('text');
export const longTextType = plainText('longText');

/** Any text, byte for byte. */
function plainText(kind: TextValue['kind']): ScalarType {
  return {
    canonical: (text) => text,
    // An input of one line would drop the line breaks.
    view: (text) => ({ kind: /[\r\n]/.test(text) ? 'longText' : kind, text }),
    write: (canonical) => canonical,
    show: (canonical) => canonical,
    problem: (_text, canonical) => (canonical === undefined ? l10n.t('This must be one text.') : ''),
  };
}
