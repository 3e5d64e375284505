import * as l10n from '@vscode/l10n';
import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/min';
import { foldCharacters } from '../foldCharacters';
import { isShortened, withoutTrunkMarks, withoutWrapping } from './phoneWrapping';

interface PhoneReading {
  /** `+55|11999990000`, the form that the API stores; undefined when there is none to send. */
  readonly wire: string | undefined;
  /** As people read it: `(11) 99999-0000`, or `+1 415 555 0100` for another country. */
  readonly shown: string;
  /** Why the text is no phone number, with an example; undefined when it is one, or none is there. */
  readonly problem: string | undefined;
  /** Doubts about a number that is sent as it is. */
  readonly warnings: readonly string[];
}

/**
 * Reads a phone number in the forms that Brazilian integrations write (WTS-API.md, "Phones"), and as WhatsApp, links
 * and spreadsheets give it: without a country it is Brazilian. An empty text and WhatsApp's privacy ids (they hold an
 * `@`) are no numbers and no problem.
 */
export function readPhone(text: string): PhoneReading {
  const typed = foldCharacters(text).trim();
  const spelled = withoutWrapping(typed);
  if (typed === '' || spelled.includes('@')) return noNumber(typed, undefined);
  const national = withoutTrunkMarks(spelled);
  const dialled = phoneCharacters.test(national) ? withCountry(national) : '';
  const [, plain] = plainBrazilian.exec(dialled) ?? [];
  if (plain !== undefined) return plainReading(plain, national);
  const number =
    dialled === '' || noBrazilian.test(dialled) ? undefined : parsePhoneNumberFromString(dialled);
  if (number === undefined) return noNumber(typed, isShortened(typed) ? shortened() : notAPhone());
  if (number.countryCallingCode !== '55') return foreignReading(number, typed);
  if (!number.isValid() || !isReadAgain(number)) return noNumber(typed, notAPhone());
  const problem = brazilianProblem(number.nationalNumber);
  return problem === undefined
    ? reading(number, () => showBrazilian(number), brazilianWarnings(number.nationalNumber, national))
    : noNumber(typed, problem);
}

/** Nearly all numbers: an area and a number of it. What they are can be told without the plans of all countries. */
const plainBrazilian = /^\+55([1-9]{2}(?:9\d{8}|[2-5]\d{7}))$/;
/** Nearly all numbers of a text that are no phones: too long, or a mobile one without its 9. */
const noBrazilian = /^\+55[1-9]{2}(?:[0-8]\d{8}|\d{10,})$/;

function plainReading(national: string, typed: string): PhoneReading {
  return {
    wire: `+55|${national}`,
    shown: mask(national),
    problem: undefined,
    warnings: brazilianWarnings(national, typed),
  };
}

/** What begins the number stops at its end: looking for other ends takes a long text's length squared. */
const phoneCharacters = /^[\s(]*(?![\s(])\+?[\d\s()./|-]*$/;

/**
 * Brazil's area code 55 looks like its country code: only 12 digits and more hold both. `00` stands for `+`; one 0, and
 * a carrier's code after it, is for libphonenumber to leave out.
 */
function withCountry(typed: string): string {
  const digits = typed.replace(/\D/g, '');
  if (/^\D*00/.test(typed) && !typed.includes('+')) return `+${digits.slice(2)}`;
  const hasCountry = /^\D*\+/.test(typed) || (digits.startsWith('55') && digits.length >= 12);
  return hasCountry ? `+${digits}` : `+55${digits}`;
}

function noNumber(shown: string, problem: string | undefined): PhoneReading {
  return { wire: undefined, shown, problem, warnings: [] };
}

/** Texts are read for their phones alone, and what nobody sees is not worth the work. */
function reading(number: PhoneNumber, show: () => string, warnings: readonly string[]): PhoneReading {
  return {
    wire: `+${number.countryCallingCode}|${number.nationalNumber}`,
    get shown() {
      return show();
    },
    problem: undefined,
    warnings,
  };
}

function notAPhone(): string {
  return l10n.t(
    'This is not a phone number. It should look like (11) 99999-0000, or +1 415 555 0100 for another country.',
  );
}

function shortened(): string {
  return l10n.t(
    'A spreadsheet has shortened this number, and its last digits are lost. Format the column as text, then copy it again.',
  );
}

/** The plans of other countries change: a number that only looks unusual is taken. */
function foreignReading(number: PhoneNumber, typed: string): PhoneReading {
  const show = (): string => number.formatInternational();
  if (number.isValid()) return reading(number, show, []);
  if (isMexicanMobile(number)) {
    return reading(number, show, [
      l10n.t(
        'WhatsApp writes a 1 after +52, which the country has given up. The number is sent as typed, and found with and without it.',
      ),
    ]);
  }
  // North America's plan is fixed: its areas do not begin with 0 or 1.
  if (!number.isPossible() || number.countryCallingCode === '1' || !isReadAgain(number))
    return noNumber(typed, notAPhone());
  return reading(number, show, [l10n.t('This number is unusual for its country. It is sent as typed.')]);
}

/** libphonenumber leaves out what it takes for a prefix: what is stored would be another number when it is read. */
function isReadAgain({ countryCallingCode, nationalNumber }: PhoneNumber): boolean {
  const again = parsePhoneNumberFromString(`+${countryCallingCode}${nationalNumber}`);
  return again?.countryCallingCode === countryCallingCode && again.nationalNumber === nationalNumber;
}

function isMexicanMobile({ countryCallingCode, nationalNumber }: PhoneNumber): boolean {
  return countryCallingCode === '52' && /^1[2-9]\d{9}$/.test(nationalNumber);
}

/** The small phone metadata knows no area codes and takes numbers without one. */
function brazilianProblem(national: string): string | undefined {
  if (national.length < 10) {
    return l10n.t('The area code is missing. The number should look like (11) 99999-0000.');
  }
  return national.length === 11 && national[2] !== '9' ? notAPhone() : undefined;
}

function brazilianWarnings(national: string, typed: string): string[] {
  const warnings: string[] = [];
  const lacksNinthDigit = national.length === 10 && /^[1-9]{2}[6-9]/.test(national);
  if (lacksNinthDigit) {
    warnings.push(
      l10n.t(
        'The ninth digit may be missing: Brazilian mobile numbers look like {0}. The number is sent as typed.',
        mask(`${national.slice(0, 2)}9${national.slice(2)}`),
      ),
    );
  }
  const digits = typed.replace(/\D/g, '').replace(/^0/, '');
  if (digits.startsWith('55') && digits === national) {
    warnings.push(
      l10n.t('55 is read as the area code here. If you meant the country code, add the area code after it.'),
    );
  }
  return warnings;
}

function showBrazilian(number: PhoneNumber): string {
  const hasAreaCode = /^[1-9]{2}/.test(number.nationalNumber);
  return hasAreaCode ? mask(number.nationalNumber) : number.formatNational();
}

/** The API's own mask; libphonenumber leaves a mobile number without its ninth digit unformatted. */
function mask(national: string): string {
  return `(${national.slice(0, 2)}) ${national.slice(2, -4)}-${national.slice(-4)}`;
}
