import { isBroken, readDocument } from '../text/contactDocument';
import type { FieldReading } from '../fields/field';
import { FIELD_ROWS } from '../fields/fields';
import type { AccountLists } from '../fields/fieldView';
import type { Problem } from '../fields/problem';
import { findTextProblems } from './textProblems';
import { findLoadedProblems, planUpdate, withoutRepeats } from './updatePlan';
import { readField } from './readField';
import type { Change, ParsedContact, Baseline } from './change';

/** What a text asks for, measured against the baseline. Loaded values that are wrong are hints, changed ones errors. */
export function parseContact(baseline: Baseline, text: string, lists: AccountLists): ParsedContact {
  const document = readDocument(text);
  if (isBroken(document)) return document;
  const checked = FIELD_ROWS.map((field) => readField(field, baseline, document, lists));
  const readings = checked.map(({ reading }) => reading);
  const planned = planUpdate(readings, lists);
  const found = [...findTextProblems(baseline, document), ...checked.flatMap(({ problems }) => problems)];
  const blocking = withoutRepeats(found, planned.problems());
  let problems: readonly Problem[] | undefined;
  return {
    kind: 'contact',
    changes: readings.flatMap(changesOf),
    isBlocked: blocking.some(({ severity }) => severity === 'error'),
    // Only views show hints about loaded values, which cost as much to find as all the rest.
    get problems() {
      problems ??= withoutRepeats(blocking, findLoadedProblems(readings, lists));
      return problems;
    },
    update: planned.plan,
    readings,
  };
}

/** What a text asks for; nothing while it is broken. */
export function changesIn(parsed: ParsedContact): readonly Change[] {
  return parsed.kind === 'contact' ? parsed.changes : [];
}

export function findChanges(baseline: Baseline, text: string, lists: AccountLists): readonly Change[] {
  return changesIn(parseContact(baseline, text, lists));
}

function changesOf({ field, loaded, changes }: FieldReading): Change[] {
  return [...changes].map(([slot, after]) => ({
    field: field.id,
    slot,
    before: loaded.slots.get(slot)?.value,
    after: after?.value,
  }));
}

/**
 * Whether VS Code may write a text: it asks for nothing, be it in other white space or made from an older contact. To
 * be measured by what it asks for, because equal texts are not the only ones that say the same.
 */
export function isWithoutEdits(parsed: ParsedContact | undefined): boolean {
  return parsed?.kind === 'contact' && parsed.changes.length === 0 && !parsed.isBlocked;
}
