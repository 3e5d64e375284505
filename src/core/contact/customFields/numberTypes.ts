import * as l10n from '@vscode/l10n';
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

/** `007.50` and `7.5` are one; what JavaScript writes with an exponent is spelled out where it can be. */
function decimalOf(text: string): string | undefined {
  const trimmed = text.trim();
  const plainText = /^[-+]?\d+(\.\d+)?[eE][-+]?\d+$/.test(trimmed) ? String(Number(trimmed)) : trimmed;
  const [, sign = '', whole = '', , decimals = ''] = /^([-+]?)(\d+)(\.(\d+))?$/.exec(plainText) ?? [];
  if (whole === '') return undefined;
  const digits = whole.replace(/^0+(?=\d)/, '');
  const fraction = decimals.replace(/0+$/, '');
  const amount = fraction === '' ? digits : `${digits}.${fraction}`;
  return sign === '-' && amount !== '0' ? `-${amount}` : amount;
}

/** A number with more digits than JavaScript holds goes as text, so that none is lost. */
function numberOrText(canonical: string): Json {
  const number = Number(canonical);
  return String(number) === canonical ? number : canonical;
}
