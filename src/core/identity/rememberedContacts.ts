import { isJsonObject } from '../text/json';
import { oneLine } from '../text/oneLine';
import { isContactId } from './idPattern';

/** A contact in the sidebar's list. Its id and its name are all that is ever kept of it. */
export interface RememberedContact {
  readonly id: string;
  /** '' for a contact without a name; undefined when the name is not to be kept, or not known yet. */
  readonly name: string | undefined;
}

/** The contacts of one environment, in the order of the list. A contact stands in one of the two. */
export interface Remembered {
  readonly pins: readonly RememberedContact[];
  /** Opened last comes first. */
  readonly recents: readonly RememberedContact[];
}

/** What may be kept of the contacts that were opened. */
type RememberingMode = 'names' | 'ids' | 'off';

const MOST_RECENTS = 20;
const MOST_PINS = 200;
const LONGEST_NAME = 200;

const NOTHING_REMEMBERED: Remembered = { pins: [], recents: [] };

/** Reads what was stored, perhaps by another version or another hand: what is not an entry of a list is left out. */
function read(stored: unknown): Remembered {
  if (!isJsonObject(stored)) return NOTHING_REMEMBERED;
  const pins = readContacts(stored['pins'], MOST_PINS);
  const pinned = new Set(pins.map(({ id }) => id));
  const recents = readContacts(stored['recents'], Infinity).filter(({ id }) => !pinned.has(id));
  return { pins, recents: recents.slice(0, MOST_RECENTS) };
}

/** A setting that nobody understands was meant to keep less than everything. */
function readMode(setting: unknown): RememberingMode {
  if (setting === undefined || setting === 'names') return 'names';
  return setting === 'off' ? 'off' : 'ids';
}

/** Reads the lists, and gives new ones for all that can happen to them. */
export const remembering = { read, readMode, keepOnly, withOpened, withName, withPin, withoutPin, without };

/** What is left when only so much may be kept: without recents the pins stay, as ids. */
function keepOnly({ pins, recents }: Remembered, mode: RememberingMode): Remembered {
  if (mode === 'names') return { pins, recents };
  return { pins: pins.map(withoutName), recents: mode === 'off' ? [] : recents.map(withoutName) };
}

/** The contact was opened: it comes first among the recents, or keeps its place among the pins. */
function withOpened(remembered: Remembered, contact: RememberedContact): Remembered {
  const { pins, recents } = withName(remembered, contact);
  if (has(pins, contact)) return { pins, recents };
  const others = recents.filter(({ id }) => id !== contact.id);
  return { pins, recents: [tidy(contact), ...others].slice(0, MOST_RECENTS) };
}

/** Renames the contact where it stands, and adds it nowhere. */
function withName({ pins, recents }: Remembered, contact: RememberedContact): Remembered {
  const rename = (item: RememberedContact): RememberedContact =>
    item.id === contact.id ? tidy(contact) : item;
  return { pins: pins.map(rename), recents: recents.map(rename) };
}

/** The last pin comes last. Undefined when there are as many pins as there may be. */
function withPin(remembered: Remembered, contact: RememberedContact): Remembered | undefined {
  const { pins, recents } = remembered;
  if (has(pins, contact)) return remembered;
  if (pins.length >= MOST_PINS) return undefined;
  return { pins: [...pins, tidy(contact)], recents: recents.filter(({ id }) => id !== contact.id) };
}

/** What was a pin is a recent contact again. */
function withoutPin({ pins, recents }: Remembered, id: string): Remembered {
  const pin = pins.find((item) => item.id === id);
  if (pin === undefined) return { pins, recents };
  return withOpened({ pins: pins.filter((item) => item !== pin), recents }, pin);
}

function without({ pins, recents }: Remembered, id: string): Remembered {
  const others = (items: readonly RememberedContact[]) => items.filter((item) => item.id !== id);
  return { pins: others(pins), recents: others(recents) };
}

function readContacts(stored: unknown, most: number): RememberedContact[] {
  const contacts = new Map<string, RememberedContact>();
  for (const item of Array.isArray(stored) ? (stored as readonly unknown[]) : []) {
    const contact = readContact(item);
    if (contact !== undefined && contacts.size < most && !contacts.has(contact.id))
      contacts.set(contact.id, contact);
  }
  return [...contacts.values()];
}

function readContact(stored: unknown): RememberedContact | undefined {
  if (!isJsonObject(stored) || typeof stored['id'] !== 'string') return undefined;
  const id = stored['id'].toLowerCase();
  const { name } = stored;
  return isContactId(id) ? tidy({ id, name: typeof name === 'string' ? name : undefined }) : undefined;
}

/** A name may hold anything. */
function tidy({ id, name }: RememberedContact): RememberedContact {
  if (name === undefined) return { id, name };
  return { id, name: Array.from(oneLine(name)).slice(0, LONGEST_NAME).join('') };
}

function withoutName({ id }: RememberedContact): RememberedContact {
  return { id, name: undefined };
}

function has(contacts: readonly RememberedContact[], { id }: RememberedContact): boolean {
  return contacts.some((item) => item.id === id);
}
