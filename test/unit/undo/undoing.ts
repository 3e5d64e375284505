import assert from 'node:assert/strict';
import { createBaseline } from '../../../src/core/changes/baseline';
import type { Json } from '../../../src/core/text/json';
import { saveContact } from '../../../src/core/saving/save';
import { createRecord, type SaveRecord } from '../../../src/core/undo/saveRecord';
import { undoSave } from '../../../src/core/undo/undoSave';
import { CONTACT_ID, edited, lists } from '../builders';
import type { ContactApiFake } from '../saving/contactApiFake';
import type { Baseline } from '../../../src/core/changes/change';

export const ABOUT = {
  id: 'r1',
  environment: 'test',
  baseUrl: 'https://api.example.com',
  contactId: CONTACT_ID,
  savedAt: '2026-03-01T14:32:00.000Z',
};

/** What the fake holds now, as a baseline. */
export async function loaded(api: ContactApiFake): Promise<Baseline> {
  return createBaseline(await api.loadContact());
}

/** Saves values over what the fake holds, and gives the record of it. */
export async function saved(
  api: ContactApiFake,
  values: Readonly<Record<string, Json | undefined>>,
  accountLists = lists(),
): Promise<SaveRecord> {
  const baseline = await loaded(api);
  const request = { id: CONTACT_ID, baseline, text: edited(baseline, values), lists: accountLists };
  const outcome = await saveContact(api, request);
  assert.ok(outcome.kind === 'saved' && outcome.sent !== undefined);
  return createRecord(ABOUT, outcome.sent, { ...outcome, text: outcome.baseline.text }, accountLists);
}

/** The plan of an undo on top of unsaved values. */
export async function planned(
  api: ContactApiFake,
  record: SaveRecord,
  unsaved: Readonly<Record<string, Json | undefined>> = {},
  accountLists = lists(),
) {
  const baseline = await loaded(api);
  const text = Object.keys(unsaved).length === 0 ? baseline.text : edited(baseline, unsaved);
  return { baseline, ...undoSave(record, { baseline, text }, accountLists) };
}

/** Sends an undo as a person's save would, and gives its record. */
export async function undo(api: ContactApiFake, record: SaveRecord): Promise<SaveRecord> {
  const { baseline, text } = await planned(api, record);
  const outcome = await saveContact(api, { id: CONTACT_ID, baseline, text, lists: lists() });
  assert.ok(outcome.kind === 'saved' && outcome.sent !== undefined);
  return createRecord(
    { ...ABOUT, id: 'r2' },
    outcome.sent,
    { ...outcome, text: outcome.baseline.text },
    lists(),
  );
}

export const places = (pieces: readonly { field: string; slot: string }[]) =>
  pieces.map(({ field, slot }) => `${field}/${slot}`);

export const reasons = (left: readonly { label: string; reason: string }[]) =>
  left.map(({ label, reason }) => `${label}: ${reason}`);
