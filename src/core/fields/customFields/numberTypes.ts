import * as l10n from '@vscode/l10n';
import type { Json } from '../../text/json';
import type { ScalarType } from './customFieldKind';
import { plainNumber } from '../../text/decimal';

const integerType: ScalarType = {
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

const decimalType: ScalarType = {
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

/** By the API's names of the types. */
export const numberTypes = { INTEGER: integerType, FLOAT: decimalType };

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

/** A number as people write it: digits in groups of three by points or commas, and decimals after the other of the two. */
const GROUPED_BY_POINTS = /^[-+]?[1-9]\d{0,2}(\.\d{3})+,\d+$/;

const GROUPED_BY_COMMAS = /^[-+]?[1-9]\d{0,2}(,\d{3})+\.\d+$/;

const DECIMALS_AFTER_COMMA = /^[-+]?\d+,\d+$/;

const MANY_GROUPS = /^[-+]?[1-9]\d{0,2}(?:(\.\d{3}){2,}|(,\d{3}){2,})$/;

const ONE_GROUP = /^[-+]?[1-9]\d{0,2}[.,]\d{3}$/;

/** Whether one point or comma groups digits or begins the decimals: `1.249`, `1,249`. */
function isOneGroup(text: string): boolean {
  return ONE_GROUP.test(text.trim());
}

/** Without what groups its digits; undefined for what is no number that is written so. */
function withoutGroups(text: string): string | undefined {
  const trimmed = text.trim();
  return ONE_GROUP.test(trimmed) || MANY_GROUPS.test(trimmed)
    ? plainNumber(trimmed.replace(/[.,]/g, ''))
    : undefined;
}

/**
 * One writing for all writings of a number: `1249.90`, `1.249,90`, `1,249.90` and `124990e-2` are one. A comma that may
 * group digits as well as begin decimals (`1,249`) makes none; a point in that place is what the API writes decimals with.
 */
function readNumber(text: string): string | undefined {
  const trimmed = text.trim();
  if (GROUPED_BY_POINTS.test(trimmed)) return plainNumber(trimmed.replaceAll('.', '').replace(',', '.'));
  if (GROUPED_BY_COMMAS.test(trimmed)) return plainNumber(trimmed.replaceAll(',', ''));
  if (MANY_GROUPS.test(trimmed)) return withoutGroups(trimmed);
  const isDecimal = DECIMALS_AFTER_COMMA.test(trimmed) && !ONE_GROUP.test(trimmed);
  return plainNumber(isDecimal ? trimmed.replace(',', '.') : trimmed);
}
