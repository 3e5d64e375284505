import * as l10n from '@vscode/l10n';
import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/min';

export interface PhoneReading {
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
 * Reads a phone number in the forms that Brazilian integrations write (WTS-API.md, "Phones"): without a country it
 * is Brazilian. An empty text and WhatsApp's privacy ids (they hold an `@`) are no numbers and no problem.
 */
export function readPhone(text: string): PhoneReading {
  const typed = text.replace(invisible, '').trim();
  const spelled = withoutWrapping(typed);
  if (typed === '' || spelled.includes('@')) return noNumber(typed, undefined);
  const number = phoneCharacters.test(spelled) ? parsePhoneNumberFromString(withCountry(spelled)) : undefined;
  if (number?.isValid() !== true) return noNumber(typed, notAPhone());
  if (number.countryCallingCode !== '55') return reading(number, number.formatInternational(), []);
  const problem = brazilianProblem(number.nationalNumber);
  return problem === undefined
    ? reading(number, showBrazilian(number), brazilianWarnings(number.nationalNumber, spelled))
    : noNumber(typed, problem);
}

/**
 * The forms that one phone may be stored in: as it is in `wire`, and a Brazilian mobile number also with or without
 * its ninth digit, which older contacts lack.
 */
export function phoneForms(wire: string): readonly string[] {
  const without = /^(\+55\|[1-9]{2})9([6-9]\d{7})$/.exec(wire);
  if (without !== null) return [wire, `${without[1] ?? ''}${without[2] ?? ''}`];
  const withNinth = /^(\+55\|[1-9]{2})([6-9]\d{7})$/.exec(wire);
  return withNinth === null ? [wire] : [wire, `${withNinth[1] ?? ''}9${withNinth[2] ?? ''}`];
}

/** Marks of writing direction and the like, which come along when a number is copied from WhatsApp. */
const invisible = /\p{Cf}/gu;
/** What begins the number stops at its end: looking for other ends takes a long text's length squared. */
const phoneCharacters = /^[\s(]*(?![\s(])\+?[\d\s()\-‐-―./|]*$/u;

/** The number of a `tel:` or WhatsApp link, and `(0xx11)` without the place of the carrier's code. */
function withoutWrapping(typed: string): string {
  const [, linked] = /^(?:https?:\/\/)?wa\.me\/\+?(\d+)\/?(?:[?#].*)?$/is.exec(typed) ?? [];
  // Such a link always holds the country.
  if (linked !== undefined) return `+${linked}`;
  return typed.replace(/^tel:/i, '').replace(/^(\(?\s?0\s?)(?:xx|\*\*)/i, '$1');
}

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

function reading(number: PhoneNumber, shown: string, warnings: readonly string[]): PhoneReading {
  return {
    wire: `+${number.countryCallingCode}|${number.nationalNumber}`,
    shown,
    problem: undefined,
    warnings,
  };
}

function notAPhone(): string {
  return l10n.t(
    'This is not a phone number. It should look like (11) 99999-0000, or +1 415 555 0100 for another country.',
  );
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
