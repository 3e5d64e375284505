import * as l10n from '@vscode/l10n';
import { plainNumber } from '../decimal';
import type { Json } from '../json';
import type { ScalarType } from './scalarKind';

export const integerType: ScalarType = {
  canonical: (text) => {
    const canonical = decimalOf(text);
    return canonical?.includes('.') === true ? undefined : canonical;
  },
  view: (text) => ({ kind: 'integer', text }),
  write: numberOrText,
  show: (canonical) => canonical,
  problem: (_text, canonical) =>
    canonical === undefined ? l10n.t('This must be a whole number, such as 12.') : '',
};

export const decimalType: ScalarType = {
  canonical: decimalOf,
  view: (text) => ({ kind: 'decimal', text }),
  write: numberOrText,
  show: (canonical) => canonical,
  problem: (_text, canonical) =>
    canonical === undefined
      ? l10n.t(
          'This must be a number such as 1249.90: a point for the decimals, and nothing else between digits.',
        )
      : '',
};

/** `007.50`, `7.5` and `75e-1` are one. */
function decimalOf(text: string): string | undefined {
  return plainNumber(text.trim());
}

/** A number with more digits than JavaScript holds goes as text, so that none is lost. */
function numberOrText(canonical: string): Json {
  const number = Number(canonical);
  return String(number) === canonical ? number : canonical;
}
