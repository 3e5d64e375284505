import { parseBaseline } from '../changes/baseline';
import { FIELDS } from '../fields/fields';
import { isJsonObject, parseJson } from '../text/json';
import type { FieldSlot, Baseline } from '../changes/change';
import type { Origin, Standing } from './standing';
import type { UnconfirmedSave } from '../saving/saveOutcome';

/** What restored text is compared with: conflicts, choices, unconfirmed saves and a lost origin all follow from it. */
export interface Backup {
  readonly origin: Origin;
  /** The contact as the API last gave it. */
  readonly latest: Baseline;
  readonly unconfirmedSaves: readonly UnconfirmedSave[];
  /** The one text that this is of, where VS Code may bring back an older one that was made from something else. */
  readonly onlyOf?: string | undefined;
}

/** In milliseconds: VS Code writes an unsaved text down a second after its last change. */
const WRITTEN_AFTER = 5_000;

/** Knows whether the unsaved text that a crash would bring back was made from what the one that stands there is. */
export class WrittenText {
  private last: (Standing & { readonly changedAt: number }) | undefined;
  private hasMoved = false;

  /** The document is clean: VS Code has nothing written down. */
  forget(): void {
    this.last = undefined;
    this.hasMoved = false;
  }

  /** This text has come back, or stayed while only the extension was started anew; then an older one may be written down. */
  begin(standing: Standing, { onlyOf }: Backup, now: number): void {
    this.last = { ...standing, changedAt: now };
    this.hasMoved = onlyOf !== undefined;
  }

  /** @param now in milliseconds since 1970 */
  note({ text, origin }: Standing, now: number): void {
    const last = this.last ?? { text, origin, changedAt: now };
    if (now - last.changedAt > WRITTEN_AFTER) this.hasMoved = false;
    const { baseline, unsettled } = last.origin;
    this.hasMoved ||= baseline.text !== origin.baseline.text || unsettled !== origin.unsettled;
    this.last = { text, origin, changedAt: last.text === text ? last.changedAt : now };
  }

  /** The one text that a backup is of, where an older one may come back that was made from something else. */
  get onlyText(): string | undefined {
    return this.hasMoved ? this.last?.text : undefined;
  }
}

export function serializeBackup({ origin, latest, unconfirmedSaves, onlyOf }: Backup): string {
  const { text, seen } = origin.baseline;
  // What was asked for then is seen from what its text was made from, which is not what the text now was made from.
  const unconfirmed = unconfirmedSaves.map(({ asked, changes }) => ({ asked, changes: changes.map(slotOf) }));
  return JSON.stringify({
    text,
    seen,
    latest: latest.text,
    unsettled: origin.unsettled,
    unconfirmed,
    onlyOf,
  });
}

/** Undefined for what is no backup. One of an older version of the extension holds a baseline alone. */
export function parseBackup(content: string): Backup | undefined {
  const stored = parseJson(content);
  const baseline = parseBaseline(stored);
  if (baseline === undefined || !isJsonObject(stored)) return undefined;
  const { seen } = baseline;
  const latest = parseBaseline({ text: stored['latest'], seen }) ?? baseline;
  const unsettled = fieldSlotsOf(stored['unsettled']);
  const unconfirmedSaves = unconfirmedSavesOf(stored['unconfirmed']);
  const { onlyOf } = stored;
  const origin = { baseline, ...(unsettled && { unsettled }) };
  return { origin, latest, unconfirmedSaves, onlyOf: typeof onlyOf === 'string' ? onlyOf : undefined };
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
