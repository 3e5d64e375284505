import type { StoredContact } from '../publicApi';
import { randomUUID } from 'node:crypto';
import { contactNotFound } from '../answers/apiErrors';
import { newContact } from './newContact';
import { PhoneIndex } from './phoneIndex';
import type { Subscription } from './subscription';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Tag extends Named {
  /** A `color` of the palette. */
  readonly color: string;
}

export interface TagColor {
  readonly color: string;
  readonly bgColor: string;
  readonly textColor: string;
}

export const PORTFOLIO_TYPES = ['MULTIPLE', 'SINGLE'] as const;

/** SINGLE ones have one attendant, and a membership in them may end by itself. */
export interface Portfolio extends Named {
  readonly type: (typeof PORTFOLIO_TYPES)[number];
}

export interface Sequence extends Named {
  readonly enabled: boolean;
}

/** The definition of a custom field. Rows of type `GROUP` are containers, not fields. */
export interface CustomField extends Named {
  readonly key: string;
  readonly type: string;
  readonly required: boolean;
  readonly visible: boolean;
  readonly position: number;
  readonly parentId: string | null;
  readonly options: readonly Named[];
}

export interface AccountContent {
  readonly tags: readonly Tag[];
  readonly tagColors: readonly TagColor[];
  readonly portfolios: readonly Portfolio[];
  readonly sequences: readonly Sequence[];
  readonly customFields: readonly CustomField[];
  readonly contacts: readonly StoredContact[];
  readonly subscriptions: readonly Subscription[];
}

/** A contact that was written since changes were last taken. */
export interface ContactChange {
  readonly contact: StoredContact;
  readonly isNew: boolean;
  readonly hasOtherTags: boolean;
}

/** Everything that the account of the sandbox holds. */
export class Account {
  readonly tagColors: readonly TagColor[];
  readonly portfolios: readonly Portfolio[];
  readonly sequences: readonly Sequence[];
  readonly customFields: readonly CustomField[];
  #tags: readonly Tag[];
  readonly #contacts: Map<string, StoredContact>;
  readonly #phones: PhoneIndex;
  /** Undefined after a contact was created. */
  #newestFirst: readonly StoredContact[] | undefined;
  readonly #subscriptions: Map<string, Subscription>;
  #writes = 0;
  readonly #touched = new Set<StoredContact>();
  /** The tags of each contact when its changes were last taken; none for a contact that was not there. */
  readonly #takenTags: Map<string, string>;
  #lastWrite = { millisecond: 0, count: 0 };
  /** Memberships that end once they were read: contact and portfolio, with a blank between them. */
  readonly expiring = new Set<string>();

  constructor(content: AccountContent) {
    this.#tags = content.tags;
    this.tagColors = content.tagColors;
    this.portfolios = content.portfolios;
    this.sequences = content.sequences;
    this.customFields = content.customFields;
    this.#contacts = new Map(content.contacts.map((contact) => [contact.id, structuredClone(contact)]));
    this.#phones = new PhoneIndex(this.#contacts.values());
    this.#subscriptions = new Map(content.subscriptions.map((one) => [one.id, one]));
    this.#takenTags = new Map(content.contacts.map((contact) => [contact.id, tagsOf(contact)]));
  }

  get tags(): readonly Tag[] {
    return this.#tags;
  }

  /** A new one, or another state of a known one. */
  keepTag(tag: Tag): void {
    const isKnown = this.#tags.some(({ id }) => id === tag.id);
    this.#tags = isKnown ? this.#tags.map((one) => (one.id === tag.id ? tag : one)) : [...this.#tags, tag];
    this.#writes += 1;
  }

  dropTag(id: string): void {
    this.#tags = this.#tags.filter((tag) => tag.id !== id);
    this.#writes += 1;
  }

  contacts(): StoredContact[] {
    return [...this.#contacts.values()];
  }

  newestFirst(): readonly StoredContact[] {
    // ISO dates: no need of a collation, which takes most of the time of a large account.
    return (this.#newestFirst ??= this.contacts().sort((a, b) =>
      a.createdAt === b.createdAt ? 0 : a.createdAt < b.createdAt ? 1 : -1,
    ));
  }

  find(id: string): StoredContact | undefined {
    return this.#contacts.get(id.toLowerCase());
  }

  /** Throws the API's "not found" answer. */
  contact(id: string): StoredContact {
    const contact = this.find(id);
    if (contact === undefined) throw contactNotFound(id, false);
    return contact;
  }

  /** Finds it in every form that integrations write, with or without the ninth digit. Throws "not found". */
  contactByPhone(text: string): StoredContact {
    const contact = this.findByPhone(text);
    if (contact === undefined) throw contactNotFound(text, true);
    return contact;
  }

  findByPhone(text: string): StoredContact | undefined {
    return this.#phones.find(text);
  }

  /** An empty contact that is in the account from now on. */
  create(): StoredContact {
    const contact = newContact(randomUUID(), this.moment());
    this.#contacts.set(contact.id, contact);
    this.#phones.put(contact);
    this.#newestFirst = undefined;
    this.#touched.add(contact);
    this.#writes += 1;
    return contact;
  }

  /** By id or, where the API takes either, by phone. Throws "not found". */
  contactByIdOrPhone(text: string): StoredContact {
    return this.find(text) ?? this.findByPhone(text) ?? this.contact(text);
  }

  /** Has to follow every write to a contact: it is among the changes, and has a new date unless that stays. */
  touch(contact: StoredContact, isDateKept = false): void {
    if (!isDateKept) contact.updatedAt = this.moment();
    this.#phones.put(contact);
    this.#touched.add(contact);
    this.#writes += 1;
  }

  /** Another number after anything was written. */
  get writes(): number {
    return this.#writes;
  }

  subscriptions(): Subscription[] {
    return [...this.#subscriptions.values()];
  }

  /** A new one, or another state of a known one. */
  keepSubscription(subscription: Subscription): void {
    this.#subscriptions.set(subscription.id, subscription);
    this.#writes += 1;
  }

  dropSubscription(id: string): void {
    this.#subscriptions.delete(id);
    this.#writes += 1;
  }

  /** The contacts that were written since the last call of this. */
  takeChanges(): ContactChange[] {
    const changes = [...this.#touched].map((contact) => {
      const before = this.#takenTags.get(contact.id);
      this.#takenTags.set(contact.id, tagsOf(contact));
      return { contact, isNew: before === undefined, hasOtherTags: (before ?? '') !== tagsOf(contact) };
    });
    this.#touched.clear();
    return changes;
  }

  /** Everything, as it stands now. */
  content(): AccountContent {
    const { tags, tagColors, portfolios, sequences, customFields } = this;
    const [contacts, subscriptions] = [this.contacts(), this.subscriptions()];
    return { tags, tagColors, portfolios, sequences, customFields, contacts, subscriptions };
  }

  /** The moment of a write: ISO-8601 UTC with seven fraction digits, later than that of every other write. */
  moment(): string {
    const millisecond = Math.max(this.#lastWrite.millisecond, Date.now());
    const count = millisecond === this.#lastWrite.millisecond ? this.#lastWrite.count + 1 : 0;
    this.#lastWrite = { millisecond, count };
    return new Date(millisecond).toISOString().replace('Z', `${String(count).padStart(4, '0')}Z`);
  }
}

function tagsOf({ tagIds }: StoredContact): string {
  return tagIds.toSorted().join();
}
