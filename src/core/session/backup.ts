import { parseBaseline } from '../changes/baseline';
import { FIELDS } from '../fields/fields';
import { isJsonObject, parseJson } from '../text/json';
import { parseContact } from '../changes/parsedContact';
import type { AccountLists } from '../fields/fieldView';
import type { FieldSlot, Baseline } from '../changes/change';
import type { Origin } from './standing';
import type { UnconfirmedSave } from '../saving/saveOutcome';

/** What restored text is compared with: conflicts, choices, doubts and a lost origin all follow from it. */
export interface Backup {
  readonly origin: Origin;
  /** The contact as the API last gave it. */
  readonly latest: Baseline;
  /** The texts that unconfirmed saves have asked for. */
  readonly doubted: readonly string[];
}

export function serializeBackup({ origin, latest, doubted }: Backup): string {
  const { text, seen } = origin.baseline;
  return JSON.stringify({ text, seen, latest: latest.text, unsettled: origin.unsettled, doubted });
}

/** Undefined for what is no backup. One of an older version of the extension holds a baseline alone. */
export function parseBackup(content: string): Backup | undefined {
  const stored = parseJson(content);
  const baseline = parseBaseline(stored);
  if (baseline === undefined || !isJsonObject(stored)) return undefined;
  const { seen } = baseline;
  const latest = parseBaseline({ text: stored['latest'], seen }) ?? baseline;
  const doubted = Array.isArray(stored['doubted'])
    ? stored['doubted'].filter((text) => typeof text === 'string')
    : [];
  const unsettled = fieldSlotsOf(stored['unsettled']);
  return { origin: { baseline, ...(unsettled && { unsettled }) }, latest, doubted };
}

/** What an unconfirmed save asked for, seen from what its text was made from. */
export function doubtsOf({ origin, doubted }: Backup, lists: AccountLists): UnconfirmedSave[] {
  return doubted.flatMap((asked) => {
    const parsed = parseContact(origin.baseline, asked, lists);
    return parsed.kind === 'contact' ? [{ asked, changes: parsed.changes }] : [];
  });
}

function fieldSlotsOf(stored: unknown): FieldSlot[] | undefined {
  if (!Array.isArray(stored)) return undefined;
  return stored.flatMap((fieldSlot: unknown) => {
    if (!isJsonObject(fieldSlot)) return [];
    const { field, slot } = fieldSlot;
    const id = Object.values(FIELDS).find((known) => known.id === field)?.id;
    return id === undefined || typeof slot !== 'string' ? [] : [{ field: id, slot }];
  });
}
