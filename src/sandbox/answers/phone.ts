/** Digits only. */
interface Phone {
  readonly country: string;
  readonly national: string;
}

const BRAZIL = '55';
const ONE_DIGIT_COUNTRIES = /^[17]/;
/** ITU-T E.164: of the codes that start like this, these have two digits; all others have three. */
const TWO_DIGIT_COUNTRIES = /^(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/**
 * Reads the forms that integrations write: `5511999990000`, `11999990000`, `+5511999990000`, `+55|11999990000`,
 * and the same with spaces and punctuation. Without a plus, a number has its country code only if it has 12 or more
 * digits: area code 55 exists. Undefined for anything else.
 */
export function parsePhone(text: string): Phone | undefined {
  const compact = text.replace(/[\s().-]/g, '');
  const piped = /^\+?(\d{1,3})\|(\d{4,14})$/.exec(compact);
  if (piped?.[1] !== undefined && piped[2] !== undefined) return { country: piped[1], national: piped[2] };
  if (!/^\+?\d{10,15}$/.test(compact)) return undefined;
  if (compact.startsWith('+')) return splitCountry(compact.slice(1));
  return compact.length >= 12 ? splitCountry(compact) : { country: BRAZIL, national: compact };
}

export function formatPhone({ country, national }: Phone): string {
  return `+${country}|${national}`;
}

/** The mask that people read, without the country: `(11) 99999-0000`; plain digits where no mask is known. */
export function maskPhone({ country, national }: Phone): string {
  const parts = /^(\d{2})(\d{4,5})(\d{4})$/.exec(national);
  if (country !== BRAZIL || parts === null) return national;
  return `(${parts[1] ?? ''}) ${parts[2] ?? ''}-${parts[3] ?? ''}`;
}

/** The ninth digit of Brazilian mobiles does not count. */
export function isSamePhone(a: Phone, b: Phone): boolean {
  return phoneKey(a) === phoneKey(b);
}

/** Two phones that are the same have the same key. */
export function phoneKey(phone: Phone): string {
  return `${phone.country}|${withoutNinthDigit(phone)}`;
}

function splitCountry(digits: string): Phone {
  const length = ONE_DIGIT_COUNTRIES.test(digits) ? 1 : TWO_DIGIT_COUNTRIES.test(digits) ? 2 : 3;
  return { country: digits.slice(0, length), national: digits.slice(length) };
}

function withoutNinthDigit({ country, national }: Phone): string {
  return country === BRAZIL ? national.replace(/^(\d{2})9(\d{8})$/, '$1$2') : national;
}
