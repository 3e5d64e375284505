/** A digit that mobile numbers of a country have in one form and lack in the other. */
interface MobileDigit {
  readonly with: RegExp;
  readonly without: RegExp;
  readonly digit: string;
}

/** Each pattern has two groups: what stands before the digit and what follows it. */
const mobileDigits: readonly MobileDigit[] = [
  // Older contacts of Brazil lack the ninth digit.
  { with: /^(\+55\|[1-9]{2})9([6-9]\d{7})$/, without: /^(\+55\|[1-9]{2})([6-9]\d{7})$/, digit: '9' },
  // WhatsApp writes a 1 for Mexico and a 9 for Argentina; people leave them out.
  { with: /^(\+52\|)1(\d{10})$/, without: /^(\+52\|)(\d{10})$/, digit: '1' },
  { with: /^(\+54\|)9(\d{10})$/, without: /^(\+54\|)(\d{10})$/, digit: '9' },
];

/** The forms that one phone may be stored in, as it is in `wire` first. */
export function phoneForms(wire: string): readonly string[] {
  for (const { with: withDigit, without, digit } of mobileDigits) {
    if (withDigit.test(wire)) return [wire, wire.replace(withDigit, '$1$2')];
    if (without.test(wire)) return [wire, wire.replace(without, `$1${digit}$2`)];
  }
  return [wire];
}
