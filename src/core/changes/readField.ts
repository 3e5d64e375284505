import * as l10n from '@vscode/l10n';
import { type ContactDocument, readSound } from '../text/contactDocument';
import { type Field, type FieldReading, sameFor } from '../fields/field';
import type { AccountLists } from '../fields/fieldView';
import type { Problem, SlotProblem } from '../fields/problem';
import { diffSlots, type Slot } from '../fields/slots';
import { baselineDocument } from './baseline';
import type { Baseline } from './change';

interface CheckedReading {
  readonly reading: FieldReading;
  readonly problems: readonly Problem[];
}

/** One field of a text beside the baseline: what changed, and what is wrong with it. */
export function readField(
  field: Field,
  baseline: Baseline,
  document: ContactDocument,
  lists: AccountLists,
): CheckedReading {
  const loaded = field.readLoaded(baselineDocument(baseline));
  const wanted = field.readWanted(document, loaded, lists);
  const differences = diffSlots(loaded.slots, wanted.slots, sameFor(field, lists));
  const locked = [...differences.keys()].filter((slot) => field.locks?.(slot) === true);
  for (const slot of locked) differences.delete(slot);
  const forbidden = locked.find((slot) => !wasGiven(field, baseline, slot, wanted.slots.get(slot), lists));
  const problems: SlotProblem[] = [...wanted.problems];
  const obstacle = differences.size > 0 ? (field.checkTogether?.(wanted.slots, loaded, lists) ?? '') : '';
  if (obstacle !== '')
    problems.push({ slot: '', severity: 'error', message: obstacle, path: field.pathOf(document, '') });
  if (forbidden !== undefined)
    problems.push(lockProblem(field, document, forbidden, loaded.slots.has(forbidden)));
  for (const [slot, value] of differences) {
    problems.push(
      ...field
        .check(slot, value, loaded.slots.get(slot), lists)
        .map((found) => ({ ...found, slot, path: field.pathOf(document, slot) })),
    );
  }
  return {
    reading: { field, document, loaded, wanted: wanted.slots, changes: differences },
    problems: problems.map((problem) => ({ ...problem, field: field.id })),
  };
}

function wasGiven(
  field: Field,
  { seen }: Baseline,
  slot: string,
  value: Slot | undefined,
  lists: AccountLists,
): boolean {
  return seen.some((text) => {
    const document = readSound(text);
    if (!field.keys.some((key) => document.members.has(key))) return false;
    return field.same(slot, field.readLoaded(document).slots.get(slot), value, lists);
  });
}

function lockProblem(field: Field, document: ContactDocument, slot: string, wasLoaded: boolean): SlotProblem {
  return {
    slot,
    severity: 'error',
    message: lockMessage(field, slot, wasLoaded),
    path: field.pathOf(document, slot),
  };
}

function lockMessage(field: Field, slot: string, wasLoaded: boolean): string {
  return wasLoaded
    ? l10n.t('"{0}" is read-only. Put the loaded value back.', slot)
    : l10n.t('{0} has no "{1}" that can be set. Remove it.', field.label(), slot);
}
