const BRAZIL = '55';
const ONE_DIGIT_COUNTRIES = /^[17]/;
/** ITU-T E.164: of the codes that start like this, these have two digits; all others have three. */
const TWO_DIGIT_COUNTRIES = /^(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** A phone in digits only. */
export class Phone {
  private constructor(
    readonly country: string,
    readonly national: string,
  ) {}

  /**
   * Reads the forms that integrations write: `5511999990000`, `11999990000`, `+5511999990000`, `+55|11999990000`,
   * and the same with spaces and punctuation. Without a plus, a number has its country code only if it has 12 or more
   * digits: area code 55 exists. Undefined for anything else.
   */
  static parse(text: string): Phone | undefined {
    const compact = text.replace(/[\s().-]/g, '');
    const piped = /^\+?(\d{1,3})\|(\d{4,14})$/.exec(compact);
    if (piped?.[1] !== undefined && piped[2] !== undefined) return new Phone(piped[1], piped[2]);
    if (!/^\+?\d{10,15}$/.test(compact)) return undefined;
    if (!compact.startsWith('+') && compact.length < 12) return new Phone(BRAZIL, compact);
    const digits = compact.replace('+', '');
    const length = countryLength(digits);
    return new Phone(digits.slice(0, length), digits.slice(length));
  }

  /** As the API gives it. */
  get written(): string {
    return `+${this.country}|${this.national}`;
  }

  /** The mask that people read, without the country: `(11) 99999-0000`; plain digits where no mask is known. */
  get masked(): string {
    const parts = /^(\d{2})(\d{4,5})(\d{4})$/.exec(this.national);
    if (this.country !== BRAZIL || parts === null) return this.national;
    return `(${parts[1] ?? ''}) ${parts[2] ?? ''}-${parts[3] ?? ''}`;
  }

  /** Two phones that are the same have the same key: the ninth digit of Brazilian mobiles does not count. */
  get key(): string {
    const isBrazilian = this.country === BRAZIL;
    return `${this.country}|${isBrazilian ? this.national.replace(/^(\d{2})9(\d{8})$/, '$1$2') : this.national}`;
  }
}

function countryLength(digits: string): number {
  if (ONE_DIGIT_COUNTRIES.test(digits)) return 1;
  return TWO_DIGIT_COUNTRIES.test(digits) ? 2 : 3;
}
