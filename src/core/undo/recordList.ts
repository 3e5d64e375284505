import { isBroken, readDocument } from '../text/contactDocument';
import { FIELDS } from '../fields/fields';
import type { SlotOutcome } from '../fields/fieldView';
import { isJsonObject, parseJson } from '../text/json';
import type { SavePurpose } from '../fields/update';
import type { PlannedRequest } from '../request/plannedRequests';
import type { RecordedSlot, SaveRecord } from './saveRecord';

const MOST_RECORDS = 50;
const LONGEST_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** The records that are kept, as a list and as the text of a file. */
export const recordList = { merge, serialize, parse };

/** Two lists as one: newest first, no record twice, none over 30 days old, at most 50. */
function merge(a: readonly SaveRecord[], b: readonly SaveRecord[], now: number): readonly SaveRecord[] {
  const byId = new Map([...a, ...b].map((record) => [record.id, record]));
  return [...byId.values()]
    .filter(({ savedAt }) => now - Date.parse(savedAt) <= LONGEST_KEPT_MS)
    .sort((first, second) => Date.parse(second.savedAt) - Date.parse(first.savedAt))
    .slice(0, MOST_RECORDS);
}

/** For a file; `parse` reads it back. */
function serialize(records: readonly SaveRecord[]): string {
  return JSON.stringify({ version: 1, records });
}

/** Undefined for what is no list of records; a record in it that is none is left out. */
function parse(text: string): readonly SaveRecord[] | undefined {
  const stored = parseJson(text);
  if (!isJsonObject(stored) || !Array.isArray(stored['records'])) return undefined;
  const candidates: readonly unknown[] = stored['records'];
  return candidates.filter(isRecord);
}

const OUTCOMES: Record<SlotOutcome, true> = { taken: true, notTaken: true, unchecked: true };

const RECORD_PARTS: Readonly<Record<keyof SaveRecord, (value: unknown) => boolean>> = {
  id: isText,
  environment: isText,
  contactId: isText,
  name: isText,
  savedAt: (value) => isText(value) && !Number.isNaN(Date.parse(value)),
  before: isContactText,
  after: isContactText,
  requests: (value) => Array.isArray(value) && value.every((request) => hasParts(request, REQUEST_PARTS)),
  pieces: (value) => Array.isArray(value) && value.every((piece) => hasParts(piece, PIECE_PARTS)),
};

const PURPOSES: Record<SavePurpose, true> = {
  update: true,
  tagRemoval: true,
  joinPortfolio: true,
  leavePortfolio: true,
  leaveSequence: true,
};
const METHODS: readonly unknown[] = ['PUT', 'POST', 'DELETE'];

const REQUEST_PARTS: Readonly<Record<keyof PlannedRequest, (value: unknown) => boolean>> = {
  purpose: (value) => isText(value) && Object.hasOwn(PURPOSES, value),
  name: (value) => value === undefined || isText(value),
  method: (value) => METHODS.includes(value),
  url: isText,
  headers: (value) => isJsonObject(value) && Object.values(value).every(isText),
  body: (value) => isText(value) && parseJson(value) !== undefined,
};

const PIECE_PARTS: Readonly<Record<keyof RecordedSlot, (value: unknown) => boolean>> = {
  field: (value) => isText(value) && Object.hasOwn(FIELDS, value),
  slot: isText,
  outcome: (value) => isText(value) && Object.hasOwn(OUTCOMES, value),
  label: isText,
  was: isText,
  became: isText,
  obstacle: isText,
  sent: (value) => value === undefined || typeof value === 'boolean',
};

function isRecord(value: unknown): value is SaveRecord {
  return hasParts(value, RECORD_PARTS);
}

function hasParts(value: unknown, parts: Readonly<Record<string, (value: unknown) => boolean>>): boolean {
  return isJsonObject(value) && Object.entries(parts).every(([key, isSound]) => isSound(value[key]));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isContactText(value: unknown): boolean {
  return isText(value) && !isBroken(readDocument(value));
}
