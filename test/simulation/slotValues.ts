import type { FieldSlot } from '../../src/core/changes/change';
import type { FieldId } from '../../src/core/fields/fieldView';

/** What a contact's JSON holds, piece by piece, each as JSON: read without the code that is tested. */
export type SlotValues = ReadonlyMap<string, string>;

const PLAIN = ['name', 'phoneNumber', 'email', 'instagram', 'annotation', 'status', 'pictureUrl'];

/** One slot, with a value that it has or is to have. */
export interface SlotValue {
  readonly slot: string;
  readonly value: string | undefined;
}

/** Those whose edits are simple enough to be told without the code that is tested. */
export const PLAIN_SLOTS = ['name', 'email', 'annotation', 'status'];

/** A text that was read. */
interface ReadText {
  readonly slots: SlotValues;
  /** The same for all texts that say the same. */
  readonly json: string;
}

const MOST_READ = 300;
/** The same texts are asked for again and again. */
const readTexts = new Map<string, ReadText | undefined>();

function readText(text: string): ReadText | undefined {
  if (readTexts.has(text)) return readTexts.get(text);
  const contact = parse(text);
  const read = contact && { slots: readSlots(contact), json: JSON.stringify(contact) };
  if (readTexts.size >= MOST_READ) readTexts.clear();
  readTexts.set(text, read);
  return read;
}

/** Undefined for a text that cannot be read. */
export function slotValues(text: string): SlotValues | undefined {
  return readText(text)?.slots;
}

function readSlots(contact: Record<string, unknown>): SlotValues {
  const slots = new Map<string, string>();
  const put = (slot: string, value: unknown): void => {
    if (value !== null && value !== undefined && value !== '') slots.set(slot, JSON.stringify(value));
  };
  for (const key of PLAIN) put(key, contact[key]);
  for (const [name, key] of [
    ['tag', 'tagIds'],
    ['portfolio', 'portfolioIds'],
    ['sequence', 'sequenceIds'],
    ['leave', 'leaveSequenceIds'],
  ] as const) {
    for (const id of listOf(contact[key])) put(`${name}:${String(id)}`, true);
  }
  for (const [key, value] of entriesOf(contact['metadata'])) {
    if (value !== null && value !== undefined) slots.set(`metadata:${key}`, JSON.stringify(value));
  }
  for (const [key, value] of entriesOf(contact['utm'])) put(`utm:${key}`, value);
  for (const [key, value] of entriesOf(contact['customFields'])) put(`custom:${key}`, single(value));
  return slots;
}

/** Select options and dates come as lists of one. */
function single(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  if (value.length === 0) return null;
  return value.length === 1 ? (value[0] as unknown) : [...(value as unknown[])].sort();
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function entriesOf(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a slot is called here. */
export function slotName(field: FieldId, slot: string): string {
  const name = fieldName(field);
  return name === field && !KEYED.includes(field) ? field : `${name}:${slot}`;
}

/** The contact leaves a sequence that it is in: both are one piece of the form. */
export function slotNamesOf({ field, slot }: FieldSlot): string[] {
  return [slotName(field, slot), ...(field === 'sequences' ? [`leave:${slot}`] : [])];
}

const KEYED: readonly FieldId[] = ['metadata', 'utm'];

/** What the name of a field's slots begins with. */
export function fieldName(field: FieldId): string {
  const names: Partial<Record<FieldId, string>> = {
    tags: 'tag',
    portfolios: 'portfolio',
    sequences: 'sequence',
    customFields: 'custom',
  };
  return names[field] ?? field;
}

/** Whether two values of a slot mean the same. */
export function sameSlot(slot: string, a: string | undefined, b: string | undefined): boolean {
  if (slot === 'phoneNumber') return digits(a) === digits(b);
  return (a ?? '') === (b ?? '');
}

function digits(value: string | undefined): string {
  return (value ?? '').replace(/\D/g, '').replace(/^55/, '');
}

/** Whether a contact says nothing of its tags, which is not the same as that it has none. */
export function lacksTags(text: string): boolean {
  return /"tagIds":\s*null/.test(text);
}

/** What an answer says; of a detail that it leaves out that is what is known of it. */
export function givenSlots(body: string, before: SlotValues): SlotValues | undefined {
  const given = slotValues(body);
  if (given === undefined || !lacksTags(body)) return given;
  return new Map([...given, ...[...before].filter(([slot]) => slot.startsWith('tag:'))]);
}

/** Whether two texts say the same as JSON. */
export function sameJson(a: string, b: string): boolean {
  const json = readText(a)?.json;
  return json !== undefined && json === readText(b)?.json;
}

/** The plain slots that a text has as they were given. */
export function sharedValues(text: string, given: SlotValues): Map<string, string | undefined> {
  const shown = slotValues(text);
  const slots = shown === undefined ? [] : PLAIN_SLOTS;
  const shared = slots.filter((slot) => sameSlot(slot, shown?.get(slot), given.get(slot)));
  return new Map(shared.map((slot) => [slot, shown?.get(slot)]));
}

export function includesValue(those: readonly SlotValue[], slot: string, value: string | undefined): boolean {
  return those.some((one) => one.slot === slot && sameSlot(slot, one.value, value));
}
