import { type ContactDocument, readSound } from '../text/contactDocument';
import { isVisible } from '../text/visibleText';
import { readPhone } from './phones/phone';

/**
 * What a contact is called: its name, else its phone as people read it, else the first 8 of its id. It stands among
 * others' texts, so nothing in it turns their direction.
 */
export function contactTitle(text: string): string {
  const document = readSound(text);
  const name = contactName(document)
    .replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ')
    .trim();
  return name || contactPhone(document) || textAt(document, 'id').slice(0, 8);
}

/** In letters as people count them: a longer name would push the other tabs out of sight. */
const LONGEST_IN_TAB = 40;

/** What the contact's tab is called. */
export function contactTabTitle(text: string): string {
  const title = contactTitle(text);
  const letters = Array.from(new Intl.Segmenter().segment(title), ({ segment }) => segment);
  return letters.length > LONGEST_IN_TAB ? `${letters.slice(0, LONGEST_IN_TAB).join('').trimEnd()}…` : title;
}

/** '' for a contact without a name; the API writes the phone's digits there for one that has none. */
export function contactName(document: ContactDocument): string {
  return givenName(textAt(document, 'name'), textAt(document, 'phoneNumber'));
}

/** '' for a name that is nothing but the phone's digits. */
export function givenName(stored: string, phone: string): string {
  const name = isVisible(stored) ? stored.trim() : '';
  const isDigits = /^[\d\s()+|.-]+$/.test(name);
  return isDigits && isSamePhone(name, phone) ? '' : name;
}

/** The phone as people read it; '' when there is none. */
export function contactPhone(document: ContactDocument): string {
  const phone = textAt(document, 'phoneNumber');
  return phone === '' ? '' : readPhone(phone).shown;
}

export function textAt({ members }: ContactDocument, key: string): string {
  const value = members.get(key)?.value;
  return typeof value === 'string' ? value : '';
}

/** With or without the country's code. */
function isSamePhone(name: string, phone: string): boolean {
  const digits = name.replace(/\D/g, '');
  return digits.length >= 8 && phone.replace(/\D/g, '').endsWith(digits);
}
