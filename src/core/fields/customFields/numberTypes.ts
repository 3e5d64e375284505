import * as l10n from '@vscode/l10n';
import type { Json } from '../../text/json';
import { isOneGroup, readNumber, withoutGroups } from './writtenNumber';
import type { ScalarType } from './customFieldKind';

export const integerType: ScalarType = {
  canonical: (text) => {
    // A whole number has no decimals, so that a point or comma before three digits groups them.
    const canonical = withoutGroups(text) ?? readNumber(text);
    return canonical?.includes('.') === true ? undefined : canonical;
  },
  view: (text) => ({ kind: 'integer', text }),
  write: numberOrText,
  show: (canonical) => canonical,
  problem: (_text, canonical) =>
    canonical === undefined ? l10n.t('This must be a whole number, such as 12.') : '',
  note: noteSent,
};

export const decimalType: ScalarType = {
  canonical: readNumber,
  view: (text) => ({ kind: 'decimal', text }),
  write: numberOrText,
  show: (canonical) => canonical,
  problem: (text, canonical) => (canonical === undefined ? decimalProblem(text) : ''),
  note: (text, canonical) =>
    isOneGroup(text)
      ? l10n.t('Will be sent as {0}: the point begins the decimals, it does not group digits.', canonical)
      : noteSent(text, canonical),
};

/** `1,249` is a thousand and more in English, and one and a quarter in Portuguese. */
function decimalProblem(text: string): string {
  return isOneGroup(text)
    ? l10n.t(
        'This can be read in two ways: write {0} or {1}.',
        withoutGroups(text) ?? '',
        text.trim().replace(',', '.'),
      )
    : l10n.t('This must be a number, such as 1249.90 or 1.249,90.');
}

function noteSent(text: string, canonical: string): string | undefined {
  return text === canonical ? undefined : l10n.t('Will be sent as {0}.', canonical);
}

/** A number with more digits than JavaScript holds goes as text, so that none is lost. */
function numberOrText(canonical: string): Json {
  const number = Number(canonical);
  return String(number) === canonical ? number : canonical;
}
