import * as l10n from '@vscode/l10n';
import { plainNumber } from '../../text/decimal';
import type { Json } from '../../text/json';
import type { ScalarType } from './scalarKind';

export const integerType: ScalarType = {
  canonical: (text) => {
    if (isGrouped(text)) return undefined;
    const canonical = decimalOf(text);
    return canonical?.includes('.') === true ? undefined : canonical;
  },
  view: (text) => ({ kind: 'integer', text }),
  write: numberOrText,
  show: (canonical) => canonical,
  problem: (text, canonical) => (canonical === undefined ? integerProblem(text) : ''),
  note: noteSent,
};

export const decimalType: ScalarType = {
  canonical: decimalOf,
  view: (text) => ({ kind: 'decimal', text }),
  write: numberOrText,
  show: (canonical) => canonical,
  problem: (text, canonical) => (canonical === undefined ? decimalProblem(text) : ''),
  note: (text, canonical) =>
    isGrouped(text)
      ? l10n.t('Will be sent as {0}: the point begins the decimals, it does not group digits.', canonical)
      : noteSent(text, canonical),
};

/** `007.50`, `7.5` and `75e-1` are one. */
function decimalOf(text: string): string | undefined {
  return plainNumber(text.trim());
}

/** `2.000` is two thousand to a Brazilian and two to a computer. */
function isGrouped(text: string): boolean {
  return /^[-+]?\d{1,3}(\.\d{3})+$/.test(text.trim());
}

function integerProblem(text: string): string {
  const whole = isGrouped(text) ? decimalOf(text.replaceAll('.', '')) : undefined;
  return whole === undefined || text.trim().startsWith('0')
    ? l10n.t('This must be a whole number, such as 12.')
    : l10n.t('Write {0}: a whole number has no points between its digits.', whole);
}

function decimalProblem(text: string): string {
  const isMeantSo = /^[-+]?(\d+|\d{1,3}(\.\d{3})+),\d+$/.test(text.trim()) || isGrouped(text);
  return !isMeantSo
    ? l10n.t(
        'This must be a number such as 1249.90: a point for the decimals, and nothing else between digits.',
      )
    : l10n.t(
        'Write {0}: a point for the decimals, and nothing else between digits.',
        text.trim().replaceAll('.', '').replace(',', '.'),
      );
}

function noteSent(text: string, canonical: string): string | undefined {
  return text === canonical ? undefined : l10n.t('Will be sent as {0}.', canonical);
}

/** A number with more digits than JavaScript holds goes as text, so that none is lost. */
function numberOrText(canonical: string): Json {
  const number = Number(canonical);
  return String(number) === canonical ? number : canonical;
}
