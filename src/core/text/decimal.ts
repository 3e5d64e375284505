/** A decimal number by its value, however many digits it has. */
interface Decimal {
  readonly sign: '' | '-';
  /** Without zeros at either end; '0' for zero. */
  readonly digits: string;
  /** The power of ten of the last digit. */
  readonly exponent: number;
}

/** Beyond any number that JavaScript can hold. */
const MOST_ZEROS = 400;

/** One writing for all writings of a number: `150e-2`, `1.50` and `01.5` are one. Undefined for what is no number. */
export function exactNumber(text: string): string | undefined {
  const decimal = readDecimal(text);
  return decimal && `${decimal.sign}${decimal.digits}e${decimal.exponent}`;
}

/** Without an exponent and without zeros that mean nothing; undefined for what would be longer than anybody reads. */
export function plainNumber(text: string): string | undefined {
  const decimal = readDecimal(text);
  if (decimal === undefined || Math.abs(decimal.exponent) > MOST_ZEROS + text.length) return undefined;
  const { sign, digits, exponent } = decimal;
  if (exponent >= 0) return sign + digits + '0'.repeat(exponent);
  const padded = digits.padStart(1 - exponent, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

function readDecimal(text: string): Decimal | undefined {
  const [, sign = '', whole, fraction = '', exponent = '0'] =
    /^([-+]?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const all = (whole + fraction).replace(/^0+/, '');
  if (all === '') return { sign: '', digits: '0', exponent: 0 };
  const digits = withoutEndingZeros(all);
  return {
    sign: sign === '-' ? '-' : '',
    digits,
    exponent: Number(exponent) - fraction.length + all.length - digits.length,
  };
}

/** A regular expression would look at each run of zeros once for every zero in it. */
function withoutEndingZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}
