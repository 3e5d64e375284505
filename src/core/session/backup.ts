import { parseBaseline } from '../changes/baseline';
import { FIELDS } from '../fields/fields';
import { isJsonObject, parseJson } from '../text/json';
import type { FieldSlot, Baseline } from '../changes/change';
import type { Origin } from './standing';
import type { UnconfirmedSave } from '../saving/saveOutcome';

/** What restored text is compared with: conflicts, choices, unconfirmed saves and a lost origin all follow from it. */
export interface Backup {
  readonly origin: Origin;
  /** The contact as the API last gave it. */
  readonly latest: Baseline;
  readonly unconfirmedSaves: readonly UnconfirmedSave[];
  /** Digests of texts that VS Code may bring back, and that were made from something else. */
  readonly notOf: readonly string[];
  /** The digest of the one text that this is of, where not all are known that VS Code may bring back. */
  readonly onlyOf?: string | undefined;
  /** What the text that this is of says of its version. */
  readonly version: string | undefined;
}

export function serializeBackup({ origin, latest, unconfirmedSaves, ...of }: Backup): string {
  const { text, seen } = origin.baseline;
  // What was asked for then is seen from what its text was made from, which is not what the text now was made from.
  const unconfirmed = unconfirmedSaves.map(({ asked, changes }) => ({ asked, changes: changes.map(slotOf) }));
  const { unsettled } = origin;
  return JSON.stringify({ text, seen, latest: latest.text, unsettled, unconfirmed, ...of });
}

/** Undefined for what is no backup. One of an older version of the extension holds a baseline alone. */
export function parseBackup(content: string): Backup | undefined {
  const stored = parseJson(content);
  const baseline = parseBaseline(stored);
  if (baseline === undefined || !isJsonObject(stored)) return undefined;
  const { seen } = baseline;
  const { notOf, onlyOf, version } = stored;
  return {
    origin: { baseline, unsettled: fieldSlotsOf(stored['unsettled']) },
    latest: parseBaseline({ text: stored['latest'], seen }) ?? baseline,
    unconfirmedSaves: unconfirmedSavesOf(stored['unconfirmed']),
    notOf: Array.isArray(notOf) ? notOf.filter((digest) => typeof digest === 'string') : [],
    onlyOf: typeof onlyOf === 'string' ? onlyOf : undefined,
    version: typeof version === 'string' ? version : undefined,
  };
}

function unconfirmedSavesOf(stored: unknown): UnconfirmedSave[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((save: unknown) => {
    if (!isJsonObject(save)) return [];
    const { asked } = save;
    const changes = fieldSlotsOf(save['changes']);
    return typeof asked === 'string' && changes !== undefined ? [{ asked, changes }] : [];
  });
}

function slotOf({ field, slot }: FieldSlot): FieldSlot {
  return { field, slot };
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
