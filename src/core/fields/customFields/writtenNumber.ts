import { plainNumber } from '../../text/decimal';

/** A number as people write it: digits in groups of three by points or commas, and decimals after the other of the two. */
const GROUPED_BY_POINTS = /^[-+]?[1-9]\d{0,2}(\.\d{3})+,\d+$/;
const GROUPED_BY_COMMAS = /^[-+]?[1-9]\d{0,2}(,\d{3})+\.\d+$/;
const DECIMALS_AFTER_COMMA = /^[-+]?\d+,\d+$/;
const MANY_GROUPS = /^[-+]?[1-9]\d{0,2}(?:(\.\d{3}){2,}|(,\d{3}){2,})$/;
const ONE_GROUP = /^[-+]?[1-9]\d{0,2}[.,]\d{3}$/;

/** Whether one point or comma groups digits or begins the decimals: `1.249`, `1,249`. */
export function isOneGroup(text: string): boolean {
  return ONE_GROUP.test(text.trim());
}

/** Without what groups its digits; undefined for what is no number that is written so. */
export function withoutGroups(text: string): string | undefined {
  const trimmed = text.trim();
  return ONE_GROUP.test(trimmed) || MANY_GROUPS.test(trimmed)
    ? plainNumber(trimmed.replace(/[.,]/g, ''))
    : undefined;
}

/**
 * One writing for all writings of a number: `1249.90`, `1.249,90`, `1,249.90` and `124990e-2` are one. A comma that may
 * group digits as well as begin decimals (`1,249`) makes none; a point in that place is what the API writes decimals with.
 */
export function readNumber(text: string): string | undefined {
  const trimmed = text.trim();
  if (GROUPED_BY_POINTS.test(trimmed)) return plainNumber(trimmed.replaceAll('.', '').replace(',', '.'));
  if (GROUPED_BY_COMMAS.test(trimmed)) return plainNumber(trimmed.replaceAll(',', ''));
  if (MANY_GROUPS.test(trimmed)) return withoutGroups(trimmed);
  const isDecimal = DECIMALS_AFTER_COMMA.test(trimmed) && !ONE_GROUP.test(trimmed);
  return plainNumber(isDecimal ? trimmed.replace(',', '.') : trimmed);
}
