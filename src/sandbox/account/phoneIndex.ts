import type { StoredContact } from '../publicApi';
import { Phone } from '../answers/phone';

interface Entry {
  /** Undefined for a contact without a phone. */
  key: string | undefined;
  /** The place in the account. */
  readonly place: number;
}

/** Finds contacts by their phone in an account of any size, with or without the ninth digit. */
export class PhoneIndex {
  readonly #entries = new Map<StoredContact, Entry>();
  readonly #contacts = new Map<string, StoredContact[]>();

  constructor(contacts: Iterable<StoredContact>) {
    for (const contact of contacts) this.put(contact);
  }

  /** Has to follow every write to a contact. */
  put(contact: StoredContact): void {
    const phone = Phone.parse(contact.phoneNumber ?? '');
    const key = phone && phone.key;
    const entry = this.#entries.get(contact);
    if (entry !== undefined && entry.key === key) return;
    if (entry?.key !== undefined) this.#take(entry.key, contact);
    this.#entries.set(contact, { key, place: entry?.place ?? this.#entries.size });
    if (key !== undefined) this.#contacts.set(key, [...(this.#contacts.get(key) ?? []), contact]);
  }

  /** Of several with this phone, the one that has been in the account for longest. */
  find(text: string): StoredContact | undefined {
    const phone = Phone.parse(text);
    const found = phone === undefined ? [] : (this.#contacts.get(phone.key) ?? []);
    const place = (contact: StoredContact) => this.#entries.get(contact)?.place ?? 0;
    return found.toSorted((a, b) => place(a) - place(b))[0];
  }

  #take(key: string, contact: StoredContact): void {
    const others = (this.#contacts.get(key) ?? []).filter((other) => other !== contact);
    if (others.length > 0) this.#contacts.set(key, others);
    else this.#contacts.delete(key);
  }
}
